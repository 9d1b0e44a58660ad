// The wiring: views from the workbench, panels, intents back to the workbench. The only part of the interface that
// knows it.
#include "ui/screens.hpp"

#include "ui/follow_panels.hpp"
#include "ui/presenter_parts.hpp"
#include "ui/server_panels.hpp"

#include "dossier/story_place.hpp"
#include "workbench/workbench.hpp"

#include <imgui.h>

#include <utility>

namespace vigie::ui {

namespace {

using workbench::apply_all;
using workbench::Mode;
using workbench::SidePanel;

SideContent content_of(workbench::Workbench const& w) {
    if (w.side == SidePanel::grid && w.grid_draft() != nullptr) return SideContent::grid;
    // The figure of the map takes the place of the weights.
    bool const is_tool = w.side == SidePanel::weights || w.side == SidePanel::measure;
    return is_tool ? SideContent::weights : SideContent::fiche;
}

void draw_side(Stage const& stage, Rect const& r) {
    auto& w = stage.w;
    if (r.w <= 0) return;
    if (content_of(w) == SideContent::grid)
        return apply_all(w, draw_grid_panel(stage.desk, r, workbench::grid_editor_view(w)));
    if (w.side == SidePanel::weights)
        return apply_all(w, draw_weights_panel(stage.desk, r, workbench::weights_view(w)));
    if (w.side == SidePanel::measure) {
        auto const view = workbench::measure_view(w, stage.desk.state.measure.query);
        return apply_all(w, draw_measure_panel(stage.desk, r, view));
    }
    w.reckon_order();
    auto const fiche = workbench::fiche_view(w);
    if (fiche.site != nullptr) return apply_all(w, draw_fiche_panel(stage.desk, r, fiche));
    apply_all(w, draw_overview_panel(stage.desk, r, workbench::overview_view(w)));
}

void draw_map_part(Stage const& stage, Layout const& layout, workbench::LegendView const& legend) {
    auto& w = stage.w;
    w.set_map_size(layout.map.w, layout.map.h, stage.desk.ui.scale);
    apply_all(w, draw_map_panel(stage.desk, layout, workbench::map_view(w, stage.desk.state.pointer), legend));
}

void draw_map_menu_part(Stage const& stage) {
    auto const& menu = stage.desk.state.map_menu;
    if (!menu.must_open && !menu.is_open) return;
    apply_all(stage.w,
              draw_map_menu(stage.desk, workbench::map_menu_view(stage.w, menu.at, menu.row), stage.w.filter()));
}

/// Over the map's upper left corner, under its tools.
void draw_filter_over(Stage const& stage, Rect const& room) {
    auto const view = workbench::filter_bar_view(stage.w);
    apply_all(stage.w, draw_filter_bar(stage.desk, room, view));
}

/// Cards that a filter or the table is chosen in.
void draw_cards(Stage const& stage, Layout const& layout) {
    auto& w = stage.w;
    auto& state = stage.desk.state;
    auto const& ui = stage.desk.ui;
    if (!w.is_filter_open) state.is_filter_fresh = true;
    if (w.is_filter_open)
        apply_all(w, draw_filter_card(stage.desk, layout.map.x + ui.px(12), layout.top.bottom() + ui.px(104),
                                      workbench::filter_view(w, state.filter_part)));
    if (!w.is_views_open) state.renamed_view.reset();
    if (w.is_views_open && w.mode == Mode::explorer)
        apply_all(w, draw_views_card(stage.desk, layout.map.x + ui.px(12), layout.map.y + ui.px(56), workbench::kept_views(w)));
    bool const has_table = w.mode == Mode::explorer && w.bottom == workbench::BottomTab::table && !layout.is_table_folded;
    if (!has_table) state.is_columns_open = false;
    if (w.mode != Mode::explorer) state.layer_card.clear();
    if (!state.layer_card.empty()) {
        if (auto const view = workbench::layer_view(w, state.layer_card))
            apply_all(w, draw_layer_card(stage.desk, layout.left.right() + ui.px(8), layout.status.y - ui.px(12), *view));
        else
            state.layer_card.clear();
    }
    if (state.is_columns_open)
        apply_all(w, draw_columns_card(stage.desk, layout.table.right() - ui.px(12), layout.table.y - ui.px(4), workbench::bottom_view(w)));
}

void draw_toast_part(Stage const& stage, Rect const& over) {
    auto& w = stage.w;
    auto const notice = w.notice();
    w.set_notice({});
    apply_all(w, draw_toast(stage.desk, over, notice, workbench::action_view(w, "edit.undo").is_enabled));
}

void draw_explorer(Stage const& stage, Layout const& layout) {
    auto& w = stage.w;
    auto const legend = workbench::legend_view(w);
    draw_map_part(stage, layout, legend);
    auto const& ui = stage.desk.ui;
    auto const& seen = layout.seen;
    draw_filter_over(stage, {layout.map.x + ui.px(12), layout.map.y + ui.px(56), seen.right() - layout.map.x - ui.px(72), ui.px(36)});
    if (w.bottom == workbench::BottomTab::outliers) w.reckon_outliers();
    apply_all(w, draw_bottom_table(stage.desk, layout, workbench::bottom_view(w)));
    apply_all(w, draw_rail(stage.desk, layout, workbench::rail_view(w)));
    apply_all(w, draw_layers_panel(stage.desk, layout, workbench::layers_view(w), legend));
    draw_side(stage, layout.side);
    draw_splitters(stage.desk, layout, content_of(w));
    draw_toast_part(stage, layout.seen);
    draw_map_menu_part(stage);
    add_explorer_map(stage, layout); // last: it shows what the panels asked for in this same frame
}

void draw_comparison(Stage const& stage, Layout const& layout) {
    auto& w = stage.w;
    if (w.compared_by != workbench::Compared::zones) {
        apply_all(w, draw_multiples_screen(stage.desk, layout, workbench::multiples_view(w), workbench::multiples_legend(w)));
        if (w.mode != Mode::compare || w.compared_by == workbench::Compared::zones) return;
        auto const view = workbench::multiples_view(w);
        if (auto const maps = multiple_maps(stage.desk, layout, view); !maps.empty()) {
            auto const& first = maps.front().place;
            float const inset = stage.desk.ui.px(12);
            draw_filter_over(stage, {first.x + inset, first.y + inset, layout.status.w - first.x - 2 * inset, stage.desk.ui.px(36)});
        }
        add_multiples(stage, layout, view);
        return;
    }
    apply_all(w, draw_compare_screen(stage.desk, layout, workbench::compare_view(w), workbench::legend_view(w)));
    if (w.mode == Mode::compare) add_compared_maps(stage, layout, workbench::compare_view(w));
}

void draw_walks(Stage const& stage, Layout const& layout) {
    auto& w = stage.w;
    auto const view = workbench::walks_view(w);
    auto intents = draw_walk_screen(stage.desk, layout, view);
    auto const map = walk_map(stage.desk, layout);
    if (!view.ids.empty()) {
        auto const more = draw_walk_map(stage.desk, map, view);
        intents.insert(intents.end(), more.begin(), more.end());
        add_walk_map(stage, map);
    }
    apply_all(w, intents);
}

void draw_follow_up(Stage const& stage, Layout const& layout) {
    auto& w = stage.w;
    if (w.follow.part == workbench::FollowPart::projects)
        return apply_all(w, draw_site_projects_screen(stage.desk, layout, workbench::site_projects_view(w)));
    if (w.follow.part == workbench::FollowPart::committee)
        return apply_all(w, draw_committee_screen(stage.desk, layout, workbench::committee_view(w)));
    if (w.follow.part == workbench::FollowPart::lessons)
        return apply_all(w, draw_lessons_screen(stage.desk, layout, workbench::lessons_view(w)));
    if (w.follow.part == workbench::FollowPart::walks) return draw_walks(stage, layout);
    auto const view = workbench::follow_view(w);
    auto const intents = draw_follow_screen(stage.desk, layout, view);
    auto const bar = workbench::filter_bar_view(w);
    auto const list = follow_list(stage.desk, layout);
    float const inset = stage.desk.ui.px(12), h = stage.desk.ui.px(36);
    draw_filter_over(stage, {list.x + inset, list.bottom() - h - inset, list.w - 2 * inset, h});
    auto const map = follow_map(stage.desk, layout);
    // The map of a frame is that of its view, unless another residence was just chosen.
    bool const is_same = intents.empty();
    if (map.w > 0 && is_same) add_follow_map(stage, map, view.site);
    apply_all(w, intents);
    if (map.w > 0 && !is_same) add_follow_map(stage, map, workbench::follow_view(w).site);
}

/// Those of the follow-up's own screens; what went wrong is told before they go on.
void draw_follow_dialogs(Stage const& stage, float width, float height) {
    auto& w = stage.w;
    if (w.error() || !w.has_project()) return;
    if (w.dialog == workbench::Dialog::proposal)
        apply_all(w, draw_proposal_dialog(stage.desk, width, height, workbench::committee_view(w)));
    if (w.dialog == workbench::Dialog::read_lessons) apply_all(w, draw_read_lessons_dialog(stage.desk, width, height));
    if (w.dialog == workbench::Dialog::tfpb) apply_all(w, draw_tfpb_dialog(stage.desk, width, height, workbench::tfpb_dialog_view(w)));
}

/// What went wrong is told before they go on.
void draw_server_dialogs(Stage const& stage, float width, float height) {
    auto& w = stage.w;
    if (w.error()) return;
    if (w.dialog == workbench::Dialog::publish && w.has_project())
        apply_all(w, draw_publish_dialog(stage.desk, width, height, workbench::publish_view(w)));
    if (w.dialog == workbench::Dialog::subscribe)
        apply_all(w, draw_subscribe_dialog(stage.desk, width, height, workbench::subscribe_view(w)));
    if (w.dialog == workbench::Dialog::purge && w.has_project())
        apply_all(w, draw_purge_dialog(stage.desk, width, height, workbench::purge_view(w)));
}

/// What the hand clicked on the map of a step, and its card.
void draw_picked_place(Stage const& stage, Rect const& map) {
    auto& w = stage.w;
    auto& state = stage.desk.state.presenter;
    double const reach = static_cast<double>(stage.desk.ui.px(24)) * state.view.metres_per_px;
    if (auto const at = std::exchange(state.clicked, std::nullopt)) apply(w, workbench::PickStoryPlace{*at, reach});
    if (w.presenter_place && draw_presenter_place(stage.desk, map, *w.presenter_place))
        apply(w, workbench::PickStoryPlace{});
}

void draw_presentation(Stage const& stage, float width, float height) {
    auto& w = stage.w;
    apply_all(w, draw_presenter_screen(stage.desk, width, height, workbench::presenter_view(w)));
    auto const view = workbench::presenter_view(w);
    bool const shows_map = !view.is_blank && w.mode == Mode::present && w.presenter_plays && view.page != nullptr;
    if (shows_map) {
        auto const map = presenter_map(stage.desk, width, height, view);
        add_story_map(stage, map, *view.page, true);
        draw_picked_place(stage, map);
    }
    stage.desk.wake_in(1); // the timer
}

void draw_storyboard(Stage const& stage, Layout const& layout) {
    auto& w = stage.w;
    if (w.presenter_plays) return stage.desk.wake_in(0); // the letters of the room come with the next frame
    auto const intents = draw_storyboard_screen(stage.desk, layout, workbench::storyboard_view(w));
    auto const* page = w.story_page();
    if (intents.empty() && page != nullptr) add_story_map(stage, storyboard_map(stage.desk, layout), *page, false);
    apply_all(w, intents);
}

void draw_work(Stage const& stage, float width, float height) {
    auto& w = stage.w;
    auto const now = layout(width, height, stage.desk.ui.scale, stage.desk.state.layout, content_of(w),
                            w.focus().has_value());
    apply_all(w, draw_top_bar(stage.desk, now, workbench::top_bar_view(w)));
    apply_all(w, draw_status_bar(stage.desk, now, workbench::status_bar_view(w, stage.desk.state.pointer)));
    switch (w.mode) {
    case Mode::compare: draw_comparison(stage, now); break;
    case Mode::follow: draw_follow_up(stage, now); break;
    case Mode::present: draw_storyboard(stage, now); break;
    default: draw_explorer(stage, now); break;
    }
    draw_cards(stage, now);
    if (w.mode != Mode::explorer)
        draw_toast_part(stage, {0, now.top.bottom(), width, now.status.y - now.top.bottom()});
}

void draw_start(Stage const& stage, float width, float height) {
    auto const jobs = stage.w.jobs().running();
    apply_all(stage.w,
              draw_start_page(stage.desk, width, height, jobs.empty() ? std::nullopt : std::optional(jobs.front())));
}

void draw_palette_part(Stage const& stage, float width, float height) {
    auto& state = stage.desk.state;
    if (!stage.w.is_palette_open) {
        state.is_palette_fresh = true;
        return;
    }
    if (state.is_palette_fresh) {
        state.palette_query.clear();
        state.palette_at = 0;
    }
    constexpr std::size_t at_once = 40'000, most = 400; // residences looked through in a frame; lines shown
    auto const palette = workbench::palette_items(stage.w, state.palette_query, most, at_once);
    if (workbench::is_searching(stage.w)) stage.desk.wake_in(0);
    apply_all(stage.w, draw_palette(stage.desk, width, height, palette));
}

void draw_import(Stage const& stage, float width, float height) {
    auto const view = workbench::import_view(stage.w, stage.desk.state.assistant.as_in_file);
    apply_all(stage.w, draw_import_assistant(stage.desk, width, height, view));
    draw_toast_part(stage, {0, 0, width, height});
}

KeysView keys_view(workbench::Workbench const& w) {
    KeysView view;
    view.mode = w.mode;
    view.has_project = w.has_project();
    view.is_palette_open = w.is_palette_open;
    view.is_filter_open = w.is_filter_open;
    view.is_views_open = w.is_views_open;
    view.has_error = w.error().has_value();
    view.has_report = w.last_import().has_value() && w.dialog != workbench::Dialog::save;
    view.has_dialog = w.dialog != workbench::Dialog::none;
    view.map = w.view();
    if (w.tool == workbench::MapTool::place) view.placed = w.focus();
    view.tool = w.tool;
    view.corners = w.measured.size();
    view.step = w.presenter_step;
    view.is_blank = w.presenter_is_blank;
    view.plays = w.presenter_plays;
    return view;
}

/// What actions leave for the window itself.
void take_wishes(Stage const& stage) {
    auto& w = stage.w;
    if (auto const text = std::exchange(w.clipboard, std::nullopt)) ImGui::SetClipboardText(text->c_str());
    auto& focus = stage.desk.ui.focus;
    auto& choice = stage.desk.state.layout;
    switch (std::exchange(w.asked_place, workbench::Place::none)) {
    case workbench::Place::none: break;
    case workbench::Place::map: focus.leave(); break;
    case workbench::Place::table:
        choice.is_table_folded = false;
        choice.is_table_asked = true;
        focus.go_to(w.bottom == workbench::BottomTab::dynamics ? "dynamics.0.0" : "table.rows");
        break;
    case workbench::Place::fiche:
        choice.is_side_open = true;
        focus.go_to(w.side == SidePanel::grid      ? "grid.tree"
                    : w.side == SidePanel::weights ? "weight.0"
                    : w.side == SidePanel::measure ? "measure.query"
                                                   : "fiche.follow");
        break;
    }
}

}

void draw_screens(Stage const& stage, float width, float height, bool has_presenter_fonts) {
    auto& w = stage.w;
    apply_all(w, handle_keys(stage.desk, keys_view(w)));
    take_wishes(stage);
    if (!w.has_project())
        draw_start(stage, width, height);
    else if (w.is_import_shown())
        draw_import(stage, width, height);
    else if (w.mode == Mode::present && w.presenter_plays && has_presenter_fonts)
        draw_presentation(stage, width, height);
    else
        draw_work(stage, width, height);
    draw_palette_part(stage, width, height);
    apply_all(w, draw_dialogs(stage.desk, width, height, workbench::dialogs_view(w)));
    draw_follow_dialogs(stage, width, height);
    draw_server_dialogs(stage, width, height);
    take_wishes(stage);
    stage.desk.ui.draw_focus_ring();
}

}
