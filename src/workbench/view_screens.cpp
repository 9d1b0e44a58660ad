#include "workbench/view_screens.hpp"

#include "core/version.hpp"
#include "dossier/edition.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/import_words.hpp"
#include "workbench/detail/measured_place.hpp"
#include "workbench/view_multiples.hpp"
#include "workbench/view_table.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

struct MenuTitle {
    Menu menu;
    char const* id;
    char const* label;
};
constexpr MenuTitle menu_titles[] = {
    {Menu::file, "file", VIGIE_N_("File")},          {Menu::edit, "edit", VIGIE_N_("Edit")},
    {Menu::data, "data", VIGIE_N_("Data")},          {Menu::analysis, "analysis", VIGIE_N_("Analysis")},
    {Menu::follow, "follow", VIGIE_N_("Follow-up")}, {Menu::display, "display", VIGIE_N_("View")},
    {Menu::help, "help", VIGIE_N_("Help")}};

ActionView view_of(Workbench const& workbench, Action const& action) {
    ActionView view;
    view.id = action.id;
    view.label = text::tr(action.label);
    view.shortcut = shortcut_label(action.shortcut);
    view.is_enabled = action.is_enabled(workbench);
    view.is_checked = action.is_checked && action.is_checked(workbench);
    view.starts_group = action.starts_group;
    return view;
}

/// The zone of the default layer that a place lies in.
core::Zone const* zone_at(dossier::Snapshot const& s, core::Projected at) {
    if (s.zone_layers.empty()) return nullptr;
    for (auto const& zone : s.zone_layers.front().zones)
        if (core::bounds(zone.shape).contains(at) && core::contains(zone.shape, at)) return &zone;
    return nullptr;
}

core::Box extent_of(dossier::Snapshot const& s, dossier::ComparedGroup const& group) {
    constexpr double around_m = 40;
    core::Box box;
    for (auto const row : group.rows)
        if (auto const& at = s.residences[row].position) box.include(*at);
    return box.is_empty() ? group.extent : box.grown(around_m);
}

/// Of the figure chosen; of a figure of zones that of the residence's zone.
std::string measured_words(Workbench const& workbench, std::uint32_t row) {
    auto const& measure = *workbench.measure();
    auto const& values = workbench.mapped_values();
    auto const place = detail::measured_place(workbench.snapshot(), measure.is_of_zones, row);
    if (!place || *place >= values.size() || std::isnan(values[*place])) return text::tr("{0}: {1}", {measure.title, text::tr("not known")});
    auto const value = text::decimal(values[*place], measure.decimals);
    return text::tr("{0}: {1}", {measure.title, measure.unit.empty() ? value : value + "\u202F" + measure.unit});
}

std::string colour_words(Workbench const& workbench, std::uint32_t row) {
    auto const by = workbench.colouring();
    if (by == scene::Colouring::measure && workbench.measure() != nullptr) return measured_words(workbench, row);
    auto const figures = workbench.figures();
    auto const headed = [&](dossier::Column column, std::string const& value) {
        return text::tr("{0}: {1}", {column_title(workbench, {column}), value});
    };
    if (by == scene::Colouring::alerts)
        if (auto const alerts = figures.alerts(row)) return headed(dossier::Column::alerts, text::integer(*alerts));
    if (scene::is_of_change(by))
        if (auto const change = figures.change(row)) return headed(dossier::Column::change, text::change(change->points));
    return {};
}

int in_project(dossier::Snapshot const& s, dossier::ComparedGroup const& group) {
    return static_cast<int>(std::ranges::count_if(
        group.rows, [&](std::uint32_t row) { return s.status[row] == core::WatchStatus::project; }));
}

}

ActionView action_view(Workbench const& workbench, std::string_view id) { return view_of(workbench, *find_action(id)); }

TopBarView top_bar_view(Workbench const& workbench) {
    TopBarView view;
    for (auto const& title : menu_titles) {
        TopBarView::Choices choices{title.id, text::tr(title.label), {}};
        for (auto const& action : actions())
            if (action.menu == title.menu) choices.rows.push_back(view_of(workbench, action));
        view.menus.push_back(std::move(choices));
    }
    for (auto const* id : {"mode.explorer", "mode.compare", "mode.follow", "mode.present"})
        view.modes.push_back(action_view(workbench, id));
    if (auto const* campaign = workbench.campaign()) view.campaign = campaign->campaign.name;
    view.has_before = workbench.can_step_campaign(-1);
    view.has_after = workbench.can_step_campaign(1);
    return view;
}

RailView rail_view(Workbench const& workbench) {
    return {workbench.filter().is_active(), workbench.side == SidePanel::weights,
            find_action("analysis.weights")->is_enabled(workbench)};
}

