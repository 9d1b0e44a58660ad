#include "report/detail/columns.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/site_words.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::report {

std::string value_words(dossier::IndicatorLine const& line, double value) {
    return text::decimal(value, line.indicator.decimals);
}

namespace {

using dossier::IndicatorLine;
constexpr double tallest_mm = 150; ///< with very long names fewer rows are shown, and it is said

/// The most telling ones: alerts first, then by normalised value; the last row goes to a missing one when any is.
std::vector<IndicatorLine const*> key_indicators(std::vector<IndicatorLine> const& all, std::size_t most_indicators) {
    std::vector<IndicatorLine const*> known, missing;
    for (auto const& line : all)
        if (!is_context(line)) (line.detail ? known : missing).push_back(&line);
    std::ranges::stable_sort(known, [](auto const* a, auto const* b) {
        if (a->is_alert != b->is_alert) return a->is_alert;
        return a->detail->normalised > b->detail->normalised;
    });
    std::size_t const room = missing.empty() ? most_indicators : most_indicators - 1;
    if (known.size() > room) known.resize(room);
    for (auto const* line : missing)
        if (known.size() < most_indicators) known.push_back(line);
    return known;
}

/// Former campaigns as a line, this one as a disc; a campaign without value leaves a gap.
void sparkline(Page& page, IndicatorLine const& line, double x, double y, double width, double height) {
    double low = 1e300, high = -1e300;
    for (auto const& [campaign, value] : line.history)
        if (value) low = std::min(low, *value), high = std::max(high, *value);
    if (low > high) return;
    double const span = high - low > 0 ? high - low : 1;
    std::size_t const n = line.history.size();
    std::vector<std::pair<double, double>> stretch;
    auto const flush = [&] {
        if (stretch.size() > 1) page.path(stretch, false, {}, Line{paper::ink, 0.3});
        stretch.clear();
    };
    for (std::size_t i = 0; i < n; ++i) {
        if (!line.history[i].second) {
            flush();
            continue;
        }
        double const px = n == 1 ? x + width : x + width * static_cast<double>(i) / static_cast<double>(n - 1);
        double const py = y + height - height * (*line.history[i].second - low) / span * (high > low ? 1 : 0) - (high > low ? 0 : height / 2);
        stretch.emplace_back(px, py);
        page.disc(px, py, i + 1 == n ? 0.7 : 0.35, paper::ink);
    }
    flush();
}

std::string month_of(core::Date on) {
    auto const month = static_cast<unsigned>(on.month());
    return (month < 10 ? "0" : "") + std::to_string(month) + "/" +
           std::to_string(static_cast<int>(on.year())).substr(2);
}

}

IndicatorWords words_of(dossier::IndicatorLine const& line) {
    IndicatorWords words;
    words.name = text::pick(line.indicator.name);
    if (auto const& unit = text::pick(line.indicator.unit); !unit.empty()) words.name += ", " + unit;
    if (line.detail) words.site = value_words(line, line.detail->raw);
    if (line.detail && line.low && line.high)
        words.interval = value_words(line, *line.low) + "–" + value_words(line, *line.high);
    if (line.stock_median) words.median = value_words(line, *line.stock_median);
    words.level = (line.attention ? value_words(line, *line.attention) : std::string("–")) +
                  (line.is_alert || line.is_beyond_attention ? " ▲" : "");
    words.source = line.indicator.source;
    if (line.detail && line.detail->observed_on)
        words.source += (words.source.empty() ? "" : " ") + month_of(*line.detail->observed_on);
    return words;
}

