#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::report {

namespace {

using workbench::IndicatorLine;
constexpr std::size_t most_indicators = 11, most_context = 4;
constexpr double tallest_mm = 150; ///< with very long names fewer rows are shown, and it is said

bool is_context(IndicatorLine const& line) { return line.indicator.is_context || line.indicator.weight <= 0; }

/// The most telling ones: alerts first, then by normalised value; the last row goes to a missing one when any is.
std::vector<IndicatorLine const*> key_indicators(std::vector<IndicatorLine> const& all) {
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

std::string value_words(IndicatorLine const& line, double value) { return text::decimal(value, line.indicator.decimals); }

/// Value at which the normalised value is 50.
double attention_level(core::Goalposts g) { return (g.at_0 + g.at_100) / 2; }

struct Columns {
    double family, name, site, interval, median, level, trend, source, end;
};
Columns columns(double x, double width) {
    double const share = width / 114;
    return {x, x + 5.5 * share, x + 53 * share, x + 67 * share, x + 78 * share, x + 89 * share, x + 90.5 * share, x + 101 * share, x + width};
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

double indicator_row(SiteContext const& site, IndicatorLine const& line, double x, double y, double width) {
    Page& page = site.page;
    auto const at = columns(x, width);
    std::string name = text::pick(line.indicator.name);
    if (auto const& unit = text::pick(line.indicator.unit); !unit.empty()) name += ", " + unit;
    page.text(role::cell, line.family, at.family, y);
    double height = page.text(role::cell, name, at.name, y, at.site - at.name - 11).height;
    auto const right = [&](std::string const& words, double end, Role const& hand = role::cell) { page.text(hand, words, end, y, 0, Align::right); };
    if (!line.detail) {
        double const w = page.size(role::cell, not_known()).width;
        page.hatch({at.site - 9, y + 0.2, 2.2, 2.8});
        page.runs(role::cell, {{not_known(), {}, true, {}}}, at.site - 6, y);
        page.hatch({at.site - 5.2 + w, y + 0.2, 2.2, 2.8});
    } else {
        right(value_words(line, line.detail->raw), at.site, role::cell_strong);
        if (line.low && line.high) right(value_words(line, *line.low) + "–" + value_words(line, *line.high), at.interval);
    }
    if (line.stock_median) right(value_words(line, *line.stock_median), at.median);
    std::string const mark = line.is_alert || line.is_beyond_attention ? " ▲" : "";
    right(text::decimal(attention_level(line.indicator.goalposts), line.indicator.decimals) + mark, at.level);
    sparkline(page, line, at.trend + 1.5, y + 0.6, at.source - at.trend - 4.5, 2.1);
    std::string source = line.indicator.source;
    if (line.detail && line.detail->observed_on) {
        auto const on = *line.detail->observed_on;
        auto const month = static_cast<unsigned>(on.month());
        source += (source.empty() ? "" : " ") + std::string(month < 10 ? "0" : "") + std::to_string(month) + "/" +
                  std::to_string(static_cast<int>(on.year())).substr(2);
    }
    height = std::max(height, page.text(role::note, source, at.source, y, at.end - at.source).height);
    return height;
}

double draw_indicators(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Key indicators"), text::tr("▲ beyond the attention level"), x, y, width);
    auto const at = columns(x, width);
    auto const head = [&](std::string const& words, double end) { page.text(role::head, words, end, y + used, 0, Align::right); };
    page.text(role::head, text::tr("Indicator, unit"), at.name, y + used);
    head(text::tr("Site"), at.site);
    head(text::tr("95% int."), at.interval);
    head(text::tr("Median"), at.median);
    head(text::tr("Level"), at.level - 1);
    page.text(role::head, text::tr("Source, date"), at.end, y + used, 0, Align::right);
    used += 3.4;
    page.rule(x, y + used, width, 0.25, paper::ink);
    auto const lines = key_indicators(site.file.indicators);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        double const height = page.height_of([&] { return indicator_row(site, *lines[i], x, y + used + 0.7, width); });
        if (used + height > tallest_mm) {
            auto const left_out = static_cast<long long>(lines.size() - i);
            return used + page.text(role::note, text::tr_n("{0} more is not shown here.", "{0} more are not shown here.", left_out), x, y + used + 0.7, width).height + 0.7;
        }
        used += indicator_row(site, *lines[i], x, y + used + 0.7, width) + 1.4;
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used;
}

// --- cluster, context ---

std::string p_words(double p) {
    return p < 0.0001 ? text::decimal(0.0001, 4) : p < 0.01 ? text::decimal(p, 4) : text::decimal(p, 3);
}

std::string cluster_sentence(SiteContext const& site) {
    auto const& [page, snapshot, file, options] = site;
    auto const& clusters = snapshot.campaign(file.campaign).clusters;
    if (!clusters) return text::tr("Clusters have not been computed for this campaign.");
    if (!file.score || !file.score->index.score) return text::tr("Without a score the residence is not tested.");
    std::string tested;
    if (file.local && file.local->p)
        tested = " " + text::tr("With its {0} neighbours: p = {1}, {2} permutations.",
                                {text::integer(file.local->neighbours), p_words(*file.local->p), text::integer(clusters->permutations)});
    if (file.foyer && file.foyer->kind == "foyer") {
        auto const members = text::integer(static_cast<std::int64_t>(file.foyer->members.size()));
        std::string words = text::tr("Part of cluster {0} ({1}): {2} residences, {3} dwellings. It survives the correction.",
                                     {text::integer(file.foyer->number), file.foyer->name, members, text::integer(file.foyer->dwellings)});
        if (file.foyer->is_solid) words += " " + (*file.foyer->is_solid ? text::tr("Found again under most weights: solid.")
                                                                        : text::tr("Not found again under most weights: fragile."));
        return words + tested;
    }
    if (file.foyer)
        return text::tr("Close to other complex residences, but not distinguishable from chance: check on site.") + tested;
    if (std::ranges::find(clusters->isolated_high, file.residence.id) != clusters->isolated_high.end())
        return text::tr("Isolated high value: high among low; not a cluster.") + tested;
    return text::tr("Belongs to no cluster.") + tested;
}

double draw_cluster(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    auto const& clusters = site.snapshot.campaign(site.file.campaign).clusters;
    std::string const legend = clusters ? text::tr("local Moran, {0} threshold", {text::percent(clusters->alpha)}) : std::string();
    double const used = page.heading(text::tr("Cluster"), legend, x, y, width);
    return used + page.text(role::body, cluster_sentence(site), x, y + used, width).height;
}

double draw_context(SiteContext const& site, std::vector<IndicatorLine const*> const& lines, double x, double y, double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Context, outside the index"), "", x, y, width);
    for (auto const* line : lines) {
        std::string value = value_words(*line, line->detail->raw);
        if (auto const& unit = text::pick(line->indicator.unit); !unit.empty()) value += " " + unit;
        bool const is_inherited = line->detail->quality == core::Quality::inherited;
        if (is_inherited) value += " · " + text::tr("taken from the zone");
        double const share = width * 0.5;
        double const name = page.text(role::cell, text::pick(line->indicator.name), x, y + used + 0.6, share - 1).height;
        double const figure = page.text(role::cell_strong, value, x + share, y + used + 0.6, width - share, Align::right).height;
        used += std::max(name, figure) + 1.2;
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used;
}

}

std::optional<Block> indicator_block(SiteContext const& site) {
    if (key_indicators(site.file.indicators).empty()) return std::nullopt;
    return Block{"indicators", [&site](double x, double y, double width) { return draw_indicators(site, x, y, width); }};
}

Block cluster_and_context_block(SiteContext const& site) {
    return {"cluster", [&site](double x, double y, double width) {
                std::vector<IndicatorLine const*> context;
                for (auto const& line : site.file.indicators)
                    if (is_context(line) && line.detail && context.size() < most_context) context.push_back(&line);
                if (context.empty()) return draw_cluster(site, x, y, width);
                double const left = (width - 4) * 0.55;
                double const cluster = draw_cluster(site, x, y, left);
                return std::max(cluster, draw_context(site, context, x + left + 4, y, width - left - 4));
            }};
}

}
