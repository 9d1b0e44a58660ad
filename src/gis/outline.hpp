#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace vigie::gis {

/// Points that belong together, and what their outline must respect.
struct OutlineRequest {
    std::span<core::Projected const> points;
    /// Pairs of points that are neighbours, from either or both; the outline holds no ground far from the shortest ones of
    /// each point. Empty = not bounded.
    std::span<std::pair<std::uint32_t, std::uint32_t> const> links;
    std::span<core::MultiPolygon const> water; ///< never inside the outline
    double margin_m = 15;                      ///< left around each point
};

/// The ground a group of places holds: their concave hull, kept to the ground near a link, without the water; a part
/// for each side of a river. Ground without a point is left out, and each point keeps its margin but for the water in
/// it. Should a point lie in the water itself (a coarse layer), its margin stays whole: no member is outside. Valid
/// polygons; the plain hull when GEOS cannot. Cost O(links log links + water near the hull).
[[nodiscard]] core::MultiPolygon outline(OutlineRequest const& request);

}
