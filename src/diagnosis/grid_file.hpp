#pragma once

#include "core/finding.hpp"
#include "core/grid.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::diagnosis {

/// Diagnostic grid as a file, by its ending: .csv, .xlsx and .ods (read) are tables (grid_table.hpp), all else is TOML.
/// \param notes  what was left out, if one wants to know
/// \throws core::Error(refused) naming the line or the key and what to write instead
[[nodiscard]] core::Grid read_grid_file(std::filesystem::path const& path, std::vector<core::Finding>* notes = nullptr);
[[nodiscard]] core::Grid parse_grid(std::string_view toml, std::string const& name_for_errors);
void write_grid_file(std::filesystem::path const& path, core::Grid const& grid);
/// The default grid that ships in data/grids, embedded.
[[nodiscard]] core::Grid default_grid();

}
