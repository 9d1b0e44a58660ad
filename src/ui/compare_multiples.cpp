// Campaigns or themes side by side on the same ground, or two campaigns under a curtain that is drawn across one map.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/compare_parts.hpp"
#include "ui/icons.hpp"
#include "ui/map_furniture.hpp"
#include "ui/map_hand.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using Intents = std::vector<MultiplesIntent>;

constexpr float head_height = 80, foot_height = 40, legend_width = 208;

/// Where the maps lie, and which columns they show: one row of campaigns, or two of themes.
struct Frame {
    Rect body; ///< of heads and maps, beside the legend
    std::size_t first = 0, shown = 0, across = 1;
    float column = 0, row = 0;          ///< of a map with its head and foot
    float head = 0, maps_at = 0, maps = 0; ///< of the first row

    [[nodiscard]] Rect map(std::size_t i) const {
        return {body.x + column * static_cast<float>(i % across), maps_at + row * static_cast<float>(i / across), column, maps};
    }
};

Frame frame_of(Desk const& desk, Layout const& layout, wb::MultiplesView const& view) {
    auto const& ui = desk.ui;
    Frame frame;
    float const top = layout.top.bottom() + ui.px(compare_bar_height), legend = ui.px(legend_width);
    frame.body = {legend, top, layout.status.w - legend, layout.status.y - top};
    auto const count = view.columns.size();
    std::size_t const most = view.is_of_themes ? (layout.has_short_top ? 6 : 10) : view.is_curtain || layout.has_short_top ? 2 : 4;
    std::size_t const rows = view.is_of_themes && count > 3 ? 2 : 1;
    frame.shown = std::min(count, most);
    // Of campaigns the latest, of themes the first.
    frame.first = std::min(view.is_of_themes ? desk.state.first_theme : desk.state.first_campaign.value_or(count), count - frame.shown);
    frame.across = std::max<std::size_t>(1, (frame.shown + rows - 1) / rows);
    frame.column = frame.body.w / static_cast<float>(frame.across);
    frame.row = frame.body.h / static_cast<float>(rows);
    frame.head = ui.px(head_height);
    frame.maps_at = top + frame.head;
    frame.maps = std::max(frame.row - frame.head - (view.is_of_themes ? 0 : ui.px(foot_height)), 0.0F);
    return frame;
}

/// The common view, for a part of the screen whose middle is that of `whole`.
scene::View part_of(scene::View const& view, Rect const& whole, Rect const& part) {
    auto shown = view;
    shown.width_px = whole.w;
    shown.height_px = whole.h;
    shown.centre = shown.to_ground(part.x + part.w / 2 - whole.x, part.y + part.h / 2 - whole.y);
    shown.width_px = part.w;
    shown.height_px = part.h;
    return shown;
}

/// What the map of a theme leads to: the explorer, coloured by it.
void open_theme(wb::MultiplesView::Column const& column, Intents& out) {
    out.emplace_back(wb::RunAction{"mode.explorer"});
    if (column.theme.empty()) out.emplace_back(wb::SetColouring{scene::Colouring::severity});
    else out.emplace_back(wb::ChooseMeasure{column.theme});
}

/// A small map of a theme shows the middle of the ground the explorer shows, which leaves room for names: by how much it is coarser.
double coarser(wb::MultiplesView const& view, Rect const& place) {
    if (!view.is_of_themes || view.view.width_px <= 0 || place.w < 1 || place.h < 1) return 1;
    constexpr double middle = 0.7;
    return std::max({1.0, middle * view.view.width_px / static_cast<double>(place.w), middle * view.view.height_px / static_cast<double>(place.h)});
}

scene::View view_of(wb::MultiplesView const& view, Rect const& place) {
    auto shown = part_of(view.view, place, place);
    shown.metres_per_px *= coarser(view, place);
    return shown;
}

