// The residence: score, rank, coverage, what weighs, opinion, status, actions, history.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using workbench::SiteFile;

/// A column of sections; `y` goes down as they are drawn.
struct Column {
    Desk& desk;
    Ui const& ui;
    float x, w, y;

    void skip(float design) { y += ui.px(design); }
    [[nodiscard]] Rect row(float design) const { return {x, y, w, ui.px(design)}; }
    void rule() {
        skip(10);
        ui.line(x, y, x + w, y, ui.theme.border, ui.px(1));
        skip(8);
    }
    Rect heading(std::string const& words) {
        Rect const r = row(28);
        ui.label(r, words, ui.fonts.caption_semibold, ui.theme.text2);
        y += r.h;
        return r;
    }
};

void draw_head(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    c.skip(12);
    Rect const title = c.row(30);
    ui.text({title.x, title.y, title.w - ui.px(36), title.h}, site.residence.name, ui.fonts.title, ui.theme.text);
    if (ui.icon_button("fiche.close", {title.right() - ui.px(28), title.y + ui.px(1), ui.px(28), ui.px(28)}, icon::close, text::tr("Close the panel"))) c.desk.w.select({});
    c.y += title.h;
    std::string words = site.neighbourhood;
    auto const add = [&words](std::string const& more) {
        if (!more.empty()) words += (words.empty() ? "" : " · ") + more;
    };
    if (site.residence.dwellings) add(text::tr_n("{0} dwelling", "{0} dwellings", *site.residence.dwellings));
    if (site.residence.year_built) add(std::to_string(*site.residence.year_built));
    add(site.residence.agency);
    ui.text(c.row(18), words, ui.fonts.caption, ui.theme.text2);
    c.skip(18 + 14);
}

void draw_score(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    auto const row = site.row;
    auto const score = c.desk.w.shown_score(row);
    Rect const r = c.row(48);
    ui.class_chip({r.x, r.y, ui.px(48), ui.px(48)}, c.desk.w.shown_class(row));
    float const x = r.x + ui.px(60);
    auto const figure = score ? text::decimal(*score, 1) : text::tr("Not scored");
    auto const* font = score ? ui.fonts.score : ui.fonts.title;
    ui.text({x, r.y - ui.px(4), ui.px(180), ui.px(34)}, figure, font, ui.theme.text);
    if (score) ui.text({x + ui.width(figure, font) + ui.px(6), r.y + ui.px(5), ui.px(60), ui.px(22)}, "/ 100", ui.fonts.body, ui.theme.text3);
    if (auto const delta = c.desk.w.change(row)) {
        auto const figure_width = ui.width(text::change(*delta), ui.fonts.caption_semibold) + ui.px(14);
        ui.change({x, r.y + ui.px(31), figure_width, ui.px(18)}, *delta, ui.fonts.caption_semibold, Align::left);
        ui.text({x + figure_width + ui.px(4), r.y + ui.px(31), ui.px(140), ui.px(18)}, text::tr("since {0}", {site.previous_campaign}), ui.fonts.caption, ui.theme.text2);
    }
    auto const history = workbench::score_history(c.desk.w, row);
    if (history.size() > 1) {
        Rect const chart{r.right() - ui.px(96), r.y + ui.px(2), ui.px(90), ui.px(28)};
        ui.sparkline(chart, history, ui.theme.ink);
        ui.text({chart.x, r.y + ui.px(34), ui.px(60), ui.px(16)}, site.history.empty() ? std::string() : site.history.front().first, ui.fonts.caption, ui.theme.text3);
        ui.text({chart.x, r.y + ui.px(34), ui.px(96), ui.px(16)}, site.history.empty() ? std::string() : site.history.back().first, ui.fonts.caption, ui.theme.text3, Align::right);
    }
    c.skip(48 + 18);
}

