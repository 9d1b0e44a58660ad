#pragma once

#include "core/stability.hpp"
#include "store/project.hpp"

#include <optional>

namespace vigie::diagnosis {

/// The draws of rule 9 on a stored run: its grid and weights, its values and the uncorrected ones.
[[nodiscard]] core::StabilityTest stability_test(store::Project const& project, store::ScoreRun const& run);

/// Rank ranges of the campaign's run, stored with it. Kept as they are where the run has some of as many draws with the same
/// seed and top, or the campaign is frozen and has any. Nothing without a run.
/// \throws core::Error(cancelled)
std::optional<store::StoredStability> run_stability(store::Project& project, core::Campaign const& campaign,
                                                    core::StabilityOptions const& options = {});

}
