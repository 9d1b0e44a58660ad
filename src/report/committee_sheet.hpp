#pragma once

#include "dossier/committee_file.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

namespace vigie::report {

/// A4 portrait, before the meeting: agenda, where residences stand, proposals with boxes to answer, sites followed by status with what
/// moved, actions late or due, decisions asked with boxes. As many pages as it takes.
/// \throws core::Error(usage) when the name does not end with .pdf, core::Error(failed) when the disk refuses
void write_committee_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, dossier::CommitteeFile const& file,
                           SheetOptions const& options = {});

}
