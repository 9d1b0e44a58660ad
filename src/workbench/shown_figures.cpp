#include "workbench/shown_figures.hpp"

#include "workbench/grid_draft.hpp"

#include <cmath>

namespace vigie::workbench {

ShownFigures::ShownFigures(dossier::CampaignData const* now, dossier::CampaignData const* before, Draft const& draft,
                           core::LiveGrid const* grid)
    : now_(now), scores_(now != nullptr ? &*now->scores : nullptr), before_(before), draft_(&draft), grid_(draft.is_grid ? grid : nullptr) {
    if (grid_ != nullptr)
        index_ = &grid_->index();
    else
        index_ = draft.live && draft.has_weights() ? &*draft.live : nullptr;
}

store::ResidenceScore const* ShownFigures::stored(std::uint32_t row) const {
    return scores_ != nullptr && row < scores_->size() ? &(*scores_)[row] : nullptr;
}

std::optional<double> ShownFigures::score(std::uint32_t row) const {
    if (index_ != nullptr) {
        double const score = index_->scores()[row];
        return std::isnan(score) ? std::nullopt : std::optional(score);
    }
    auto const* score = stored(row);
    return score != nullptr ? score->index.score : std::nullopt;
}

core::SeverityClass ShownFigures::severity(std::uint32_t row) const {
    if (index_ != nullptr) return draft_->classes[row];
    auto const* score = stored(row);
    return score != nullptr ? score->shown : core::SeverityClass::not_scored;
}

int ShownFigures::rank(std::uint32_t row) const {
    if (index_ != nullptr) return draft_->ranks[row];
    auto const* score = stored(row);
    return score != nullptr ? score->rank : 0;
}

double ShownFigures::coverage(std::uint32_t row) const {
    if (index_ != nullptr) return index_->index(row).coverage;
    auto const* score = stored(row);
    return score != nullptr ? score->index.coverage : 0;
}

std::optional<int> ShownFigures::alerts(std::uint32_t row) const {
    if (grid_ != nullptr) return grid_->alerts(row);
    auto const* score = stored(row);
    return score != nullptr ? score->alerts : std::nullopt;
}

std::optional<double> ShownFigures::family(std::uint32_t row, std::size_t family) const {
    if (grid_ != nullptr)
        return family < grid_->grid().families.size() ? grid_->families()[family][row].score : std::nullopt;
    if (stored(row) == nullptr || family >= now_->grid.families.size()) return std::nullopt;
    return now_->families(row)[family].score;
}

std::optional<core::Change> ShownFigures::change(std::uint32_t row) const {
    auto const* now = stored(row);
    if (now == nullptr || before_ == nullptr) return std::nullopt;
    if (scores_before_ == nullptr) scores_before_ = &*before_->scores;
    if (row >= scores_before_->size()) return std::nullopt;
    auto const& then = (*scores_before_)[row];
    return core::change_between(then.index.score, then.variance, score(row), now->variance);
}

bool ShownFigures::are_changes_read() const { return before_ == nullptr || before_->scores.is_read(); }

std::size_t ShownFigures::scored_count() const {
    if (now_ == nullptr) return 0;
    return index_ != nullptr ? draft_->scored : *now_->scored;
}

std::optional<store::StoredScore> ShownFigures::tried(std::uint32_t row) const {
    if (index_ == nullptr || row >= index_->scores().size()) return std::nullopt;
    store::StoredScore score{(*scores_)[row], {}, {}};
    score.index = index_->index(row);
    score.shown = draft_->classes[row];
    score.rank = draft_->ranks[row];
    if (grid_ != nullptr) {
        score.alerts = grid_->alerts(row);
        score.contributions = grid_->contributions(row);
        for (auto const& family : grid_->families()) score.families.push_back(family[row]);
        return score;
    }
    auto const families = now_->families(row);
    score.families.assign(families.begin(), families.end());
    score.contributions = core::contributions(with_points(now_->grid, draft_->weights), score.families);
    return score;
}

}
