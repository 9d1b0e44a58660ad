#pragma once

#include "ui/map_panes.hpp"

namespace vigie::ui {

/// The whole interface of one frame: makes the views, draws the panels, carries out what they ask for.
/// \param has_presenter_fonts  the full-screen presentation can be drawn
void draw_screens(Stage const& stage, float width, float height, bool has_presenter_fonts);

}
