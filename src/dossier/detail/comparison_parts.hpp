#pragma once

#include "dossier/comparison.hpp"

#include <string>
#include <vector>

namespace vigie::dossier::detail {

/// Indicators of the groups, pooled or averaged (see compare_zones); fills `indicator_codes` and each group's `indicators`.
/// Of each family of the index, the two on which the groups differ most: a comparison of 45 lines shows nothing.
void add_indicators(Comparison& comparison, Snapshot const& snapshot, CampaignData const& data, store::Project const* project);

/// « In one sentence » of a group. \param reference  the whole stock
[[nodiscard]] std::string sentence_of(ComparedGroup const& group, ComparedGroup const& reference, core::Grid const& grid);

/// What stands out between the groups, in at most 14 words of the program's own; says when nothing does.
[[nodiscard]] std::string finding_of(std::vector<ComparedGroup> const& groups);

}
