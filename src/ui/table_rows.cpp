// The table of residences: sorted, filtered, as many rows made as are seen.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;
using wb::Column;

struct ColumnPlace {
    Column column;
    float width; ///< design px
    Align align;
    float x = 0;
};

constexpr std::array all_places{
    ColumnPlace{Column::name, 142, Align::left},      ColumnPlace{Column::zone, 136, Align::left},
    ColumnPlace{Column::severity, 60, Align::centre}, ColumnPlace{Column::score, 76, Align::right},
    ColumnPlace{Column::change, 104, Align::right},   ColumnPlace{Column::rank, 58, Align::right},
    ColumnPlace{Column::interval, 112, Align::left},  ColumnPlace{Column::sureness, 96, Align::left},
    ColumnPlace{Column::coverage, 110, Align::left},  ColumnPlace{Column::dwellings, 86, Align::right},
    ColumnPlace{Column::alerts, 66, Align::right},    ColumnPlace{Column::family, 136, Align::left},
    ColumnPlace{Column::status, 120, Align::left},    ColumnPlace{Column::foyer, 72, Align::centre}};

/// Columns that fit, dropped from the right; what is left over goes to the name, the zone and the interval.
std::vector<ColumnPlace> columns(float width) {
    std::vector<ColumnPlace> out;
    float used = 24;
    for (auto const& column : all_places) {
        if (used + column.width > width && out.size() > 3) break;
        out.push_back(column);
        used += column.width;
    }
    float const spare = std::max(0.0F, width - used);
    float x = 0;
    for (auto& column : out) {
        bool const is_name = column.column == Column::name || column.column == Column::zone;
        column.width += spare * (column.column == Column::interval ? 0.4F : is_name ? 0.3F : 0.0F);
        column.x = x;
        x += column.width;
    }
    return out;
}

std::string title_tip(Column column, double minimum) {
    switch (column) {
    case Column::interval:
        return text::tr("Where the rank lies in 9 draws of 10 when the weights of the families move by a quarter.");
    case Column::sureness:
        return text::tr("Stable: the rank moves by a tenth of the list at most in 9 draws of 10; sensitive: by a quarter; "
                        "undecidable: by more.");
    case Column::coverage:
        return text::tr("Share of the weight that is observed; under {0} there is no score.", {text::percent(minimum)});
    case Column::score: return text::tr("From 0 to 100; high is complex.");
    case Column::alerts:
        return text::tr("Families in alert, whatever their weight: their score, or one of their indicators, is at its threshold.");
    default: return {};
    }
}

void draw_title(Desk& desk, Rect const& cell, ColumnPlace const& place, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const& sort = view.sort;
    bool const is_sorted = sort.column == place.column;
    bool const falls_first = place.column == Column::score || place.column == Column::change;
    if (ui.area("column." + std::to_string(static_cast<int>(place.column)), cell))
        out.emplace_back(wb::SetSort{{place.column, is_sorted ? !sort.is_descending : falls_first}});
    if (ui.is_hovered()) ui.fill(cell, ui.theme.hover);
    ui.tooltip(title_tip(place.column, view.minimum_coverage));
    Rect const box{cell.x + ui.px(8), cell.y, cell.w - ui.px(is_sorted ? 24 : 12), cell.h};
    auto const ink = is_sorted ? ui.theme.text : ui.theme.text2;
    auto const* font = is_sorted ? ui.fonts.caption_semibold : ui.fonts.caption_medium;
    auto title = view.titles[static_cast<std::size_t>(place.column)];
    if (place.column == Column::interval) title = ui.fitting(title, text::tr("Range"), font, box.w);
    ui.text(box, title, font, ink, place.align);
    if (!is_sorted) return;
    float const w = std::min(box.w, ui.width(title, font));
    float const x = place.align == Align::left    ? box.x + w
                    : place.align == Align::right ? box.right()
                                                  : box.x + (box.w + w) / 2;
    ui.triangle(x + ui.px(9), cell.y + cell.h / 2, ui.px(3.5F), !sort.is_descending, ink);
}

/// A bar with its figure at the right.
void draw_bar_cell(Ui const& ui, Rect const& box, double share, scene::Rgba c, std::string const& figure, float room) {
    float const w = box.w - room;
    ui.bar({box.x, box.y + box.h / 2 - ui.px(2.5F), w, ui.px(5)}, share, c);
    ui.text({box.x + w, box.y, room - ui.px(8), box.h}, figure, ui.fonts.caption, ui.theme.text2, Align::right);
}

