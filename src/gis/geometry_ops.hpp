#pragma once

#include "core/geometry.hpp"

#include <span>
#include <string>

/// What needs GEOS.
namespace vigie::gis {

/// Concave hull of points in metres (GEOS), grown by `margin_m`; a circle-like polygon for one or two points. Never self-crossing.
/// \param ratio 0 = tightest, 1 = convex
[[nodiscard]] core::MultiPolygon hull(std::span<core::Projected const> points, double margin_m, double ratio = 0.4);

struct Repair {
    core::MultiPolygon polygons;
    bool was_invalid = false;
    std::string reason; ///< GEOS's, for the folded detail
};
/// Valid polygons covering the same ground (GEOS MakeValid, lines and points dropped).
[[nodiscard]] Repair make_valid(core::MultiPolygon polygons);

/// The ground within `by_m` of the areas (GEOS buffer, round corners), without holes; of a ring of one or two points a circle or a
/// capsule. With no more points than `tolerance_m` asks for. Cost O(points log points)
[[nodiscard]] core::MultiPolygon grown(core::MultiPolygon const& areas, double by_m, double tolerance_m);

/// Parts that touch or overlap merged into one outline each (GEOS union); the parts as they are when GEOS cannot.
[[nodiscard]] core::MultiPolygon united(core::MultiPolygon parts);

}