void draw_head(Desk& desk, Rect const& r, wb::MultiplesView::Column const& column, bool is_of_theme, Intents& out) {
    auto const& ui = desk.ui;
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    float const most = is_of_theme ? w - ui.px(120) : w / 2;
    auto const title = ui.fitting(column.title, column.short_title, ui.fonts.section_semibold, most);
    float const name = std::min(ui.width(title, ui.fonts.section_semibold) + ui.px(2), most);
    if (is_of_theme && ui.area("compare.theme." + column.theme, {r.x, r.y, r.w, ui.px(44)})) open_theme(column, out);
    if (is_of_theme && ui.is_hovered()) ui.fill({r.x, r.y, r.w, ui.px(44)}, ui.theme.hover);
    if (is_of_theme) ui.tooltip(text::tr("Explore the map coloured by this theme"));
    ui.text({x, r.y + ui.px(12), name, ui.px(28)}, title, ui.fonts.section_semibold, ui.theme.text);
    float right = x + w;
    if (column.change) {
        ui.change({right - ui.px(64), r.y + ui.px(12), ui.px(64), ui.px(28)}, *column.change, ui.fonts.body);
        right -= ui.px(72);
    }
    if (column.mean) {
        auto const figure = text::decimal(*column.mean, 1);
        float const left = x + name + ui.px(12), room = right - left;
        auto const long_words = is_of_theme ? text::tr("mean {0}", {figure}) : text::tr("mean index {0}", {figure});
        auto const words = ui.fitting(long_words, figure, ui.fonts.body, room);
        ui.text({left, r.y + ui.px(12), room, ui.px(28)}, words, ui.fonts.body, ui.theme.text2, Align::right);
    }
    ui.class_bar({x, r.y + ui.px(46), w, ui.px(20)}, column.by_class, true);
}

void draw_foot(Desk& desk, Rect const& r, wb::MultiplesView::Column const& column) {
    auto const& ui = desk.ui;
    float const room = r.w - ui.px(32);
    ui.text({r.x + ui.px(16), r.y, room, r.h}, ui.fitting(column.moved, column.moved_short, ui.fonts.body, room), ui.fonts.body, ui.theme.text2);
}

void draw_legend_column(Ui const& ui, Frame const& frame, wb::LegendView const& legend, bool is_of_themes) {
    Rect const r{0, frame.body.y, frame.body.x, frame.body.h};
    ui.fill(r, ui.theme.panel);
    float const x = ui.px(16), w = r.w - ui.px(28);
    float const y = draw_compare_legend(ui, x, r.y + ui.px(12), w, legend);
    auto const words = text::tr("The same ground, the same classes: move or zoom one map and the others follow.");
    ui.paragraph(x, y + ui.px(12), w, words + (is_of_themes ? " " + text::tr("Each theme is in the classes of the index.") : ""),
                 ui.fonts.caption, ui.theme.text3, ui.px(16));
}

/// A hand on one of the maps moves the view that all share.
void move_maps(Desk& desk, Rect const& map, std::string const& id, wb::MultiplesView const& view, Intents& out) {
    auto const moved = hand_move(desk.ui, id, map, view_of(view, map)); // its middle is that of the shared one
    if (!moved) return;
    auto shared = view.view;
    shared.metres_per_px = moved->view.metres_per_px / coarser(view, map);
    shared.centre = moved->view.centre;
    out.emplace_back(wb::MoveView{shared, moved->is_step});
}

float curtain_x(Desk const& desk, Rect const& whole) {
    float const least = desk.ui.px(40);
    return std::round(std::clamp(whole.x + whole.w * desk.state.curtain, whole.x + least, whole.right() - least));
}

/// The line between the two campaigns: dragged, or moved by the arrows once the keyboard is on it.
void draw_curtain(Desk& desk, Rect const& whole) {
    auto const& ui = desk.ui;
    float const x = curtain_x(desk, whole);
    Rect const grip{x - ui.px(6), whole.y, ui.px(12), whole.h};
    ui.hit("compare.curtain", grip);
    bool const is_held = ImGui::IsItemActive();
    if (is_held || ui.is_hovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    auto& share = desk.state.curtain;
    if (is_held) share = std::clamp((ImGui::GetIO().MousePos.x - whole.x) / whole.w, 0.0F, 1.0F);
    if (ui.slider_stop("compare.curtain.keys", grip)) share = std::clamp(share + 0.02F * static_cast<float>(ui.arrow_steps()), 0.0F, 1.0F);
    ui.line(x, whole.y, x, whole.bottom(), ui.theme.panel, ui.px(6));
    ui.line(x, whole.y, x, whole.bottom(), ui.theme.accent, ui.px(3));
    float const middle = whole.y + whole.h / 2;
    ui.disc(x, middle, ui.px(14), ui.theme.accent);
    ui.icon({x - ui.px(14), middle - ui.px(14), ui.px(28), ui.px(28)}, icon::swap, ui.theme.on_accent);
}

void draw_bar(Desk& desk, Rect const& r, Frame const& frame, wb::MultiplesView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("compare.bar", r, ui.theme.panel);
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    std::optional<wb::Compared> asked;
    auto const now = view.is_of_themes ? wb::Compared::themes : wb::Compared::campaigns;
    float const x = draw_compare_choice(desk, r, r.x + ui.px(16), view.choices, now, asked);
    if (asked) out.emplace_back(wb::CompareBy{*asked});
    float free_to = r.right() - ui.px(16);
    if (!view.is_of_themes) {
        auto const words = view.is_curtain ? text::tr("Side by side") : text::tr("Curtain");
        float const w = ui.width(words, ui.fonts.body_medium) + ui.px(54);
        Rect const button{free_to - w, r.y + ui.px(8), w, ui.px(32)};
        if (ui.button("compare.mode", button, words, ButtonKind::secondary, view.is_curtain ? icon::columns : icon::swap))
            out.emplace_back(wb::ShowCurtain{!view.is_curtain});
        free_to = button.x - ui.px(8);
    }
    std::size_t first = frame.first;
    float const right = draw_compare_pages(desk, r, free_to, {frame.first, frame.shown, view.columns.size()}, first);
    if (first != frame.first && view.is_of_themes) desk.state.first_theme = first;
    else if (first != frame.first) desk.state.first_campaign = first;
    draw_compare_tags(ui, x, r.y + ui.px(13), right - x, view.is_fictitious);
}

}

