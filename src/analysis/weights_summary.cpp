#include "analysis/weights_summary.hpp"

#include "analysis/detail/disjoint_sets.hpp"
#include "analysis/detail/point_grid.hpp"
#include "analysis/weights_change.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace vigie::analysis {

namespace {

/// Sites that reach one another along links taken in either direction; an island is a component of its own.
std::size_t count_components(SpatialWeights const& weights) {
    detail::DisjointSets sets(weights.size());
    std::size_t components = weights.size();
    for (std::uint32_t i = 0; i < weights.size(); ++i)
        for (std::uint32_t const j : weights.of(i))
            if (sets.join(i, j)) --components;
    return components;
}

void count_neighbours(SpatialWeights const& weights, WeightsSummary& result) {
    result.sites = weights.size();
    result.links = weights.neighbours.size();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        std::size_t const k = weights.of(i).size();
        if (result.histogram.size() <= k) result.histogram.resize(k + 1, 0);
        ++result.histogram[k];
    }
    if (result.sites == 0) return;
    result.islands = result.histogram[0];
    result.most = result.histogram.size() - 1;
    while (result.histogram[result.fewest] == 0)
        ++result.fewest;
    result.mean = static_cast<double>(result.links) / static_cast<double>(result.sites);
}

void add_sums(SpatialWeights const& matrix, WeightsSummary& result) {
    auto const& w = matrix.weights;
    std::vector<double> row_and_column(matrix.size(), 0.0);
    for (std::uint32_t i = 0; i < matrix.size(); ++i)
        for (std::size_t at = matrix.offsets[i]; at < matrix.offsets[i + 1]; ++at) {
            std::uint32_t const j = matrix.neighbours[at];
            result.s0 += w[at];
            row_and_column[i] += w[at];
            row_and_column[j] += w[at];
            auto const back = matrix.of(j);
            auto const found = std::lower_bound(back.begin(), back.end(), i);
            bool const is_mutual = found != back.end() && *found == i;
            result.is_symmetric = result.is_symmetric && is_mutual;
            // S1 = 1/2 sum over ordered pairs of (w_ij + w_ji)^2: a one-way link is met once here, but counts in both pairs.
            double const reverse =
                is_mutual ? w[matrix.offsets[j] + static_cast<std::size_t>(found - back.begin())] : 0.0;
            result.s1 += (is_mutual ? 0.5 : 1.0) * (w[at] + reverse) * (w[at] + reverse);
        }
    for (double const sum : row_and_column)
        result.s2 += sum * sum;
}

}

WeightsSummary summary(SpatialWeights const& weights, bool row_standardised) {
    WeightsSummary result;
    count_neighbours(weights, result);
    result.components = count_components(weights);
    add_sums(styled(weights, row_standardised ? Style::row_standardised : Style::binary), result);
    return result;
}

std::vector<Island> islands(SpatialWeights const& weights, std::span<core::Projected const> points, bool by_contiguity) {
    assert(weights.size() == points.size());
    std::vector<Island> result;
    detail::PointGrid const grid(points);
    std::vector<detail::PointGrid::Found> found;
    for (std::size_t site = 0; site < weights.size(); ++site) {
        if (!weights.of(site).empty()) continue;
        Island island{site, IslandReason::alone, 0};
        grid.nearest(static_cast<std::uint32_t>(site), 1, std::numeric_limits<double>::infinity(), found);
        if (!std::isfinite(points[site].x) || !std::isfinite(points[site].y)) island.reason = IslandReason::no_position;
        else if (!found.empty()) {
            island.reason = by_contiguity ? IslandReason::no_common_border : IslandReason::nothing_near;
            island.nearest = std::sqrt(found.front().squared);
        }
        result.push_back(island);
    }
    return result;
}

}
