#pragma once

#include "store/project.hpp"

#include <vector>

namespace vigie::support {

/// What a run keeps of each residence, by residence id: its index with its families.
inline std::vector<store::StoredScore> stored_scores(store::Project const& project, core::ScoreRunId run) {
    auto const cells = project.score_cells(run);
    std::vector<store::StoredScore> list;
    for (auto& score : project.residence_scores(run)) {
        auto const families = cells.families.scores_of(list.size());
        auto const contributions = cells.families.contributions_of(list.size());
        list.push_back({std::move(score), {families.begin(), families.end()}, {contributions.begin(), contributions.end()}});
    }
    return list;
}

}
