// Cells of the table of residences, heads of its groups, its totals.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/table_columns.hpp"

namespace vigie::ui {

namespace {

using dossier::Column;

/// A bar with its figure at the right.
void draw_bar_cell(Ui const& ui, Rect const& box, double share, scene::Rgba c, std::string const& figure, float room) {
    float const w = box.w - room;
    ui.bar({box.x, box.y + box.h / 2 - ui.px(2.5F), w, ui.px(5)}, share, c);
    ui.text({box.x + w, box.y, room - ui.px(8), box.h}, figure, ui.fonts.caption, ui.theme.text2, Align::right);
}

/// In place of what is still being read.
void draw_awaited(Ui const& ui, Rect const& box) { ui.text(box, "…", ui.fonts.body, ui.theme.text2); }

void draw_class(Ui const& ui, wb::TableRow const& row, Rect const& cell) {
    ui.class_chip({cell.x + (cell.w - ui.px(20)) / 2, cell.y + (cell.h - ui.px(20)) / 2, ui.px(20), ui.px(20)},
                  row.severity);
    if (row.opinion)
        ui.opinion_chip({cell.x + cell.w / 2 + ui.px(8), cell.y + ui.px(3), ui.px(18), ui.px(18)}, *row.opinion);
}

/// « 64 résidences · 2 310 logements · score moyen 48,2 ».
std::string totals_words(wb::TableTotals const& totals) {
    auto words = text::tr_n("{0} residence", "{0} residences", static_cast<long long>(totals.residences)) + " · " +
                 text::tr_n("{0} dwelling", "{0} dwellings", totals.dwellings);
    if (totals.mean) words += " · " + text::tr("mean score {0}", {text::decimal(*totals.mean, 1)});
    return words;
}

}

void draw_cell(Ui const& ui, wb::TableRow const& row, ColumnPlace const& place, Rect const& cell,
               wb::BottomView const& view) {
    Rect const box{cell.x + ui.px(8), cell.y, cell.w - ui.px(12), cell.h};
    auto const figure = [&](std::string const& words, bool is_strong = false) {
        ui.text(box, words, is_strong ? ui.fonts.body_semibold : ui.fonts.body, ui.theme.text, Align::right);
    };
    auto const words = [&](std::string const& plain) { ui.text(box, plain, ui.fonts.body, ui.theme.text2); };
    switch (place.column) {
    case Column::name:
        return ui.text(box, row.name, ui.fonts.body_medium, ui.theme.text);
    case Column::zone:
        return words(row.zone);
    case Column::code:
        return words(row.code);
    case Column::agency:
        return words(row.agency);
    case Column::address:
        return words(row.address);
    case Column::severity:
        return draw_class(ui, row, cell);
    case Column::score:
        return figure(row.score ? text::decimal(*row.score, 1) : "–", true);
    case Column::change:
        if (!row.is_change_read) return draw_awaited(ui, box);
        if (row.change) ui.change(box, *row.change, ui.fonts.body);
        return;
    case Column::rank:
        return figure(row.rank > 0 ? text::integer(row.rank) : "–");
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
    case Column::dwellings:
        return figure(row.dwellings ? text::integer(*row.dwellings) : "–");
    case Column::alerts:
        return figure(row.alerts ? text::integer(*row.alerts) : "–");
    case Column::family:
        if (!row.are_families_read) return draw_awaited(ui, box);
        if (auto const& score = row.families.at(place.index))
            draw_bar_cell(ui, box, *score / 100, ui.theme.neutral, text::decimal(*score, 0), ui.px(38));
        return;
    case Column::status:
        return ui.text(box, row.status, ui.fonts.body, ui.theme.text);
    case Column::foyer:
        return ui.text(cell, row.foyer > 0 ? text::integer(row.foyer) : "", ui.fonts.body, ui.theme.text,
                       Align::centre);
    }
}

bool draw_group_line(Ui const& ui, Rect const& r, wb::TableGroup const& group, bool is_at) {
    bool const pressed = ui.hit("group." + group.key, r);
    bool const is_here = is_at || ui.is_hovered();
    ui.fill(r, is_here ? ui.theme.hover : ui.theme.panel2);
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    ui.icon({r.x + ui.px(10), r.y, ui.px(20), r.h}, group.is_open ? icon::chevron_down : icon::chevron_right,
            ui.theme.text2);
    float x = r.x + ui.px(36);
    if (group.severity) {
        ui.class_chip({x, r.y + ui.px(5), ui.px(20), ui.px(20)}, *group.severity);
        x += ui.px(28);
    }
    float const room = (r.right() - x) * 0.45F;
    float const w = std::min(room, ui.width(group.title, ui.fonts.body_semibold) + ui.px(2));
    ui.text({x, r.y, w, r.h}, group.title, ui.fonts.body_semibold, ui.theme.text);
    ui.text({x + w + ui.px(16), r.y, r.right() - x - w - ui.px(28), r.h}, totals_words(group.totals), ui.fonts.body,
            ui.theme.text2);
    return pressed;
}

void draw_table_totals(Ui const& ui, Rect const& r, wb::TableTotals const& totals) {
    ui.fill(r, ui.theme.panel2);
    rule(ui, r.x, r.y, r.w);
    auto words = totals_words(totals);
    if (totals.mean) words += " " + text::tr("(weighted by dwellings)");
    ui.text({r.x + ui.px(20), r.y, r.w - ui.px(40), r.h}, text::tr("Total") + "  " + words, ui.fonts.body_medium,
            ui.theme.text);
}

}
