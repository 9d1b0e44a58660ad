// The tabs beside the table: neighbourhoods, clusters, evolution, journal.
#include "dossier/change_words.hpp"
#include "dossier/local_verdict.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

double dwellings_of(dossier::Snapshot const& s, std::uint32_t row) { return s.residences[row].dwellings.value_or(0); }

using ZoneTerms = std::vector<std::vector<core::scoring::ZoneTerm>>; ///< by zone

void fill_score(ZoneRow& out, std::vector<core::scoring::ZoneTerm> const& now,
                core::GridRules const& rules) {
    auto const score = core::scoring::zone_score(now, rules);
    out.score = score.score;
    out.coverage = score.coverage;
    if (score.score) out.severity = core::scoring::classify(*score.score, rules);
}

}

/// Means follow the weights being tried: reckoned here from the shown scores, by the stored rule.
std::vector<ZoneRow> zone_rows(Workbench const& workbench) {
    std::vector<ZoneRow> rows;
    auto const& s = workbench.snapshot();
    if (s.zone_layers.empty()) return rows;
    auto const& layer = s.zone_layers.front();
    auto const* data = workbench.campaign();
    for (auto const& zone : layer.zones) {
        ZoneRow row;
        row.code = zone.code;
        row.name = zone.name;
        row.is_filter = workbench.filter().keeps_zone(zone.code);
        rows.push_back(std::move(row));
    }
    ZoneTerms now(rows.size());
    auto const figures = workbench.figures();
    for (std::uint32_t row = 0; row < s.residences.size(); ++row) {
        if (layer.zone_of[row] < 0) continue;
        auto const z = static_cast<std::size_t>(layer.zone_of[row]);
        ++rows[z].residences;
        rows[z].dwellings += s.residences[row].dwellings.value_or(0);
        if (core::is_complex(figures.severity(row))) ++rows[z].complex;
        now[z].push_back({figures.score(row), dwellings_of(s, row)});
    }
    auto const moving = data != nullptr ? dossier::moving_zones(s, *data, layer) : std::vector<dossier::MovingPlace>{};
    for (std::size_t z = 0; z < rows.size(); ++z) {
        fill_score(rows[z], now[z], workbench.shown_grid().rules);
        if (z >= moving.size() || !rows[z].score || !moving[z].change) continue;
        double const stored = *data->zones.at(layer.layer.id)[z].score.score;
        rows[z].change = core::Change{moving[z].change->points + *rows[z].score - stored, moving[z].change->noise};
    }
    std::ranges::stable_sort(rows, std::greater{}, [](ZoneRow const& row) { return row.score.value_or(-1); });
    return rows;
}

std::vector<FoyerRow> foyer_rows(Workbench const& workbench) {
    std::vector<FoyerRow> rows;
    auto const* data = workbench.campaign();
    if (data == nullptr || !data->clusters) return rows;
    auto const& row_of = workbench.snapshot().row_of;
    for (auto const& foyer : data->clusters->foyers) {
        FoyerRow row;
        bool const is_to_verify = foyer.kind == "to_verify";
        row.key = foyer.kind + '.' + std::to_string(foyer.number);
        row.number = is_to_verify ? 0 : foyer.number;
        auto const unnamed = is_to_verify ? VIGIE_N_("Group {0}") : VIGIE_N_("Cluster {0}");
        row.name = foyer.name.empty() ? text::tr(unnamed, {text::integer(foyer.number)}) : foyer.name;
        if (!is_to_verify && !foyer.name.empty()) row.name = std::to_string(foyer.number) + " · " + foyer.name;
        row.solidity = is_to_verify     ? text::tr("to verify on site")
                       : foyer.is_solid ? *foyer.is_solid ? text::tr("solid") : text::tr("fragile")
                                        : text::tr("not tested");
        row.residences = static_cast<int>(foyer.members.size());
        row.dwellings = foyer.dwellings;
        row.mean_score = foyer.mean_score;
        row.smallest_q = foyer.smallest_q;
        for (auto const id : foyer.members)
            if (auto const found = row_of.find(id)) row.rows.push_back(*found);
        row.is_selected = workbench.selection() == row.rows;
        rows.push_back(std::move(row));
    }
    return rows;
}

