#pragma once

#include "analysis/spatial_weights.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace vigie::analysis {

struct HdbscanResult {
    std::vector<std::uint32_t> cluster;     ///< 1, 2, …, by the smallest site of each; 0 = noise
    std::vector<double> probability;        ///< 1 at the densest point of a cluster, 0 at its edge and for noise
    std::vector<double> core_distance;      ///< to the (min_points - 1)-th other point; NaN when there is none
};

/// Density clusters without a distance to choose: the most stable branches of the tree of DBSCAN results over all distances.
///
/// Core distance to the (min_points - 1)-th neighbour, mutual reachability, minimum spanning tree, branches of at least min_points,
/// excess of mass with points counted until they stand alone; the whole map is never one cluster. Probability as R's dbscan: (largest core distance of the cluster - own) / largest.
/// Source: Campello, Moulavi, Zimek, Sander (2015), ACM TKDD 10(1), 5. Cost O(n^2) time, O(n) memory
/// \pre min_points >= 2 \throws core::Error(cancelled)
[[nodiscard]] HdbscanResult hdbscan(std::span<core::Projected const> points, std::size_t min_points, std::stop_token stop = {},
                                    std::function<void(double)> const& progress = {});

}
