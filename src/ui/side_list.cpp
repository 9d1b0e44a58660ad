#include "ui/side_list.hpp"

#include "ui/table_parts.hpp"

#include <imgui.h>

namespace vigie::ui {

SideChoice draw_side_list(Desk& desk, SideList const& list, std::function<std::string(std::size_t)> const& row_id,
                          std::function<void(Rect const&, std::size_t)> const& draw_row) {
    auto const& ui = desk.ui;
    auto const& r = list.place;
    float const row_px = ui.px(list.row_height);
    Region const region(list.id, r, ui.theme.panel, true);
    SideChoice choice;
    auto const page = static_cast<std::size_t>(r.h / row_px);
    if (auto const next = ui.list_keys(list.id, r, list.here, list.count, page)) {
        choice.row = *next;
        show_table_row(r, r.y, *next, row_px);
    }
    choice.is_entered = ui.list_enter(list.id);
    float y = r.y - ImGui::GetScrollY();
    if (list.count == 0)
        ui.paragraph(r.x + ui.px(16), y + ui.px(24), r.w - ui.px(32), list.empty, ui.fonts.body, ui.theme.text2,
                     ui.px(20));
    for (std::size_t i = 0; i < list.count; ++i) {
        Rect const line{r.x, y, r.w - ui.px(1), row_px};
        y += row_px;
        if (line.bottom() < r.y || line.y > r.bottom()) continue;
        if (draw_table_row(ui, row_id(i), line, list.here == i)) choice.row = i;
        draw_row(line, i);
    }
    ImGui::SetCursorScreenPos({r.x, y});
    ImGui::Dummy({1, 1});
    ui.line(r.right() - ui.px(1), r.y, r.right() - ui.px(1), r.bottom(), ui.theme.border, ui.px(1));
    return choice;
}

}