void draw_rank(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    int const rank = c.desk.w.shown_rank(site.row);
    auto const interval = c.desk.w.rank_interval(site.row);
    auto const of = static_cast<int>(c.desk.w.scored_count());
    if (rank > 0) {
        ui.label(c.row(22), text::tr("{0} of {1}", {text::rank(rank), text::integer(of)}), ui.fonts.body_medium, ui.theme.text);
        if (interval.low > 0)
            ui.label(c.row(22), text::tr("stable rank: {0} to {1}", {text::integer(interval.low), text::integer(interval.high)}), ui.fonts.caption, ui.theme.text3, Align::right);
        c.skip(22);
        ui.rank_interval({c.x, c.y, c.w, ui.px(18)}, rank, interval.low, interval.high, of);
        c.skip(28);
    }
    if (!site.score) return;
    auto const& index = site.score->index;
    ui.label(c.row(22), text::tr("Coverage {0}", {text::percent(index.coverage)}), ui.fonts.body_medium, ui.theme.text);
    auto words = text::tr("{0} of {1} indicators", {text::integer(site.observed), text::integer(site.expected)});
    auto const bounds = words + " · " + text::tr("bounds {0}–{1}", {text::decimal(index.low, 0), text::decimal(index.high, 0)});
    if (ui.width(bounds, ui.fonts.caption) < c.w - ui.px(120)) words = bounds;
    ui.text({c.x + ui.px(108), c.y, c.w - ui.px(108), ui.px(22)}, words, ui.fonts.caption, ui.theme.text3, Align::right);
    c.skip(28);
    ui.coverage({c.x, c.y, c.w, ui.px(4)}, index.coverage, c.desk.w.snapshot().grid.rules.minimum_coverage);
    c.skip(10);
}

void draw_contribution(Column& c, workbench::FamilyLine const& family, double most) {
    auto const& ui = c.ui;
    Rect const r = c.row(28);
    float const name = std::min(ui.px(164), c.w * 0.53F), figure = ui.px(44);
    auto const& whole = text::pick(family.name);
    auto const* known = c.desk.w.snapshot().grid.find_family(family.code);
    auto const words = known != nullptr ? ui.fitting(whole, text::pick(known->short_name), ui.fonts.body, name - ui.px(8)) : whole;
    ui.text({r.x, r.y, name - ui.px(8), r.h}, words, ui.fonts.body, ui.theme.text);
    Rect const track{r.x + name, r.y + ui.px(8), r.w - name - figure, ui.px(12)};
    if (family.score) {
        bool const is_heavy = family.contribution >= 1.3 * family.stock_contribution && family.contribution > 0;
        float const unit = track.w / static_cast<float>(most);
        ui.fill({track.x, track.y, std::max(ui.px(1), unit * static_cast<float>(family.contribution)), track.h}, is_heavy ? ui.theme.accent : ui.theme.neutral, ui.px(2));
        float const at = std::round(track.x + unit * static_cast<float>(family.stock_contribution));
        ui.fill({at - ui.px(1), track.y - ui.px(2), ui.px(4), track.h + ui.px(4)}, ui.theme.panel);
        ui.fill({at, track.y - ui.px(2), ui.px(2), track.h + ui.px(4)}, ui.theme.ink);
        ui.text(r, text::decimal(family.contribution, 1), ui.fonts.body_medium, ui.theme.text, Align::right);
    } else {
        ui.fill(track, ui.theme.panel2);
        ui.hatch(track, ui.theme.hatch);
        ui.text(r, "–", ui.fonts.body, ui.theme.text3, Align::right);
    }
    c.y += r.h;
}

void draw_contributions(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    Rect const head = c.heading(text::tr("What weighs in the score"));
    auto const words = text::tr("mean of the stock");
    ui.text(head, words, ui.fonts.caption, ui.theme.text3, Align::right);
    ui.fill({head.right() - ui.width(words, ui.fonts.caption) - ui.px(9), head.y + ui.px(8), ui.px(2), ui.px(12)}, ui.theme.ink);
    std::vector<workbench::FamilyLine const*> families;
    double most = 1;
    for (auto const& family : site.families) {
        if (!family.is_in_index) continue;
        families.push_back(&family);
        most = std::max({most, family.contribution, family.stock_contribution});
    }
    std::stable_sort(families.begin(), families.end(), [](auto const* a, auto const* b) { return a->contribution > b->contribution; });
    for (auto const* family : families) draw_contribution(c, *family, most * 1.04);
    for (auto const& family : site.families) {
        if (family.is_in_index) continue;
        ui.text(c.row(28), text::pick(family.name), ui.fonts.caption, ui.theme.text3);
        ui.text(c.row(28), family.score ? text::decimal(*family.score, 0) + " / 100" : "–", ui.fonts.caption, ui.theme.text2, Align::right);
        c.skip(28);
    }
    if (site.alerts > 0) {
        std::string names;
        for (auto const& name : site.alert_names) names += (names.empty() ? "" : ", ") + name;
        c.skip(4);
        c.y += ui.note(c.x, c.y, c.w, icon::alert, text::tr("Alert · {0}", {names}), ui.theme.danger_soft, ui.theme.danger);
    }
}

