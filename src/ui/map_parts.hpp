#pragma once

#include "scene/map_scene.hpp"
#include "ui/panels.hpp"

/// Parts of the map's panel.
namespace vigie::ui {

/// The screen's style for a map whose furniture the panel draws.
[[nodiscard]] scene::MapStyle map_style(Desk const& desk, wb::MapView const& view);

void draw_map_tools(Desk& desk, Rect const& map, bool is_compact, wb::MapView const& view, std::vector<MapIntent>& out);
void draw_map_zoom(Desk& desk, Rect const& map, wb::MapView const& view, std::vector<MapIntent>& out);
/// What to do when there is nothing to show.
void draw_map_lack(Desk& desk, Rect const& map, wb::MapView const& view, std::vector<MapIntent>& out);
/// While a residence is being placed: what to do, and the middle of the map, where Enter places it.
void draw_map_aim(Desk const& desk, Rect const& map, Rect const& seen, wb::MapView const& view);
/// What is being drawn: the lasso, what is measured; the shape that filters.
void draw_map_shapes(Desk const& desk, Rect const& map, wb::MapView const& view);
/// While the lasso or a measure is in hand: how it goes, and the figure.
void draw_map_tool_card(Desk& desk, Rect const& map, Rect const& seen, wb::MapView const& view, std::vector<MapIntent>& out);
/// The middle of the map, where keys act.
void draw_map_cross(Ui const& ui, Rect const& map);
/// The card beside the residence under the pointer, never over it.
void draw_hover_card(Desk& desk, Rect const& map, wb::MapView const& view, std::uint32_t mark);
/// The legend in one line, in a small window; opens upward.
void draw_legend_card(Desk& desk, Rect const& map, wb::LegendView const& legend, std::vector<MapIntent>& out);
[[nodiscard]] float legend_card_width(Ui const& ui, wb::LegendView const& legend);

}
