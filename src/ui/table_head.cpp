// Heads of the table's columns: titles that sort, fields that filter.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/table_columns.hpp"

#include <algorithm>
#include <array>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;
using dossier::Column;

struct Usual {
    Column column;
    float width;
    Align align;
    float spare; ///< share of the room that is left over
};
constexpr std::array usual{
    Usual{Column::name, 142, Align::left, 0.3F},     Usual{Column::zone, 136, Align::left, 0.3F},
    Usual{Column::severity, 60, Align::centre, 0},   Usual{Column::score, 76, Align::right, 0},
    Usual{Column::change, 104, Align::right, 0},     Usual{Column::rank, 58, Align::right, 0},
    Usual{Column::interval, 112, Align::left, 0.4F}, Usual{Column::sureness, 96, Align::left, 0},
    Usual{Column::coverage, 110, Align::left, 0},    Usual{Column::dwellings, 86, Align::right, 0},
    Usual{Column::alerts, 66, Align::right, 0},      Usual{Column::family, 136, Align::left, 0},
    Usual{Column::status, 120, Align::left, 0},      Usual{Column::foyer, 72, Align::centre, 0},
    Usual{Column::code, 96, Align::left, 0},         Usual{Column::agency, 120, Align::left, 0.1F},
    Usual{Column::address, 200, Align::left, 0.3F}};

Usual const& usual_of(Column column) { return *std::ranges::find(usual, column, &Usual::column); }

std::string title_tip(Column column, double minimum) {
    switch (column) {
    case Column::interval:
        return text::tr("Where the rank lies in 9 draws of 10 when the weights of the families move by a quarter.");
    case Column::sureness:
        return text::tr(
            "Stable: the rank moves by a tenth of the list at most in 9 draws of 10; sensitive: by a quarter; "
            "undecidable: by more.");
    case Column::coverage:
        return text::tr("Share of the weight that is observed; under {0} there is no score.", {text::percent(minimum)});
    case Column::score:
        return text::tr("From 0 to 100; high is complex.");
    case Column::alerts:
        return text::tr(
            "Families in alert, whatever their weight: their score, or one of their indicators, is at its threshold.");
    default:
        return {};
    }
}

void draw_title(Desk& desk, Rect const& cell, ColumnPlace const& place, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const& sort = view.sort;
    auto const& head = view.columns[place.index];
    bool const is_sorted = sort.column == head.ref;
    bool const falls_first =
        place.column == Column::score || place.column == Column::change || place.column == Column::family;
    if (ui.area("column." + dossier::column_code(head.ref), cell))
        out.emplace_back(wb::SetSort{{head.ref, is_sorted ? !sort.is_descending : falls_first}});
    if (ui.is_hovered()) ui.fill(cell, ui.theme.hover);
    ui.tooltip(title_tip(place.column, view.minimum_coverage));
    Rect const box{cell.x + ui.px(8), cell.y, cell.w - ui.px(is_sorted ? 24 : 12), cell.h};
    auto const ink = is_sorted ? ui.theme.text : ui.theme.text2;
    auto const* font = is_sorted ? ui.fonts.caption_semibold : ui.fonts.caption_medium;
    auto title = head.title;
    if (place.column == Column::interval) title = ui.fitting(title, text::tr("Range"), font, box.w);
    ui.text(box, title, font, ink, place.align);
    if (!is_sorted) return;
    float const w = std::min(box.w, ui.width(title, font));
    float const x = place.align == Align::left    ? box.x + w
                    : place.align == Align::right ? box.right()
                                                  : box.x + (box.w + w) / 2;
    ui.triangle(x + ui.px(9), cell.y + cell.h / 2, ui.px(3.5F), !sort.is_descending, ink);
}

std::string filter_hint(Column column) {
    switch (column) {
    case Column::severity:
        return "C, D";
    case Column::score:
    case Column::family:
        return "> 50";
    case Column::change:
        return "> 5";
    case Column::rank:
        return "≤ 20";
    case Column::coverage:
        return "< 60";
    case Column::dwellings:
        return "20–40";
    case Column::alerts:
        return "≥ 2";
    case Column::foyer:
        return "1";
    default:
        return text::tr("contains");
    }
}

std::string filter_tip(Column column) {
    if (column == Column::severity)
        return text::tr("Letters of the classes to keep: “C, D”; “–” for those not scored.");
    if (!wb::is_number(column))
        return text::tr("Keeps the rows that hold these letters; accents and capitals do not count.");
    return text::tr("Bounds of a number: “> 50”, “≤ 20”, “20–40”, “35.5”; “–” for what is not known.");
}

}

std::vector<ColumnPlace> table_columns(float width, wb::BottomView const& view) {
    std::vector<ColumnPlace> out;
    float used = 24, shares = 0;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        auto const& each = usual_of(view.columns[i].ref.column);
        if (used + each.width > width && out.size() > 3) break;
        out.push_back({i, each.column, each.width, each.align, 0});
        used += each.width;
        shares += each.spare;
    }
    float const spare = std::max(0.0F, width - used);
    float x = 0;
    for (auto& place : out) {
        place.width += shares > 0 ? spare * usual_of(place.column).spare / std::max(1.0F, shares) : 0;
        place.x = x;
        x += place.width;
    }
    return out;
}

void draw_column_titles(Desk& desk, Rect const& head, float left, std::vector<ColumnPlace> const& places,
                        wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    draw_table_head(ui, head);
    Focus::Group const group(ui.focus, "columns");
    for (auto const& place : places)
        draw_title(desk, {left + ui.px(place.x), head.y + ui.px(1), ui.px(place.width), head.h - ui.px(2)}, place, view,
                   out);
}

void draw_column_filters(Desk& desk, Rect const& r, float left, std::vector<ColumnPlace> const& places,
                         wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    ui.fill(r, ui.theme.panel2);
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    for (auto const& place : places) {
        if (!wb::can_filter_by(place.column)) continue;
        auto const& head = view.columns[place.index];
        auto typed = head.typed;
        Rect const field{left + ui.px(place.x + 2), r.y + ui.px(2), ui.px(place.width - 4), r.h - ui.px(5)};
        if (ui.text_field("column_filter." + dossier::column_code(head.ref), field, typed, filter_hint(place.column))) {
            auto filter = view.filter;
            filter.type(head.ref, typed);
            out.emplace_back(wb::SetFilter{std::move(filter)});
        }
        ui.tooltip(filter_tip(place.column));
        if (!head.is_readable) ui.outline(field, ui.theme.danger, ui.px(1), ui.px(6));
    }
}

}
