#pragma once

#include "analysis/spatial_weights.hpp"

namespace vigie::analysis {

/// How the weights of a row enter a statistic: divided by their total (W) or as they are (B, 1 each when binary).
enum class Style { row_standardised, binary };

/// The weights as a statistic uses them, written out; islands stay empty rows.
[[nodiscard]] SpatialWeights styled(SpatialWeights weights, Style style);

/// j is a neighbour of i as soon as i is one of j; the larger weight counts for both.
[[nodiscard]] SpatialWeights symmetric(SpatialWeights const& weights);

/// Without the links longer than `cap`. \pre points.size() == weights.size()
[[nodiscard]] SpatialWeights capped(SpatialWeights const& weights, std::span<core::Projected const> points, double cap);

/// Binary weights of the sites reached in exactly `order` steps, or in at most that many. Cost O(sites * sites reached)
/// \pre order >= 1
[[nodiscard]] SpatialWeights of_order(SpatialWeights const& weights, unsigned order, bool include_lower);

}
