// The map under the hand: move, choose, zoom, and what lies over it.
#include "ui/map_furniture.hpp"
#include "ui/map_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

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

    [[nodiscard]] core::Projected ground() const {
        return view.view.to_ground(io.MousePos.x - map.x, io.MousePos.y - map.y);
    }

    /// With a tool in hand, Shift adds to the selection and Ctrl takes away; without, Shift takes the rectangle and Shift with
    /// Alt the lasso.
    void press() {
        auto& drag = desk.state.drag;
        bool const has_tool = view.tool == wb::MapTool::rectangle || view.tool == wb::MapTool::lasso;
        bool const may_choose = has_tool || view.tool == wb::MapTool::pointer;
        drag = {true, false, false, io.MousePos.x, io.MousePos.y};
        if (!may_choose || !ImGui::IsMouseDown(0)) return;
        drag.is_lasso = has_tool ? view.tool == wb::MapTool::lasso : io.KeyShift && io.KeyAlt;
        drag.is_rectangle = has_tool ? view.tool == wb::MapTool::rectangle : io.KeyShift && !io.KeyAlt;
        drag.adds = has_tool && io.KeyShift;
        drag.takes_away = has_tool && io.KeyCtrl;
    }

    [[nodiscard]] wb::SelectHow how() const {
        auto const& drag = desk.state.drag;
        return drag.takes_away ? wb::SelectHow::take_away : drag.adds ? wb::SelectHow::add : wb::SelectHow::replace;
    }

    /// The lasso's corners one by one; a double click is the last.
    void click_lasso() {
        auto& corners = desk.state.lasso;
        if (ImGui::GetIO().MouseClickedLastCount[0] >= 2 && corners.size() >= 3) {
            out.emplace_back(wb::SelectShape{std::exchange(corners, {}), how()});
            return;
        }
        if (corners.empty() || corners.back() != ground()) corners.push_back(ground());
    }

    /// \return true when the click was for the tool in hand
    bool click_tool() {
        switch (view.tool) {
        case wb::MapTool::lasso: click_lasso(); return true;
        case wb::MapTool::distance:
        case wb::MapTool::area:
            out.emplace_back(wb::UseRuler{wb::UseRuler::What::add, ground()});
            if (ImGui::GetIO().MouseClickedLastCount[0] >= 2) out.emplace_back(wb::UseRuler{wb::UseRuler::What::finish});
            return true;
        default: return false;
        }
    }

    void click(std::optional<std::uint32_t> mark) {
        if (view.tool == wb::MapTool::place && view.focus) {
            out.emplace_back(wb::PlaceResidence{*view.focus, ground()});
            return;
        }
        if (click_tool()) return;
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
        std::vector<core::Projected> corners;
        for (auto const& [x, y] : {std::pair{drag.x, drag.y}, {mouse.x, drag.y}, {mouse.x, mouse.y}, {drag.x, mouse.y}})
            corners.push_back(view.view.to_ground(x - map.x, y - map.y));
        out.emplace_back(wb::SelectShape{std::move(corners), how()});
    }

    void release(std::optional<std::uint32_t> mark) {
        auto& drag = desk.state.drag;
        if (!drag.has_moved)
            click(mark);
        else if (drag.is_rectangle)
            select_rectangle();
        else if (drag.is_lasso)
            out.emplace_back(wb::SelectShape{std::exchange(desk.state.lasso, {}), how()});
        else
            out.emplace_back(wb::MoveView{view.view}); // one step of « view before » for the whole drag
        drag = {};
    }

    void move() {
        auto& drag = desk.state.drag;
        bool const had_moved = drag.has_moved;
        if (std::hypot(io.MousePos.x - drag.x, io.MousePos.y - drag.y) > desk.ui.px(4)) drag.has_moved = true;
        if (drag.is_lasso && drag.has_moved) {
            auto& way = desk.state.lasso;
            if (!had_moved) way = {view.view.to_ground(drag.x - map.x, drag.y - map.y)};
            if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) way.push_back(ground());
        }
        bool const pans = drag.has_moved && !drag.is_rectangle && !drag.is_lasso && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0);
        if (pans) out.emplace_back(wb::MoveView{scene::panned(view.view, io.MouseDelta.x, io.MouseDelta.y), false});
    }

    void open_menu(std::optional<std::uint32_t> mark) {
        desk.state.map_menu = {ground(), row_of(mark), io.MousePos.x, io.MousePos.y, true, false};
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
        if (ImGui::IsMouseDoubleClicked(0) && mark && view.tool == wb::MapTool::pointer) {
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
    draw_map_shapes(desk, map, view);
    if (view.ruler.is_on || view.tool == wb::MapTool::lasso) draw_map_tool_card(desk, map, layout.seen, view, out);
    follow_hover(desk, map, view, mark);
    draw_rubber_band(desk);
    return out;
}

}
