#include "workbench/actions.hpp"

#include "dossier/register.hpp"
#include "text/language.hpp"
#include "workbench/detail/action_exports.hpp"
#include "workbench/detail/shown_site_project.hpp"
#include "workbench/intents_server.hpp"
#include "workbench/intents_walk.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <utility>

namespace vigie::workbench {

namespace {

bool always(Workbench const&) { return true; }
bool has_project(Workbench const& w) { return w.has_project(); }
bool can_edit(Workbench const& w) { return w.has_project() && w.can_edit(); }
bool has_campaign(Workbench const& w) { return w.campaign() != nullptr; }
bool is_scored(Workbench const& w) { return w.campaign() != nullptr && w.campaign()->run.has_value(); }
bool has_focus(Workbench const& w) { return w.has_project() && w.focus().has_value(); }
bool can_print_sites(Workbench const& w) {
    return w.has_project() &&
           (w.selection().size() > 1 || std::ranges::any_of(w.snapshot().status, dossier::is_on_watch_list));
}
bool can_place(Workbench const& w) { return has_focus(w) && w.can_place(*w.focus()); }
bool can_give_opinion(Workbench const& w) { return can_edit(w) && has_focus(w) && is_scored(w); }
bool can_analyse(Workbench const& w) { return can_edit(w) && has_campaign(w) && w.jobs().is_idle(); }
bool can_compare(Workbench const& w) { return is_scored(w) && w.previous_campaign() != nullptr; }
bool has_grid(Workbench const& w) { return w.has_project() && !w.snapshot().grid.families.empty(); }
bool edits_grid(Workbench const& w) { return w.has_project() && w.grid_draft() != nullptr; }
bool has_other_grid(Workbench const& w) { return edits_grid(w) && w.grid_draft()->is_changed; }
bool has_zones(Workbench const& w) { return w.has_project() && !w.snapshot().zone_layers.empty(); }
bool has_two_campaigns(Workbench const& w) {
    return w.has_project() && std::ranges::count_if(w.snapshot().campaigns, [](auto const& c) { return c.run.has_value(); }) > 1;
}
bool can_set_side_by_side(Workbench const& w) { return has_zones(w) || is_scored(w); }

void zoom(Workbench& w, double factor) {
    auto const& view = w.view();
    w.set_view(scene::zoomed(view, factor, view.width_px / 2, view.height_px / 2));
}

void open_dialog(Workbench& w, Dialog dialog) {
    w.dialog_path.clear(); // of a file dropped before
    w.dialog = dialog;
}

void show_side(Workbench& w, SidePanel panel) {
    w.set_mode(Mode::explorer);
    w.side = panel;
    w.asked_place = Place::fiche;
}

/// The map's labels are sentences too.
void speak(Workbench& w, text::Language language) {
    text::set_language(language);
    w.tell_stories_again();
    w.refresh();
}

/// What an earlier one counted and did is forgotten; a job that is under way is shown.
void open_server_dialog(Workbench& w, Dialog dialog) {
    w.server = {.working = w.server.working};
    open_dialog(w, dialog);
}

using W = Workbench;

/// Adds actions one after the other, in menu order.
struct Registry {
    std::vector<Action> all;
    Menu menu = Menu::none;

