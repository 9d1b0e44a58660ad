#pragma once

#include "core/walk.hpp"
#include "dossier/finding_lists.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>
#include <vector>

namespace vigie::report {

/// What a walk found, on A4 portrait: a list for each of those who have to act, each beginning on a page of its own so
/// that it can be handed out alone. \throws core::Error(refused) when there is nothing to list, core::Error(usage) when
/// the name does not end with .pdf
void write_finding_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, core::Walk const& walk,
                         std::vector<dossier::FindingList> const& lists, SheetOptions const& options = {});

}
