// The figures as shown: of the weights being tried when one has moved, else as stored.
#include "workbench/workbench.hpp"

#include "dossier/content_version.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

std::optional<double> Workbench::shown_score(std::uint32_t row) const {
    if (draft_.is_moved()) {
        double const score = tried_index()->scores()[row];
        return std::isnan(score) ? std::nullopt : std::optional(score);
    }
    auto const* data = campaign();
    return data != nullptr && row < data->scores.size() ? data->scores[row].index.score : std::nullopt;
}

core::SeverityClass Workbench::shown_class(std::uint32_t row) const {
    if (draft_.is_moved()) return draft_.classes[row];
    auto const* data = campaign();
    return data != nullptr && row < data->scores.size() ? data->scores[row].shown : core::SeverityClass::not_scored;
}

int Workbench::shown_rank(std::uint32_t row) const {
    if (draft_.is_moved()) return draft_.ranks[row];
    auto const* data = campaign();
    return data != nullptr && row < data->scores.size() ? data->scores[row].rank : 0;
}

std::optional<store::StoredScore> Workbench::tried(std::uint32_t row) const {
    auto const* index = tried_index();
    if (index == nullptr || row >= index->scores().size()) return std::nullopt;
    store::StoredScore score{campaign()->scores[row], {}, {}};
    score.index = index->index(row);
    score.shown = draft_.classes[row];
    score.rank = draft_.ranks[row];
    if (draft_.is_grid) {
        auto const& live = *grid_draft_->live;
        score.alerts = live.alerts(row);
        score.contributions = live.contributions(row);
        for (auto const& family : live.families()) score.families.push_back(family[row]);
        return score;
    }
    auto const families = campaign()->families(row);
    score.families.assign(families.begin(), families.end());
    score.contributions = core::contributions(with_points(grid(), draft_.weights), score.families);
    return score;
}

double Workbench::shown_coverage(std::uint32_t row) const {
    if (auto const* index = tried_index()) return index->index(row).coverage;
    auto const* data = campaign();
    return data != nullptr && row < data->scores.size() ? data->scores[row].index.coverage : 0;
}

std::optional<int> Workbench::shown_alerts(std::uint32_t row) const {
    if (draft_.is_grid) return grid_draft_->live->alerts(row);
    auto const* data = campaign();
    return data != nullptr && row < data->scores.size() ? data->scores[row].alerts : std::nullopt;
}

std::optional<double> Workbench::shown_family(std::uint32_t row, std::size_t family) const {
    if (draft_.is_grid)
        return family < shown_grid().families.size() ? grid_draft_->live->families()[family][row].score : std::nullopt;
    auto const* data = campaign();
    if (data == nullptr || row >= data->scores.size() || family >= data->grid.families.size()) return std::nullopt;
    return data->families(row)[family].score;
}

std::optional<core::Change> Workbench::change(std::uint32_t row) const {
    auto const* before = previous_campaign();
    auto const* data = campaign();
    if (before == nullptr || data == nullptr || row >= before->scores.size() || row >= data->scores.size())
        return std::nullopt;
    auto const& then = before->scores[row];
    return core::change_between(then.index.score, then.variance, shown_score(row), data->scores[row].variance);
}

std::size_t Workbench::scored_count() const {
    auto const* data = campaign();
    if (data == nullptr) return 0;
    return draft_.is_moved() ? draft_.scored : data->scored;
}

core::RankRange Workbench::rank_range(std::uint32_t row) const {
    return row < rank_ranges_.size() ? rank_ranges_[row] : core::RankRange{};
}

store::StoredFoyer const* Workbench::foyer_of(std::uint32_t row) const {
    auto const* data = campaign();
    if (data == nullptr || !data->clusters) return nullptr;
    auto const id = snapshot_->residences[row].id;
    for (auto const& foyer : data->clusters->foyers)
        if (std::find(foyer.members.begin(), foyer.members.end(), id) != foyer.members.end()) return &foyer;
    return nullptr;
}

/// What sentences reckoned once depend on: the document, the campaign, the language.
std::string Workbench::shown_key() const {
    return std::to_string(generation_) + "\n" + campaign_ + "\n" + std::to_string(static_cast<int>(text::language())) +
           "\n";
}

dossier::SiteFile const* Workbench::site() const {
    auto const row = focus();
    if (!row || !project_) return nullptr;
    auto const key = shown_key() + std::to_string(*row);
    if (!site_ || site_of_ != key) {
        site_ = dossier::site_file(*snapshot_, *project_, *row, campaign_);
        site_of_ = key;
    }
    return &*site_;
}

namespace {

std::shared_ptr<scene::AreaLayer const> limit_of(dossier::ZoneLayerData const& layer, std::string const& code) {
    auto const zone = std::ranges::find(layer.zones, code, &core::Zone::code);
    if (zone == layer.zones.end() || zone->shape.empty()) return nullptr;
    auto alone = std::make_shared<scene::AreaLayer>();
    alone->version = dossier::next_version();
    alone->areas.push_back(zone->shape);
    alone->boxes.push_back(core::bounds(zone->shape));
    return alone;
}

}

dossier::Comparison const* Workbench::comparison() const {
    auto const* data = campaign();
    if (data == nullptr || compared.empty() || snapshot_->zone_layers.empty()) return nullptr;
    auto key = shown_key();
    for (auto const& code : compared) key += "\n" + code;
    if (!comparison_ || comparison_of_ != key) {
        comparison_ =
            dossier::compare_zones(*snapshot_, snapshot_->zone_layers.front().layer.name, compared, campaign_, core::today());
        comparison_of_ = key;
        compared_limits_.clear();
        for (auto const& group : comparison_->groups)
            compared_limits_.push_back(group.is_reference ? nullptr
                                                          : limit_of(snapshot_->zone_layers.front(), group.code));
    }
    return &*comparison_;
}

}
