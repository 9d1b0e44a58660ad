#pragma once

#include "core/finding.hpp"
#include "core/grid.hpp"

#include <filesystem>
#include <vector>

/// Diagnostic grid as a spreadsheet (CSV, XLSX; ODS is read too): one row an indicator, headings in French or English.
namespace vigie::diagnosis {

/// Needs the columns of code, family and, for goalposts, the values scored 0 and 100; what else is absent has the
/// defaults of a grid file. An empty family is that of the row above, as in merged cells.
/// \param notes  columns that mean nothing here and are left out
/// \throws core::Error(refused) naming file and row, with what to write instead
[[nodiscard]] core::Grid read_grid_table(std::filesystem::path const& path, std::vector<core::Finding>& notes);

/// \throws core::Error as gis::write_tables
void write_grid_table(std::filesystem::path const& path, core::Grid const& grid);

}
