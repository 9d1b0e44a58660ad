#pragma once

#include "core/geometry.hpp"
#include "gis/crs.hpp"

#include <vector>

namespace vigie::imports {

constexpr int lambert_93 = 2154;
/// Places a little outside where a system is used are still meant in it.
constexpr double margin_degrees = 0.5;

[[nodiscard]] gis::Crs degrees_crs();
/// Of places in degrees.
[[nodiscard]] double share_in_france(std::vector<core::Projected> const& degrees);

}
