#include "workbench/view_campaigns.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/dynamics.hpp"

namespace vigie::workbench {

namespace {

void add_moves(CampaignsView::Column& column, Snapshot const& snapshot, CampaignData const& data, CampaignData const& before) {
    auto const moves = status_dynamics(moving_residences(snapshot, data));
    auto const entries = text::tr_n("{0} entry", "{0} entries", static_cast<long long>(moves.entries.size()));
    auto const exits = text::tr_n("{0} exit", "{0} exits", static_cast<long long>(moves.exits.size()));
    column.moved = text::tr("Complex situations: {0}, {1} since {2}", {entries, exits, before.campaign.name});
    column.moved_short = entries + ", " + exits;
}

/// \param before  the scored campaign before; null for the first
CampaignsView::Column column_of(Snapshot const& snapshot, CampaignData const& data, MeanIndex const& mean, CampaignData const* before,
                                MeanIndex const& then) {
    CampaignsView::Column column;
    column.campaign = data.campaign.name;
    for (auto const& score : data.scores) ++column.by_class[static_cast<std::size_t>(score.shown)];
    column.mean = mean.score.score;
    if (before == nullptr) return column;
    column.change = core::change_between(then.score.score, then.variance, mean.score.score, mean.variance);
    add_moves(column, snapshot, data, *before);
    return column;
}

std::vector<CampaignsView::Column> columns_of(Snapshot const& snapshot) {
    std::vector<CampaignsView::Column> columns;
    CampaignData const* before = nullptr;
    MeanIndex then;
    for (auto const& data : snapshot.campaigns) {
        if (!data.run) continue;
        auto const mean = mean_index(snapshot, data);
        columns.push_back(column_of(snapshot, data, mean, before, then));
        before = &data;
        then = mean;
    }
    return columns;
}

}

CampaignsView const& Workbench::campaigns() const {
    auto const key = shown_key();
    if (!campaigns_ || campaigns_of_ != key) {
        auto made = std::make_shared<CampaignsView>();
        made->columns = columns_of(*snapshot_);
        campaigns_ = std::move(made);
        campaigns_of_ = key;
    }
    return *campaigns_;
}

CampaignsView campaigns_view(Workbench const& workbench) {
    CampaignsView view = workbench.campaigns();
    auto const& snapshot = workbench.snapshot();
    for (auto& column : view.columns) column.content = &workbench.map_of(column.campaign);
    view.view = workbench.view();
    view.is_curtain = workbench.is_curtain;
    view.shows_residences = workbench.is_layer_shown("residences");
    view.shows_foyers = workbench.is_layer_shown("foyers");
    view.is_fictitious = snapshot.info.is_fictitious;
    view.can_compare_zones = !snapshot.zone_layers.empty();
    return view;
}

}
