#pragma once

#include "analysis/spatial_weights.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vigie::analysis {

/// Joins of one kind over the whole map.
struct JoinCount {
    std::string pair;   ///< « 0:0 », « 1:1 », « 1:0 »
    double count = 0;   ///< half the sum of the weights of such links
    double expected = 0, variance = 0, z_score = 0; ///< NaN when there are under 4 sites, or the variance is nil
};

/// Global join counts of 0/1 values with free sampling excluded: the ones stay as many. Islands count neither as sites nor as ones
/// placed on links, as in spdep. Source: Cliff, Ord (1981), Spatial Processes, 19-20.
/// \pre values are 0, 1 or NaN (left out); values.size() == weights.size()
[[nodiscard]] std::vector<JoinCount> join_counts(std::span<double const> values, SpatialWeights const& weights);

/// P(X >= x) when `drawn` are taken without replacement out of `pool` with `marked` marked ones. Relative error under 1e-12.
/// Cost O(drawn)
[[nodiscard]] double hypergeometric_at_least(std::uint64_t x, std::uint64_t drawn, std::uint64_t marked, std::uint64_t pool);

}
