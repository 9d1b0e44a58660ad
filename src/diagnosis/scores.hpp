#pragma once

#include "core/finding.hpp"
#include "core/grid.hpp"
#include "store/project.hpp"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace vigie::diagnosis {

/// Scores one campaign in the database; incidents are counted into the indicators that name their kind first.
/// \param family_weights code → weight, replacing the grid's; empty = the grid's own
core::ScoreRunId run_scores(store::Project& project, core::Campaign const& campaign,
                            std::map<std::string, double> const& family_weights = {}, std::stop_token stop = {});

/// What to know of the methods of a run: an indicator that had nothing to be compared with, that tells no residence from
/// another, or whose table leaves values out.
[[nodiscard]] std::vector<core::Finding> scale_findings(store::Project const& project, core::ScoreRunId run);

/// `grid` with the family weights a run was made with (ScoreRun::weights).
[[nodiscard]] core::Grid with_run_weights(core::Grid grid, std::string const& weights);

}