void draw_opinion(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    auto const found = std::find_if(site.notes.rbegin(), site.notes.rend(), [](auto const& n) { return n.kind == core::NoteKind::quote; });
    if (found == site.notes.rend()) return;
    c.rule();
    Rect const head = c.heading(text::tr("Opinion from the field"));
    ui.text({head.x + ui.px(120), head.y, head.w - ui.px(120), head.h}, found->role + " · " + text::long_date(found->date), ui.fonts.caption, ui.theme.text3, Align::right);
    float const used = ui.paragraph(c.x + ui.px(12), c.y, c.w - ui.px(12), text::tr("“{0}”", {found->body}), ui.fonts.body, ui.theme.text2, ui.px(20), 4);
    ui.fill({c.x, c.y, ui.px(3), used}, ui.theme.border, ui.px(1));
    c.y += used;
}

void draw_status(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    c.rule();
    Rect const head = c.heading(text::tr("Status"));
    auto const words = workbench::status_title(site.status);
    float const w = ui.pill_width(words, true);
    Rect const pill{head.right() - w, head.y + ui.px(3), w, ui.px(22)};
    if (ui.area("fiche.status", pill)) workbench::run_action(c.desk.w, "follow.status");
    ui.tooltip(text::tr("Change the status…"));
    ui.pill(pill.x, pill.y, words, ui.theme.accent_soft, ui.theme.accent_text, icon::eye);
    // The way from ordinary to closed; a relapse starts again at « watched ».
    constexpr int stops = 6;
    int const at = site.status == core::WatchStatus::relapse ? 2 : std::min(stops - 1, static_cast<int>(site.status));
    c.skip(12);
    float const left = c.x + ui.px(28), step = (c.w - ui.px(56)) / (stops - 1);
    ui.fill({left, c.y - ui.px(1), step * (stops - 1), ui.px(2)}, ui.theme.track);
    ui.fill({left, c.y - ui.px(1), step * static_cast<float>(at), ui.px(2)}, ui.theme.accent);
    for (int i = 0; i < stops; ++i) {
        float const x = left + step * static_cast<float>(i);
        if (i <= at) {
            ui.disc(x, c.y, ui.px(i == at ? 6 : 5), ui.theme.accent);
        } else {
            ui.disc(x, c.y, ui.px(5), ui.theme.panel);
            ui.ring(x, c.y, ui.px(4.5F), ui.theme.strong, 1.5F * ui.scale);
        }
    }
    c.skip(10);
    ui.text(c.row(18), workbench::status_title(core::WatchStatus::ordinary), ui.fonts.caption, ui.theme.text3);
    ui.text(c.row(18), workbench::status_title(core::WatchStatus::closed), ui.fonts.caption, ui.theme.text3, Align::right);
    if (at > 0 && at < stops - 1) ui.text({left + step * static_cast<float>(at) - ui.px(70), c.y, ui.px(140), ui.px(18)}, words, ui.fonts.caption_semibold, ui.theme.text, Align::centre);
    c.skip(18);
}

void draw_actions(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    if (site.actions.empty()) return;
    c.rule();
    c.heading(text::tr("Actions · {0}", {text::integer(static_cast<std::int64_t>(site.actions.size()))}));
    auto const today = core::today();
    std::size_t shown = 0;
    for (auto const& action : site.actions) {
        if (++shown > 6) break;
        bool const is_late = workbench::is_late(action, today), is_done = action.state == core::ActionState::done;
        auto const ink = is_late ? ui.theme.danger : is_done ? ui.theme.ok : ui.theme.accent;
        Rect const r = c.row(30);
        ui.icon({r.x, r.y, ui.px(18), r.h}, is_late ? icon::clock_alert : is_done ? icon::check_circle : icon::play_circle, ink);
        std::string due = is_done ? text::tr("done") : action.due_on ? text::short_date(*action.due_on) : std::string();
        if (is_late) {
            auto const days = (std::chrono::sys_days(today) - std::chrono::sys_days(*action.due_on)).count();
            due = text::tr("{0} d late", {text::integer(days)});
        }
        float const w = ui.width(due, is_late ? ui.fonts.caption_semibold : ui.fonts.caption);
        ui.text({r.x + ui.px(26), r.y, r.w - ui.px(34) - w, r.h}, action.title, ui.fonts.body, ui.theme.text);
        ui.text(r, due, is_late ? ui.fonts.caption_semibold : ui.fonts.caption, is_late ? ui.theme.danger : ui.theme.text3, Align::right);
        c.y += r.h;
    }
}

void draw_history(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    if (site.watch_events.empty()) return;
    c.rule();
    c.heading(text::tr("History"));
    for (auto event = site.watch_events.rbegin(); event != site.watch_events.rend(); ++event) {
        Rect const r = c.row(26);
        ui.text({r.x, r.y, ui.px(72), r.h}, text::short_date(event->decided_on), ui.fonts.caption, ui.theme.text3);
        ui.text({r.x + ui.px(76), r.y, r.w - ui.px(76), r.h}, workbench::status_title(event->status) + (event->motive.empty() ? "" : " · " + event->motive), ui.fonts.body, ui.theme.text2);
        c.y += r.h;
    }
}

