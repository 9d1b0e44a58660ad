// Score, rank, coverage, what weighs: the figures of the residence's panel.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/fiche_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

/// The scores of the campaigns, with the first and the last named.
void draw_history_chart(Column const& c, Rect const& r, wb::FicheView const& view) {
    auto const& ui = c.ui;
    if (view.history.size() < 2) return;
    Rect const chart{r.right() - ui.px(96), r.y + ui.px(2), ui.px(90), ui.px(28)};
    ui.sparkline(chart, view.history, ui.theme.ink);
    auto const& names = view.site->history;
    if (names.empty()) return;
    Rect const below{chart.x, r.y + ui.px(34), ui.px(96), ui.px(16)};
    ui.text(below, names.front().first, ui.fonts.caption, ui.theme.text3);
    ui.text(below, names.back().first, ui.fonts.caption, ui.theme.text3, Align::right);
}

void draw_contribution(Column& c, wb::FicheView::Contribution const& family, double most) {
    auto const& ui = c.ui;
    Rect const r = c.row(28);
    float const name = std::min(ui.px(164), c.w * 0.53F), figure = ui.px(44);
    auto const words = ui.fitting(family.name, family.short_name, ui.fonts.body, name - ui.px(8));
    ui.text({r.x, r.y, name - ui.px(8), r.h}, words, ui.fonts.body, ui.theme.text);
    Rect const track{r.x + name, r.y + ui.px(8), r.w - name - figure, ui.px(12)};
    c.y += r.h;
    if (!family.score) {
        ui.fill(track, ui.theme.panel2);
        ui.hatch(track, ui.theme.hatch);
        ui.text(r, "–", ui.fonts.body, ui.theme.text3, Align::right);
        return;
    }
    bool const is_heavy = family.points >= 1.3 * family.stock_points && family.points > 0;
    float const unit = track.w / static_cast<float>(most);
    float const length = std::max(ui.px(1), unit * static_cast<float>(family.points));
    ui.fill({track.x, track.y, length, track.h}, is_heavy ? ui.theme.accent : ui.theme.neutral, ui.px(2));
    float const at = std::round(track.x + unit * static_cast<float>(family.stock_points));
    ui.fill({at - ui.px(1), track.y - ui.px(2), ui.px(4), track.h + ui.px(4)}, ui.theme.panel);
    ui.fill({at, track.y - ui.px(2), ui.px(2), track.h + ui.px(4)}, ui.theme.ink);
    ui.text(r, text::decimal(family.points, 1), ui.fonts.body_medium, ui.theme.text, Align::right);
}

void draw_alerts(Column& c, dossier::SiteFile const& site) {
    auto const& ui = c.ui;
    if (site.families_counted > 0) {
        c.skip(4);
        auto const alerted = static_cast<std::int64_t>(site.families_in_alert.size());
        auto const words = text::tr("Families in alert: {0} of {1}", {text::integer(alerted), text::integer(site.families_counted)});
        ui.text(c.row(20), words, ui.fonts.caption_medium, site.families_in_alert.empty() ? ui.theme.text3 : ui.theme.text2);
        c.skip(20);
    }
    if (site.alerts == 0) return;
    std::string names;
    for (auto const& name : site.alert_names) names += (names.empty() ? "" : ", ") + name;
    c.skip(4);
    c.y += ui.note(c.x, c.y, c.w, icon::alert, text::tr("Alert · {0}", {names}), ui.theme.danger_soft, ui.theme.danger);
}

}

void draw_fiche_score(Column& c, wb::FicheView const& view) {
    auto const& ui = c.ui;
    Rect const r = c.row(48);
    ui.class_chip({r.x, r.y, ui.px(48), ui.px(48)}, view.severity);
    if (view.opinion) ui.opinion_chip({r.x + ui.px(32), r.y + ui.px(30), ui.px(22), ui.px(22)}, view.opinion->proposed);
    float const x = r.x + ui.px(60);
    auto const figure = view.score ? text::decimal(*view.score, 1) : text::tr("Not scored");
    auto const* font = view.score ? ui.fonts.score : ui.fonts.title;
    ui.text({x, r.y - ui.px(4), ui.px(180), ui.px(34)}, figure, font, ui.theme.text);
    if (view.score)
        ui.text({x + ui.width(figure, font) + ui.px(6), r.y + ui.px(5), ui.px(60), ui.px(22)}, "/ 100", ui.fonts.body,
                ui.theme.text3);
    if (view.change) {
        float const w = ui.width(text::change(view.change->points), ui.fonts.caption_semibold) + ui.px(14);
        ui.change({x, r.y + ui.px(31), w, ui.px(18)}, *view.change, ui.fonts.caption_semibold, Align::left);
        auto const since = text::tr("since {0}", {view.site->previous_campaign});
        auto const noise = text::tr("± {0} {1}", {text::decimal(view.change->noise, 1), since});
        float const room = r.right() - ui.px(100) - x - w - ui.px(4);
        ui.text({x + w + ui.px(4), r.y + ui.px(31), room, ui.px(18)},
                ui.fitting(view.change->noise > 0 ? noise : since, since, ui.fonts.caption, room), ui.fonts.caption,
                ui.theme.text2);
        ui.hit("fiche.change", {x, r.y + ui.px(29), w + ui.px(4) + room, ui.px(20)});
        ui.tooltip(view.change_words);
    }
    draw_history_chart(c, r, view);
    c.skip(48 + 18);
}

