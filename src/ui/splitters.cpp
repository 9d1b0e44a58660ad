// The grips between regions.
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

struct Grip {
    char const* id;
    Rect r;
    bool is_upright;
    float sign, low, high;
};

void draw_grip(Desk& desk, Grip const& grip, float& value) {
    auto const& ui = desk.ui;
    auto const& r = grip.r;
    Region const region(grip.id, r, std::nullopt);
    ui.hit(grip.id, r);
    bool const is_held = ImGui::IsItemActive();
    if (is_held || ui.is_hovered())
        ImGui::SetMouseCursor(grip.is_upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    if (!is_held) return;
    auto const& delta = ImGui::GetIO().MouseDelta;
    value = std::clamp(value + grip.sign * (grip.is_upright ? delta.x : delta.y) / ui.scale, grip.low, grip.high);
    if (grip.is_upright)
        ui.line(r.x + r.w / 2, r.y, r.x + r.w / 2, r.bottom(), ui.theme.accent, ui.px(1));
    else
        ui.line(r.x, r.y + r.h / 2, r.right(), r.y + r.h / 2, ui.theme.accent, ui.px(1));
}

}

void draw_splitters(Desk& desk, Layout const& layout, SideContent content) {
    auto const& ui = desk.ui;
    auto& choice = desk.state.layout;
    float const w = ui.px(5);
    auto const& [left, side, table] = std::tie(layout.left, layout.side, layout.table);
    if (!layout.is_compact)
        draw_grip(desk, {"splitter.left", {left.right() - w / 2, left.y, w, left.h}, true, 1, 200, 400}, choice.left);
    if (choice.is_side_open && !layout.is_compact)
        draw_grip(desk,
                  {"splitter.side", {side.x - w / 2, side.y, w, side.h}, true, -1,
                   content == SideContent::grid ? 640.0F : 300.0F, content == SideContent::grid ? 1100.0F : 560.0F},
                  side_width(choice, content));
    if (layout.is_table_folded) return;
    float const most = std::max(132.0F, (layout.map.h + table.h) / ui.scale / 2);
    draw_grip(desk, {"splitter.table", {table.x, table.y - w / 2, table.w, w}, false, -1, 132, most}, choice.table);
}

}
