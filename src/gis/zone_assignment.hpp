#pragma once

#include "core/geometry.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace vigie::gis {

inline constexpr std::size_t no_zone = static_cast<std::size_t>(-1);

struct Assignment {
    std::size_t zone = no_zone; ///< index into `zones`
    double distance_m = 0;      ///< 0 inside
};

/// Zone of each point: the one that contains it (the lowest index when several overlap), else the nearest.
/// Uniform grid and half-open ray test; no GEOS. Cost about O(points + border points).
/// \param maximum_m beyond this a point has no zone
[[nodiscard]] std::vector<Assignment> assign_zones(std::span<core::Projected const> points,
                                                   std::span<core::MultiPolygon const> zones, double maximum_m);

}
