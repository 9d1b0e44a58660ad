#pragma once

#include "analysis/spatial_weights.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace vigie::analysis {

struct WeightsSummary {
    std::size_t sites = 0, links = 0, islands = 0, components = 0;
    double s0 = 0, s1 = 0, s2 = 0;      ///< of the row-standardised or binary matrix, as asked
    std::size_t fewest = 0, most = 0;   ///< neighbours of a site
    double mean = 0;                    ///< neighbours of a site
    bool is_symmetric = true;           ///< of the links, whatever their weights
    std::vector<std::size_t> histogram; ///< [k] = sites with k neighbours
};
/// Sums as spdep's spweights.constants: S0 = sum w, S1 = 1/2 sum (w_ij + w_ji)^2, S2 = sum (row sum + column sum)^2.
/// Components count links in either direction; an island is one of its own. Cost O(links log links of a row)
[[nodiscard]] WeightsSummary summary(SpatialWeights const& weights, bool row_standardised);

enum class IslandReason {
    no_position,      ///< no geometry to measure from
    nothing_near,     ///< others exist, but none within the distance
    no_common_border, ///< contiguity: touches no other
    alone,            ///< the only site with a position
};

struct Island {
    std::size_t site = 0;
    IslandReason reason = IslandReason::alone;
    double nearest = 0; ///< distance of the nearest other site; nothing_near and no_common_border only
};
/// Why each site without neighbours has none.
/// \param points as the weights were made from; not finite = no position. \pre points.size() == weights.size()
[[nodiscard]] std::vector<Island> islands(SpatialWeights const& weights, std::span<core::Projected const> points, bool by_contiguity);

}
