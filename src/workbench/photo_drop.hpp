#pragma once

#include "workbench/workbench.hpp"

#include <filesystem>

namespace vigie::workbench {

/// A picture that a camera makes, by its ending.
[[nodiscard]] bool is_photo(std::filesystem::path const& file);
/// Keeps it with the residence in focus, internal, without place nor day, as one step of the history.
/// \throws core::Error(refused) when it cannot be read, core::Error(usage) when the residence has it already
void add_photo_of_focus(Workbench& workbench, std::filesystem::path const& file);

}
