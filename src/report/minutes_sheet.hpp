#pragma once

#include "dossier/minutes.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

namespace vigie::report {

/// Minutes on A4 portrait, as many pages as they take: statuses before and after, moves, decisions, due actions (late
/// first), effects seen, what comes next. Column heads come again on each page. \throws core::Error(usage) when the
/// name does not end with .pdf, core::Error(failed) when the disk refuses
void write_minutes_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                         dossier::Minutes const& minutes, SheetOptions const& options = {});

}