void draw_fiche_rank(Column& c, wb::FicheView const& view) {
    auto const& ui = c.ui;
    if (view.rank > 0) {
        ui.label(c.row(22), text::tr("{0} of {1}", {text::rank(view.rank), text::integer(view.of)}),
                 ui.fonts.body_medium, ui.theme.text);
        ui.label({c.x + ui.px(90), c.y, c.w - ui.px(90), ui.px(22)}, wb::stability_words(view.range),
                 ui.fonts.caption, ui.theme.text3, Align::right);
        Rect const bar{c.x, c.y + ui.px(22), c.w, ui.px(18)};
        ui.hit("fiche.rank", bar);
        ui.tooltip(text::tr("The score is drawn 1,000 times: with each family’s weight up to a quarter more or less, with "
                            "other means, with and without the small-number correction. In 9 draws of 10 the rank "
                            "stays in the grey bar."));
        ui.rank_interval(bar, view.rank, view.range.p05, view.range.p95, view.of);
        c.skip(50);
    }
    auto const& site = *view.site;
    if (!site.score) return;
    auto const& index = site.score->index;
    ui.label(c.row(22), text::tr("Coverage {0}", {text::percent(index.coverage)}), ui.fonts.body_medium, ui.theme.text);
    auto words = text::tr("{0} of {1} indicators", {text::integer(site.observed), text::integer(site.expected)});
    auto const bounds =
        words + " · " + text::tr("bounds {0}–{1}", {text::decimal(index.low, 0), text::decimal(index.high, 0)});
    if (ui.width(bounds, ui.fonts.caption) < c.w - ui.px(120)) words = bounds;
    ui.text({c.x + ui.px(108), c.y, c.w - ui.px(108), ui.px(22)}, words, ui.fonts.caption, ui.theme.text3,
            Align::right);
    ui.hit("fiche.coverage", c.row(34));
    ui.tooltip(text::tr(
        "Share of the weight that is observed. Under {0}, the residence is not scored. If all that is missing were "
        "good or bad, the score would lie between {1} and {2}.",
        {text::percent(view.minimum_coverage), text::decimal(index.low, 0), text::decimal(index.high, 0)}));
    c.skip(28);
    ui.coverage({c.x, c.y, c.w, ui.px(4)}, index.coverage, view.minimum_coverage);
    c.skip(10);
}

void draw_fiche_contributions(Column& c, wb::FicheView const& view) {
    auto const& ui = c.ui;
    Rect const head = c.heading(text::tr("What weighs in the score"));
    auto const words = text::tr("mean of the stock");
    ui.text(head, words, ui.fonts.caption, ui.theme.text3, Align::right);
    ui.fill({head.right() - ui.width(words, ui.fonts.caption) - ui.px(9), head.y + ui.px(8), ui.px(2), ui.px(12)},
            ui.theme.ink);
    double most = 1;
    for (auto const& family : view.contributions) most = std::max({most, family.points, family.stock_points});
    for (auto const& family : view.contributions) draw_contribution(c, family, most * 1.04);
    for (auto const& family : view.beside) {
        ui.text(c.row(28), family.name, ui.fonts.caption, ui.theme.text3);
        ui.text(c.row(28), family.score ? text::decimal(*family.score, 0) + " / 100" : "–", ui.fonts.caption,
                ui.theme.text2, Align::right);
        c.skip(28);
    }
    draw_alerts(c, *view.site);
}

void draw_fiche_indicators(Column& c, wb::FicheView const& view) {
    auto const& ui = c.ui;
    c.rule();
    c.heading(text::tr("Indicators that weigh most"));
    for (auto const& line : view.indicators) {
        Rect const r = c.row(26);
        if (!line.help.empty()) {
            ui.area("fiche.indicator." + line.code, r); // its sheet, under the pointer or by Tab
            ui.tooltip(line.help);
        }
        float const w = std::min(c.w * 0.5F, ui.width(line.value, ui.fonts.caption_medium) + ui.px(1));
        ui.text({r.x, r.y, r.w - w - ui.px(8), r.h}, line.name, ui.fonts.body, ui.theme.text);
        ui.text({r.right() - w, r.y, w, r.h}, line.value, ui.fonts.caption_medium,
                line.is_bad ? ui.theme.danger : ui.theme.text2, Align::right);
        c.y += r.h;
    }
    auto const missing = static_cast<long long>(view.site->missing.size());
    if (missing == 0) return;
    ui.text(c.row(26), text::tr_n("{0} indicator is missing", "{0} indicators are missing", missing), ui.fonts.caption,
            ui.theme.text3);
    c.skip(26);
}

}
