// The follow-up along time: the chart of the index, the strip of the year's actions.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/follow_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

constexpr float chart_left = 34, chart_head = 62, chart_foot = 26;
constexpr double index_top = 100;
constexpr float name_width = 300, lead_width = 190, strip_row = 28, strip_title = 44, strip_months = 30;

void draw_key(Ui const& ui, float& x, float y, std::string const& words, scene::Rgba ink) {
    ui.line(x, y + ui.px(9), x + ui.px(18), y + ui.px(9), ink, ui.px(2));
    ui.text({x + ui.px(24), y, ui.px(200), ui.px(18)}, words, ui.fonts.caption, ui.theme.text2);
    x += ui.px(24) + ui.width(words, ui.fonts.caption) + ui.px(16);
}

/// One line through the points that are there; a gap where one is missing.
void draw_series(Ui const& ui, Rect const& plot, std::vector<wb::BeforeAfter::Point> const& points,
                 std::optional<double> wb::BeforeAfter::Point::*value, scene::Rgba ink) {
    auto const x = [&](auto const& point) { return plot.x + static_cast<float>(point.at) * plot.w; };
    auto const y = [&](auto const& point) {
        return plot.bottom() - static_cast<float>(*(point.*value) / index_top) * plot.h;
    };
    for (std::size_t i = 1; i < points.size(); ++i)
        if (points[i - 1].*value && points[i].*value)
            ui.line(x(points[i - 1]), y(points[i - 1]), x(points[i]), y(points[i]), ink, ui.px(2));
    for (auto const& point : points)
        if (point.*value) ui.disc(x(point), y(point), ui.px(3), ink);
}

void draw_axes(Ui const& ui, Rect const& plot, std::vector<wb::BeforeAfter::Point> const& points) {
    for (int const tick : {0, 50, 100}) {
        float const y = plot.bottom() - static_cast<float>(tick / index_top) * plot.h;
        ui.line(plot.x, y, plot.right(), y, ui.theme.border, ui.px(1));
        ui.text({plot.x - ui.px(chart_left), y - ui.px(9), ui.px(chart_left - 8), ui.px(18)}, std::to_string(tick),
                ui.fonts.caption, ui.theme.text3, Align::right);
    }
    for (auto const& point : points) {
        float const w = ui.px(60), x = plot.x + static_cast<float>(point.at) * plot.w;
        float const left = std::clamp(x - w / 2, plot.x, plot.right() - w);
        auto const align = left > x - w / 2 ? Align::left : left < x - w / 2 ? Align::right : Align::centre;
        ui.text({left, plot.bottom() + ui.px(4), w, ui.px(18)}, point.campaign, ui.fonts.caption, ui.theme.text3,
                align);
    }
}

scene::Rgba tone_of(Ui const& ui, wb::ActionBar::Tone tone) {
    switch (tone) {
    case wb::ActionBar::Tone::late:
        return ui.theme.danger;
    case wb::ActionBar::Tone::done:
        return ui.theme.ok;
    case wb::ActionBar::Tone::under_way:
        return ui.theme.accent;
    case wb::ActionBar::Tone::planned:
        break;
    }
    return ui.theme.panel;
}

void draw_bar(Ui const& ui, Rect const& plot, float y, wb::ActionBar const& bar) {
    float const least = ui.px(8);
    float const x = plot.x + static_cast<float>(bar.from) * plot.w;
    float const w = std::max(least, static_cast<float>(bar.to - bar.from) * plot.w);
    Rect const r{std::min(x, plot.right() - w), y + ui.px(5), w, ui.px(18)};
    bool const is_planned = bar.tone == wb::ActionBar::Tone::planned;
    ui.fill(r, tone_of(ui, bar.tone), ui.px(3));
    if (is_planned) ui.outline(r, ui.theme.strong, ui.px(1), ui.px(3));
    float const words = ui.width(bar.words, ui.fonts.caption) + ui.px(12);
    if (words <= r.w)
        ui.text({r.x + ui.px(6), r.y, r.w - ui.px(12), r.h}, bar.words, ui.fonts.caption,
                is_planned ? ui.theme.text2 : ui.theme.on_accent);
}

void draw_months(Ui const& ui, Rect const& plot, float y, std::vector<std::string> const& months) {
    for (std::size_t m = 0; m < months.size(); ++m) {
        float const w = plot.w / static_cast<float>(months.size());
        ui.text({plot.x + w * static_cast<float>(m), y, w, ui.px(strip_months)}, months[m], ui.fonts.caption,
                ui.theme.text3);
    }
}

void draw_today(Ui const& ui, Rect const& plot, float y, float bottom, wb::ActionStrip const& strip) {
    if (!strip.today) return;
    float const x = plot.x + static_cast<float>(*strip.today) * plot.w;
    float const w = ui.width(strip.today_words, ui.fonts.caption_medium) + ui.px(16);
    ui.line(x, y, x, bottom, ui.theme.text, ui.px(2));
    Rect const tag{std::clamp(x - w / 2, plot.x, plot.right() - w), y - ui.px(22), w, ui.px(22)};
    ui.fill(tag, ui.theme.text, ui.px(4));
    ui.text(tag, strip.today_words, ui.fonts.caption_medium, ui.theme.panel, Align::centre);
}

}

