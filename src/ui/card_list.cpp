#include "ui/card_list.hpp"

#include "ui/icons.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

void draw_tick(Ui const& ui, Rect const& box, bool is_on) {
    ui.fill(box, is_on ? ui.theme.accent : ui.theme.field, ui.px(4));
    if (is_on)
        ui.icon(box, icon::check, ui.theme.on_accent, ui.fonts.caption);
    else
        ui.outline(box, ui.theme.strong, ui.px(1), ui.px(4));
}

bool draw_row(Ui const& ui, Rect const& r, std::string const& id, TickRow const& row, bool is_at) {
    bool const pressed = ui.hit(id, r);
    if (ui.is_hovered() || is_at) ui.fill(r, ui.theme.hover, ui.px(4));
    draw_tick(ui, {r.x + ui.px(8), r.y + ui.px(6), ui.px(18), ui.px(18)}, row.is_on);
    float const detail = row.detail.empty() ? 0 : ui.width(row.detail, ui.fonts.caption) + ui.px(8);
    ui.text({r.x + ui.px(36), r.y, r.w - ui.px(48) - detail, r.h}, row.label, ui.fonts.body, ui.theme.text);
    ui.text({r.right() - ui.px(10) - detail, r.y, detail, r.h}, row.detail, ui.fonts.caption, ui.theme.text3,
            Align::right);
    return pressed;
}

}

std::optional<std::size_t> draw_tick_list(Desk& desk, char const* id, Rect const& r, std::size_t count, std::size_t& at,
                                          std::function<TickRow(std::size_t)> const& row) {
    auto const& ui = desk.ui;
    float const row_px = ui.px(tick_row_height);
    std::optional<std::size_t> pressed;
    Region const region(id, r, std::nullopt, true);
    at = std::min(at, count == 0 ? 0 : count - 1);
    if (auto const next = ui.list_keys(id, r, at, count, static_cast<std::size_t>(r.h / row_px))) {
        at = *next;
        show_table_row(r, r.y, at, row_px);
    }
    bool const is_on = ui.focus.is_on(id);
    bool const is_space =
        is_on && !ui.focus.arrives(id) && ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[ImGuiKey_Space], false);
    if (count > 0 && (ui.list_enter(id) || is_space)) pressed = at;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), row_px);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const index = static_cast<std::size_t>(i);
            Rect const line{r.x, r.y - ImGui::GetScrollY() + static_cast<float>(i) * row_px, r.w - ui.px(4), row_px};
            auto const each = row(index);
            if (!draw_row(ui, line, id + ("." + each.id), each, is_on && index == at)) continue;
            pressed = index;
            at = index;
        }
    return pressed;
}

bool draw_clear_veil(Desk& desk, char const* id) {
    auto const& size = ImGui::GetIO().DisplaySize;
    Region const veil(id, {0, 0, size.x, size.y}, std::nullopt);
    bool const pressed = desk.ui.hit(id, {0, 0, size.x, size.y});
    ImGui::SetItemAllowOverlap();
    return pressed;
}

}
