#pragma once

#include "core/grid.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

namespace vigie::report {

/// The annex one hands out with the figures: how the index is made, then family by family what each indicator is, how it is worked out
/// and read, from what value to what value it goes, and what it counts for. A4, as many pages as it takes (some ten for the default grid).
/// \throws core::Error(usage) when the name does not end with .pdf, core::Error(failed) when the disk refuses
void write_grid_sheet(std::filesystem::path const& path, core::Grid const& grid, SheetOptions const& options = {});

}
