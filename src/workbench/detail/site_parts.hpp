#pragma once

#include "workbench/site_file.hpp"

#include <string>
#include <vector>

namespace vigie::workbench::detail {

/// Fills the indicators, what is missing, and the alerts of `site`.
/// \param grid  with the weights of the run
void add_indicators(SiteFile& site, core::Grid const& grid, Snapshot const& snapshot, CampaignData const& data,
                    store::Project const& project);

/// Sampling variance of a residence's index (rule 11), propagated linearly from the counted indicators: a rate's variance is
/// Poisson's, a share's binomial, both at the corrected value, so that nothing counted is not taken for certainty.
/// An indicator that was not counted brings none, so the noise is a lower bound.
/// \param details  of the run and the residence
[[nodiscard]] double index_variance(CampaignData const& data, store::StoredScore const& score,
                                    std::vector<store::ScoreDetail> const& details);

/// « Very complex situation, rising since 2025: tranquillity, surroundings, service. » Only what the file says.
[[nodiscard]] std::string finding_of(SiteFile const& site, core::Grid const& grid);

}
