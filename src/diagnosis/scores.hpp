#pragma once

#include "core/grid.hpp"
#include "store/project.hpp"

#include <map>
#include <stop_token>
#include <string>

namespace vigie::diagnosis {

/// Scores one campaign in the database; incidents are counted into the indicators that name their kind first.
/// \param family_weights code → weight, replacing the grid's; empty = the grid's own
core::ScoreRunId run_scores(store::Project& project, core::Campaign const& campaign,
                            std::map<std::string, double> const& family_weights = {}, std::stop_token stop = {});

/// `grid` with the family weights a run was made with (ScoreRun::weights).
[[nodiscard]] core::Grid with_run_weights(core::Grid grid, std::string const& weights);

}
