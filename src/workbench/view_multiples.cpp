#include "workbench/view_multiples.hpp"

#include "dossier/dynamics.hpp"
#include "text/language.hpp"
#include "workbench/workbench.hpp"

namespace vigie::workbench {

namespace {

using Column = MultiplesView::Column;
using Rows = std::vector<std::uint32_t>;

/// Residences that the filter keeps.
Rows kept_rows(Workbench const& workbench) {
    Rows rows;
    auto const& in = workbench.filtered_in();
    for (std::uint32_t row = 0; row < workbench.snapshot().residences.size(); ++row)
        if (row >= in.size() || in[row]) rows.push_back(row);
    return rows;
}

void add_moves(Column& column, dossier::Snapshot const& snapshot, dossier::CampaignData const& data, dossier::CampaignData const& before, Rows const& rows) {
    auto const all = dossier::moving_residences(snapshot, data);
    std::vector<dossier::MovingPlace> kept;
    for (auto const row : rows)
        if (row < all.size()) kept.push_back(all[row]);
    auto const moves = dossier::status_dynamics(kept);
    auto const entries = text::tr_n("{0} entry", "{0} entries", static_cast<long long>(moves.entries.size()));
    auto const exits = text::tr_n("{0} exit", "{0} exits", static_cast<long long>(moves.exits.size()));
    column.moved = text::tr("Complex situations: {0}, {1} since {2}", {entries, exits, before.campaign.name});
    column.moved_short = entries + ", " + exits;
}

/// \param before  the scored campaign before; null for the first
Column column_of(dossier::Snapshot const& snapshot, dossier::CampaignData const& data, dossier::MeanIndex const& mean, dossier::CampaignData const* before,
                 dossier::MeanIndex const& then, Rows const& rows) {
    Column column;
    column.title = column.short_title = column.campaign = data.campaign.name;
    for (auto const row : rows)
        if (row < data.scores.size()) ++column.by_class[static_cast<std::size_t>(data.scores[row].shown)];
    column.mean = mean.score.score;
    if (before == nullptr) return column;
    column.change = core::change_between(then.score.score, then.variance, mean.score.score, mean.variance);
    add_moves(column, snapshot, data, *before, rows);
    return column;
}

std::vector<Column> campaign_columns(dossier::Snapshot const& snapshot, Rows const& rows) {
    std::vector<Column> columns;
    dossier::CampaignData const* before = nullptr;
    dossier::MeanIndex then;
    for (auto const& data : snapshot.campaigns) {
        if (!data.run) continue;
        auto const mean = dossier::mean_index(snapshot, data, rows);
        columns.push_back(column_of(snapshot, data, mean, before, then, rows));
        before = &data;
        then = mean;
    }
    return columns;
}

/// Scores of a family, in the classes of the index.
Column theme_column(dossier::Snapshot const& snapshot, dossier::CampaignData const& data, std::size_t family, Rows const& rows) {
    Column column;
    column.title = text::pick(data.grid.families[family].name);
    auto const& brief = text::pick(data.grid.families[family].short_name);
    column.short_title = brief.empty() ? column.title : brief;
    column.theme = "family:" + data.grid.families[family].code;
    double sum = 0, dwellings = 0;
    for (auto const row : rows) {
        if (row >= data.scores.size()) continue;
        auto const score = data.families(row)[family].score;
        ++column.by_class[static_cast<std::size_t>(dossier::class_of(score, data.grid.rules))];
        double const weight = snapshot.residences[row].dwellings.value_or(0);
        if (score) sum += weight * *score, dwellings += weight;
    }
    if (dwellings > 0) column.mean = sum / dwellings;
    return column;
}

std::vector<Column> theme_columns(dossier::Snapshot const& snapshot, dossier::CampaignData const* data, Rows const& rows) {
    std::vector<Column> columns;
    if (data == nullptr || !data->run) return columns;
    columns.push_back(column_of(snapshot, *data, dossier::mean_index(snapshot, *data, rows), nullptr, {}, rows));
    columns.back().title = text::tr("Score of situation");
    columns.back().short_title = text::tr("Index");
    for (std::size_t family = 0; family < data->grid.families.size(); ++family)
        columns.push_back(theme_column(snapshot, *data, family, rows));
    return columns;
}

}

MultiplesView const& Workbench::multiples() const {
    auto key = shown_key() + "\n" + std::to_string(static_cast<int>(compared_by)) + "\n" + std::to_string(map_key_);
    return *multiples_.of(std::move(key), [&] {
        auto made = std::make_shared<MultiplesView>();
        auto const rows = kept_rows(*this);
        made->is_of_themes = compared_by == Compared::themes;
        made->columns = made->is_of_themes ? theme_columns(*snapshot_, campaign(), rows) : campaign_columns(*snapshot_, rows);
        return made;
    });
}

MultiplesView multiples_view(Workbench const& workbench) {
    MultiplesView view = workbench.multiples();
    auto const& snapshot = workbench.snapshot();
    for (auto& column : view.columns)
        column.content = view.is_of_themes ? &workbench.map_of_theme(column.theme) : &workbench.map_of(column.campaign);
    view.view = workbench.view();
    view.is_curtain = workbench.is_curtain && !view.is_of_themes;
    view.shows_residences = workbench.is_layer_shown("residences");
    view.shows_foyers = workbench.is_layer_shown("foyers");
    view.is_fictitious = snapshot.info.is_fictitious;
    view.choices = compared_choices(workbench);
    return view;
}

LegendView multiples_legend(Workbench const& workbench) {
    auto legend = legend_view(workbench);
    if (workbench.compared_by != Compared::themes) return legend;
    legend.colouring = scene::Colouring::severity;
    legend.classing = nullptr;
    legend.steps.clear();
    return legend;
}

std::vector<Compared> compared_choices(Workbench const& workbench) {
    std::vector<Compared> choices;
    if (!workbench.snapshot().zone_layers.empty()) choices.push_back(Compared::zones);
    if (find_action("compare.campaigns")->is_enabled(workbench)) choices.push_back(Compared::campaigns);
    if (find_action("compare.themes")->is_enabled(workbench)) choices.push_back(Compared::themes);
    return choices;
}

}
