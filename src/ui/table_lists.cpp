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
    filter.zone = row.is_filter ? std::string() : row.code;
    out.emplace_back(wb::SetFilter{filter});
}

Plan foyer_plan() {
    return {{text::tr("Cluster"), 260, Align::left},
            {text::tr("Solidity"), 120, Align::left},
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

}

void draw_zones_tab(Desk& desk, Rect const& area, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const plan = zone_plan();
    Rect const head{area.x, area.y, area.w, ui.px(table_head_height)};
    draw_titles(ui, head, plan);
    Rect const rows{area.x, head.bottom(), area.w, area.h - head.h};
    Region const region("zones.rows", rows, ui.theme.panel, true);
    auto const kept = std::ranges::find(view.zones, true, &wb::ZoneRow::is_filter);
    auto const at =
        kept != view.zones.end() ? std::optional(static_cast<std::size_t>(kept - view.zones.begin())) : std::nullopt;
    if (auto const next = next_row(ui, "zones.rows", rows, at, view.zones.size()))
        filter_zone(view, view.zones[*next], out);
    float y = rows.y - ImGui::GetScrollY();
    for (auto const& row : view.zones) {
        Rect const r{rows.x, y, rows.w, ui.px(table_row_height)};
        if (draw_table_row(ui, "zone." + row.code, r, row.is_filter)) filter_zone(view, row, out);
        draw_zone(ui, {ui, plan, r, r.x + ui.px(20)}, row);
        y += r.h;
    }
    end_rows(rows, y);
}

void draw_foyers_tab(Desk& desk, Rect const& area, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    if (view.foyers.empty()) return draw_no_foyer(ui, area, view.can_find_foyers, out);
    auto const plan = foyer_plan();
    Rect const head{area.x, area.y, area.w, ui.px(table_head_height)};
    draw_titles(ui, head, plan);
    Rect const rows{area.x, head.bottom(), area.w, area.h - head.h};
    Region const region("foyers.rows", rows, ui.theme.panel, true);
    auto const on = std::ranges::find(view.foyers, true, &wb::FoyerRow::is_selected);
    auto const at =
        on != view.foyers.end() ? std::optional(static_cast<std::size_t>(on - view.foyers.begin())) : std::nullopt;
    if (auto const next = next_row(ui, "foyers.rows", rows, at, view.foyers.size()))
        out.emplace_back(wb::ShowFoyer{view.foyers[*next].rows});
    float y = rows.y - ImGui::GetScrollY();
    for (auto const& row : view.foyers) {
        Rect const r{rows.x, y, rows.w, ui.px(table_row_height)};
        if (draw_table_row(ui, "foyer." + std::to_string(row.number), r, row.is_selected))
            out.emplace_back(wb::ShowFoyer{row.rows});
        draw_foyer(ui, {ui, plan, r, r.x + ui.px(20)}, row);
        y += r.h;
    }
    end_rows(rows, y);
}

}
