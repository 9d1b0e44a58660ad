#pragma once

#include "dossier/snapshot.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::dossier {

/// The latest scored campaign before `data`, or null. \pre data is of snapshot.campaigns
[[nodiscard]] CampaignData const* scored_before(Snapshot const& snapshot, CampaignData const& data);

/// Index weights spread over all families of the grid: 0 for a family outside the index.
[[nodiscard]] std::vector<double> weights_by_family(core::Grid const& grid);

/// 95 % interval of a counted rate or share; absent for a measure, which is no count.
struct ValueInterval {
    double low = 0;
    double high = 0;
};
[[nodiscard]] std::optional<ValueInterval> interval_of(core::Indicator const& indicator, std::optional<double> numerator,
                                                       std::optional<double> denominator);

/// « tranquillité, cadre de vie and service » in the current language, without the comma before the last.
[[nodiscard]] std::string listed(std::vector<std::string> const& words);

/// Short name of a family as it reads inside a sentence: « tranquillité », but « GUP ».
[[nodiscard]] std::string name_in_sentence(core::Family const& family);

}
