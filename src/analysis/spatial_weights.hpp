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
    double self_weight = 1;                  ///< of a site on itself, where a statistic counts it (Gi*); 0 = its heaviest link's
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

/// Threads and stop of long work; the result never depends on them.
struct WorkOptions {
    unsigned threads = 0; ///< 0 = as many as the machine has
    std::stop_token stop = {};
};

/// k nearest by straight distance; ties at the k-th distance go to the lower index. Fewer when there are not k others.
/// A point that is not finite has no neighbour and is no one's. Cost O(n k) on a uniform grid.
/// \param cap_m a link longer than this is no neighbourhood
/// \throws core::Error(cancelled)
[[nodiscard]] SpatialWeights knn_weights(std::span<core::Projected const> points, std::size_t k,
                                         std::optional<double> cap_m = std::nullopt, WorkOptions const& work = {});

/// All others within `distance`, inclusive to twelve digits: a distance read back from a printed one still includes itself.
[[nodiscard]] SpatialWeights band_weights(std::span<core::Projected const> points, double distance, WorkOptions const& work = {});

/// As band_weights(), each link weighing 1 - d / distance (triangular kernel); at the distance itself there is no link.
[[nodiscard]] SpatialWeights kernel_weights(std::span<core::Projected const> points, double distance, WorkOptions const& work = {});

/// As band_weights(), each link weighing d^-power. Two sites on one spot weigh as those of the shortest other link, 1 when there is none.
[[nodiscard]] SpatialWeights inverse_distance_weights(std::span<core::Projected const> points, double distance, double power = 1,
                                                      WorkOptions const& work = {});

/// Binary weights from lists of neighbours (any order, no site its own). \pre ids < lists.size()
[[nodiscard]] SpatialWeights weights_from(std::vector<std::vector<std::uint32_t>> lists, std::string description);

}
