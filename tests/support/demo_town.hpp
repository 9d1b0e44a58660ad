#pragma once

#include "demo/demo.hpp"
#include "support/process.hpp"

#include <filesystem>
#include <map>

namespace vigie::support {

/// The fictitious town as a file of the test's own: written once by a process for each number of residences, then copied.
inline void copy_demo_town(std::filesystem::path const& to, int residences) {
    static TempDir const folder;
    static std::map<int, std::filesystem::path> written;
    auto& town = written[residences];
    if (town.empty()) {
        demo::DemoRequest request;
        request.residences = residences;
        auto const path = folder / (std::to_string(residences) + ".gpkg");
        demo::write_demo(path, request);
        town = path;
    }
    std::filesystem::copy_file(town, to);
}

}