MapView map_view(Workbench const& workbench, std::optional<core::Projected> pointer) {
    MapView view;
    view.ruler = ruler_view(workbench, pointer);
    view.filter_shape = workbench.filter().shape;
    view.content = &workbench.map();
    view.view = workbench.view();
    view.shows_residences = workbench.is_layer_shown("residences");
    view.shows_foyers = workbench.is_layer_shown("foyers");
    view.tool = workbench.tool;
    if (auto const row = workbench.focus(); view.tool == MapTool::place && row)
        view.placed = workbench.snapshot().residences[*row].name;
    if (auto const* campaign = workbench.campaign()) view.campaign = campaign->campaign.name;
    view.is_preview = workbench.draft().is_moved();
    view.is_grid_preview = workbench.draft().is_grid;
    view.is_fictitious = workbench.snapshot().info.is_fictitious;
    for (auto const* id : {"view.zoom_in", "view.zoom_out", "view.fit_all", "view.fit_selection"})
        view.zooms.push_back(action_view(workbench, id));
    view.row = [&workbench](std::uint32_t row) { return table_row(workbench, row); };
    view.figure = [&workbench](std::uint32_t row) { return colour_words(workbench, row); };
    view.focus = workbench.focus();
    view.can_import = find_action("data.import")->is_enabled(workbench);
    if (workbench.snapshot().residences.empty())
        view.lack = MapView::Lack::residences;
    else if (workbench.snapshot().located.marks.empty())
        view.lack = MapView::Lack::positions;
    return view;
}

KeptViews kept_views(Workbench const& workbench) { return {workbench.bookmarks(), workbench.can_edit()}; }

MapMenuView map_menu_view(Workbench const& workbench, core::Projected at, std::optional<std::uint32_t> row) {
    MapMenuView view;
    auto const& s = workbench.snapshot();
    view.at = at;
    view.row = row;
    if (row) {
        view.name = s.residences[*row].name;
        view.is_selected = workbench.is_selected(*row);
        view.can_change_status = workbench.can_edit();
    }
    view.selected = workbench.selection().size();
    if (auto const focus = workbench.focus(); focus && workbench.can_place(*focus)) {
        view.placed = focus;
        view.placed_name = s.residences[*focus].name;
        view.is_placed = s.residences[*focus].position.has_value();
    }
    if (auto const* zone = zone_at(s, at)) {
        view.zone = zone->code;
        view.zone_name = zone->name.empty() ? zone->code : zone->name;
    }
    auto const status = status_bar_view(workbench, at);
    view.coordinates = status.coordinates;
    view.lon_lat = status.lon_lat;
    return view;
}

CompareView compare_view(Workbench const& workbench) {
    CompareView view;
    auto const& s = workbench.snapshot();
    view.comparison = workbench.comparison();
    view.limits = workbench.grid().rules.class_limits;
    view.is_fictitious = s.info.is_fictitious;
    view.can_export = find_action("file.comparison_sheet")->is_enabled(workbench);
    view.choices = compared_choices(workbench);
    for (auto const& family : workbench.grid().families) {
        view.families.emplace_back(text::pick(family.name), text::pick(family.short_name));
        view.is_in_index.push_back(family.is_in_index);
    }
    if (s.zone_layers.empty()) return view;
    auto const& zones = s.zone_layers.front().zones;
    for (auto const& zone : zones)
        if (std::ranges::count(workbench.compared, zone.code) == 0)
            view.others.emplace_back(zone.code, zone.name.empty() ? zone.code : zone.name);
    if (view.comparison == nullptr) return view;
    view.limits_of = workbench.compared_limits();
    for (auto const& group : view.comparison->groups) {
        view.extents.push_back(extent_of(s, group));
        view.in_project.push_back(in_project(s, group));
    }
    return view;
}

namespace {

std::vector<BackupRow> backup_rows(std::vector<store::Backup> const& backups) {
    std::vector<BackupRow> rows;
    for (auto const& backup : backups) {
        auto const reason = backup.reason == store::BackupReason::import      ? text::tr("before an import")
                            : backup.reason == store::BackupReason::migration ? text::tr("before a newer version of Vigie")
                                                                              : text::tr("while working");
        rows.push_back({text::moment(backup.made_at), reason, text::file_size(backup.bytes)});
    }
    return rows;
}

}

EditionChoices edition_choices() {
    EditionChoices choices;
    for (auto const& profile : dossier::edition_profiles()) {
        choices.codes.push_back(profile.code);
        choices.names.push_back(text::pick(profile.name));
    }
    return choices;
}

DialogsView dialogs_view(Workbench const& workbench) {
    DialogsView view;
    view.dialog = workbench.dialog;
    view.path = workbench.dialog_path;
    if (workbench.has_project()) {
        view.row = workbench.focus();
        if (auto const* campaign = workbench.campaign()) view.campaign = campaign->campaign.name;
        if (view.row) {
            view.residence = workbench.snapshot().residences[*view.row].name;
            view.status = workbench.snapshot().status[*view.row];
            view.severity = workbench.figures().severity(*view.row);
        }
    }
    if (view.dialog >= Dialog::site_project && view.dialog <= Dialog::site_action && workbench.has_project()) view.site = site_dialog_view(workbench);
    if (view.dialog == Dialog::walk) {
        view.selected = workbench.selection().size();
        if (!workbench.snapshot().zone_layers.empty())
            for (auto const& zone : workbench.snapshot().zone_layers.front().zones)
                view.zones.emplace_back(zone.code, zone.name);
    }
    if (view.dialog == Dialog::backups) view.backups = backup_rows(workbench.backups);
    if (view.dialog == Dialog::house) view.house = workbench.house();
    view.prepared = workbench.prepared_export();
    if (view.prepared) view.editions = edition_choices();
    if (workbench.last_import()) {
        constexpr std::size_t most = 200;
        view.report = &*workbench.last_import();
        for (auto const& finding : view.report->findings)
            if (view.findings.size() < most) view.findings.push_back(detail::window_words(finding));
    }
    if (workbench.error()) view.error = &*workbench.error();
    view.version = core::engine_version();
    return view;
}

}
