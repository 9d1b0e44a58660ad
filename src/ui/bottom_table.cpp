// Tableau, Quartiers, Foyers, Évolution, Journal: the tabs under the map.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

namespace vigie::ui {

namespace {

using workbench::BottomTab;
using workbench::Column;

constexpr float tab_bar = 39, head_height = 31, row_height = 30;

struct ColumnPlace {
    Column column;
    float width;  ///< design px
    Align align;
    float x = 0;
};

/// Columns that fit, dropped from the right; what is left over goes to the name and the interval.
std::vector<ColumnPlace> columns(float width) {
    static constexpr std::array all{ColumnPlace{Column::name, 142, Align::left},      ColumnPlace{Column::zone, 136, Align::left},
                                    ColumnPlace{Column::severity, 60, Align::centre}, ColumnPlace{Column::score, 76, Align::right},
                                    ColumnPlace{Column::change, 104, Align::right},   ColumnPlace{Column::rank, 58, Align::right},
                                    ColumnPlace{Column::interval, 112, Align::left},  ColumnPlace{Column::coverage, 110, Align::left},
                                    ColumnPlace{Column::dwellings, 86, Align::right}, ColumnPlace{Column::family, 136, Align::left},
                                    ColumnPlace{Column::status, 120, Align::left},    ColumnPlace{Column::foyer, 72, Align::centre}};
    std::vector<ColumnPlace> out;
    float used = 24;
    for (auto const& column : all) {
        if (used + column.width > width && out.size() > 3) break;
        out.push_back(column);
        used += column.width;
    }
    float const spare = std::max(0.0F, width - used);
    auto const grow = [](Column column) {
        return column == Column::interval ? 0.4F : column == Column::name || column == Column::zone ? 0.3F : 0.0F;
    };
    for (auto& column : out) column.width += spare * grow(column.column);
    float x = 0;
    for (auto& column : out) {
        column.x = x;
        x += column.width;
    }
    return out;
}

void draw_head(Desk& desk, Rect const& head, std::vector<ColumnPlace> const& places, float left) {
    auto const& ui = desk.ui;
    ui.fill(head, ui.theme.panel2);
    ui.line(head.x, head.y, head.right(), head.y, ui.theme.border, ui.px(1));
    ui.line(head.x, head.bottom() - ui.px(1), head.right(), head.bottom() - ui.px(1), ui.theme.border, ui.px(1));
    auto const sort = desk.w.sort();
    for (auto const& place : places) {
        Rect const cell{left + ui.px(place.x), head.y, ui.px(place.width), head.h};
        if (ui.area("column." + std::to_string(static_cast<int>(place.column)), cell))
            desk.w.set_sort({place.column, sort.column == place.column ? !sort.is_descending : place.column == Column::score || place.column == Column::change});
        bool const is_sorted = sort.column == place.column;
        auto title = workbench::column_title(desk.w, place.column);
        Rect const box{cell.x + ui.px(8), cell.y, cell.w - ui.px(is_sorted ? 24 : 12), cell.h};
        auto const ink = is_sorted ? ui.theme.text : ui.theme.text2;
        if (place.column == Column::interval) title = ui.fitting(title, text::tr("Interval"), ui.fonts.caption_medium, box.w);
        ui.text(box, title, is_sorted ? ui.fonts.caption_semibold : ui.fonts.caption_medium, ink, place.align);
        if (!is_sorted) continue;
        float const w = ui.width(title, ui.fonts.caption_semibold);
        float const x = place.align == Align::left ? box.x + w : place.align == Align::right ? box.right() : box.x + (box.w + w) / 2;
        ui.triangle(x + ui.px(9), cell.y + cell.h / 2, ui.px(3.5F), !sort.is_descending, ink);
    }
}

void draw_cell(Ui const& ui, workbench::TableRow const& row, Column column, Rect const& cell, int of, double minimum) {
    Rect const box{cell.x + ui.px(8), cell.y, cell.w - ui.px(12), cell.h};
    float const cy = cell.y + cell.h / 2;
    auto const figure = [&](std::string const& words, bool is_strong = false) {
        ui.text(box, words, is_strong ? ui.fonts.body_semibold : ui.fonts.body, ui.theme.text, Align::right);
    };
    switch (column) {
    case Column::name: return ui.text(box, row.name, ui.fonts.body_medium, ui.theme.text);
    case Column::zone: return ui.text(box, row.zone, ui.fonts.body, ui.theme.text2);
    case Column::severity: return ui.class_chip({cell.x + (cell.w - ui.px(20)) / 2, cy - ui.px(10), ui.px(20), ui.px(20)}, row.severity);
    case Column::score: return figure(row.score ? text::decimal(*row.score, 1) : "–", true);
    case Column::change:
        if (row.change) ui.change(box, *row.change, ui.fonts.body);
        return;
    case Column::rank: return figure(row.rank > 0 ? text::integer(row.rank) : "–");
    case Column::interval: return ui.rank_interval({box.x + ui.px(4), cell.y, box.w - ui.px(12), cell.h}, row.rank, row.low_rank, row.high_rank, of);
    case Column::coverage: {
        float const w = box.w - ui.px(52);
        ui.bar({box.x, cy - ui.px(2.5F), w, ui.px(5)}, row.coverage, row.coverage < minimum ? ui.theme.neutral : ui.theme.accent);
        return ui.text({box.x + w, cell.y, ui.px(44), cell.h}, text::percent(row.coverage), ui.fonts.caption, ui.theme.text2, Align::right);
    }
    case Column::dwellings: return figure(row.dwellings ? text::integer(*row.dwellings) : "–");
    case Column::family: {
        if (!row.family) return;
        float const w = box.w - ui.px(38);
        ui.bar({box.x, cy - ui.px(2.5F), w, ui.px(5)}, *row.family / 100, ui.theme.neutral);
        return ui.text({box.x + w, cell.y, ui.px(30), cell.h}, text::decimal(*row.family, 0), ui.fonts.caption, ui.theme.text2, Align::right);
    }
    case Column::status: return ui.text(box, row.status, ui.fonts.body, ui.theme.text);
    case Column::foyer: return ui.text(cell, row.foyer > 0 ? text::integer(row.foyer) : "", ui.fonts.body, ui.theme.text, Align::centre);
    }
}

bool row_area(Desk& desk, std::string const& id, Rect const& r, bool is_selected) {
    auto const& ui = desk.ui;
    bool const clicked = ui.area(id, r);
    if (is_selected) {
        ui.fill(r, ui.theme.accent_soft);
        ui.fill({r.x, r.y, ui.px(3), r.h}, ui.theme.accent);
    } else if (ui.is_hovered()) {
        ui.fill(r, ui.theme.hover);
    }
    ui.line(r.x, r.bottom() - ui.px(1), r.right(), r.bottom() - ui.px(1), ui.theme.border, ui.px(1));
    return clicked;
}

void draw_table(Desk& desk, Rect const& area) {
    auto const& ui = desk.ui;
    auto const places = columns(area.w / ui.scale);
    float const left = area.x + ui.px(12);
    Rect const head{area.x, area.y, area.w, ui.px(head_height)};
    draw_head(desk, head, places, left);
    auto const rows = desk.w.table_rows(); // a copy: a click may sort or filter
    Region const region("table.rows", {area.x, head.bottom(), area.w, area.h - head.h}, ui.theme.panel, true);
    auto const of = static_cast<int>(desk.w.scored_count());
    double const minimum = desk.w.snapshot().grid.rules.minimum_coverage;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), ui.px(row_height));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const row = workbench::table_row(desk.w, rows[static_cast<std::size_t>(i)]);
            float const y = head.bottom() - ImGui::GetScrollY() + static_cast<float>(i) * ui.px(row_height);
            Rect const r{area.x, y, area.w, ui.px(row_height)};
            bool const clicked = row_area(desk, "row." + std::to_string(row.row), r, row.is_selected);
            for (auto const& place : places) draw_cell(ui, row, place.column, {left + ui.px(place.x), r.y, ui.px(place.width), r.h}, of, minimum);
            if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0)) desk.w.fit_selection();
            if (!clicked) continue;
            if (ImGui::GetIO().KeyCtrl)
                desk.w.toggle(row.row);
            else
                desk.w.select({row.row});
        }
    }
    if (rows.empty()) ui.text({area.x, head.bottom(), area.w, ui.px(60)}, text::tr("Nothing passes the filter."), ui.fonts.body, ui.theme.text2, Align::centre);
}

