#pragma once

#include "scene/map_content.hpp"
#include "scene/view.hpp"
#include "ui/widgets.hpp"

namespace vigie::ui {

/// A bar of 1, 2 or 5 × 10ⁿ metres, some 100 px long, with its length, at the bottom of a map.
/// \param font  null = caption
void draw_scale_bar(Ui const& ui, Rect const& map, scene::View const& view, float left_px,
                    ImFont const* font = nullptr);
/// Who made what is drawn, at the bottom right.
void draw_credits(Ui const& ui, Rect const& map, scene::MapContent const& content, ImFont const* font = nullptr);

}
