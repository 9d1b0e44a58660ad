#include "ui/map_panes.hpp"

#include "dossier/story_page.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/compare_parts.hpp"
#include "ui/icons.hpp"
#include "ui/map_furniture.hpp"
#include "ui/map_parts.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <bit>

namespace vigie::ui {

namespace {

std::uint64_t mixed(std::uint64_t seed, double v) {
    return (seed ^ std::bit_cast<std::uint64_t>(v)) * 0x9E37'79B9'7F4A'7C15U + (seed >> 29U);
}

/// Changes whenever the map would be built otherwise for the same view.
std::uint64_t key_of(Stage const& stage, scene::MapStyle const& style, std::uint64_t salt) {
    std::uint64_t key = (stage.w.map_key() * 64 + salt) * 4 + static_cast<std::uint64_t>(stage.w.look);
    key = mixed(key, stage.desk.ui.scale);
    if (style.frame)
        for (double const v : {style.frame->min_x, style.frame->min_y, style.frame->max_x, style.frame->max_y})
            key = mixed(key, v);
    return key;
}

using Build = std::function<scene::DrawList(scene::View const&)>;

MapPane& add_pane(Stage const& stage, Rect const& r, scene::View const& view, std::uint64_t key, Build build) {
    MapPane pane;
    pane.x = static_cast<int>(r.x);
    pane.y = static_cast<int>(r.y);
    pane.width = static_cast<int>(r.w);
    pane.height = static_cast<int>(r.h);
    pane.view = view;
    pane.key = key;
    pane.build = std::move(build);
    stage.maps.push_back(std::move(pane));
    return stage.maps.back();
}

/// The document as the workbench shows it.
Build build_of(Stage const& stage, scene::MapStyle const& style) {
    return [w = &stage.w, measure = &stage.text, style](scene::View const& larger) {
        return scene::build_map(w->map(), style, {}, larger, *measure);
    };
}

/// A map that stays as it is: no name across its edges.
scene::MapStyle still_style(Stage const& stage, scene::View const& view) {
    scene::MapStyle style;
    style.theme = &stage.desk.ui.theme;
    style.show_scale_bar = style.show_credits = style.show_fictitious = false;
    style.keep_labels_inside = true;
    style.frame = view.ground();
    return style;
}

/// \return where it last rested. \param is_held  by a hand that has not let go
template <typename T> T const& still_of(Desk const& desk, Rested<T>& rest, T const& now, bool is_held) {
    constexpr double rest_s = 0.15;
    if (now == rest.still) {
        rest.moving = now;
        return rest.still;
    }
    if (!(now == rest.moving) || is_held) {
        rest.moving = now;
        rest.moved_at = desk.now;
    }
    double const left = rest.moved_at + rest_s - desk.now;
    if (left <= 0)
        rest.still = now;
    else
        desk.wake_in(left);
    return rest.still;
}

/// The view that the map's names are placed for.
scene::View const& still_view(Stage const& stage) {
    auto& rest = stage.desk.state.map_rest;
    auto const& view = stage.w.view();
    if (rest.still.width_px <= 0) rest.still = view;
    return still_of(stage.desk, rest, view, stage.desk.state.drag.is_on);
}

/// The same, with the limit of one zone: over the ground, under residences and names.
Build build_with_limit(Stage const& stage, scene::MapStyle const& style,
                       std::shared_ptr<scene::AreaLayer const> const& limit) {
    float const width = stage.desk.ui.scale;
    return [build = build_of(stage, style), theme = style.theme, limit, width](scene::View const& larger) {
        auto list = build(larger);
        if (!limit) return list;
        auto const is_above = [](scene::DrawItem const& item) {
            return std::holds_alternative<scene::DrawHull>(item) || std::holds_alternative<scene::DrawSymbols>(item) ||
                   std::holds_alternative<scene::DrawOverlay>(item);
        };
        auto const at = std::find_if(list.items.begin(), list.items.end(), is_above);
        scene::StrokeAreas const halo{limit, {theme->halo, 6 * width, {}}, nullptr};
        scene::StrokeAreas const line{limit, {theme->accent, 2.5F * width, {}}, nullptr};
        list.items.insert(at, {halo, line});
        return list;
    };
}

}

void add_explorer_map(Stage const& stage, Layout const& layout) {
    auto const& w = stage.w;
    auto const view = workbench::map_view(w);
    auto style = map_style(stage.desk, view);
    auto const& still = still_view(stage);
    // Names keep clear of the tools above and beside the map, and of the legend below.
    auto const& ui = stage.desk.ui;
    float const x = layout.seen.x - layout.map.x, y = layout.seen.y - layout.map.y;
    auto const low = still.to_ground(x + ui.px(8), y + layout.seen.h - ui.px(56));
    auto const high = still.to_ground(x + layout.seen.w - ui.px(60), y + ui.px(52));
    style.frame = core::Box{low.x, low.y, high.x, high.y};
    auto& pane = add_pane(stage, layout.map, w.view(), key_of(stage, style, 0), build_of(stage, style));
    if (!w.map().residences) return;
    scene::MapHighlight highlight;
    highlight.hovered = stage.desk.state.hovered;
    for (auto const row : w.selection())
        if (auto const mark = w.mark_of(row)) highlight.selected.push_back(*mark);
    pane.over = scene::build_highlight(w.map(), style, highlight, w.view(), stage.text);
}

void add_compared_maps(Stage const& stage, Layout const& layout, workbench::CompareView const& view) {
    auto const& ui = stage.desk.ui;
    Rect const body{0, layout.top.bottom() + ui.px(48), layout.status.w, 0};
    auto& state = stage.desk.state;
    auto const& rested = still_of(stage.desk, state.compared_rest, state.compared_move, false);
    for (auto const& map : compared_maps(stage.desk, layout, view, state.compare_scroll)) {
        // Scrolled maps are cut at the top by the bar and at the bottom by the window.
        float const top = std::max(map.place.y, body.y), bottom = std::min(map.place.bottom(), layout.status.y);
        if (bottom - top < 8) continue;
        Rect const seen{map.place.x, top, map.place.w, bottom - top};
        auto shown = map.view;
        shown.centre = map.view.to_ground(map.place.w / 2, top - map.place.y + seen.h / 2);
        shown.width_px = seen.w;
        shown.height_px = seen.h;
        auto const still = moved_view(map.whole, rested);
        auto style = still_style(stage, still);
        style.frame->min_y += ui.px(46) * still.metres_per_px; // the scale and the button stand there
        if (is_narrow_column(ui, map.place.w)) style.frame->max_y -= ui.px(48) * still.metres_per_px; // and what moves the column
        add_pane(stage, seen, shown, key_of(stage, style, 1 + map.group),
                 build_with_limit(stage, style, view.limits_of[map.group]));
    }
}

void add_multiples(Stage const& stage, Layout const& layout, workbench::MultiplesView const& view) {
    auto const& still = still_view(stage); // names lie within each map since they rest
    for (auto const& map : multiple_maps(stage.desk, layout, view)) {
        if (map.place.w < 8 || map.place.h < 8) continue;
        scene::MapStyle style;
        style.theme = &stage.desk.ui.theme;
        style.show_scale_bar = style.show_credits = style.show_fictitious = false;
        style.show_residences = view.shows_residences;
        style.show_foyers = view.shows_foyers;
        auto rested = map.view;
        rested.centre.x += still.centre.x - view.view.centre.x;
        rested.centre.y += still.centre.y - view.view.centre.y;
        rested.metres_per_px *= still.metres_per_px / view.view.metres_per_px;
        style.frame = rested.ground();
        if (view.is_of_themes) { // small, and clusters are those of the index
            style.symbol_factor = 0.5;
            style.show_foyers = false;
        }
        auto const& column = view.columns[map.column];
        add_pane(stage, map.place, map.view, key_of(stage, style, (view.is_of_themes ? 80 : 40) + map.column),
                 [w = &stage.w, measure = &stage.text, style, is_of_themes = view.is_of_themes, column](scene::View const& larger) {
                     auto const& content = is_of_themes ? w->map_of_theme(column.theme) : w->map_of(column.campaign);
                     return scene::build_map(content, style, {}, larger, *measure);
                 });
    }
}

void add_follow_map(Stage const& stage, Rect const& r, std::optional<workbench::FollowSite> const& site) {
    constexpr double around_m = 180;
    auto const& ui = stage.desk.ui;
    core::Box box = stage.w.snapshot().extent;
    if (site && site->position) {
        box = {};
        box.include(*site->position);
        box = box.grown(around_m);
    }
    auto const view = scene::fitted(box, r.w, r.h, ui.scale, ui.px(24));
    auto const style = still_style(stage, view);
    {
        Region const region("follow.map", r, std::nullopt);
        draw_scale_bar(ui, r, view, r.x + ui.px(16));
        draw_credits(ui, r, stage.w.map());
        if (site && !site->position) {
            auto const words = text::tr("Not located on the map");
            ui.pill(r.x + (r.w - ui.pill_width(words, true)) / 2, r.y + ui.px(16), words, ui.theme.warn_soft,
                    ui.theme.warn, icon::alert_outline);
        }
        ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    }
    auto& pane = add_pane(stage, r, view, key_of(stage, style, 10), build_of(stage, style));
    if (!stage.w.map().residences || !site) return;
    scene::MapHighlight highlight;
    if (auto const mark = stage.w.mark_of(site->row)) highlight.selected.push_back(*mark);
    pane.over = scene::build_highlight(stage.w.map(), style, highlight, view, stage.text);
}

void add_walk_map(Stage const& stage, Rect const& r) {
    auto const& view = stage.desk.state.walk.view;
    if (r.w < 8 || r.h < 8 || view.width_px <= 0) return;
    auto style = still_style(stage, view);
    style.show_foyers = false;
    {
        Region const region("walks.scale", {r.x, r.bottom() - stage.desk.ui.px(56), r.w, stage.desk.ui.px(56)}, std::nullopt);
        draw_scale_bar(stage.desk.ui, r, view, r.x + stage.desk.ui.px(16));
        draw_credits(stage.desk.ui, r, stage.w.map());
    }
    add_pane(stage, r, view, key_of(stage, style, 30), build_of(stage, style));
}

void add_story_map(Stage const& stage, Rect const& r, dossier::StoryPage const& page, bool is_live) {
    auto const& ui = stage.desk.ui;
    if (r.w < 8 || r.h < 8) return;
    auto const shown = draw_presenter_map(stage.desk, r, page, stage.text, is_live);
    auto style = still_style(stage, shown);
    style.symbol_factor = is_live ? 0.7 : 1;
    {
        Region const region("presenter.scale", {r.x, r.bottom() - ui.px(92), r.w, ui.px(92)}, std::nullopt);
        auto* const font = is_live ? ui.fonts.presenter_text : nullptr;
        draw_scale_bar(ui, r, shown, r.x + ui.px(is_live ? 32 : 16), font);
        draw_credits(ui, r, *page.content, font);
    }
    // Names large enough for the back of the room.
    auto const content = std::make_shared<dossier::StoryPage const>(page);
    add_pane(stage, r, shown, mixed(key_of(stage, style, 20 + page.number), (is_live ? 1U : 2U) + (page.is_partner ? 2U : 0U)),
             [content, style, measure = &stage.text](scene::View const& larger) { return dossier::story_map(*content, style, larger, *measure); });
}

}
