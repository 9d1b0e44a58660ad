#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vigie::render::detail {

/// Places of the points to keep so that no point of the line is farther than `tolerance_m` from what is left (Douglas and Peucker 1973).
/// Ends are kept; all are when the tolerance is 0. Cost O(n log n), at worst O(n²)
[[nodiscard]] std::vector<std::uint32_t> kept_points(std::span<core::Projected const> line, double tolerance_m);

}
