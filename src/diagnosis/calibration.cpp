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

Calibration calibrated(store::Project const& project, core::CampaignId campaign, double tail) {
    auto const grid_id = project.current_grid_id();
    if (!grid_id)
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("This project has no diagnostic grid. Import one first."));
    Calibration result{project.grid(*grid_id), {}};
    auto const stock = project.reference_stock(campaign, *grid_id);
    std::size_t column = 0;
    for (auto& family : result.grid.families)
        for (auto& indicator : family.indicators) {
            auto values = stock[column++];
            std::erase_if(values, [](double value) { return std::isnan(value); });
            if (indicator.normalisation.method != core::Method::goalposts || values.size() < fewest_values) continue;
            auto const before = indicator.goalposts;
            auto const count = values.size();
            auto const exact = core::scoring::calibrated_goalposts(indicator, std::move(values), tail);
            if (exact == before) continue; // alike everywhere
            indicator.goalposts = rounded(exact, indicator.decimals);
            if (indicator.goalposts != before)
                result.changes.push_back({indicator.code, before, indicator.goalposts, count});
        }
    if (!result.changes.empty()) ++result.grid.version;
    return result;
}

}