namespace {

std::string neighbours_in_words(std::string const& weights) {
    if (weights == "queen") return text::tr("zones that touch");
    if (weights.starts_with("knn:")) return text::tr("{0} nearest", {weights.substr(4)});
    if (weights.starts_with("band:")) return text::tr("within {0} m", {weights.substr(5)});
    return weights;
}

std::string correction_in_words(std::string const& correction) {
    if (correction == "none") return text::tr("without correction");
    if (correction == "fdr") return text::tr("usual correction");
    return text::tr("strictest correction");
}

}

SensitivityView sensitivity_view(Workbench const& workbench) {
    SensitivityView view;
    auto const* data = workbench.campaign();
    if (data == nullptr || !data->clusters) return view;
    auto const& run = *data->clusters;
    for (auto const& each : run.sensitivity) {
        auto const words = neighbours_in_words(each.weights);
        if (view.rows.empty() || view.rows.back().neighbours != words) view.rows.push_back({words, {}});
        view.rows.back().counts.push_back(text::integer(each.significant));
        if (view.rows.size() == 1) view.corrections.push_back(correction_in_words(each.correction));
    }
    if (!view.rows.empty())
        view.by_chance = text::tr("Without correction, chance alone gives about {0}.",
                                  {text::integer(std::llround(run.alpha * static_cast<double>(run.tested)))});
    return view;
}

std::vector<JournalRow> journal_rows(Workbench const& workbench) {
    std::vector<JournalRow> rows;
    auto const& s = workbench.snapshot();
    auto const add = [&](core::ResidenceId id, core::Date date, std::string what, std::string const& who) {
        auto const found = s.row_of.find(id);
        if (!found) return;
        rows.push_back({date, *found, s.residences[*found].name, std::move(what), who});
    };
    for (auto const& event : s.watch_events)
        add(event.residence, event.decided_on,
            dossier::status_title(event.status) + (event.motive.empty() ? "" : " · " + event.motive), event.role);
    for (auto const& act : s.opinions)
        add(act.residence, act.given_on,
            (act.proposed ? text::tr("Opinion from the field: class {0}", {std::string(1, core::letter(*act.proposed))})
                          : text::tr("Opinion from the field withdrawn")) +
                " · " + act.motive,
            act.role);
    for (auto const& note : s.notes)
        add(note.residence, note.date, note.body, note.role);
    std::ranges::stable_sort(rows, std::greater{}, &JournalRow::date);
    return rows;
}

HistoryView history_view(Workbench const& workbench) {
    HistoryView view;
    auto const& s = workbench.snapshot();
    for (auto const& data : s.campaigns) {
        HistoryView::Column column;
        column.campaign = data.campaign.name;
        for (auto const& score : data.scores) ++column.by_class[static_cast<std::size_t>(score.shown)];
        column.mean = dossier::mean_index(s, data).score.score;
        view.campaigns.push_back(std::move(column));
    }
    auto const* now = workbench.campaign();
    auto const* before = workbench.previous_campaign();
    if (now == nullptr || before == nullptr || !now->run) return view;
    view.noise = dossier::noise_sentence(dossier::status_dynamics(dossier::moving_residences(s, *now)), before->campaign.name, now->campaign.name);
    if (before->grid != now->grid) view.caveat = dossier::other_grid_sentence(before->campaign.name);
    return view;
}

