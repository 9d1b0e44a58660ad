// Neighbourhoods and clusters: short lists with a head.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;

struct PlainColumn {
    std::string title;
    float width; ///< design px
    Align align;
};
using Plan = std::vector<PlainColumn>;

void draw_titles(Ui const& ui, Rect const& head, Plan const& plan) {
    draw_table_head(ui, head);
    float x = head.x + ui.px(20);
    for (auto const& column : plan) {
        ui.text({x, head.y, ui.px(column.width - 12), head.h}, column.title, ui.fonts.caption_medium, ui.theme.text2,
                column.align);
        x += ui.px(column.width);
    }
}

/// Boxes of a row's cells, one after the other.
struct Cells {
    Ui const& ui;
    Plan const& plan;
    Rect row;
    float x;
    std::size_t i = 0;

    Rect next() {
        Rect const c{x, row.y, ui.px(plan[i].width - 12), row.h};
        x += ui.px(plan[i++].width);
        return c;
    }
    void put(std::string const& words, ImFont const* font, scene::Rgba ink) {
        auto const align = plan[i].align;
        ui.text(next(), words, font, ink, align);
    }
};

/// Arrow keys in a short list whose rows have all the same height.
std::optional<std::size_t> next_row(Ui const& ui, char const* id, Rect const& rows, std::optional<std::size_t> at,
                                    std::size_t count) {
    float const row_px = ui.px(table_row_height);
    auto const next = ui.list_keys(id, rows, at, count, static_cast<std::size_t>(rows.h / row_px));
    if (next) show_table_row(rows, rows.y, *next, row_px);
    return next;
}

Plan zone_plan() {
    return {{text::tr("Neighbourhood"), 220, Align::left}, {text::tr("Class"), 70, Align::centre},
            {text::tr("Mean index"), 96, Align::right},    {text::tr("Change"), 96, Align::right},
            {text::tr("Residences"), 100, Align::right},   {text::tr("Complex"), 100, Align::right},
            {text::tr("Dwellings"), 100, Align::right},    {text::tr("Coverage"), 100, Align::right}};
}

void draw_zone(Ui const& ui, Cells cells, wb::ZoneRow const& row) {
    cells.put(row.name, ui.fonts.body_medium, ui.theme.text);
    auto const chip = cells.next();
    ui.class_chip({chip.x + (chip.w - ui.px(20)) / 2, chip.y + ui.px(5), ui.px(20), ui.px(20)}, row.severity);
    cells.put(row.score ? text::decimal(*row.score, 1) : "–", ui.fonts.body_semibold, ui.theme.text);
    auto const change = cells.next();
    if (row.change) ui.change(change, *row.change, ui.fonts.body);
    for (int const n : {row.residences, row.complex, row.dwellings})
        cells.put(text::integer(n), ui.fonts.body, ui.theme.text);
    cells.put(text::percent(row.coverage), ui.fonts.body, ui.theme.text2);
}

void filter_zone(wb::BottomView const& view, wb::ZoneRow const& row, Intents& out) {
    auto filter = view.filter;
    filter.keep_zone(row.is_filter ? std::string() : row.code);
    out.emplace_back(wb::SetFilter{filter});
}

Plan foyer_plan() {
    return {{text::tr("Cluster"), 260, Align::left},
            {text::tr("Solidity"), 160, Align::left},
            {text::tr("Residences"), 110, Align::right},
            {text::tr("Dwellings"), 110, Align::right},
            {text::tr("Mean score"), 110, Align::right}};
}

void draw_foyer(Ui const& ui, Cells cells, wb::FoyerRow const& row) {
    cells.put(row.name, ui.fonts.body_medium, ui.theme.text);
    cells.put(row.solidity, ui.fonts.body, ui.theme.text);
    cells.put(text::integer(row.residences), ui.fonts.body, ui.theme.text);
    cells.put(text::integer(row.dwellings), ui.fonts.body, ui.theme.text);
    cells.put(text::decimal(row.mean_score, 1), ui.fonts.body_semibold, ui.theme.text);
}

void draw_no_foyer(Ui const& ui, Rect const& area, bool can_find, Intents& out) {
    ui.text({area.x, area.y + ui.px(20), area.w, ui.px(24)}, text::tr("No cluster in this campaign yet."),
            ui.fonts.body, ui.theme.text2, Align::centre);
    auto const words = text::tr("Find the clusters");
    float const w = ui.width(words, ui.fonts.body_medium) + ui.px(32);
    if (ui.button("foyers.find", {area.x + (area.w - w) / 2, area.y + ui.px(52), w, ui.px(32)}, words,
                  ButtonKind::primary, nullptr, can_find, text::tr("Compute the scores first.")))
        out.emplace_back(wb::RunAction{"analysis.clusters"});
}

void end_rows(Rect const& rows, float bottom) {
    ImGui::SetCursorScreenPos({rows.x, bottom});
    ImGui::Dummy({1, 1});
}

/// A short list below its head: rows are chosen with the mouse or the arrow keys.
/// \param id_of  of a row's control; \param is_on whether it is the chosen one
template <typename Row, typename IdOf, typename DrawCells, typename Choose>
void draw_short_list(Ui const& ui, char const* id, Rect const& area, Plan const& plan, std::vector<Row> const& list,
                     bool Row::*is_on, IdOf const& id_of, DrawCells const& draw_cells, Choose const& choose) {
    Rect const head{area.x, area.y, area.w, ui.px(table_head_height)};
    draw_titles(ui, head, plan);
    Rect const rows{area.x, head.bottom(), area.w, area.h - head.h};
    Region const region(id, rows, ui.theme.panel, true);
    auto const on = std::ranges::find(list, true, is_on);
    auto const at = on != list.end() ? std::optional(static_cast<std::size_t>(on - list.begin())) : std::nullopt;
    if (auto const next = next_row(ui, id, rows, at, list.size())) choose(list[*next]);
    float y = rows.y - ImGui::GetScrollY();
    for (auto const& row : list) {
        Rect const r{rows.x, y, rows.w, ui.px(table_row_height)};
        if (draw_table_row(ui, id_of(row), r, row.*is_on)) choose(row);
        draw_cells(ui, Cells{ui, plan, r, r.x + ui.px(20)}, row);
        y += r.h;
    }
    end_rows(rows, y);
}

}

void draw_zones_tab(Desk& desk, Rect const& area, wb::BottomView const& view, Intents& out) {
    draw_short_list(
        desk.ui, "zones.rows", area, zone_plan(), view.zones, &wb::ZoneRow::is_filter,
        [](auto const& row) { return "zone." + row.code; }, draw_zone,
        [&](auto const& row) { filter_zone(view, row, out); });
}

void draw_foyers_tab(Desk& desk, Rect const& area, wb::BottomView const& view, Intents& out) {
    auto const list = draw_cluster_parts(desk, area, view, out);
    if (list.h <= 0) return;
    if (view.foyers.empty()) return draw_no_foyer(desk.ui, list, view.can_find_foyers, out);
    draw_short_list(
        desk.ui, "foyers.rows", list, foyer_plan(), view.foyers, &wb::FoyerRow::is_selected,
        [](auto const& row) { return row.key; }, draw_foyer,
        [&](auto const& row) { out.emplace_back(wb::ShowFoyer{row.rows}); });
}

}