std::vector<MultipleMap> multiple_maps(Desk const& desk, Layout const& layout, wb::MultiplesView const& view) {
    std::vector<MultipleMap> maps;
    auto const frame = frame_of(desk, layout, view);
    float const gap = std::max(1.0F, std::round(desk.ui.px(1)));
    if (view.is_curtain && frame.shown == 2) {
        Rect const whole{frame.body.x, frame.maps_at, frame.body.w, frame.maps};
        float const x = curtain_x(desk, whole);
        Rect const left{whole.x, whole.y, x - whole.x, whole.h}, right{x, whole.y, whole.right() - x, whole.h};
        maps.push_back({left, part_of(view.view, whole, left), frame.first});
        maps.push_back({right, part_of(view.view, whole, right), frame.first + 1});
        return maps;
    }
    for (std::size_t i = 0; i < frame.shown; ++i) {
        auto place = frame.map(i);
        place.x = std::round(place.x) + gap;
        place.w = std::round(frame.column) - gap;
        place.y = std::round(place.y);
        place.h = std::round(place.h);
        maps.push_back({place, view_of(view, place), frame.first + i});
    }
    return maps;
}

std::vector<MultiplesIntent> draw_multiples_screen(Desk& desk, Layout const& layout, wb::MultiplesView const& view,
                                                   wb::LegendView const& legend) {
    Intents out;
    auto const& ui = desk.ui;
    auto const frame = frame_of(desk, layout, view);
    draw_bar(desk, {0, layout.top.bottom(), layout.status.w, ui.px(compare_bar_height)}, frame, view, out);
    // Maps lie under the interface: everything but them is filled.
    Rect const whole{0, frame.body.y, layout.status.w, frame.body.h};
    Region const region("compare", whole, std::nullopt);
    draw_legend_column(ui, frame, legend, view.is_of_themes);
    bool const is_curtain = view.is_curtain && frame.shown == 2;
    for (std::size_t i = 0; i < frame.shown; ++i) {
        auto const& column = view.columns[frame.first + i];
        auto const map = frame.map(i);
        float const foot = frame.row - frame.head - frame.maps;
        Rect const head{map.x, map.y - frame.head, map.w, frame.head};
        ui.fill(head, ui.theme.panel);
        ui.fill({map.x, map.bottom(), map.w, foot}, ui.theme.panel);
        draw_head(desk, head, column, view.is_of_themes, out);
        if (!view.is_of_themes) draw_foot(desk, {map.x, map.bottom(), map.w, foot}, column);
        ui.line(map.x, head.y, map.x, is_curtain ? map.y : map.bottom() + foot, ui.theme.border, ui.px(1));
        if (head.y > frame.body.y) rule(ui, map.x, head.y, map.w);
        if (is_curtain) continue;
        move_maps(desk, map, "compare.map." + std::to_string(i), view, out);
        if (i == 0) draw_scale_bar(ui, map, view_of(view, map), map.x + ui.px(16)); // theirs is the same
    }
    for (std::size_t i = frame.shown; i % frame.across != 0; ++i) // an odd theme leaves a place free
        ui.fill({frame.map(i).x, frame.map(i).y - frame.head, frame.column, frame.row}, ui.theme.panel);
    if (is_curtain) {
        Rect const map{frame.body.x, frame.maps_at, frame.body.w, frame.maps};
        move_maps(desk, map, "compare.map", view, out);
        draw_scale_bar(ui, map, part_of(view.view, map, map), map.x + ui.px(16));
        draw_curtain(desk, map);
    }
    if (frame.shown > 0) draw_credits(ui, {frame.body.x, frame.maps_at, frame.body.w, frame.body.bottom() - frame.maps_at - (view.is_of_themes ? 0 : ui.px(foot_height))}, *view.columns[frame.first].content);
    return out;
}

}
