#pragma once

#include "core/geometry.hpp"

#include <utility>

namespace vigie::core {

/// Does a ray to the east from `p` cross the edge? Ends are taken from south to north whatever the ring's direction, so the
/// same edge gives the same answer, to the last bit, to the polygon on either side of it.
[[nodiscard]] inline bool crosses_ray(Projected a, Projected b, Projected p) {
    if ((a.y > p.y) == (b.y > p.y)) return false;
    if (a.y > b.y) std::swap(a, b);
    return (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y) > 0;
}

}