void draw_cell(Ui const& ui, wb::TableRow const& row, Column column, Rect const& cell, wb::BottomView const& view) {
    Rect const box{cell.x + ui.px(8), cell.y, cell.w - ui.px(12), cell.h};
    auto const figure = [&](std::string const& words, bool is_strong = false) {
        ui.text(box, words, is_strong ? ui.fonts.body_semibold : ui.fonts.body, ui.theme.text, Align::right);
    };
    switch (column) {
    case Column::name: return ui.text(box, row.name, ui.fonts.body_medium, ui.theme.text);
    case Column::zone: return ui.text(box, row.zone, ui.fonts.body, ui.theme.text2);
    case Column::severity:
        ui.class_chip({cell.x + (cell.w - ui.px(20)) / 2, cell.y + (cell.h - ui.px(20)) / 2, ui.px(20), ui.px(20)},
                      row.severity);
        if (row.opinion)
            ui.opinion_chip({cell.x + cell.w / 2 + ui.px(8), cell.y + ui.px(3), ui.px(18), ui.px(18)}, *row.opinion);
        return;
    case Column::score: return figure(row.score ? text::decimal(*row.score, 1) : "–", true);
    case Column::change:
        if (row.change) ui.change(box, *row.change, ui.fonts.body);
        return;
    case Column::rank: return figure(row.rank > 0 ? text::integer(row.rank) : "–");
    case Column::interval: {
        Rect const bar{box.x + ui.px(4), cell.y, box.w - ui.px(12), cell.h};
        return ui.rank_interval(bar, row.rank, row.range.p05, row.range.p95, view.scored);
    }
    case Column::sureness:
        return ui.text(box, row.stability_word, ui.fonts.body,
                       row.stability == core::Stability::stable ? ui.theme.text : ui.theme.warn);
    case Column::coverage:
        return draw_bar_cell(ui, box, row.coverage,
                             row.coverage < view.minimum_coverage ? ui.theme.neutral : ui.theme.accent,
                             text::percent(row.coverage), ui.px(52));
    case Column::dwellings: return figure(row.dwellings ? text::integer(*row.dwellings) : "–");
    case Column::alerts: return figure(row.alerts ? text::integer(*row.alerts) : "–");
    case Column::family:
        if (row.family)
            draw_bar_cell(ui, box, *row.family / 100, ui.theme.neutral, text::decimal(*row.family, 0), ui.px(38));
        return;
    case Column::status: return ui.text(box, row.status, ui.fonts.body, ui.theme.text);
    case Column::foyer:
        return ui.text(cell, row.foyer > 0 ? text::integer(row.foyer) : "", ui.fonts.body, ui.theme.text,
                       Align::centre);
    }
}

/// The rank's interval in words, when the pointer is on its bar.
void say_interval(Ui const& ui, wb::TableRow const& row, Rect const& cell) {
    bool const is_over =
        ImGui::IsItemHovered() && ImGui::IsMouseHoveringRect({cell.x, cell.y}, {cell.right(), cell.bottom()});
    if (!is_over || row.rank <= 0 || row.range.p05 <= 0) return;
    ui.tooltip(
        text::tr("Rank {0}: {1}.", {text::integer(row.rank), wb::stability_words(row.range)}));
}

void draw_row(Desk& desk, Rect const& r, wb::TableRow const& row, std::vector<ColumnPlace> const& places, float left,
              wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    bool const clicked = draw_table_row(ui, "row." + std::to_string(row.row), r, row.is_selected);
    bool const is_double = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0);
    for (auto const& place : places) {
        Rect const cell{left + ui.px(place.x), r.y, ui.px(place.width), r.h};
        draw_cell(ui, row, place.column, cell, view);
        if (place.column == Column::interval) say_interval(ui, row, cell);
    }
    if (clicked && ImGui::GetIO().KeyCtrl)
        out.emplace_back(wb::ToggleRow{row.row});
    else if (clicked)
        out.emplace_back(wb::SelectRows{{row.row}});
    if (is_double) out.emplace_back(wb::ShowResidence{row.row});
}

/// Arrows choose the next row, Enter goes to its panel.
void handle_keys(Desk& desk, Rect const& rows, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    float const row_px = ui.px(table_row_height);
    auto const page = static_cast<std::size_t>(rows.h / row_px);
    if (auto const next = ui.list_keys("table.rows", rows, view.at, view.order->size(), page)) {
        out.emplace_back(wb::SelectRows{{(*view.order)[*next]}});
        show_table_row(rows, rows.y, *next, row_px);
    }
    if (!ui.list_enter("table.rows") || !view.at) return;
    desk.state.layout.is_side_open = true;
    out.emplace_back(wb::RunAction{"display.fiche"});
}

}

void draw_table_tab(Desk& desk, Rect const& area, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const places = columns(area.w / ui.scale);
    float const left = area.x + ui.px(12), row_px = ui.px(table_row_height);
    Rect const head{area.x, area.y, area.w, ui.px(table_head_height)};
    draw_table_head(ui, head);
    {
        Focus::Group const group(ui.focus, "columns");
        for (auto const& place : places)
            draw_title(desk, {left + ui.px(place.x), head.y + ui.px(1), ui.px(place.width), head.h - ui.px(2)}, place,
                       view, out);
    }
    Rect const rows{area.x, head.bottom(), area.w, area.h - head.h};
    Region const region("table.rows", rows, ui.theme.panel, true);
    handle_keys(desk, rows, view, out);
    auto const& order = *view.order;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()), row_px);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            Rect const r{rows.x, rows.y - ImGui::GetScrollY() + static_cast<float>(i) * row_px, rows.w, row_px};
            draw_row(desk, r, view.row(order[static_cast<std::size_t>(i)]), places, left, view, out);
        }
    if (order.empty())
        ui.text({rows.x, rows.y, rows.w, ui.px(60)}, text::tr("Nothing passes the filter."), ui.fonts.body,
                ui.theme.text2, Align::centre);
}

}