/// A plain list with a head: title, width, alignment of each column.
struct Plain {
    std::string title;
    float width;
    Align align;
};

void plain_head(Desk& desk, Rect const& head, std::vector<Plain> const& plan) {
    auto const& ui = desk.ui;
    ui.fill(head, ui.theme.panel2);
    ui.line(head.x, head.y, head.right(), head.y, ui.theme.border, ui.px(1));
    ui.line(head.x, head.bottom() - ui.px(1), head.right(), head.bottom() - ui.px(1), ui.theme.border, ui.px(1));
    float x = head.x + ui.px(20);
    for (auto const& column : plan) {
        ui.text({x, head.y, ui.px(column.width - 12), head.h}, column.title, ui.fonts.caption_medium, ui.theme.text2, column.align);
        x += ui.px(column.width);
    }
}

void draw_zones(Desk& desk, Rect const& area) {
    auto const& ui = desk.ui;
    std::vector<Plain> const plan{{text::tr("Neighbourhood"), 220, Align::left}, {text::tr("Class"), 70, Align::centre}, {text::tr("Mean index"), 96, Align::right}, {text::tr("Change"), 96, Align::right},
                                  {text::tr("Residences"), 100, Align::right},   {text::tr("Complex"), 100, Align::right}, {text::tr("Dwellings"), 100, Align::right},  {text::tr("Coverage"), 100, Align::right}};
    Rect const head{area.x, area.y, area.w, ui.px(head_height)};
    plain_head(desk, head, plan);
    Region const region("zones.rows", {area.x, head.bottom(), area.w, area.h - head.h}, ui.theme.panel, true);
    float y = head.bottom() - ImGui::GetScrollY();
    for (auto const& row : workbench::zone_rows(desk.w)) {
        Rect const r{area.x, y, area.w, ui.px(row_height)};
        bool const is_on = desk.w.filter().zone == row.code;
        if (row_area(desk, "zone." + row.code, r, is_on)) {
            auto filter = desk.w.filter();
            filter.zone = is_on ? std::string() : row.code;
            desk.w.set_filter(filter);
        }
        float x = r.x + ui.px(20);
        std::size_t i = 0;
        auto const cell = [&] {
            Rect const c{x, r.y, ui.px(plan[i].width - 12), r.h};
            x += ui.px(plan[i++].width);
            return c;
        };
        ui.text(cell(), row.name, ui.fonts.body_medium, ui.theme.text);
        auto const chip = cell();
        ui.class_chip({chip.x + (chip.w - ui.px(20)) / 2, r.y + ui.px(5), ui.px(20), ui.px(20)}, row.severity);
        ui.text(cell(), row.score ? text::decimal(*row.score, 1) : "–", ui.fonts.body_semibold, ui.theme.text, Align::right);
        auto const change = cell();
        if (row.change) ui.change(change, *row.change, ui.fonts.body);
        for (int const n : {row.residences, row.complex, row.dwellings}) ui.text(cell(), text::integer(n), ui.fonts.body, ui.theme.text, Align::right);
        ui.text(cell(), text::percent(row.coverage), ui.fonts.body, ui.theme.text2, Align::right);
        y += r.h;
    }
}

