#pragma once

#include "dossier/action_map.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

namespace vigie::report {

/// A4 landscape: a map with a number where each place of the plan is, its sign telling the state of its first action; the numbered list
/// beside, going on over pages; how many actions each axis has in each state.
/// \throws core::Error(usage) when the name does not end with .pdf, core::Error(refused) without an action
void write_action_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, dossier::ActionMap const& map,
                        SheetOptions const& options = {});

}
