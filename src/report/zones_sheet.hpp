#pragma once

#include "dossier/comparison.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

namespace vigie::report {

/// Up to six zones and the reference side by side on A3 landscape: same map scale, same classes, same axes in every column; further
/// pages when the rows do not fit.
/// \throws core::Error(usage) when the name does not end with .pdf, core::Error(failed) when the disk refuses
void write_zones_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, dossier::Comparison const& comparison,
                       SheetOptions const& options = {});

}
