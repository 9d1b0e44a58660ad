#pragma once

#include <optional>
#include <span>
#include <vector>

namespace vigie::core {

/// Middle value, mean of the two middle ones when even; absent when empty. NaN are left out.
[[nodiscard]] std::optional<double> median(std::vector<double> values);

/// Distance of each value from the middle of all, in standard deviations reckoned robustly: 0.6745 (x - median)/MAD.
/// Where half of the values are equal the MAD is 0 and the mean absolute deviation stands in for it: (x -
/// median)/(1.2533 mean AD). Source: Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, ASQC, which call
/// values beyond 3.5 outliers. NaN stays NaN; all 0 where nothing differs, and where fewer than `least_values` are
/// known.
[[nodiscard]] std::vector<double> robust_z(std::span<double const> values);

inline constexpr double outlier_z = 3.5;
inline constexpr std::size_t least_values = 8; ///< of fewer the middle says little

}