void draw_foyers(Desk& desk, Rect const& area) {
    auto const& ui = desk.ui;
    auto const rows = workbench::foyer_rows(desk.w);
    if (rows.empty()) {
        ui.text({area.x, area.y + ui.px(20), area.w, ui.px(24)}, text::tr("No cluster in this campaign yet."), ui.fonts.body, ui.theme.text2, Align::centre);
        auto const words = text::tr("Find the clusters");
        float const w = ui.width(words, ui.fonts.body_medium) + ui.px(32);
        if (ui.button("foyers.find", {area.x + (area.w - w) / 2, area.y + ui.px(52), w, ui.px(32)}, words, ButtonKind::primary, nullptr, workbench::find_action("analysis.clusters")->is_enabled(desk.w),
                      text::tr("Compute the scores first.")))
            workbench::run_action(desk.w, "analysis.clusters");
        return;
    }
    std::vector<Plain> const plan{{text::tr("Cluster"), 260, Align::left}, {text::tr("Solidity"), 120, Align::left}, {text::tr("Residences"), 110, Align::right}, {text::tr("Dwellings"), 110, Align::right}, {text::tr("Mean score"), 110, Align::right}};
    Rect const head{area.x, area.y, area.w, ui.px(head_height)};
    plain_head(desk, head, plan);
    Region const region("foyers.rows", {area.x, head.bottom(), area.w, area.h - head.h}, ui.theme.panel, true);
    float y = head.bottom() - ImGui::GetScrollY();
    for (auto const& row : rows) {
        Rect const r{area.x, y, area.w, ui.px(row_height)};
        bool const is_on = desk.w.selection() == row.rows;
        if (row_area(desk, "foyer." + std::to_string(row.number), r, is_on)) {
            desk.w.select(row.rows);
            desk.w.fit_selection();
        }
        float x = r.x + ui.px(20);
        auto const put = [&](std::size_t i, std::string const& words, ImFont const* font) {
            ui.text({x, r.y, ui.px(plan[i].width - 12), r.h}, words, font, ui.theme.text, plan[i].align);
            x += ui.px(plan[i].width);
        };
        put(0, row.name, ui.fonts.body_medium);
        put(1, row.solidity, ui.fonts.body);
        put(2, text::integer(row.residences), ui.fonts.body);
        put(3, text::integer(row.dwellings), ui.fonts.body);
        put(4, text::decimal(row.mean_score, 1), ui.fonts.body_semibold);
        y += r.h;
    }
}

