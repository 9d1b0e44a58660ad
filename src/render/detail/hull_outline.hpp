#pragma once

#include "core/geometry.hpp"
#include "render/detail/tessellator.hpp"
#include "scene/view.hpp"

#include <vector>

namespace vigie::render::detail {

/// The borders, in px, of everything within `grow_px` of the hull: its outer rings swollen by a disc, holes closed.
/// A hull of one point gives a circle, of two a capsule. Counter-clockwise in (x, y), closed; several when parts lie apart.
[[nodiscard]] std::vector<core::Ring> grown_outline(core::MultiPolygon const& hull, scene::View const& view, double grow_px,
                                                    Tessellator& tessellator);

}
