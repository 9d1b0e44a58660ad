#pragma once

#include "app/commands.hpp"
#include "core/parallel.hpp"
#include "dossier/snapshot.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

/// Sheets of residences, one file each, shared out among threads: the same bytes for any number of them.
namespace vigie::app {

struct SiteBatch {
    std::string campaign;
    std::function<std::filesystem::path(std::uint32_t row)> file; ///< where the sheet of a residence goes; called from any thread
    bool html = false;                                            ///< the page beside each PDF, too
    std::function<void(std::string const&)> say{};                ///< called from any thread, one at a time
};

/// Memory does not grow with the number of sheets: each thread holds one at a time.
/// \throws core::Error of the first sheet that could not be written, core::Error(cancelled) when stopped
void write_site_sheets(dossier::Snapshot const& snapshot, std::span<std::uint32_t const> rows, SiteBatch const& batch,
                       core::Labour const& labour);

}
