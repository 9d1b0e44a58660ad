#pragma once

#include "core/geometry.hpp"
#include "demo/town.hpp"

#include <optional>
#include <utility>
#include <vector>

/// Plane geometry of the town generator. « Plan » coordinates are straight-edged metres around the town's centre;
/// warp() bends the whole plan at once, so that streets curve and what met before still meets.
namespace vigie::demo {

using Points = std::vector<core::Projected>;

[[nodiscard]] core::Projected operator+(core::Projected a, core::Projected b);
[[nodiscard]] core::Projected operator-(core::Projected a, core::Projected b);
[[nodiscard]] core::Projected operator*(core::Projected a, double k);
[[nodiscard]] double dot(core::Projected a, core::Projected b);
[[nodiscard]] double cross(core::Projected a, core::Projected b);
[[nodiscard]] double length(core::Projected a);
[[nodiscard]] core::Projected unit(core::Projected a);    ///< \pre not nil
[[nodiscard]] core::Projected left_of(core::Projected a); ///< turned by a quarter turn, counter-clockwise
[[nodiscard]] core::Projected turned(core::Projected a, double angle);
[[nodiscard]] double signed_area(Points const& ring); ///< open ring; positive = counter-clockwise
[[nodiscard]] core::Projected mean(Points const& ring);
[[nodiscard]] bool is_inside(Points const& ring, core::Projected p);
[[nodiscard]] double distance_to_segment(core::Projected p, core::Projected a, core::Projected b);

/// From the plan to the project's coordinates.
[[nodiscard]] core::Projected warp(core::Projected plan);
/// A small shape moved and turned without bending, as a building must be.
[[nodiscard]] Points placed(Points const& shape);
/// Warps a line after adding a point every `step_m`, so that it bends.
[[nodiscard]] Points bent(Points const& line, double step_m = 25);
/// Closed ring of a bent outline.
[[nodiscard]] core::Ring bent_ring(Points outline);

/// Cuts a simple polygon along a line. Absent when the line crosses its border more than twice or hardly at all.
struct Cut {
    Points left, right;
    core::Projected from, to;
};
[[nodiscard]] std::optional<Cut> cut(Points const& ring, core::Projected on_line, core::Projected direction);

/// Direction of the longest side of the smallest box around the ring, and the box's sizes along and across it.
struct Extent {
    core::Projected along;
    double length_m = 0, width_m = 0;
    core::Projected centre;
};
[[nodiscard]] Extent extent(Points const& ring);

struct Block {
    Points ring; ///< counter-clockwise, out to the axes of the streets around
    bool is_green = false;
};
struct Subdivision {
    std::vector<Block> blocks;
    std::vector<Points> streets; ///< plan coordinates
};
/// Halves a neighbourhood across its longer side until blocks are near `block_area_m2`; each cut is a street.
/// The piece around `park` becomes green as soon as it is under `park_area_m2`.
[[nodiscard]] Subdivision subdivide(Points ring, double block_area_m2, core::Projected park, double park_area_m2,
                                    std::uint64_t seed, std::uint64_t object);

}
