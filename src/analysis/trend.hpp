#pragma once

#include <span>

namespace vigie::analysis {

/// Mann-Kendall: does a series rise or fall, whatever by how much?
struct Trend {
    int s = 0;      ///< pairs that rise less pairs that fall, in order of time
    double tau = 0; ///< s over the number of pairs, -1..1
    double p = 1;   ///< two-sided
    bool is_exact = true;
};

/// p is exact up to 18 steps, ties included: how many of the orders of these very values have so large an |S|. Beyond,
/// the normal approximation with the variance of ties and the correction for continuity. Sources: Mann (1945),
/// Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods. With 4 steps p is 0.083 at best: no trend can
/// show below 5. \pre values are finite
[[nodiscard]] Trend mann_kendall(std::span<double const> series);

}