void draw_history(Desk& desk, Rect const& area) {
    auto const& ui = desk.ui;
    Region const region("history.rows", area, ui.theme.panel, true);
    ui.line(area.x, area.y, area.right(), area.y, ui.theme.border, ui.px(1));
    float y = area.y + ui.px(12) - ImGui::GetScrollY();
    for (auto const& column : workbench::history_view(desk.w).campaigns) {
        ui.text({area.x + ui.px(20), y, ui.px(120), ui.px(24)}, column.campaign, ui.fonts.body_medium, ui.theme.text);
        ui.class_bar({area.x + ui.px(140), y + ui.px(2), area.w - ui.px(330), ui.px(20)}, column.by_class, true);
        ui.text({area.right() - ui.px(176), y, ui.px(160), ui.px(24)}, column.mean ? text::tr("mean {0}", {text::decimal(*column.mean, 1)}) : text::tr("not scored"), ui.fonts.body, ui.theme.text2, Align::right);
        y += ui.px(32);
    }
    ImGui::SetCursorScreenPos({area.x, y});
    ImGui::Dummy({1, 1});
}

void draw_journal(Desk& desk, Rect const& area) {
    auto const& ui = desk.ui;
    auto const rows = workbench::journal_rows(desk.w);
    Region const region("journal.rows", area, ui.theme.panel, true);
    ui.line(area.x, area.y, area.right(), area.y, ui.theme.border, ui.px(1));
    if (rows.empty()) return ui.text({area.x, area.y, area.w, ui.px(60)}, text::tr("Nothing has been decided or noted yet."), ui.fonts.body, ui.theme.text2, Align::centre);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), ui.px(row_height));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const& row = rows[static_cast<std::size_t>(i)];
            Rect const r{area.x, area.y - ImGui::GetScrollY() + static_cast<float>(i) * ui.px(row_height), area.w, ui.px(row_height)};
            if (row_area(desk, "journal." + std::to_string(i), r, desk.w.is_selected(row.row))) desk.w.select({row.row});
            ui.text({r.x + ui.px(20), r.y, ui.px(90), r.h}, text::short_date(row.date), ui.fonts.caption, ui.theme.text3);
            ui.text({r.x + ui.px(110), r.y, ui.px(170), r.h}, desk.w.snapshot().residences[row.row].name, ui.fonts.body_medium, ui.theme.text);
            ui.text({r.x + ui.px(290), r.y, r.w - ui.px(470), r.h}, row.what, ui.fonts.body, ui.theme.text2);
            ui.text({r.right() - ui.px(170), r.y, ui.px(154), r.h}, row.who, ui.fonts.caption, ui.theme.text3, Align::right);
        }
}

