// The table of residences: sorted, filtered, grouped; as many rows made as are seen.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/table_columns.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;

/// The rank's interval in words, when the pointer is on its bar.
void say_interval(Ui const& ui, wb::TableRow const& row, Rect const& cell) {
    bool const is_over =
        ImGui::IsItemHovered() && ImGui::IsMouseHoveringRect({cell.x, cell.y}, {cell.right(), cell.bottom()});
    if (!is_over || row.rank <= 0 || row.range.p05 <= 0) return;
    ui.tooltip(text::tr("Rank {0}: {1}.", {text::integer(row.rank), wb::stability_words(row.range)}));
}

void draw_row(Desk& desk, Rect const& r, wb::TableRow const& row, std::vector<ColumnPlace> const& places, float left,
              wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    bool const clicked = draw_table_row(ui, "row." + std::to_string(row.row), r, row.is_selected);
    bool const is_double = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0);
    for (auto const& place : places) {
        Rect const cell{left + ui.px(place.x), r.y, ui.px(place.width), r.h};
        draw_cell(ui, row, place, cell, view);
        if (place.column == dossier::Column::interval) say_interval(ui, row, cell);
    }
    if (clicked && ImGui::GetIO().KeyCtrl)
        out.emplace_back(wb::ToggleRow{row.row});
    else if (clicked)
        out.emplace_back(wb::SelectRows{{row.row}});
    if (clicked) desk.state.table_line.reset();
    if (is_double) out.emplace_back(wb::ShowResidence{row.row});
}

bool is_pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[key], false); }

/// Right opens a group, Left folds it, Enter does the other of the two.
void handle_group_keys(Ui const& ui, wb::TableGroup const& group, Intents& out) {
    bool const opens = is_pressed(ImGuiKey_RightArrow), folds = is_pressed(ImGuiKey_LeftArrow);
    if (ui.list_enter("table.rows"))
        out.emplace_back(wb::OpenGroup{group.key, !group.is_open});
    else if (opens != folds && ui.focus.is_on("table.rows"))
        out.emplace_back(wb::OpenGroup{group.key, opens});
}

/// Arrows choose the next row, Enter goes to its panel.
void handle_keys(Desk& desk, Rect const& rows, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto& on_head = desk.state.table_line;
    if (on_head && (*on_head >= view.lines || !view.line(*on_head).group)) on_head.reset();
    float const row_px = ui.px(table_row_height);
    auto const page = static_cast<std::size_t>(rows.h / row_px);
    if (auto const next = ui.list_keys("table.rows", rows, on_head ? on_head : view.at, view.lines, page)) {
        auto const line = view.line(*next);
        on_head.reset();
        if (line.group)
            on_head = *next;
        else
            out.emplace_back(wb::SelectRows{{(*view.order)[line.at]}});
        show_table_row(rows, rows.y, *next, row_px);
    } else if (on_head) {
        handle_group_keys(ui, (*view.groups)[*view.line(*on_head).group], out);
    } else if (ui.list_enter("table.rows") && view.at) {
        desk.state.layout.is_side_open = true;
        out.emplace_back(wb::RunAction{"display.fiche"});
    }
}

void draw_lines(Desk& desk, Rect const& rows, float left, std::vector<ColumnPlace> const& places, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    // In double: a million rows make more pixels than a float counts.
    double const row_px = ui.px(table_row_height), scroll = ImGui::GetScrollY();
    auto const first = static_cast<std::size_t>(std::max(0.0, std::floor(scroll / row_px)));
    auto const last = std::min(view.lines, first + static_cast<std::size_t>(rows.h / row_px) + 2);
    for (std::size_t i = first; i < last; ++i) {
        auto const y = rows.y + static_cast<float>(static_cast<double>(i) * row_px - scroll);
        Rect const r{rows.x, y, rows.w, static_cast<float>(row_px)};
        auto const line = view.line(i);
        if (!line.group) {
            draw_row(desk, r, view.row((*view.order)[line.at]), places, left, view, out);
            continue;
        }
        auto const& group = (*view.groups)[*line.group];
        bool const is_at = desk.state.table_line == i && ui.focus.is_on("table.rows");
        if (draw_group_line(ui, r, group, is_at)) out.emplace_back(wb::OpenGroup{group.key, !group.is_open});
    }
    ImGui::SetCursorPos({0, static_cast<float>(static_cast<double>(view.lines) * row_px)});
    ImGui::Dummy({1, 0});
}

}

bool has_filter_row(Desk const& desk, Rect const& area) {
    constexpr float least = table_head_height + table_filter_height + 4 * table_row_height;
    return desk.state.layout.has_filter_row.value_or(area.h >= desk.ui.px(least));
}

void draw_table_tab(Desk& desk, Rect const& area, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const places = table_columns(area.w / ui.scale, view);
    float const left = area.x + ui.px(12);
    Rect const head{area.x, area.y, area.w, ui.px(table_head_height)};
    draw_column_titles(desk, head, left, places, view, out);
    float top = head.bottom(), bottom = area.bottom();
    if (has_filter_row(desk, area)) {
        draw_column_filters(desk, {area.x, top, area.w, ui.px(table_filter_height)}, left, places, view, out);
        top += ui.px(table_filter_height);
    }
    if (bottom - top >= ui.px(table_foot_height + 3 * table_row_height)) {
        bottom -= ui.px(table_foot_height);
        draw_table_totals(ui, {area.x, bottom, area.w, ui.px(table_foot_height)}, view.totals);
    }
    Rect const rows{area.x, top, area.w, std::max(0.0F, bottom - top)};
    Region const region("table.rows", rows, ui.theme.panel, true);
    handle_keys(desk, rows, view, out);
    draw_lines(desk, rows, left, places, view, out);
    if (view.lines == 0)
        ui.text({rows.x, rows.y, rows.w, ui.px(60)}, text::tr("Nothing passes the filter."), ui.fonts.body,
                ui.theme.text2, Align::centre);
}

}