    template <typename Enabled, typename Run>
    Registry& add(std::string_view id, char const* label, std::string_view keys, Enabled enabled, Run run) {
        all.push_back({id, label, "", keys, menu, false, enabled, run, {}});
        return *this;
    }
    Registry& line_above() {
        all.back().starts_group = true;
        return *this;
    }
    Registry& also(char const* words) {
        all.back().also = words;
        return *this;
    }
    template <typename Checked> Registry& checked_when(Checked checked) {
        all.back().is_checked = checked;
        return *this;
    }
};

void add_file(Registry& r) {
    r.menu = Menu::file;
    r.add("file.create", VIGIE_N_("New project…"), "Ctrl+N", always, [](W& w) { open_dialog(w, Dialog::create); });
    r.add("file.create_from_table", VIGIE_N_("Create from an Excel file"), "", always,
          [](W& w) { open_dialog(w, Dialog::create_from_table); });
    r.add("file.open", VIGIE_N_("Open a project…"), "Ctrl+O", always, [](W& w) { open_dialog(w, Dialog::open); });
    r.add("file.demo", VIGIE_N_("Discover the fictional town"), "", always, [](W& w) { open_dialog(w, Dialog::demo); });
    r.add("file.backups", VIGIE_N_("Go back to a backup…"), "", has_project,
          [](W& w) {
              w.backups = store::backups(w.snapshot().path);
              open_dialog(w, Dialog::backups);
          });
    r.add("file.publish", VIGIE_N_("Publish on a server…"), "", [](W const& w) { return can_edit(w) && !w.snapshot().path.empty(); },
          [](W& w) {
              open_server_dialog(w, Dialog::publish);
              count_for_publication(w, false);
          })
        .line_above();
    r.also(VIGIE_N_("PostGIS, PostgreSQL, share, partner edition"));
    r.add("file.subscribe", VIGIE_N_("Get a project from a server…"), "", always, [](W& w) { open_server_dialog(w, Dialog::subscribe); });
    r.also(VIGIE_N_("PostGIS, PostgreSQL, subscribe, snapshot"));
    r.add("file.house", VIGIE_N_("Name, colour and logo of the sheets…"), "", can_edit, [](W& w) { open_dialog(w, Dialog::house); });
    r.also(VIGIE_N_("letterhead, footer, identity, house style"));
    r.add("file.close", VIGIE_N_("Close the project"), "", has_project, [](W& w) { w.close(); });
    r.add("file.site_sheet", VIGIE_N_("PDF sheet of the residence"), "Ctrl+P", has_focus, detail::export_site)
        .line_above();
    r.add("file.site_sheets", VIGIE_N_("PDF sheets of the selection, or else of the watch list…"), "", can_print_sites,
          detail::export_sites);
    r.add(
        "file.comparison_sheet", VIGIE_N_("A3 sheet of the comparison"), "",
        [](W const& w) { return is_scored(w) && !w.compared.empty(); }, detail::export_comparison);
    r.add("file.held_data", VIGIE_N_("All that is held on the residence…"), "", has_focus, detail::export_held_data);
    r.add("file.story", VIGIE_N_("PDF of the presentation, a page a step"), "", is_scored, detail::export_story);
    r.add("file.story_notes", VIGIE_N_("The same with the speaker’s notes"), "", is_scored, detail::export_story_notes);
    r.add("file.committee", VIGIE_N_("PDF file for the committee, before the meeting"), "", has_project, detail::export_committee);
    r.add("file.minutes", VIGIE_N_("PDF minutes of the committee"), "", has_project, detail::export_minutes);
    r.add("file.action_map", VIGIE_N_("PDF map of actions"), "", [](W const& w) { return has_project(w) && !w.snapshot().actions.empty(); }, detail::export_action_map);
    r.add("file.register", VIGIE_N_("Register of entries and exits of the watch list"), "", has_project, detail::export_register);
    r.add("file.tfpb", VIGIE_N_("Yearly table of the TFPB rebate…"), "", has_project, [](W& w) { open_dialog(w, Dialog::tfpb); });
    r.add("file.map_picture", VIGIE_N_("Picture of the map"), "", has_project, detail::export_map);
    r.add("file.dynamics_table", VIGIE_N_("Table of classes and changes"), "", can_compare, detail::export_dynamics);
    r.add("file.quit", VIGIE_N_("Quit"), "Ctrl+Q", always, [](W& w) { w.is_quitting = true; }).line_above();
}

void add_edit(Registry& r) {
    r.menu = Menu::edit;
    r.add(
        "edit.undo", VIGIE_N_("Undo"), "Ctrl+Z", [](W const& w) { return can_edit(w) && w.undo_label().has_value(); },
        [](W& w) { w.undo(); });
    r.add(
        "edit.redo", VIGIE_N_("Redo"), "Ctrl+Y", [](W const& w) { return can_edit(w) && w.redo_label().has_value(); },
        [](W& w) { w.redo(); });
    r.add("edit.palette", VIGIE_N_("Find a residence, a neighbourhood, a command…"), "Ctrl+K", always, [](W& w) {
         w.is_palette_open = true;
     }).line_above();
    r.add("edit.place", VIGIE_N_("Place on the map…"), "", can_place, [](W& w) {
         w.set_mode(Mode::explorer);
         w.tool = MapTool::place;
         w.asked_place = Place::map;
     }).line_above();
    r.add("edit.copy", VIGIE_N_("Copy the rows of the table"), "Ctrl+C", has_project, detail::copy_table).line_above();
    r.add("edit.clear_selection", VIGIE_N_("Clear the selection"), "", has_focus, [](W& w) { w.select({}); });
    r.add("edit.select_filtered", VIGIE_N_("Select what the filter keeps"), "", has_project,
          [](W& w) { w.select(w.table().rows()); });
}

/// It shows these and no others until their chip is pressed.
void send_to_table(W& w) {
    auto filter = w.filter();
    filter.rows = std::make_shared<std::vector<std::uint32_t> const>(w.selection());
    w.set_filter(filter);
    w.set_mode(Mode::explorer);
    w.bottom = BottomTab::table;
    w.asked_place = Place::table;
    w.tool = MapTool::pointer; // the lasso, the rectangle have done their work
}

void add_data(Registry& r) {
    r.menu = Menu::data;
    r.add("data.import", VIGIE_N_("Import data…"), "Ctrl+I", can_edit, [](W& w) { w.begin_import(); });
    r.add("data.base_map", VIGIE_N_("Add a base map…"), "", can_edit, [](W& w) { open_dialog(w, Dialog::base_map); });
    r.also(VIGIE_N_("orthophoto, aerial view, scanned plan, tiles, image"));
    r.add("data.purge", VIGIE_N_("Purge incidents past their time…"), "", [](W const& w) { return can_edit(w) && !w.snapshot().path.empty(); },
          [](W& w) {
              open_server_dialog(w, Dialog::purge);
              count_for_purge(w, store::retention_limit(core::today()));
          });
    r.also(VIGIE_N_("personal data, retention, GDPR, erase"));
    r.add("data.filter", VIGIE_N_("Filter…"), "Ctrl+L", has_project, [](W& w) { w.is_filter_open = !w.is_filter_open; })
        .line_above();
    r.add(
        "data.clear_filter", VIGIE_N_("Remove the filter"), "",
        [](W const& w) { return w.has_project() && w.filter().is_active(); }, [](W& w) { w.set_filter({}); });
    r.add("data.filter_complex", VIGIE_N_("Complex and very complex only"), "", is_scored, [](W& w) {
        auto filter = w.filter();
        filter.classes = {core::SeverityClass::c, core::SeverityClass::d};
        w.set_filter(filter);
    });
    r.add("data.filter_selection", VIGIE_N_("Send the selection to the table"), "Shift+F6", has_focus, send_to_table);
    r.add(
        "data.filter_shape", VIGIE_N_("Keep what is inside the shape drawn on the map"), "",
        [](W const& w) { return w.has_project() && w.drawn_shape.size() >= 3; },
        [](W& w) {
            auto filter = w.filter();
            filter.shape = w.drawn_shape;
            w.set_filter(filter);
        });
    r.add(
         "data.previous_campaign", VIGIE_N_("Campaign before"), "", [](W const& w) { return w.can_step_campaign(-1); },
         [](W& w) { w.step_campaign(-1); })
        .line_above();
    r.add(
        "data.next_campaign", VIGIE_N_("Campaign after"), "", [](W const& w) { return w.can_step_campaign(1); },
        [](W& w) { w.step_campaign(1); });
}

void add_analysis(Registry& r) {
    r.menu = Menu::analysis;
    r.add("analysis.weights", VIGIE_N_("Weights…"), "", is_scored, [](W& w) {
        if (w.draft().is_grid) return w.edit_grid(); // whose weights are there
        show_side(w, SidePanel::weights);
    });
    r.also(VIGIE_N_("importance of the families"));
    r.add(
        "analysis.reset_weights", VIGIE_N_("Back to the saved weights"), "",
        [](W const& w) { return w.draft().has_weights(); }, [](W& w) { w.reset_weights(); });
    r.add("analysis.grid", VIGIE_N_("Grid…"), "", has_grid, [](W& w) { w.edit_grid(); });
    r.also(VIGIE_N_("indicators, thresholds, goalposts"));
    r.add("analysis.methods", VIGIE_N_("Try other methods of normalisation"), "",
          [](W const& w) { return is_scored(w) && !w.snapshot().path.empty() && !w.is_reckoning_methods(); },
          [](W& w) { w.reckon_methods(); });
    r.add("analysis.score", VIGIE_N_("Compute the scores"), "", can_analyse, [](W& w) { w.score(); }).line_above();
    r.add(
        "analysis.clusters", VIGIE_N_("Find the clusters"), "",
        [](W const& w) { return can_analyse(w) && is_scored(w); }, [](W& w) { w.find_clusters(); });
}

/// Of the editor; found in the palette while a grid is edited.
void add_grid(Registry& r) {
    r.menu = Menu::none;
    r.add("grid.publish", VIGIE_N_("Save the grid as a new version"), "", [](W const& w) { return w.can_publish_grid(); },
          [](W& w) { w.publish_grid(); });
    r.add("grid.reset", VIGIE_N_("Back to the saved grid"), "", has_other_grid, [](W& w) { w.reset_grid(); });
    r.add("grid.calibrate", VIGIE_N_("Calibrate all goalposts on what was observed"), "", edits_grid,
          [](W& w) { w.calibrate_grid(); });
    r.add("grid.import", VIGIE_N_("Read a grid from a file…"), "", has_grid,
          [](W& w) { open_dialog(w, Dialog::import_grid); });
    r.add("grid.export", VIGIE_N_("Write the grid to a file…"), "", has_grid, detail::export_grid);
    r.add("grid.close", VIGIE_N_("Close the grid"), "", edits_grid, [](W& w) { w.close_grid(); });
}

template <FollowPart part> void show_part(W& w) {
    w.follow.part = part;
    w.set_mode(Mode::follow);
    w.refresh_views();
}

/// The file that is open, or the first of the list, which is the one shown.
bool has_site_project(W const& w) { return can_edit(w) && !w.snapshot().site_projects.empty(); }

template <Dialog dialog> void add_to_project(W& w) {
    w.follow.project = detail::shown_site_project(w)->id;
    show_part<FollowPart::projects>(w);
    w.follow.objective.reset();
    w.follow.department.reset();
    w.follow.action.clear();
    open_dialog(w, dialog);
}

void add_site_projects(Registry& r) {
    r.add("follow.new_project", VIGIE_N_("New site project from the selection…"), "", [](W const& w) { return can_edit(w) && has_focus(w); },
          [](W& w) {
              w.dialog_path = "new";
              w.dialog = Dialog::site_project;
          })
        .line_above();
    r.add("follow.objective", VIGIE_N_("New objective of the site project…"), "", has_site_project, add_to_project<Dialog::site_objective>);
    r.add("follow.department", VIGIE_N_("Ask a department…"), "", has_site_project, add_to_project<Dialog::site_department>);
    r.add("follow.action", VIGIE_N_("New action of the site project…"), "", has_site_project, add_to_project<Dialog::site_action>);
}

bool has_walk(W const& w) { return w.has_project() && w.walk_book().walk() != nullptr; }
bool can_change_walk(W const& w) { return has_walk(w) && can_edit(w); }

void add_walks(Registry& r) {
    r.add("follow.walks", VIGIE_N_("Walks on site"), "Shift+F8", has_project, show_part<FollowPart::walks>).line_above();
    r.also(VIGIE_N_("stops, findings, booklet"));
    r.add("follow.new_walk", VIGIE_N_("New walk…"), "", can_edit, [](W& w) { open_dialog(w, Dialog::walk); });
    r.add("follow.order_walk", VIGIE_N_("Put the stops in a good order"), "", can_change_walk, order_walk);
    r.add("follow.walk_booklet", VIGIE_N_("Booklet of the walk…"), "", has_walk, detail::export_walk_booklet);
    r.add("follow.finding_lists", VIGIE_N_("Lists for those who have to act…"), "",
          [](W const& w) { return has_walk(w) && std::ranges::count(w.walk_book().findings, w.walk_book().walk()->id, &core::WalkFinding::walk) > 0; }, detail::export_finding_lists);
    r.add("follow.remove_walk", VIGIE_N_("Remove the walk"), "", can_change_walk, remove_walk);
}

void add_follow(Registry& r) {
    r.menu = Menu::follow;
    r.add(
        "follow.status", VIGIE_N_("Change the status…"), "F2", [](W const& w) { return can_edit(w) && has_focus(w); },
        [](W& w) { open_dialog(w, Dialog::watch); });
    r.add("follow.opinion", VIGIE_N_("Opinion from the field…"), "F3", can_give_opinion,
          [](W& w) { open_dialog(w, Dialog::opinion); });
    r.add("follow.withdraw_opinion", VIGIE_N_("Withdraw the opinion…"), "",
          [](W const& w) { return can_give_opinion(w) && w.opinion(*w.focus()) != nullptr; },
          [](W& w) { open_dialog(w, Dialog::withdraw_opinion); });
    r.add("follow.list", VIGIE_N_("Watch list"), "", has_project, show_part<FollowPart::list>).line_above();
    r.add("follow.projects", VIGIE_N_("Site projects"), "", has_project, show_part<FollowPart::projects>);
    r.also(VIGIE_N_("objectives, before and after, departments"));
    r.add("follow.committee", VIGIE_N_("Proposals and register of the committee"), "", has_project, show_part<FollowPart::committee>);
    r.also(VIGIE_N_("entries, exits, watch committee"));
    r.add("follow.lessons", VIGIE_N_("Library of lessons"), "", has_project, show_part<FollowPart::lessons>);
    r.also(VIGIE_N_("what worked, feedback from experience"));
    add_site_projects(r);
    r.add("follow.read_lessons", VIGIE_N_("Read lessons from a file…"), "", can_edit, [](W& w) {
         show_part<FollowPart::lessons>(w);
         open_dialog(w, Dialog::read_lessons);
     }).line_above();
    r.add(
        "follow.write_lessons", VIGIE_N_("Write the lessons to a file…"), "",
        [](W const& w) { return has_project(w) && !w.snapshot().lessons.empty(); }, detail::export_lessons);
    add_walks(r);
}

template <scene::Colouring by> void colour_map(Workbench& w) {
    w.set_mode(Mode::explorer);
    w.set_colouring(by);
}
template <scene::Colouring by> bool is_coloured(Workbench const& w) { return w.colouring() == by; }

template <scene::Colouring by> bool can_colour(Workbench const& w) { return has_project(w) && w.can_colour(by); }

void add_colours(Registry& r) {
    using scene::Colouring;
    r.add("map.colour_class", VIGIE_N_("Colour by class"), "", has_project, colour_map<Colouring::severity>).line_above();
    r.checked_when(is_coloured<Colouring::severity>);
    r.add("map.colour_dynamics", VIGIE_N_("Colour by class and change"), "", can_compare, colour_map<Colouring::dynamics>);
    r.checked_when(is_coloured<Colouring::dynamics>);
    r.add("map.colour_change", VIGIE_N_("Colour by change"), "", can_compare, colour_map<Colouring::change>);
    r.checked_when(is_coloured<Colouring::change>);
    r.add("map.colour_alerts", VIGIE_N_("Colour by families in alert"), "", is_scored, colour_map<Colouring::alerts>);
    r.checked_when(is_coloured<Colouring::alerts>);
    r.add("map.measure", VIGIE_N_("Colour by a figure…"), "", has_project, [](W& w) {
        if (w.colouring() != Colouring::measure) w.set_colouring(Colouring::measure);
        show_side(w, SidePanel::measure);
    });
    r.checked_when(is_coloured<Colouring::measure>);
    r.add("map.colour_clusters", VIGIE_N_("Colour by kind of neighbourhood"), "", can_colour<Colouring::clusters>,
          colour_map<Colouring::clusters>);
    r.checked_when(is_coloured<Colouring::clusters>);
    r.add("map.colour_significance", VIGIE_N_("Colour by significance, after correction"), "", can_colour<Colouring::significance>,
          colour_map<Colouring::significance>);
    r.checked_when(is_coloured<Colouring::significance>);
    r.add("map.colour_significance_raw", VIGIE_N_("Colour by significance, before correction"), "",
          can_colour<Colouring::raw_significance>, colour_map<Colouring::raw_significance>);
    r.checked_when(is_coloured<Colouring::raw_significance>);
}

template <MapTool tool> void take_tool(Workbench& w) {
    w.set_mode(Mode::explorer);
    choose_tool(w, w.tool == tool ? MapTool::pointer : tool);
}
template <MapTool tool> bool is_taken(Workbench const& w) { return w.tool == tool; }

void add_tools(Registry& r) {
    r.add("map.views", VIGIE_N_("Kept views…"), "Ctrl+B", has_project, [](W& w) {
         w.set_mode(Mode::explorer);
         w.is_views_open = !w.is_views_open;
     }).line_above();
    r.add("map.lasso", VIGIE_N_("Choose with a lasso"), "Ctrl+Shift+L", has_project, take_tool<MapTool::lasso>).line_above();
    r.checked_when(is_taken<MapTool::lasso>);
    r.add("map.distance", VIGIE_N_("Measure a distance"), "Ctrl+M", has_project, take_tool<MapTool::distance>);
    r.checked_when(is_taken<MapTool::distance>);
    r.add("map.area", VIGIE_N_("Measure an area"), "Ctrl+Shift+M", has_project, take_tool<MapTool::area>);
    r.checked_when(is_taken<MapTool::area>);
}

/// Chosen again, it goes back to the light one.
template <scene::Look look> void take_look(Workbench& w) { w.look = w.look == look ? scene::Look::light : look; }
template <scene::Look look> bool has_look(Workbench const& w) { return w.look == look; }

template <BottomTab tab> void show_tab(Workbench& w) {
    w.set_mode(Mode::explorer);
    w.bottom = tab;
    w.asked_place = Place::table;
}

/// Under the map, in the order of their tabs.
void add_tabs(Registry& r) {
    r.add("display.table", VIGIE_N_("Table"), "F6", has_project, show_tab<BottomTab::table>);
    r.add("display.zones", VIGIE_N_("Neighbourhoods"), "", has_project, show_tab<BottomTab::zones>);
    r.add("display.foyers", VIGIE_N_("Clusters"), "", has_project, show_tab<BottomTab::foyers>);
    r.add("display.dynamics", VIGIE_N_("Classes and changes"), "F9", has_project, show_tab<BottomTab::dynamics>);
    r.also(VIGIE_N_("dynamics, what moved"));
    r.add("display.coverage", VIGIE_N_("Coverage"), "", has_project, show_tab<BottomTab::coverage>);
    r.also(VIGIE_N_("missing data, gaps"));
    r.add("display.outliers", VIGIE_N_("To verify"), "", has_project, show_tab<BottomTab::outliers>);
    r.also(VIGIE_N_("unusual values, errors of entry"));
    r.add("display.history", VIGIE_N_("Evolution"), "", has_project, show_tab<BottomTab::history>);
    r.add("display.journal", VIGIE_N_("Journal"), "", has_project, show_tab<BottomTab::journal>);
    r.also(VIGIE_N_("what was done, history"));
}

bool is_presenting(Workbench const& w) { return w.has_project() && w.mode == Mode::present && w.presenter_plays; }
bool can_change_story(Workbench const& w) { return can_edit(w) && w.story() != nullptr; }

void add_display(Registry& r) {
    r.menu = Menu::display;
    r.add("mode.explorer", VIGIE_N_("Explore"), "F4", has_project, [](W& w) { w.set_mode(Mode::explorer); });
    r.checked_when([](W const& w) { return w.mode == Mode::explorer; });
    r.add("mode.compare", VIGIE_N_("Compare"), "F7", can_set_side_by_side, [](W& w) {
        bool const can_stay = w.compared_by == Compared::zones     ? has_zones(w)
                              : w.compared_by == Compared::campaigns ? has_two_campaigns(w)
                                                                     : is_scored(w);
        w.compare_by(can_stay ? w.compared_by : has_zones(w) ? Compared::zones : Compared::themes);
    });
    r.checked_when([](W const& w) { return w.mode == Mode::compare; });
    r.add("mode.follow", VIGIE_N_("Follow"), "F8", has_project, [](W& w) { w.set_mode(Mode::follow); });
    r.checked_when([](W const& w) { return w.mode == Mode::follow; });
    r.add("mode.present", VIGIE_N_("Present"), "F5", has_campaign, [](W& w) { w.set_mode(Mode::present); });
    r.checked_when([](W const& w) { return w.mode == Mode::present; });
    r.add("present.storyboard", VIGIE_N_("Storyboard of the presentation"), "Shift+F5", is_scored, [](W& w) {
        w.set_mode(Mode::present);
        w.presenter_plays = false;
    });
    r.add("present.padlock", VIGIE_N_("Open or close the padlock of the presentation (L)"), "", is_presenting,
          [](W& w) {
              w.presenter_is_open = !w.presenter_is_open;
              w.presenter_place.reset(); // what one edition says is not left over the other
              w.refresh_views();
          });
    r.also(VIGIE_N_("partner edition, internal edition, lock, unlock"));
    r.checked_when([](W const& w) { return w.presenter_is_open; });
    r.add("present.draft", VIGIE_N_("Draft a story"), "", [](W const& w) { return can_edit(w) && is_scored(w); },
          [](W& w) { w.draft_story(false); });
    r.add("present.draft_residences", VIGIE_N_("Draft a story that names residences"), "",
          [](W const& w) { return can_edit(w) && is_scored(w); }, [](W& w) { w.draft_story(true); });
    r.add("present.renew", VIGIE_N_("Bring the story to the campaign shown"), "", can_change_story, [](W& w) { w.renew_story(); });
    r.add("present.remove", VIGIE_N_("Remove the story"), "",
          [](W const& w) { return can_change_story(w) && w.story()->id != 0; }, [](W& w) { w.remove_story(w.story()->id); });
    r.add("compare.campaigns", VIGIE_N_("Compare campaigns"), "Shift+F7", has_two_campaigns,
          [](W& w) { w.compare_by(Compared::campaigns); }).line_above();
    r.checked_when([](W const& w) { return w.mode == Mode::compare && w.compared_by == Compared::campaigns; });
    r.add("compare.themes", VIGIE_N_("Compare themes"), "", is_scored, [](W& w) { w.compare_by(Compared::themes); });
    r.also(VIGIE_N_("small multiples, one map for each family"));
    r.checked_when([](W const& w) { return w.mode == Mode::compare && w.compared_by == Compared::themes; });
    r.add("compare.curtain", VIGIE_N_("Curtain between two campaigns"), "", has_two_campaigns, [](W& w) {
        w.is_curtain = !(w.mode == Mode::compare && w.compared_by == Compared::campaigns && w.is_curtain);
        w.compare_by(Compared::campaigns);
    });
    r.checked_when([](W const& w) { return w.is_curtain; });
    add_colours(r);
    r.add("view.fit_all", VIGIE_N_("See everything"), "Ctrl+Shift+F", has_project, [](W& w) {
         w.fit_all();
     }).line_above();
    r.add("view.fit_selection", VIGIE_N_("Go to the selection"), "Ctrl+J", has_focus, [](W& w) { w.fit_selection(); });
    r.add("view.zoom_in", VIGIE_N_("Zoom in"), "PageUp", has_project, [](W& w) { zoom(w, 1.5); });
    r.add("view.zoom_out", VIGIE_N_("Zoom out"), "PageDown", has_project, [](W& w) { zoom(w, 1 / 1.5); });
    r.add(
        "view.previous", VIGIE_N_("View before"), "Alt+Left", [](W const& w) { return w.has_previous_view(); },
        [](W& w) { w.previous_view(); });
    r.add(
        "view.next", VIGIE_N_("View after"), "Alt+Right", [](W const& w) { return w.has_next_view(); },
        [](W& w) { w.next_view(); });
    add_tools(r);
    r.add("display.fiche", VIGIE_N_("Panel of the residence"), "", has_project, [](W& w) {
         show_side(w, SidePanel::fiche);
     }).line_above();
    add_tabs(r);
    r.add("display.dark", VIGIE_N_("Dark theme"), "", always, take_look<scene::Look::dark>).line_above();
    r.checked_when(has_look<scene::Look::dark>);
    r.add("display.contrast", VIGIE_N_("High contrast"), "", always, take_look<scene::Look::contrast>);
    r.checked_when(has_look<scene::Look::contrast>);
    r.also(VIGIE_N_("theme, black on white, accessibility"));
    r.add("display.french", VIGIE_N_("Français"), "", always, [](W& w) { speak(w, text::Language::fr); });
    r.checked_when([](W const&) { return text::language() == text::Language::fr; });
    r.add("display.english", VIGIE_N_("English"), "", always, [](W& w) { speak(w, text::Language::en); });
    r.checked_when([](W const&) { return text::language() == text::Language::en; });
    r.add(
        "display.larger", VIGIE_N_("Larger interface"), "", [](W const& w) { return w.ui_scale < 3; },
        [](W& w) { w.ui_scale = std::min(3.0, w.ui_scale + 0.25); });
    r.add(
        "display.smaller", VIGIE_N_("Smaller interface"), "", [](W const& w) { return w.ui_scale > 1; },
        [](W& w) { w.ui_scale = std::max(1.0, w.ui_scale - 0.25); });
}

void add_help(Registry& r) {
    r.menu = Menu::help;
    r.add("help.about", VIGIE_N_("About Vigie"), "F1", always, [](W& w) { open_dialog(w, Dialog::about); });
}

std::vector<Action> make() {
    Registry registry;
    for (auto* const add : {add_file, add_edit, add_data, add_analysis, add_grid, add_follow, add_display, add_help})
        add(registry);
    return std::move(registry.all);
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
    for (auto const& [english, french] :
         {std::pair{"Shift", "Maj"}, {"PageUp", "Pg préc."}, {"PageDown", "Pg suiv."}, {"Left", "←"}, {"Right", "→"}})
        if (auto const at = out.find(english); at != std::string::npos)
            out.replace(at, std::string_view(english).size(), french);
    return out;
}

}
