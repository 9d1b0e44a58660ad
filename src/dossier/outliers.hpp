#pragma once

#include "dossier/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::dossier {

/// A value beyond robust z 3.5 within the campaign's stock (core::robust_z): mistyped, or worth knowing.
struct Outlier {
    std::uint32_t row = 0;
    core::Indicator indicator;
    double value = 0, z = 0, median = 0; ///< raw, in the indicator's unit
    std::optional<double> numerator, denominator;
    std::string source; ///< file it came from and when; empty: counted from incidents, or typed
};

/// Of every indicator that is its residence's own, the farthest first. Empty without a run. Cost O(observations)
[[nodiscard]] std::vector<Outlier> find_outliers(Snapshot const& snapshot, CampaignData const& data,
                                                 store::Project const& project);

}
