#pragma once

#include <filesystem>

namespace vigie::store {

/// Whether the file is a Vigie project, also one that open() would refuse: damaged, changed by others, of a newer version.
/// Looks at the names of its tables; nothing in it is run.
[[nodiscard]] bool is_project(std::filesystem::path const& file);

}
