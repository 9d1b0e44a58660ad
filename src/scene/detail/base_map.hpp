#pragma once

#include "scene/map_scene.hpp"

namespace vigie::scene::detail {

/// Ground context in its fixed order: water, green, roads (casing then fill), buildings, rail, shore, the rest.
void draw_context(DrawList& list, MapContent const& content, MapStyle const& style);

/// Zones: fill when asked (class colours only while residences are hidden), then limits.
void draw_zones(DrawList& list, MapContent const& content, MapStyle const& style);

/// Outlines of foyers: solid, fragile (dashed), to verify (thin).
void draw_foyers(DrawList& list, MapContent const& content, MapStyle const& style);

/// How far a foyer's line runs outside its hull, px at 100 %.
inline constexpr double foyer_grow_px = 13;

}
