#pragma once

#include "report/text.hpp"
#include "scene/draw_list.hpp"

struct _cairo;

namespace vigie::report {

/// Draws a list with its top left corner at (x, y), clipped to the view. A px of the list is a point of the page.
void paint(_cairo* cairo, Typesetter const& typesetter, scene::DrawList const& list, double x, double y);

}
