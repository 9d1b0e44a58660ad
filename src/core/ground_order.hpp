#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <vector>

namespace vigie::core {

/// Order along a Z curve of the boxes' centres (Morton 1966): what is near on the ground is near in the list. Empty boxes come first.
[[nodiscard]] std::vector<std::uint32_t> ground_order(std::vector<Box> const& boxes);

}
