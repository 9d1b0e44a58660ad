#pragma once

#include "core/stability.hpp"
#include "store/project.hpp"

#include <array>
#include <optional>

namespace vigie::diagnosis {

/// The draws of rule 9 on a stored run: its grid and weights, its values and the uncorrected ones.
[[nodiscard]] core::StabilityTest stability_test(store::Project const& project, store::ScoreRun const& run);

/// Methods that are tried beside those of the grid. Tables stay tables, and all learn from the campaign itself.
inline constexpr std::array tried_methods{core::Method::percentile, core::Method::robust_z, core::Method::min_max};
/// The same draws, each with one of those methods or with the grid's own: how far a rank hangs on how values are brought
/// to 0–100. Reads the observations once for each; nothing is stored.
[[nodiscard]] core::StabilityTest method_test(store::Project const& project, store::ScoreRun const& run);

/// Rank ranges of the campaign's run, stored with it. Kept as they are where the run has some of as many draws with the same
/// seed and top, or the campaign is frozen and has any. Nothing without a run.
/// \throws core::Error(cancelled)
std::optional<store::StoredStability> run_stability(store::Project& project, core::Campaign const& campaign,
                                                    core::StabilityOptions const& options = {});

}
