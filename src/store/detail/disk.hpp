#pragma once

#include <filesystem>

namespace vigie::store {

/// Gives a finished file its name: what it holds is on the disk first, then the name, so that a power cut leaves all or nothing.
/// \throws core::Error(failed)
void put_in_place(std::filesystem::path const& finished, std::filesystem::path const& target);

}
