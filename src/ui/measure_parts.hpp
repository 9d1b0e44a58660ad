#pragma once

#include "ui/panels.hpp"

namespace vigie::ui {

/// The values with a handle on each limit, dragged or moved by the arrows: that makes the limits set by hand.
void draw_measure_histogram(Desk& desk, Rect const& r, wb::MeasureView const& view, std::vector<MeasureIntent>& out);

}
