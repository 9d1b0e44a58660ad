#pragma once

#include "core/grid.hpp"
#include "core/observation.hpp"
#include "store/project.hpp"

#include <optional>
#include <stop_token>

namespace vigie::diagnosis {

/// Makes a grid the project's next version and scores a campaign with it, as one step of the history. A frozen campaign
/// keeps the grid and the scores it has, and so does every other one until it is scored again.
/// \return the version's id; that of the current one when the grid is no other
core::GridId publish_grid(store::Project& project, core::Grid const& grid,
                          std::optional<core::Campaign> const& campaign = {}, std::stop_token stop = {});

}
