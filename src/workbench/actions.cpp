#include "workbench/actions.hpp"

#include "text/language.hpp"

#include <algorithm>
#include <cstdlib>

namespace vigie::workbench {

namespace {

bool always(Workbench const&) { return true; }
bool has_project(Workbench const& w) { return w.has_project(); }
bool can_edit(Workbench const& w) { return w.has_project() && w.can_edit(); }
bool has_campaign(Workbench const& w) { return w.campaign() != nullptr; }
bool is_scored(Workbench const& w) { return w.campaign() != nullptr && w.campaign()->run.has_value(); }
bool has_focus(Workbench const& w) { return w.has_project() && w.focus().has_value(); }
bool can_analyse(Workbench const& w) { return can_edit(w) && has_campaign(w) && w.jobs().is_idle(); }
bool has_zones(Workbench const& w) { return w.has_project() && !w.snapshot().zone_layers.empty(); }

/// Exports land beside the project, named after what they show.
std::filesystem::path beside_project(Workbench const& w, std::string const& name) {
    auto const folder = std::filesystem::path(w.snapshot().path).parent_path();
    return folder / name;
}

void export_site(Workbench& w) {
    auto const& code = w.snapshot().residences[*w.focus()].code;
    ExportRequest request;
    request.kind = ExportKind::site_sheet;
    request.rows = {*w.focus()};
    request.target = beside_project(w, "fiche-" + code + ".pdf");
    w.export_to(std::move(request));
}

void export_comparison(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::comparison_sheet;
    request.zones = w.compared;
    request.target = beside_project(w, "comparaison.pdf");
    w.export_to(std::move(request));
}

void export_map(Workbench& w) {
    ExportRequest request;
    request.kind = ExportKind::map_picture;
    request.view = w.view();
    request.target = beside_project(w, "carte.png");
    w.export_to(std::move(request));
}

void zoom(Workbench& w, double factor) {
    auto const& view = w.view();
    w.set_view(scene::zoomed(view, factor, view.width_px / 2, view.height_px / 2));
}

void open_dialog(Workbench& w, Dialog dialog) { w.dialog = dialog; }

void show_side(Workbench& w, SidePanel panel) {
    w.set_mode(Mode::explorer);
    w.side = panel;
}

std::vector<Action> make() {
    using W = Workbench;
    std::vector<Action> a;
    auto const add = [&a](std::string_view id, char const* label, std::string_view keys, Menu menu, auto enabled, auto run, bool line = false) {
        a.push_back({id, label, keys, menu, line, enabled, run, {}});
    };
    auto const choice = [&a](auto checked) { a.back().is_checked = checked; };
    // --- file ---
    add("file.create", VIGIE_N_("New project…"), "Ctrl+N", Menu::file, always, [](W& w) { open_dialog(w, Dialog::create); });
    add("file.open", VIGIE_N_("Open a project…"), "Ctrl+O", Menu::file, always, [](W& w) { open_dialog(w, Dialog::open); });
    add("file.demo", VIGIE_N_("Discover the fictional town"), "", Menu::file, always, [](W& w) { open_dialog(w, Dialog::demo); });
    add("file.close", VIGIE_N_("Close the project"), "", Menu::file, has_project, [](W& w) { w.close(); });
    add("file.site_sheet", VIGIE_N_("PDF sheet of the residence"), "Ctrl+P", Menu::file, has_focus, export_site, true);
    add("file.comparison_sheet", VIGIE_N_("A3 sheet of the comparison"), "", Menu::file, [](W const& w) { return is_scored(w) && !w.compared.empty(); }, export_comparison);
    add("file.map_picture", VIGIE_N_("Picture of the map"), "", Menu::file, has_project, export_map);
    add("file.quit", VIGIE_N_("Quit"), "Ctrl+Q", Menu::file, always, [](W& w) { w.is_quitting = true; }, true);
    // --- edit ---
    add("edit.undo", VIGIE_N_("Undo"), "Ctrl+Z", Menu::edit, [](W const& w) { return can_edit(w) && w.undo_label().has_value(); }, [](W& w) { w.undo(); });
    add("edit.redo", VIGIE_N_("Redo"), "Ctrl+Y", Menu::edit, [](W const& w) { return can_edit(w) && w.redo_label().has_value(); }, [](W& w) { w.redo(); });
    add("edit.palette", VIGIE_N_("Find a residence, a neighbourhood, a command…"), "Ctrl+K", Menu::edit, always, [](W& w) { w.is_palette_open = true; }, true);
    add("edit.clear_selection", VIGIE_N_("Clear the selection"), "", Menu::edit, has_focus, [](W& w) { w.select({}); });
    add("edit.select_filtered", VIGIE_N_("Select what the filter keeps"), "", Menu::edit, has_project, [](W& w) { w.select(w.table_rows()); });
    // --- data ---
    add("data.import", VIGIE_N_("Import data…"), "Ctrl+I", Menu::data, can_edit, [](W& w) { w.dialog_path.clear(); open_dialog(w, Dialog::import); });
    add("data.clear_filter", VIGIE_N_("Remove the filter"), "", Menu::data, [](W const& w) { return w.has_project() && w.filter().is_active(); }, [](W& w) { w.set_filter({}); });
    add("data.filter_complex", VIGIE_N_("Complex and very complex only"), "", Menu::data, is_scored, [](W& w) {
        auto filter = w.filter();
        filter.classes = {core::SeverityClass::c, core::SeverityClass::d};
        w.set_filter(filter);
    });
    add("data.previous_campaign", VIGIE_N_("Campaign before"), "", Menu::data, [](W const& w) { return w.can_step_campaign(-1); }, [](W& w) { w.step_campaign(-1); }, true);
    add("data.next_campaign", VIGIE_N_("Campaign after"), "", Menu::data, [](W const& w) { return w.can_step_campaign(1); }, [](W& w) { w.step_campaign(1); });
    // --- analysis ---
    add("analysis.weights", VIGIE_N_("Weights…"), "", Menu::analysis, is_scored, [](W& w) { show_side(w, SidePanel::weights); });
    add("analysis.reset_weights", VIGIE_N_("Back to the saved weights"), "", Menu::analysis, [](W const& w) { return w.draft().is_moved(); }, [](W& w) { w.reset_weights(); });
    add("analysis.score", VIGIE_N_("Compute the scores"), "", Menu::analysis, can_analyse, [](W& w) { w.score(); }, true);
    add("analysis.clusters", VIGIE_N_("Find the clusters"), "", Menu::analysis, [](W const& w) { return can_analyse(w) && is_scored(w); }, [](W& w) { w.find_clusters(); });
    // --- follow-up ---
    add("follow.status", VIGIE_N_("Change the status…"), "", Menu::follow, [](W const& w) { return can_edit(w) && has_focus(w); }, [](W& w) { open_dialog(w, Dialog::watch); });
    add("follow.list", VIGIE_N_("Watch list"), "", Menu::follow, has_project, [](W& w) { w.set_mode(Mode::follow); });
    // --- display ---
    add("mode.explorer", VIGIE_N_("Explore"), "F4", Menu::display, has_project, [](W& w) { w.set_mode(Mode::explorer); });
    choice([](W const& w) { return w.mode == Mode::explorer; });
    add("mode.compare", VIGIE_N_("Compare"), "F7", Menu::display, has_zones, [](W& w) { w.set_mode(Mode::compare); });
    choice([](W const& w) { return w.mode == Mode::compare; });
    add("mode.follow", VIGIE_N_("Follow"), "F8", Menu::display, has_project, [](W& w) { w.set_mode(Mode::follow); });
    choice([](W const& w) { return w.mode == Mode::follow; });
    add("mode.present", VIGIE_N_("Present"), "F5", Menu::display, has_campaign, [](W& w) { w.set_mode(Mode::present); });
    choice([](W const& w) { return w.mode == Mode::present; });
    add("view.fit_all", VIGIE_N_("See everything"), "Ctrl+Shift+F", Menu::display, has_project, [](W& w) { w.fit_all(); }, true);
    add("view.fit_selection", VIGIE_N_("Go to the selection"), "Ctrl+J", Menu::display, has_focus, [](W& w) { w.fit_selection(); });
    add("view.zoom_in", VIGIE_N_("Zoom in"), "PageUp", Menu::display, has_project, [](W& w) { zoom(w, 1.5); });
    add("view.zoom_out", VIGIE_N_("Zoom out"), "PageDown", Menu::display, has_project, [](W& w) { zoom(w, 1 / 1.5); });
    add("view.previous", VIGIE_N_("View before"), "Alt+Left", Menu::display, [](W const& w) { return w.has_previous_view(); }, [](W& w) { w.previous_view(); });
    add("view.next", VIGIE_N_("View after"), "Alt+Right", Menu::display, [](W const& w) { return w.has_next_view(); }, [](W& w) { w.next_view(); });
    add("display.fiche", VIGIE_N_("Panel of the residence"), "", Menu::display, has_project, [](W& w) { show_side(w, SidePanel::fiche); }, true);
    add("display.table", VIGIE_N_("Table"), "F6", Menu::display, has_project, [](W& w) { w.set_mode(Mode::explorer); w.bottom = BottomTab::table; });
    add("display.dark", VIGIE_N_("Dark theme"), "", Menu::display, always, [](W& w) { w.is_dark = !w.is_dark; }, true);
    choice([](W const& w) { return w.is_dark; });
    add("display.french", VIGIE_N_("Français"), "", Menu::display, always, [](W&) { text::set_language(text::Language::fr); });
    choice([](W const&) { return text::language() == text::Language::fr; });
    add("display.english", VIGIE_N_("English"), "", Menu::display, always, [](W&) { text::set_language(text::Language::en); });
    choice([](W const&) { return text::language() == text::Language::en; });
    add("display.larger", VIGIE_N_("Larger interface"), "", Menu::display, [](W const& w) { return w.ui_scale < 3; }, [](W& w) { w.ui_scale = std::min(3.0, w.ui_scale + 0.25); });
    add("display.smaller", VIGIE_N_("Smaller interface"), "", Menu::display, [](W const& w) { return w.ui_scale > 1; }, [](W& w) { w.ui_scale = std::max(1.0, w.ui_scale - 0.25); });
    // --- help ---
    add("help.about", VIGIE_N_("About Vigie"), "F1", Menu::help, always, [](W& w) { open_dialog(w, Dialog::about); });
    return a;
}

}

std::vector<Action> const& actions() {
    static std::vector<Action> const all = make();
    return all;
}

Action const* find_action(std::string_view id) {
    auto const found = std::find_if(actions().begin(), actions().end(), [&](Action const& a) { return a.id == id; });
    return found != actions().end() ? &*found : nullptr;
}

bool run_action(Workbench& workbench, std::string_view id) {
    auto const* action = find_action(id);
    if (action == nullptr || !action->is_enabled(workbench)) return false;
    try {
        action->run(workbench);
    } catch (core::Error const& error) {
        workbench.show_error(error);
    }
    return true;
}

std::string shortcut_label(std::string_view shortcut) {
    std::string out(shortcut);
    if (text::language() != text::Language::fr) return out;
    for (auto const& [english, french] : {std::pair{"Shift", "Maj"}, {"PageUp", "Pg préc."}, {"PageDown", "Pg suiv."}, {"Left", "←"}, {"Right", "→"}})
        if (auto const at = out.find(english); at != std::string::npos) out.replace(at, std::string_view(english).size(), french);
    return out;
}

}