void draw_indicators(Column& c, SiteFile const& site) {
    auto const& ui = c.ui;
    c.rule();
    c.heading(text::tr("Indicators that weigh most"));
    std::vector<workbench::IndicatorLine const*> lines;
    for (auto const& line : site.indicators)
        if (line.detail && line.indicator.weight > 0) lines.push_back(&line);
    std::stable_sort(lines.begin(), lines.end(), [](auto const* a, auto const* b) { return a->detail->normalised > b->detail->normalised; });
    for (std::size_t i = 0; i < lines.size() && i < 6; ++i) {
        auto const& line = *lines[i];
        Rect const r = c.row(26);
        auto const value = text::decimal(line.detail->raw, line.indicator.decimals) + " " + text::pick(line.indicator.unit);
        float const w = std::min(ui.px(130), ui.width(value, ui.fonts.caption_medium));
        ui.text({r.x, r.y, r.w - w - ui.px(8), r.h}, text::pick(line.indicator.name), ui.fonts.body, ui.theme.text);
        ui.text({r.right() - w, r.y, w, r.h}, value, ui.fonts.caption_medium, line.is_beyond_attention ? ui.theme.danger : ui.theme.text2, Align::right);
        c.y += r.h;
    }
    if (!site.missing.empty()) {
        ui.text(c.row(26), text::tr_n("{0} indicator is missing", "{0} indicators are missing", static_cast<long long>(site.missing.size())), ui.fonts.caption, ui.theme.text3);
        c.skip(26);
    }
}

void draw_foot(Desk& desk, Rect const& r, float pad) {
    auto const& ui = desk.ui;
    ui.fill(r, ui.theme.panel);
    ui.line(r.x, r.y, r.right(), r.y, ui.theme.border, ui.px(1));
    auto const sheet = text::tr("PDF sheet");
    float const both = r.w - 2 * pad - ui.px(8);
    float const first = std::min(both / 2, ui.width(sheet, ui.fonts.body_medium) + ui.px(56)), w = both - first;
    auto const* status = workbench::find_action("follow.status");
    if (ui.button("fiche.pdf", {r.x + pad, r.y + ui.px(13), first, ui.px(32)}, sheet, ButtonKind::secondary, icon::pdf)) workbench::run_action(desk.w, "file.site_sheet");
    if (ui.button("fiche.follow", {r.x + pad + first + ui.px(8), r.y + ui.px(13), w, ui.px(32)}, text::tr("Change status"), ButtonKind::primary, icon::clipboard,
                  status->is_enabled(desk.w), text::tr("The project is open for reading only.")))
        workbench::run_action(desk.w, "follow.status");
}

void draw_nothing(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    ui.icon({r.x, r.y + r.h * 0.35F - ui.px(44), r.w, ui.px(36)}, icon::cursor, ui.theme.text3, ui.fonts.score);
    auto const words = text::tr("Choose a residence on the map or in the table.");
    ui.paragraph(r.x + ui.px(40), r.y + r.h * 0.35F, r.w - ui.px(80), words, ui.fonts.body, ui.theme.text2, ui.px(20));
}

}

void draw_fiche_panel(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    auto const* site = desk.w.site();
    float const foot = site != nullptr ? ui.px(57) : 0;
    float const pad = r.w < ui.px(360) ? ui.px(12) : ui.px(16);
    {
        Region const region("fiche", {r.x, r.y, r.w, r.h - foot}, ui.theme.panel, true);
        ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
        if (site == nullptr) return draw_nothing(desk, r);
        float const top = r.y - ImGui::GetScrollY();
        Column c{desk, ui, r.x + pad, r.w - 2 * pad, top};
        draw_head(c, *site);
        draw_score(c, *site);
        draw_rank(c, *site);
        c.rule();
        draw_contributions(c, *site);
        draw_opinion(c, *site);
        draw_status(c, *site);
        draw_actions(c, *site);
        draw_history(c, *site);
        draw_indicators(c, *site);
        c.skip(12);
        ImGui::SetCursorScreenPos({r.x, top});
        ImGui::Dummy({1, c.y - top});
    }
    Region const region("fiche.foot", {r.x, r.bottom() - foot, r.w, foot}, ui.theme.panel);
    draw_foot(desk, {r.x + ui.px(1), r.bottom() - foot, r.w - ui.px(1), foot}, pad);
}

}
