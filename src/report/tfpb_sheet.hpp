#pragma once

#include "dossier/tfpb_table.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

namespace vigie::report {

/// The yearly table of the property-tax rebate on A4 landscape, as many pages as it takes: the axes in the convention's
/// order with their sums, each with its actions; the whole, per dwelling too; how amounts were shared. \throws
/// core::Error(usage) when the name does not end with .pdf, core::Error(failed) when the disk refuses
void write_tfpb_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                      dossier::TfpbTable const& table, SheetOptions const& options = {});

}