void draw_filter_part(Desk& desk, Rect const& bar, float from) {
    auto const& ui = desk.ui;
    float x = bar.right() - ui.px(12);
    auto const& choice = desk.state.layout;
    if (ui.icon_button("table.fold", {x - ui.px(28), bar.y + ui.px(5), ui.px(28), ui.px(28)}, choice.is_table_folded ? icon::chevron_up : icon::chevron_down, text::tr("Fold the table")))
        desk.state.layout.is_table_folded = !choice.is_table_folded;
    x -= ui.px(32);
    bool const is_complex = !desk.w.filter().classes.empty();
    if (ui.icon_button("table.filter", {x - ui.px(28), bar.y + ui.px(5), ui.px(28), ui.px(28)}, icon::filter, text::tr("Complex and very complex only"), is_complex))
        workbench::run_action(desk.w, is_complex ? "data.clear_filter" : "data.filter_complex");
    x -= ui.px(44);
    auto const count = text::tr("{0} of {1}", {text::integer(static_cast<std::int64_t>(desk.w.table_rows().size())), text::integer(static_cast<std::int64_t>(desk.w.snapshot().residences.size()))});
    float const count_width = ui.width(count, ui.fonts.caption);
    ui.label({x - count_width, bar.y, count_width + ui.px(1), bar.h}, count, ui.fonts.caption, ui.theme.text2);
    x -= count_width + ui.px(16);
    int i = 0;
    for (auto const& chip : workbench::filter_chips(desk.w)) {
        float const w = ui.pill_width(chip.label, false) + ui.px(18);
        if (x - w < from) break;
        Rect const r{x - w, bar.y + ui.px(9), w, ui.px(22)};
        if (ui.area("chip." + std::to_string(i++), r)) desk.w.set_filter(chip.without);
        ui.tooltip(text::tr("Remove from the filter"));
        ui.fill(r, ui.theme.accent_soft, r.h / 2);
        ui.label({r.x + ui.px(10), r.y, r.w - ui.px(34), r.h}, chip.label, ui.fonts.caption_medium, ui.theme.accent_text);
        ui.icon({r.right() - ui.px(24), r.y, ui.px(18), r.h}, icon::close, ui.theme.accent_text, ui.fonts.caption);
        x -= w + ui.px(8);
    }
    if (x - ui.px(200) > from) {
        auto filter = desk.w.filter();
        if (ui.text_field("table.search", {x - ui.px(180), bar.y + ui.px(6), ui.px(180), ui.px(28)}, filter.text, text::tr("Filter by name or code"))) desk.w.set_filter(filter);
    }
}

float draw_tabs(Desk& desk, Rect const& bar) {
    auto const& ui = desk.ui;
    struct Tab {
        BottomTab tab;
        char const* id;
        char const* label;
    };
    static constexpr Tab tabs[] = {{BottomTab::table, "tab.table", VIGIE_N_("Table")},
                                   {BottomTab::zones, "tab.zones", VIGIE_N_("Neighbourhoods")},
                                   {BottomTab::foyers, "tab.foyers", VIGIE_N_("Clusters")},
                                   {BottomTab::history, "tab.history", VIGIE_N_("Evolution")},
                                   {BottomTab::journal, "tab.journal", VIGIE_N_("Journal")}};
    float x = bar.x + ui.px(12);
    for (auto const& tab : tabs) {
        bool const is_on = desk.w.bottom == tab.tab;
        auto const words = text::tr(tab.label);
        auto const* font = is_on ? ui.fonts.body_semibold : ui.fonts.body_medium;
        float const w = ui.width(words, ui.fonts.body_semibold);
        Rect const r{x - ui.px(8), bar.y, w + ui.px(16), bar.h};
        if (ui.area(tab.id, r)) {
            desk.w.bottom = tab.tab;
            desk.state.layout.is_table_folded = false;
        }
        if (ui.is_hovered() && ImGui::IsMouseDoubleClicked(0)) desk.state.layout.is_table_folded = true;
        ui.label({x, bar.y, w + ui.px(2), bar.h}, words, font, is_on ? ui.theme.text : ui.theme.text2);
        if (is_on) ui.fill({x, bar.bottom() - ui.px(1), w, ui.px(2)}, ui.theme.accent);
        x += w + ui.px(22);
    }
    return x;
}

}

void draw_bottom_table(Desk& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    Rect const& r = layout.table;
    Region const region("table", r, ui.theme.panel);
    ui.line(r.x, r.y, r.right(), r.y, ui.theme.border, ui.px(1));
    Rect const bar{r.x, r.y + ui.px(1), r.w, ui.px(tab_bar)};
    float const used = draw_tabs(desk, bar);
    draw_filter_part(desk, bar, used);
    Rect const area{r.x, bar.bottom(), r.w, r.bottom() - bar.bottom()};
    if (area.h < ui.px(40)) return;
    switch (desk.w.bottom) {
    case BottomTab::table: return draw_table(desk, area);
    case BottomTab::zones: return draw_zones(desk, area);
    case BottomTab::foyers: return draw_foyers(desk, area);
    case BottomTab::history: return draw_history(desk, area);
    case BottomTab::journal: return draw_journal(desk, area);
    }
}

}
