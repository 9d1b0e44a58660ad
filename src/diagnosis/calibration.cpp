#include "diagnosis/calibration.hpp"

#include "core/error.hpp"
#include "core/scale.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::diagnosis {

namespace {

double rounded(double value, int decimals) {
    double const factor = std::pow(10, decimals);
    return std::round(value * factor) / factor;
}

/// As people will say them; exact where rounding would make them one.
core::Goalposts rounded(core::Goalposts exact, int decimals) {
    core::Goalposts const sayable{rounded(exact.at_0, decimals), rounded(exact.at_100, decimals)};
    return sayable.at_0 == sayable.at_100 ? exact : sayable;
}

}

std::optional<core::Goalposts> calibrated(core::Indicator const& indicator, std::vector<double> stock, double tail) {
    std::erase_if(stock, [](double value) { return std::isnan(value); });
    if (indicator.normalisation.method != core::Method::goalposts || stock.size() < fewest_values) return std::nullopt;
    auto const exact = core::scoring::calibrated_goalposts(indicator, std::move(stock), tail);
    if (exact == indicator.goalposts) return std::nullopt; // alike everywhere
    auto const sayable = rounded(exact, indicator.decimals);
    return sayable != indicator.goalposts ? std::optional(sayable) : std::nullopt;
}

Calibration calibrated(store::Project const& project, core::CampaignId campaign, double tail) {
    auto const grid_id = project.current_grid_id();
    if (!grid_id)
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("This project has no diagnostic grid. Import one first."));
    Calibration result{project.grid(*grid_id), {}};
    auto const stock = project.reference_stock(campaign, *grid_id);
    std::size_t column = 0;
    for (auto& family : result.grid.families)
        for (auto& indicator : family.indicators) {
            auto const& values = stock[column++];
            auto const after = calibrated(indicator, values, tail);
            if (!after) continue;
            auto const count = std::ranges::count_if(values, [](double value) { return !std::isnan(value); });
            result.changes.push_back({indicator.code, indicator.goalposts, *after, static_cast<std::size_t>(count)});
            indicator.goalposts = *after;
        }
    if (!result.changes.empty()) ++result.grid.version;
    return result;
}

}
