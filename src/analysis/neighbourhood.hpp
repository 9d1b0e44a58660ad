#pragma once

#include "analysis/spatial_weights.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie::analysis {

enum class NeighbourRule { queen, rook, knn, band, kernel, inverse_distance };

/// Who is whose neighbour, as written on the command line: « queen », « knn:8 », « band:500 », with its refinements.
struct Neighbourhood {
    NeighbourRule rule = NeighbourRule::knn;
    double parameter = 8; ///< k, or distance; nothing for queen and rook
    std::optional<double> cap = std::nullopt; ///< longest link
    unsigned order = 1;
    bool include_lower = false;
    bool is_symmetric = false;
    double power = 1; ///< of the inverse distance

    [[nodiscard]] bool is_contiguity() const { return rule == NeighbourRule::queen || rule == NeighbourRule::rook; }
};

/// queen | rook | knn:K | band:D | kernel:D | idw:D; absent for anything else.
[[nodiscard]] std::optional<Neighbourhood> parse_neighbourhood(std::string_view text);

/// As parse_neighbourhood() reads it, then « ,cap:2000 », « ,order:2 », « ,symmetric »…: saved with each run.
[[nodiscard]] std::string description(Neighbourhood const& neighbourhood);

/// Weights of points by distance. \pre not a contiguity
[[nodiscard]] SpatialWeights distance_weights(std::span<core::Projected const> points, Neighbourhood const& neighbourhood,
                                              WorkOptions const& work = {});

/// Order, cap and symmetry of `neighbourhood` applied, in this order, and the description set.
[[nodiscard]] SpatialWeights refined(SpatialWeights weights, std::span<core::Projected const> points,
                                     Neighbourhood const& neighbourhood);

}
