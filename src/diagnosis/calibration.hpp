#pragma once

#include "core/grid.hpp"
#include "store/project.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::diagnosis {

/// Goalposts brought to what a campaign shows. A proposal: nothing is written, the user looks at it and imports it or
/// not.
struct Calibration {
    struct Change {
        std::string indicator;
        core::Goalposts before, after;
        std::size_t values = 0; ///< of the stock
    };
    core::Grid grid;             ///< the next version of the project's
    std::vector<Change> changes; ///< of the goalposts that would move, in grid order
};

/// The `tail` and 1 - `tail` quantiles of what was observed in the campaign, corrected for small numbers, rounded as
/// the indicator is shown. Indicators of another method keep theirs, and those observed fewer than `fewest_values`
/// times or everywhere alike. \throws core::Error(refused) when the project has no grid
[[nodiscard]] Calibration calibrated(store::Project const& project, core::CampaignId campaign, double tail = 0.05);

/// Of one indicator, from what was observed of it; absent where nothing would move. NaN are passed over.
[[nodiscard]] std::optional<core::Goalposts> calibrated(core::Indicator const& indicator, std::vector<double> stock,
                                                        double tail = 0.05);

inline constexpr std::size_t fewest_values = 10;

}
