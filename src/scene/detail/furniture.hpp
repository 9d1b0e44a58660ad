#pragma once

#include "scene/detail/occupancy.hpp"
#include "scene/map_scene.hpp"

#include <string>
#include <vector>

namespace vigie::scene::detail {

/// Scale bar, north arrow, credits, legend, « Données fictives »: fixed to the corners of the view.
struct Furniture {
    DrawOverlay overlay;
    std::vector<PxBox> boxes; ///< what they cover
};
[[nodiscard]] Furniture make_furniture(MapContent const& content, MapStyle const& style, View const& view, TextMeasure const& text,
                                       std::vector<std::string> const& credits);

/// Longest of 1, 2, 5 × 10ⁿ metres that draws at most `longest_px` wide.
[[nodiscard]] double scale_bar_metres(View const& view, double longest_px);

}
