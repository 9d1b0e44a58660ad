#pragma once

#include "core/walk.hpp"
#include "dossier/snapshot.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>
#include <vector>

namespace vigie::report {

/// The booklet of a walk on A4 portrait: a cover with the whole way and the list of stops, then four stops a page with
/// their map, the ten factors to circle, who owns the ground, and lines to write on. What the walk before it left open
/// near a stop is said there. \param walks, findings  of the project, among them those of the walk before \throws
/// core::Error(refused) for a walk without a stop, core::Error(usage) when the name does not end with .pdf
void write_walk_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, core::Walk const& walk,
                      std::vector<core::Walk> const& walks, std::vector<core::WalkFinding> const& findings,
                      SheetOptions const& options = {});

}
