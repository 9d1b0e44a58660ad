#pragma once

#include "app/console.hpp"
#include "store/project.hpp"

#include <string>

namespace vigie::app {

/// A project that a command is to change: what the user should know of its place is said, and a project that cannot be written (another
/// program has it, its folder lets no one write) is refused before any work is done.
/// \throws core::Error
[[nodiscard]] store::Project open_to_write(std::string const& path, Console const& console);

/// The named campaign, or the latest one. \throws core::Error(refused) when there is none, core::Error(usage) for an unknown name
[[nodiscard]] core::Campaign campaign_or_latest(store::Project const& project, std::string const& name);

}
