// The way of a walk over its map, and what a click on the map does.
#include "text/language.hpp"
#include "ui/walk_parts.hpp"

#include <imgui.h>

#include <cmath>

namespace vigie::ui {

namespace {

struct Point {
    float x = 0, y = 0;
};

Point on_screen(scene::View const& view, Rect const& r, core::Projected at) {
    auto const px = view.to_pixel(at);
    return {r.x + static_cast<float>(px.x), r.y + static_cast<float>(px.y)};
}

void show_whole(Desk& desk, Rect const& r, wb::WalksView const& view) {
    auto& state = desk.state.walk;
    auto const shown = std::to_string(view.id) + "/" + std::to_string(static_cast<int>(r.w)) + "x" +
                       std::to_string(static_cast<int>(r.h));
    if (state.shown == shown) return;
    state.shown = shown;
    state.edited = 0;
    constexpr double around_m = 60;
    state.view = scene::fitted(view.extent.grown(around_m), static_cast<double>(r.w), static_cast<double>(r.h),
                               static_cast<double>(desk.ui.scale), static_cast<double>(desk.ui.px(48)));
}

void draw_way(Ui const& ui, Rect const& r, scene::View const& map, wb::WalksView const& view) {
    for (int pass = 0; pass < 2; ++pass)
        for (std::size_t i = 1; i < view.stops.size(); ++i) {
            auto const a = on_screen(map, r, view.stops[i - 1].at), b = on_screen(map, r, view.stops[i].at);
            ui.line(a.x, a.y, b.x, b.y, pass == 0 ? ui.theme.halo : ui.theme.ink, ui.px(pass == 0 ? 6.0F : 2.5F));
        }
    for (std::size_t i = 0; i < view.stops.size(); ++i) {
        auto const& stop = view.stops[i];
        auto const at = on_screen(map, r, stop.at);
        bool const is_chosen = view.stop == i;
        if (is_chosen) ui.ring(at.x, at.y, ui.px(stop.number.empty() ? 9 : 16), ui.theme.accent, ui.px(3));
        if (stop.number.empty()) {
            ui.disc(at.x, at.y, ui.px(5), ui.theme.ink);
            continue;
        }
        ui.disc(at.x, at.y, ui.px(13), ui.theme.halo);
        ui.disc(at.x, at.y, ui.px(12), ui.theme.ink);
        ui.label({at.x - ui.px(12), at.y - ui.px(12), ui.px(24), ui.px(24)}, stop.number, ui.fonts.caption_medium,
                 ui.theme.panel, Align::centre);
    }
}

std::optional<std::size_t> stop_under(Ui const& ui, Rect const& r, scene::View const& map, wb::WalksView const& view,
                                      float x, float y) {
    for (std::size_t i = view.stops.size(); i-- > 0;) {
        auto const at = on_screen(map, r, view.stops[i].at);
        if (std::hypot(at.x - x, at.y - y) <= ui.px(14)) return i;
    }
    return std::nullopt;
}

/// What a click that did not drag the map means.
void click(Desk& desk, Rect const& r, wb::WalksView const& view, float x, float y, WalkIntents& out) {
    auto& state = desk.state.walk;
    auto const ground = state.view.to_ground(static_cast<double>(x - r.x), static_cast<double>(y - r.y));
    auto const under = stop_under(desk.ui, r, state.view, view, x, y);
    using Hand = WalkState::Hand;
    if (view.can_edit && (state.hand == Hand::stop || state.hand == Hand::bend))
        out.emplace_back(wb::AddStop{ground, state.hand == Hand::bend});
    else if (view.can_edit && state.hand == Hand::move && view.stop && !under)
        out.emplace_back(wb::MoveStop{view.stops[*view.stop].id, ground});
    else
        under ? choose_stop(desk, view, *under, out) : out.push_back(wb::ChooseStop{0});
}

/// A drag moves the map, the wheel zooms where the pointer is, a click does what the hand is for.
void use_hand(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& io = ImGui::GetIO();
    auto& state = desk.state.walk;
    (void)desk.ui.hit("walks.map", r);
    bool const is_over = ImGui::IsItemHovered();
    if (is_over && ImGui::IsMouseClicked(0)) state.is_dragging = true, state.has_moved = false;
    if (state.is_dragging && std::abs(io.MouseDragMaxDistanceSqr[0]) > 16) state.has_moved = true;
    if (state.is_dragging && state.has_moved)
        state.view =
            scene::panned(state.view, static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y));
    if (is_over && io.MouseWheel != 0)
        state.view = scene::zoomed(state.view, std::pow(1.25, static_cast<double>(io.MouseWheel)),
                                   static_cast<double>(io.MousePos.x - r.x), static_cast<double>(io.MousePos.y - r.y));
    if (!state.is_dragging || ImGui::IsMouseDown(0)) return;
    state.is_dragging = false;
    if (!state.has_moved && is_over) click(desk, r, view, io.MousePos.x, io.MousePos.y, out);
}

}

std::vector<WalkIntent> draw_walk_map(Desk& desk, Rect const& r, wb::WalksView const& view) {
    WalkIntents out;
    if (r.w < 8 || r.h < 8) return out;
    show_whole(desk, r, view);
    Region const region("walks.map", r, std::nullopt);
    use_hand(desk, r, view, out);
    draw_way(desk.ui, r, desk.state.walk.view, view);
    return out;
}

}
