#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>

namespace vigie::demo {

/// Writes the demo project: fictitious Breton town, three campaigns scored, clusters found. The file must not exist.
struct DemoRequest {
    int residences = 300;
    std::uint64_t seed = 1;
    std::function<void(double)> progress;
};
void write_demo(std::filesystem::path const& path, DemoRequest const& request, std::stop_token stop = {});

}