float draw_evolution(Ui const& ui, Rect const& r, wb::BeforeAfter const& evolution) {
    if (evolution.points.size() < 2) return 0;
    float const h = ui.px(232), x = r.x + ui.px(14), w = r.w - ui.px(28);
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    ui.text({x, r.y + ui.px(10), w, ui.px(24)}, text::tr("Before and after · score"), ui.fonts.body_medium,
            ui.theme.text);
    float key = x;
    draw_key(ui, key, r.y + ui.px(34), text::tr("this residence"), ui.theme.accent);
    draw_key(ui, key, r.y + ui.px(34), text::tr("mean of the stock"), ui.theme.neutral);
    float const verdict = evolution.verdict.empty() ? 0 : ui.px(40);
    Rect const plot{x + ui.px(chart_left), r.y + ui.px(chart_head), w - ui.px(chart_left + 8),
                    h - ui.px(chart_head + chart_foot) - verdict};
    draw_axes(ui, plot, evolution.points);
    if (evolution.opening) {
        float const at = plot.x + static_cast<float>(*evolution.opening) * plot.w;
        ui.dashed(at, plot.y - ui.px(4), at, plot.bottom(), ui.theme.text2, ui.px(1), ui.px(4), ui.px(3));
        ui.text({at + ui.px(6), plot.y - ui.px(8), plot.right() - at, ui.px(18)}, text::tr("project opened"),
                ui.fonts.caption, ui.theme.text2);
    }
    draw_series(ui, plot, evolution.points, &wb::BeforeAfter::Point::stock, ui.theme.neutral);
    draw_series(ui, plot, evolution.points, &wb::BeforeAfter::Point::site, ui.theme.accent);
    if (verdict > 0)
        ui.paragraph(x, plot.bottom() + ui.px(28), w, evolution.verdict, ui.fonts.caption, ui.theme.text2, ui.px(16),
                     2);
    return h + ui.px(12);
}

float draw_objectives(Ui const& ui, Rect const& r, std::vector<std::string> const& objectives) {
    if (objectives.empty()) return 0;
    float const x = r.x + ui.px(14), w = r.w - ui.px(28);
    float words = 0;
    for (auto const& objective : objectives) // measured first: the card lies under its words
        words += ui.px(20) * static_cast<float>(std::max(1.0F, std::ceil(ui.width(objective, ui.fonts.body) / w))) +
                 ui.px(6);
    float const h = ui.px(46) + words;
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    ui.text({x, r.y + ui.px(10), w, ui.px(24)}, text::tr("Objective"), ui.fonts.body_medium, ui.theme.text);
    float y = r.y + ui.px(40);
    for (auto const& objective : objectives)
        y += ui.paragraph(x, y, w, objective, ui.fonts.body, ui.theme.text2, ui.px(20)) + ui.px(6);
    return h + ui.px(12);
}

float draw_strip_lines(Ui const& ui, Rect const& r, wb::ActionStrip const& strip) {
    float const x = r.x + ui.px(24), top = r.y;
    // In a small window the names leave room to the months.
    float const names = std::min(ui.px(name_width), r.w * 0.28F), leads = std::min(ui.px(lead_width), r.w * 0.16F);
    ui.text({x, top + ui.px(6), names, ui.px(32)}, text::tr("Actions · {0}", {std::to_string(strip.year)}),
            ui.fonts.body_medium, ui.theme.text);
    if (strip.late > 0) {
        auto const late = text::tr("{0} late", {text::integer(strip.late)});
        ui.pill(r.right() - ui.px(24) - ui.pill_width(late, false), top + ui.px(11), late, ui.theme.danger_soft,
                ui.theme.danger);
    }
    Rect const plot{x + names, top, r.w - ui.px(48) - names - leads, r.h};
    float const months = top + ui.px(strip_title);
    ui.fill({r.x, months, r.w, ui.px(strip_months)}, ui.theme.panel2);
    ui.text({x, months, names, ui.px(strip_months)}, text::tr("Action"), ui.fonts.caption, ui.theme.text3);
    draw_months(ui, plot, months, strip.months);
    ui.text({plot.right() + ui.px(12), months, leads - ui.px(12), ui.px(strip_months)}, text::tr("In charge"),
            ui.fonts.caption, ui.theme.text3);
    float y = months + ui.px(strip_months);
    if (strip.bars.empty())
        ui.text({x, y, r.w - ui.px(48), ui.px(40)},
                text::tr("No dated action. Import actions with their dates to see them here."), ui.fonts.body,
                ui.theme.text2);
    for (auto const& bar : strip.bars) {
        rule(ui, r.x, y, r.w);
        ui.text({x, y, names - ui.px(12), ui.px(strip_row)}, bar.title, ui.fonts.body, ui.theme.text);
        draw_bar(ui, plot, y, bar);
        ui.text({plot.right() + ui.px(12), y, leads - ui.px(12), ui.px(strip_row)}, bar.lead, ui.fonts.caption,
                ui.theme.text2);
        y += ui.px(strip_row);
    }
    draw_today(ui, plot, months, std::max(y, r.bottom()), strip);
    if (strip.undated > 0) {
        ui.text({x, y, r.w - ui.px(48), ui.px(24)},
                text::tr_n("{0} action without a date", "{0} actions without a date", strip.undated), ui.fonts.caption,
                ui.theme.text3);
        y += ui.px(24);
    }
    return y;
}

void draw_action_strip(Desk& desk, Rect const& r, wb::ActionStrip const& strip) {
    auto const& ui = desk.ui;
    Region const region("follow.strip", r, ui.theme.panel, true);
    rule(ui, r.x, r.y, r.w);
    float const y = draw_strip_lines(ui, {r.x, r.y - ImGui::GetScrollY(), r.w, r.h}, strip);
    ImGui::SetCursorScreenPos({r.x, y});
    ImGui::Dummy({1, ui.px(8)});
}

}
