#pragma once

#include "core/geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace vigie::analysis {

/// Neighbours of each site, in compressed rows: sorted ids, never the site itself. A site without any is an island.
/// Weights are absent for binary neighbours (each counts 1).
struct SpatialWeights {
    std::vector<std::uint32_t> offsets{0};   ///< sites + 1
    std::vector<std::uint32_t> neighbours;   ///< [offsets[i], offsets[i+1])
    std::vector<double> weights;             ///< empty = binary, else one per neighbour
    std::string description;                 ///< « knn:8 », as on the command line; saved with each run

    [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
    [[nodiscard]] std::span<std::uint32_t const> of(std::size_t site) const {
        return std::span(neighbours).subspan(offsets[site], offsets[site + 1] - offsets[site]);
    }
    [[nodiscard]] std::span<double const> weights_of(std::size_t site) const {
        return weights.empty() ? std::span<double const>{}
                               : std::span(weights).subspan(offsets[site], offsets[site + 1] - offsets[site]);
    }
};

/// k nearest by straight distance; ties at the k-th distance go to the lower index. Fewer when there are not k others.
/// \param cap_m a link longer than this is no neighbourhood
[[nodiscard]] SpatialWeights knn_weights(std::span<core::Projected const> points, std::size_t k,
                                         std::optional<double> cap_m = std::nullopt);

/// All others within `distance` (inclusive).
[[nodiscard]] SpatialWeights band_weights(std::span<core::Projected const> points, double distance);

struct WeightsSummary {
    std::size_t sites = 0, links = 0, islands = 0, components = 0;
    double s0 = 0, s1 = 0, s2 = 0; ///< of the row-standardised or binary matrix, as asked
};
[[nodiscard]] WeightsSummary summary(SpatialWeights const& weights, bool row_standardised);

}
