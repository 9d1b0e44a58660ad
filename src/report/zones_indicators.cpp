#include "core/scoring.hpp"
#include "report/detail/zones_rows.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::report {

namespace {

using dossier::ComparedGroup;
using dossier::GroupIndicator;

GroupIndicator const* find(ComparedGroup const& group, std::string const& code) {
    auto const found = std::ranges::find(group.indicators, code, &GroupIndicator::code);
    return found == group.indicators.end() || !found->value ? nullptr : &*found;
}

/// One axis for all columns of a row.
struct Axis {
    double low = 0, high = 1;
    [[nodiscard]] double operator()(double value) const { return std::clamp((value - low) / (high - low), 0.0, 1.0); }
};

Axis axis_of(dossier::Comparison const& comparison, std::string const& code) {
    double low = 1e300, high = -1e300;
    for (auto const& group : comparison.groups)
        if (auto const* i = find(group, code)) {
            low = std::min(low, i->low.value_or(*i->value));
            high = std::max(high, i->high.value_or(*i->value));
        }
    if (low > high) return {};
    if (low >= 0 && low < 0.5 * high) low = 0;
    return {low, high > low ? high : low + 1};
}

double indicator_cell(ZonesContext const& zones, ComparedGroup const& group, core::Indicator const& indicator, double x, double y, double width) {
    Page& page = zones.page;
    constexpr double height = 4;
    auto const* found = find(group, indicator.code);
    double const axis_width = width * 0.58;
    if (!found) {
        page.hatch({x, y + 0.6, 3, 2.8});
        page.runs(role::cell, {{text::tr("not recorded"), {}, true, {}}}, x + 4, y + 0.4);
        return height;
    }
    auto const axis = axis_of(zones.comparison, indicator.code);
    auto const at = [&](double value) { return x + 1 + (axis_width - 2) * axis(value); };
    double const middle = y + height / 2;
    page.rule(x, middle, axis_width, 0.15, paper::line);
    for (auto const& other : zones.comparison.groups)
        if (auto const* reference = other.is_reference ? find(other, indicator.code) : nullptr)
            page.path({{at(*reference->value), y + 0.3}, {at(*reference->value), y + height - 0.3}}, false, {}, Line{paper::ink, 0.3, 0.7, 0.5});
    if (found->low && found->high) page.path({{at(*found->low), middle}, {at(*found->high), middle}}, false, {}, Line{paper::ink, 0.5});
    page.disc(at(*found->value), middle, 0.9, paper::ink);
    auto const words = [&](double value) { return text::decimal(value, indicator.decimals); };
    std::string const interval = found->low && found->high ? " [" + words(*found->low) + "–" + words(*found->high) + "]" : std::string();
    page.runs(role::cell, {{words(*found->value), scene::FontWeight::bold, false, {}}, {interval, {}, false, paper::muted}}, x + axis_width + 1, y + 0.4,
              width - axis_width - 1, Align::right);
    return height;
}

/// How far apart an indicator sets the zones, in normalised points.
float spread_of(ZonesContext const& zones, core::Indicator const& indicator) {
    float lowest = 100, highest = 0;
    auto const* const scale = zones.data().scale_of(indicator.code);
    for (auto const& group : zones.comparison.groups)
        if (auto const* found = group.is_reference ? nullptr : find(group, indicator.code)) {
            float const normalised =
                scale != nullptr ? core::scoring::normalise(*found->value, *scale) : core::scoring::missing;
            if (std::isnan(normalised)) continue;
            lowest = std::min(lowest, normalised);
            highest = std::max(highest, normalised);
        }
    return highest - lowest;
}

/// As many as there is room for, those that set the zones most apart, in the order of the grid.
std::vector<core::Indicator const*> shown_indicators(ZonesContext const& zones) {
    std::vector<core::Indicator const*> all;
    for (auto const& code : zones.comparison.indicator_codes)
        if (auto const* indicator = zones.data().grid.find_indicator(code)) all.push_back(indicator);
    if (all.size() <= zones.room.indicators) return all;
    auto kept = all;
    std::ranges::stable_sort(kept, std::ranges::greater{},
                             [&](auto const* indicator) { return spread_of(zones, *indicator); });
    kept.resize(zones.room.indicators);
    std::erase_if(all, [&](auto const* indicator) { return std::ranges::find(kept, indicator) == kept.end(); });
    return all;
}

double watched_cell(Page& page, ComparedGroup const& group, double x, double y, double width) {
    double const share = group.dwellings > 0 ? static_cast<double>(group.watched_dwellings) / group.dwellings : 0;
    double const bar = width * 0.5;
    page.rect({x, y + 0.5, bar, 3}, paper::white, Line{paper::line, 0.2});
    if (share > 0) page.rect({x, y + 0.5, bar * share, 3}, paper::muted);
    std::string const words = " · " + text::tr_n("{0} residence", "{0} residences", group.watched_residences);
    page.runs(role::cell, {{text::percent(share), scene::FontWeight::bold, false, {}}, {words, {}, false, {}}}, x + bar + 1, y + 0.3, width - bar - 1, Align::right);
    return 4;
}

double action_cell(Page& page, ComparedGroup const& group, double x, double y, double width) {
    if (group.open_actions == 0) return page.text(role::cell, text::tr("no open action"), x, y, width).height;
    std::string const late = " · " + (group.late_actions > 0 ? text::tr("{0} late", {text::integer(group.late_actions)}) : text::tr("on time"));
    return page.runs(role::cell, {{text::tr_n("{0} action", "{0} actions", group.open_actions), scene::FontWeight::bold, false, {}}, {late, {}, false, {}}}, x, y,
                     width).height;
}

}

std::vector<Block> indicator_rows(ZonesContext const& zones) {
    std::vector<Block> rows;
    for (auto const* indicator : shown_indicators(zones)) {
        auto const& code = indicator->code;
        std::string note = text::pick(indicator->unit);
        if (!indicator->source.empty()) note += (note.empty() ? "" : ", ") + indicator->source;
        rows.push_back(row_block(zones, "indicator " + code, text::pick(indicator->name), note,
                                 [&zones, indicator](auto const& group, double x, double y, double width) {
                                     return indicator_cell(zones, group, *indicator, x, y, width);
                                 }));
    }
    return rows;
}

std::vector<Block> follow_up_rows(ZonesContext const& zones) {
    Page& page = zones.page;
    std::vector<Block> rows;
    rows.push_back(row_block(zones, "watch", text::tr("Dwellings on watch"), text::tr("share of dwellings"),
                             [&page](auto const& group, double x, double y, double width) { return watched_cell(page, group, x, y, width); }));
    rows.push_back(row_block(zones, "actions", text::tr("Open actions"), text::tr("on {0}", {text::short_date(zones.options.date)}),
                             [&page](auto const& group, double x, double y, double width) { return action_cell(page, group, x, y, width); }));
    rows.push_back(row_block(zones, "sentence", text::tr("In one sentence"), "", [&page](auto const& group, double x, double y, double width) {
        return page.text(role::cell, group.sentence, x, y, width).height;
    }));
    return rows;
}

}
