#pragma once

#include "scene/detail/occupancy.hpp"
#include "scene/map_scene.hpp"

#include <vector>

namespace vigie::scene::detail {

/// Names of foyers, quartiers and residences, placed on a ground-anchored grid: panning moves every label with the ground and
/// never makes one jump.
struct LabelResult {
    DrawOverlay overlay;
    std::size_t hidden = 0; ///< whose place is in view and that found no room
};

/// \param furniture  boxes of the view that no label may go under
[[nodiscard]] LabelResult place_labels(MapContent const& content, MapStyle const& style, MapHighlight const& highlight,
                                       View const& view, TextMeasure const& text, std::vector<PxBox> const& furniture);

/// Name of one residence under its symbol, wherever it falls: the selection is always named.
[[nodiscard]] PxText selection_name(ResidenceContent const& residences, std::uint32_t mark, MapStyle const& style,
                                    View const& view, TextMeasure const& text);

inline constexpr std::size_t most_labels = 120;

}