namespace {

/// The map beside the list: classes, kinds of neighbourhood, how sure.
void add_map_choices(BottomView& view, Workbench const& workbench) {
    auto const* data = workbench.campaign();
    using scene::Colouring;
    for (auto const each : {Colouring::severity, Colouring::clusters, Colouring::significance, Colouring::raw_significance}) {
        if (data == nullptr || !workbench.can_colour(each)) continue;
        if (each == workbench.colouring()) view.map_choice = view.map_choices.size();
        view.map_choices.emplace_back(each, each == Colouring::severity ? text::tr("Class of situation")
                                                                        : dossier::local_title(each, dossier::is_gi(*data)));
    }
}

/// Columns that are shown, then those that could be.
void add_columns(BottomView& view, Workbench const& workbench) {
    auto const& filter = workbench.filter();
    auto const shown = shown_columns(workbench);
    for (auto const& column : shown) {
        auto const typed = filter.typed(column);
        view.columns.push_back({column, column_title(workbench, column), typed, typed.empty() || workbench.is_readable({column, typed})});
        view.choices.push_back({column, column_title(workbench, column), true});
    }
    auto const offer = [&](dossier::ColumnRef const& column) {
        if (std::ranges::count(shown, column) == 0) view.choices.push_back({column, column_title(workbench, column), false});
    };
    for (auto const column : all_columns)
        if (column != dossier::Column::family) offer(column);
    auto const& families = workbench.shown_grid().families;
    auto const heaviest = heaviest_family(workbench.shown_grid());
    for (std::size_t f = 0; f < families.size(); ++f) offer(f == heaviest ? dossier::ColumnRef{dossier::Column::family} : dossier::ColumnRef{dossier::Column::family, families[f].code});
}

void add_groupings(BottomView& view, Workbench const& workbench) {
    using By = dossier::Grouping::By;
    auto const add = [&](dossier::Grouping grouping, std::string words) {
        if (grouping == workbench.grouping()) view.grouping = view.groupings.size();
        view.groupings.emplace_back(std::move(grouping), std::move(words));
    };
    add({By::nothing, {}}, text::tr("Without groups"));
    add({By::severity, {}}, text::tr("By class"));
    for (auto const& layer : workbench.snapshot().zone_layers) add({By::zone, layer.layer.name}, layer.layer.title);
    add({By::agency, {}}, text::tr("By agency"));
    add({By::status, {}}, text::tr("By status"));
}

void add_table(BottomView& view, Workbench const& workbench) {
    add_columns(view, workbench);
    add_groupings(view, workbench);
    view.sort = workbench.sort();
    auto const& table = workbench.table();
    view.lines = table.line_count();
    view.line = [&workbench](std::size_t line) { return workbench.table().line(line); };
    view.groups = &table.groups();
    view.totals = table.totals();
    if (auto const focus = workbench.focus()) view.at = table.line_of(*focus);
}

BottomView made_bottom_view(Workbench const& workbench) {
    BottomView view;
    view.tab = workbench.bottom;
    view.filter = workbench.filter();
    view.order = &workbench.table().rows();
    view.kept = view.order->size();
    view.total = workbench.snapshot().residences.size();
    view.is_selected = [&workbench](std::uint32_t row) { return workbench.is_selected(row); };
    switch (view.tab) {
    case BottomTab::table:
        view.row = [&workbench](std::uint32_t row) { return table_row(workbench, row); };
        add_table(view, workbench);
        view.scored = static_cast<int>(workbench.figures().scored_count());
        view.minimum_coverage = workbench.shown_grid().rules.minimum_coverage;
        break;
    case BottomTab::zones:
        view.zones = zone_rows(workbench);
        break;
    case BottomTab::foyers:
        view.foyers = foyer_rows(workbench);
        view.sensitivity = sensitivity_view(workbench);
        view.scatter = scatter_view(workbench);
        view.neighbours = neighbours_view(workbench);
        view.isolated = isolated_rows(workbench);
        view.warnings = cluster_warnings(workbench);
        add_map_choices(view, workbench);
        view.can_find_foyers = find_action("analysis.clusters")->is_enabled(workbench);
        break;
    case BottomTab::dynamics:
        view.dynamics = dynamics_view(workbench);
        break;
    case BottomTab::coverage:
        view.coverage = coverage_view(workbench);
        break;
    case BottomTab::outliers:
        view.outliers = outliers_view(workbench);
        break;
    case BottomTab::history:
        view.history = history_view(workbench);
        break;
    case BottomTab::journal:
        view.journal = journal_rows(workbench);
        break;
    }
    return view;
}

/// Whatever a tab shows and that comes without a new revision.
std::string bottom_key(Workbench const& w) {
    std::string key;
    for (auto const part : {w.revision(), static_cast<std::uint64_t>(w.bottom), std::uint64_t{w.dynamics_of_zones},
                            std::uint64_t{w.coverage_of_zones}, std::uint64_t{w.jobs().is_idle()},
                            static_cast<std::uint64_t>(text::language())})
        key += std::to_string(part) + ' ';
    return key;
}

}

BottomView const& Workbench::bottom_view() const {
    return *bottom_view_.of(bottom_key(*this),
                            [&] { return std::make_shared<BottomView const>(made_bottom_view(*this)); });
}

BottomView const& bottom_view(Workbench const& workbench) { return workbench.bottom_view(); }

}