namespace {

constexpr double family_mm = 5.5, trend_mm = 9, gap_mm = 1.8, hatch_mm = 1.8;

/// Left of the words, right of the figures.
struct Columns {
    double family, name, name_width, site, interval, median, level, trend, source, source_width;
};

/// Figures take what they need, the name and the source share the rest.
Columns columns_of(Page const& page, std::vector<IndicatorLine const*> const& lines, double x, double width) {
    ColumnNeed name, site, interval, median, level, source;
    add_whole(source, page, role::head, text::tr("Source, date"));
    add_whole(site, page, role::head, text::tr("Site"));
    add_whole(interval, page, role::head, text::tr("95% int."));
    add_whole(median, page, role::head, text::tr("Median"));
    add_whole(level, page, role::head, text::tr("Level"));
    for (auto const* line : lines) {
        auto const words = words_of(*line);
        add_cell(name, page, role::cell, words.name);
        add_cell(site, page, role::cell_strong, words.site);
        add_cell(interval, page, role::cell, words.interval);
        add_cell(median, page, role::cell, words.median);
        add_cell(level, page, role::cell, words.level);
        add_cell(source, page, role::note, words.source);
        if (line->detail) continue;
        double const unknown = page.size(role::cell, not_known()).width + 2 * (hatch_mm + 0.5);
        interval.natural = std::max(interval.natural, unknown - site.natural - gap_mm);
    }
    double const figures = site.natural + interval.natural + median.natural + level.natural;
    ColumnNeed const words[] = {name, source};
    auto const shared = shared_widths(words, width - family_mm - figures - trend_mm - 6 * gap_mm);
    Columns at{};
    at.family = x;
    at.name = x + family_mm;
    at.name_width = shared[0];
    at.site = at.name + at.name_width + gap_mm + site.natural;
    at.interval = at.site + gap_mm + interval.natural;
    at.median = at.interval + gap_mm + median.natural;
    at.level = at.median + gap_mm + level.natural;
    at.trend = at.level + gap_mm;
    at.source = at.trend + trend_mm + gap_mm;
    at.source_width = x + width - at.source;
    return at;
}

double indicator_row(SiteContext const& site, IndicatorLine const& line, Columns const& at, double y) {
    Page& page = site.page;
    auto const words = words_of(line);
    auto const right = [&](std::string const& cell, double end, Role const& hand = role::cell) {
        page.text(hand, cell, end, y, 0, Align::right);
    };
    double const height = page.together([&] {
        page.text(role::cell, line.family, at.family, y);
        return page.text(role::cell, words.name, at.name, y, at.name_width).height;
    });
    if (line.detail) {
        right(words.site, at.site, role::cell_strong);
        right(words.interval, at.interval);
    } else {
        double const width = page.size(role::cell, not_known()).width, left = at.interval - hatch_mm - 0.5 - width;
        page.hatch({left - hatch_mm - 0.5, y + 0.2, hatch_mm, 2.8});
        page.runs(role::cell, {{not_known(), {}, true, {}}}, left, y);
        page.hatch({at.interval - hatch_mm, y + 0.2, hatch_mm, 2.8});
        right("", at.interval);
    }
    right(words.median, at.median);
    right(words.level, at.level);
    sparkline(page, line, at.trend + 0.7, y + 0.6, trend_mm - 1.4, 2.1);
    return std::max(height, page.text(role::note, words.source, at.source, y, at.source_width).height);
}

double draw_heads(Page& page, Columns const& at, double y) {
    page.text(role::head, text::tr("Indicator, unit"), at.name, y);
    page.text(role::head, text::tr("Site"), at.site, y, 0, Align::right);
    page.text(role::head, text::tr("95% int."), at.interval, y, 0, Align::right);
    page.text(role::head, text::tr("Median"), at.median, y, 0, Align::right);
    page.text(role::head, text::tr("Level"), at.level, y, 0, Align::right);
    page.text(role::head, text::tr("Source, date"), at.source, y);
    return 3.4;
}

double draw_indicators(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    auto const lines = key_indicators(site.file.indicators, site.room.indicators);
    auto const of = static_cast<std::int64_t>(
        std::ranges::count_if(site.file.indicators, [](auto const& line) { return !is_context(line); }));
    std::string const legend = text::tr("{0} of {1} · ▲ beyond the attention level",
                                        {text::integer(static_cast<std::int64_t>(lines.size())), text::integer(of)});
    double used = page.heading(text::tr("Key indicators"), legend, x, y, width);
    auto const at = columns_of(page, lines, x, width);
    used += page.row(true, [&] { return draw_heads(page, at, y + used); });
    page.rule(x, y + used, width, 0.25, paper::ink);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        double const height = page.height_of([&] { return indicator_row(site, *lines[i], at, y + used + 0.6); });
        if (used + height > tallest_mm) {
            auto const left_out = static_cast<long long>(lines.size() - i);
            return used + page.text(role::note, text::tr_n("{0} more is not shown here.", "{0} more are not shown here.", left_out), x, y + used + 0.7, width).height + 0.7;
        }
        used += page.row(false, [&] { return indicator_row(site, *lines[i], at, y + used + 0.6); }) + 1.1;
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used;
}
}

std::optional<Block> indicator_block(SiteContext const& site) {
    if (key_indicators(site.file.indicators, site.room.indicators).empty()) return std::nullopt;
    return Block{"indicators", [&site](double x, double y, double width) { return draw_indicators(site, x, y, width); }};
}
}
