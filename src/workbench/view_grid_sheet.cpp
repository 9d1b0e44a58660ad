// The sheet of an indicator in the grid editor, over what was observed of it.
#include "diagnosis/calibration.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/grid_sheets.hpp"
#include "workbench/view_site.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

using core::GridField;

std::string shown(core::Indicator const& indicator, double value) { return dossier::indicator_words(indicator, value); }

/// What a reader looks over: the values observed and the goalposts, saved and moved.
void set_axis(GridHistogram& histogram, std::vector<double> const& values, core::Indicator const& indicator,
              core::Indicator const* saved) {
    double low = std::min(indicator.goalposts.at_0, indicator.goalposts.at_100);
    double high = std::max(indicator.goalposts.at_0, indicator.goalposts.at_100);
    auto const include = [&](double value) {
        if (!std::isfinite(value)) return;
        low = std::isfinite(low) ? std::min(low, value) : value;
        high = std::isfinite(high) ? std::max(high, value) : value;
    };
    for (double const value : values)
        include(value);
    if (saved != nullptr) include(saved->goalposts.at_0), include(saved->goalposts.at_100);
    if (!(low < high)) low = (std::isfinite(low) ? low : 0) - 1, high = low + 2;
    histogram.low = low;
    histogram.high = high;
}

void set_bars(GridHistogram& histogram, std::vector<double> const& values) {
    auto const bars = static_cast<double>(histogram.bars.size());
    for (double const value : values) {
        if (std::isnan(value)) continue;
        ++histogram.observed;
        double const at = (value - histogram.low) / (histogram.high - histogram.low) * bars;
        histogram.bars.at(static_cast<std::size_t>(std::clamp(at, 0.0, bars - 1))) += 1;
    }
    float const most = *std::max_element(histogram.bars.begin(), histogram.bars.end());
    if (most > 0)
        for (float& bar : histogram.bars)
            bar /= most;
}

/// How many are held at 0 and at 100.
std::string goalposts_sentence(core::Indicator const& indicator, std::vector<double> const& values,
                               std::size_t observed) {
    auto const [at_0, at_100] = indicator.goalposts;
    bool const high_is_bad = indicator.high_is_bad();
    auto const count = [&](auto const& is_held) { return text::integer(std::ranges::count_if(values, is_held)); };
    auto const good = count([&](double v) { return high_is_bad ? v <= at_0 : v >= at_0; });
    auto const bad = count([&](double v) { return high_is_bad ? v >= at_100 : v <= at_100; });
    return text::tr(
        "Of {0} residences observed, {1} are at {2} or better and score 0; {3} are at {4} or worse and score 100.",
        {text::integer(static_cast<std::int64_t>(observed)), good, shown(indicator, at_0), bad,
         shown(indicator, at_100)});
}

std::string learnt_sentence(core::Indicator const& indicator, core::scoring::Scale const& scale) {
    if (scale.knots.empty()) return text::tr("There is nothing to learn from: the indicator is scored nowhere.");
    auto const stock = text::integer(static_cast<std::int64_t>(scale.stock));
    auto const from = shown(indicator, core::scoring::value_at(0, scale)),
               to = shown(indicator, core::scoring::value_at(100, scale));
    return text::tr("Learnt from {0} residences: {1} or better scores 0, {2} or worse scores 100.", {stock, from, to});
}

void add_histogram(IndicatorSheet& sheet, GridDraft const& draft) {
    auto& out = sheet.histogram;
    auto const& indicator = sheet.indicator;
    auto const column = draft.column_of(indicator.code);
    static std::vector<double> const none;
    auto const& values = column ? draft.live->values(*column) : none;
    set_axis(out, values, indicator, sheet.saved);
    set_bars(out, values);
    if (out.observed == 0) {
        out.sentence = draft.live ? text::tr("No residence is observed for it in this campaign.")
                                  : text::tr("What was observed is being read…");
        return;
    }
    auto const method = indicator.normalisation.method;
    if (!fault_of(sheet.faults, GridField::goalposts).empty()) return;
    if (method == core::Method::goalposts) {
        out.sentence = goalposts_sentence(indicator, values, out.observed);
        return;
    }
    if (method == core::Method::table) {
        auto const& table = indicator.normalisation.table;
        auto const unlisted = std::ranges::count_if(values, [&](double value) {
            return !std::isnan(value) && std::ranges::find(table, value, &core::Knot::value) == table.end();
        });
        out.sentence = text::tr_n("{0} residence has a value that the table does not list: missing.",
                                  "{0} residences have a value that the table does not list: missing.", unlisted);
        return;
    }
    if (!sheet.faults.empty()) return;
    auto const& scale = draft.live->scale(*column);
    out.sentence = learnt_sentence(indicator, scale);
    if (!scale.knots.empty()) out.marks = {core::scoring::value_at(0, scale), core::scoring::value_at(100, scale)};
}

void add_calibration(IndicatorSheet& sheet, GridDraft const& draft) {
    auto const column = draft.column_of(sheet.indicator.code);
    if (!column || sheet.indicator.normalisation.method != core::Method::goalposts) return;
    sheet.calibrated = diagnosis::calibrated(sheet.indicator, draft.live->reference(*column));
    if (!sheet.calibrated) {
        sheet.calibration = sheet.histogram.observed < diagnosis::fewest_values
                                ? text::tr("Too few residences are observed to calibrate.")
                                : text::tr("The goalposts already lie where calibration would put them.");
        return;
    }
    auto const& [at_0, at_100] = *sheet.calibrated;
    sheet.calibration = text::tr("Would put them at {0} and {1}: nine residences in ten lie between.",
                                 {shown(sheet.indicator, at_0), shown(sheet.indicator, at_100)});
}

void add_alerts(IndicatorSheet& sheet, GridDraft const& draft) {
    auto const column = draft.column_of(sheet.indicator.code);
    if (!column || !sheet.indicator.alert_at) return;
    long long count = 0;
    for (auto const& cell : draft.live->observed(*column).cells)
        count +=
            core::scoring::is_alert(sheet.indicator, core::scoring::raw_value(cell, sheet.indicator.scale)) ? 1 : 0;
    sheet.alerts = text::tr_n("{0} residence is in alert, whatever its score.",
                              "{0} residences are in alert, whatever their score.", count);
}

}

namespace detail {

IndicatorSheet indicator_sheet(Workbench const& workbench, GridDraft const& draft) {
    IndicatorSheet sheet;
    auto const& family = *draft.chosen_family();
    sheet.indicator = *draft.chosen_indicator();
    sheet.family = family.code;
    sheet.saved = draft.saved.find_indicator(sheet.indicator.code);
    sheet.faults = faults_of(draft, family.code, sheet.indicator.code);
    add_histogram(sheet, draft);
    if (sheet.faults.empty()) add_calibration(sheet, draft);
    add_alerts(sheet, draft);
    sheet.share = dossier::share_words(draft.grid, family, sheet.indicator);
    for (auto const& data : workbench.snapshot().campaigns)
        sheet.campaigns.push_back(data.campaign.name);
    return sheet;
}

}

}
