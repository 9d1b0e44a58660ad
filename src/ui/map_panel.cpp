// The map under the hand: move, choose, zoom, and what lies over it.
#include "ui/map_furniture.hpp"
#include "ui/map_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using Intents = std::vector<MapIntent>;

struct Hand {
    Desk& desk;
    Rect const& map;
    wb::MapView const& view;
    Intents& out;
    ImGuiIO const& io = ImGui::GetIO();

    [[nodiscard]] std::optional<std::uint32_t> row_of(std::optional<std::uint32_t> mark) const {
        if (!mark || !view.content->residences) return std::nullopt;
        return view.content->residences->marks[*mark].index;
    }

    void zoom_by_wheel() {
        if (io.MouseWheel == 0) return;
        auto const factor = std::pow(1.25, io.MouseWheel);
        out.emplace_back(wb::MoveView{scene::zoomed(view.view, factor, io.MousePos.x - map.x, io.MousePos.y - map.y)});
    }

    void press() {
        bool const is_rectangle = io.KeyShift || view.tool == wb::MapTool::rectangle;
        desk.state.drag = {true, is_rectangle, false, io.MousePos.x, io.MousePos.y};
    }

    void click(std::optional<std::uint32_t> mark) {
        if (view.tool == wb::MapTool::place && view.focus) {
            auto const at = view.view.to_ground(io.MousePos.x - map.x, io.MousePos.y - map.y);
            out.emplace_back(wb::PlaceResidence{*view.focus, at});
            return;
        }
        auto const row = row_of(mark);
        if (row && io.KeyCtrl)
            out.emplace_back(wb::ToggleRow{*row});
        else if (row)
            out.emplace_back(wb::SelectRows{{*row}});
        else if (!io.KeyCtrl)
            out.emplace_back(wb::SelectRows{});
    }

    void select_rectangle() {
        auto const& drag = desk.state.drag;
        auto const& mouse = io.MousePos;
        std::vector<std::uint32_t> rows;
        for (auto const mark : scene::residences_in(
                 *view.content, view.view, std::min(drag.x, mouse.x) - map.x, std::min(drag.y, mouse.y) - map.y,
                 std::max(drag.x, mouse.x) - map.x, std::max(drag.y, mouse.y) - map.y))
            rows.push_back(view.content->residences->marks[mark].index);
        out.emplace_back(wb::SelectRows{std::move(rows)});
    }

    void release(std::optional<std::uint32_t> mark) {
        auto& drag = desk.state.drag;
        if (!drag.has_moved)
            click(mark);
        else if (drag.is_rectangle)
            select_rectangle();
        else
            out.emplace_back(wb::MoveView{view.view}); // one step of « view before » for the whole drag
        drag = {};
    }

    void move() {
        auto& drag = desk.state.drag;
        if (std::hypot(io.MousePos.x - drag.x, io.MousePos.y - drag.y) > desk.ui.px(4)) drag.has_moved = true;
        bool const pans = drag.has_moved && !drag.is_rectangle && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0);
        if (pans) out.emplace_back(wb::MoveView{scene::panned(view.view, io.MouseDelta.x, io.MouseDelta.y), false});
    }

    void open_menu(std::optional<std::uint32_t> mark) {
        auto const at = view.view.to_ground(io.MousePos.x - map.x, io.MousePos.y - map.y);
        desk.state.map_menu = {at, row_of(mark), io.MousePos.x, io.MousePos.y, true, false};
    }

    /// While the pointer is over the map. \return the mark under it
    std::optional<std::uint32_t> hover() {
        auto& state = desk.state;
        float const x = io.MousePos.x - map.x, y = io.MousePos.y - map.y;
        state.pointer = view.view.to_ground(x, y);
        std::optional<std::uint32_t> mark;
        if (view.content->residences && !state.drag.has_moved)
            mark = scene::residence_at(*view.content, map_style(desk, view), view.view, x, y, desk.ui.px(4));
        zoom_by_wheel();
        if (ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(2)) press();
        if (ImGui::IsMouseReleased(1)) open_menu(mark);
        if (ImGui::IsMouseDoubleClicked(0) && mark) {
            state.layout.is_side_open = true;
            out.emplace_back(wb::ShowSide{wb::SidePanel::fiche});
        }
        return mark;
    }

    std::optional<std::uint32_t> handle() {
        auto& state = desk.state;
        desk.ui.hit("map", map);
        ImGui::SetItemAllowOverlap();
        std::optional<std::uint32_t> mark;
        if (ImGui::IsItemHovered())
            mark = hover();
        else
            state.pointer.reset();
        if (state.drag.is_on && (io.MouseDown[0] || io.MouseDown[2]))
            move();
        else if (state.drag.is_on)
            release(mark);
        return mark;
    }
};

