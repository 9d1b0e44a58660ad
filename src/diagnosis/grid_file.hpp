#pragma once

#include "core/grid.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace vigie::diagnosis {

/// Diagnostic grid as a file: TOML (read and written).
/// \throws core::Error(refused) naming the line or the key and what to write instead
[[nodiscard]] core::Grid read_grid_file(std::filesystem::path const& path);
[[nodiscard]] core::Grid parse_grid(std::string_view toml, std::string const& name_for_errors);
void write_grid_file(std::filesystem::path const& path, core::Grid const& grid);
/// The default grid that ships in data/grids, embedded.
[[nodiscard]] core::Grid default_grid();

}
