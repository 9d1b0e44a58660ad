#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace vigie::gis {

struct ContiguityOptions {
    bool rook = false;            ///< two common border points at least; else (queen) one is enough
    double bridge = 0;            ///< zones whose borders come this close are neighbours too, in the units of the coordinates
    std::optional<double> report; ///< how close borders that do not meet are reported; absent = 1/1000 of the median zone's width
};

/// Two zones whose borders come close, or touch, without a common border point: often a digitising fault, sometimes a street.
struct NearMiss {
    std::uint32_t a = 0, b = 0; ///< a < b
    double gap = 0;
    bool is_bridged = false;    ///< made neighbours by ContiguityOptions::bridge
};

struct Contiguity {
    std::vector<std::vector<std::uint32_t>> neighbours; ///< ascending, never the zone itself
    std::vector<NearMiss> near_misses;                  ///< by a, then b
    double reported = 0;                                ///< the gap up to which near misses were looked for
};

/// Which zones touch? Queen: they share a border point, to 1.5e-8 units as in spdep's poly2nb. Rook: they share two different ones, which
/// a common piece of border always has where both zones are drawn from the same points. A point of one zone on the middle of an edge of
/// another is a near miss of gap 0. A zone without polygons has no neighbour.
/// Cost O(border points log border points) and one distance for each pair whose boxes meet and that does not touch.
/// \throws core::Error(cancelled)
[[nodiscard]] Contiguity contiguity(std::span<core::MultiPolygon const> zones, ContiguityOptions const& options = {},
                                    std::stop_token stop = {});

/// Neighbours of points as if each had the ground nearest to it (Delaunay triangulation). Points on one spot are neighbours of one
/// another and have the same others; a point that is not finite has none. \throws core::Error(cancelled)
[[nodiscard]] std::vector<std::vector<std::uint32_t>> cell_neighbours(std::span<core::Projected const> points, std::stop_token stop = {});

}