void draw_rubber_band(Desk const& desk) {
    auto const& drag = desk.state.drag;
    if (!drag.is_on || !drag.is_rectangle || !drag.has_moved) return;
    auto const& mouse = ImGui::GetIO().MousePos;
    Rect const box{std::min(drag.x, mouse.x), std::min(drag.y, mouse.y), std::abs(mouse.x - drag.x),
                   std::abs(mouse.y - drag.y)};
    desk.ui.fill(box, scene::with_alpha(desk.ui.theme.accent, 0.12));
    desk.ui.outline(box, desk.ui.theme.accent, desk.ui.px(1.5F));
}

/// The card shows after a moment, or at once when moving from one symbol to the next.
void follow_hover(Desk& desk, Rect const& map, wb::MapView const& view, std::optional<std::uint32_t> mark) {
    constexpr double delay_s = 0.12;
    auto& state = desk.state;
    state.hovered = mark;
    if (!mark) {
        state.hover_shown.reset();
        state.hover_since = -1;
        return;
    }
    if (state.hover_since < 0) state.hover_since = desk.now;
    double const left = state.hover_since + delay_s - desk.now;
    if (left > 0 && !state.hover_shown) return desk.wake_in(left);
    state.hover_shown = mark;
    draw_hover_card(desk, map, view, *mark);
}

}

scene::MapStyle map_style(Desk const& desk, wb::MapView const& view) {
    scene::MapStyle style;
    style.theme = &desk.ui.theme;
    style.show_scale_bar = style.show_credits = style.show_fictitious =
        false; // drawn by the panel: they stick to the screen
    style.show_residences = view.shows_residences;
    style.show_foyers = view.shows_foyers;
    return style;
}

std::vector<MapIntent> draw_map_panel(Desk& desk, Layout const& layout, wb::MapView const& view,
                                      wb::LegendView const& legend) {
    Intents out;
    auto const& ui = desk.ui;
    Rect const& map = layout.map;
    Region const region("map", map, std::nullopt);
    Hand hand{desk, map, view, out};
    auto const mark = hand.handle();
    auto const row = hand.row_of(mark);
    if (row != hand.row_of(desk.state.hovered)) out.emplace_back(wb::HoverRow{row});
    // Beside the legend's card, or over it where the map is narrow.
    bool const is_narrow = layout.is_compact && layout.seen.w < ui.px(760);
    float const left = layout.is_compact && !is_narrow ? legend_card_width(ui, legend) + ui.px(32) : ui.px(16);
    float const raised = is_narrow ? ui.px(48) : 0;
    draw_scale_bar(ui, {map.x, map.y, map.w, map.h - raised}, view.view, map.x + left);
    auto const& seen = layout.seen;
    draw_credits(ui, {seen.x, seen.y, seen.w, seen.h - raised}, *view.content);
    draw_map_tools(desk, map, layout.is_compact, view, out);
    draw_map_zoom(desk, layout.seen, view, out);
    if (layout.is_compact) draw_legend_card(desk, map, legend, out);
    if (view.placed.empty())
        draw_map_lack(desk, layout.seen, view, out);
    else
        draw_map_aim(desk, map, layout.seen, view);
    follow_hover(desk, map, view, mark);
    draw_rubber_band(desk);
    return out;
}

}
