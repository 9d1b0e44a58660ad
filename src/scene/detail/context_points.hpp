#pragma once

#include "scene/draw_list.hpp"
#include "scene/map_scene.hpp"

namespace vigie::scene::detail {

/// The points of context layers: small squares, which no residence is. Where they crowd one stands for its neighbours, and a notice
/// says how many it hides.
void draw_context_points(DrawList& list, MapContent const& content, MapStyle const& style);

}
