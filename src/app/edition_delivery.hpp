#pragma once

#include "workbench/edition.hpp"
#include "workbench/snapshot.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Partner editions are made and written down at once, by the commands and by the window.
namespace vigie::app {

struct Addressee {
    std::string profile; ///< name or file; empty = « commune »
    std::string recipient, purpose;
};

/// Writes what is made for someone, and writes it down: both, or neither.
/// \param what  as the log says it
/// \return the number of the copy
std::string deliver(store::Project& project, Addressee const& whom, std::string const& what, std::string const& format,
                    std::function<void(workbench::Edition const&)> const& make);

std::string deliver_site_sheet(store::Project& project, workbench::Snapshot const& snapshot, Addressee const& whom,
                               std::uint32_t row, std::string const& campaign, std::filesystem::path const& target);
std::string deliver_zones_sheet(store::Project& project, workbench::Snapshot const& snapshot, Addressee const& whom,
                                std::string const& layer, std::vector<std::string> const& codes,
                                std::string const& campaign, std::filesystem::path const& target);

}
