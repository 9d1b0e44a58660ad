#pragma once

#include "scene/map_scene.hpp"

namespace vigie::scene::detail {

/// Images of the ground, or in their place the context in its fixed order: water, green, roads (casing then fill), buildings, rail, shore, the rest.
void draw_context(DrawList& list, MapContent const& content, MapStyle const& style);

/// Bands of density, when it is shown: over the ground, under zones and residences.
void draw_density(DrawList& list, MapContent const& content, MapStyle const& style);
/// The way of a walk, its stops as rings and what was found as black squares.
void draw_field_marks(DrawList& list, MapContent const& content, MapStyle const& style);

/// False when most of its zones would be too small at this scale to tell their limits apart.
[[nodiscard]] bool is_legible(ZoneContent const& zone, View const& view);
/// Zones: fill when asked (class colours only while residences are hidden), then limits where they are legible.
void draw_zones(DrawList& list, MapContent const& content, MapStyle const& style);

/// Outlines of foyers: solid, fragile (dashed), to verify (thin; the first 40 in view, the rest announced).
void draw_foyers(DrawList& list, MapContent const& content, MapStyle const& style);

/// How far a foyer's line runs outside its hull, px at 100 %.
inline constexpr double foyer_grow_px = 13;
/// 1:n from which foyers are drawn over the discs, and closer to their residences: on the map of a city they would be hidden.
inline constexpr double crowded_from = 25'000;
/// Less where discs are smaller: on the map of a city 13 px are some streets.
[[nodiscard]] double foyer_grow(View const& view);

/// Counts of zones as discs whose area follows them, the largest below; a zone without a value has a small hatched one.
void draw_zone_discs(DrawList& list, ZoneContent const& zone, Theme const& theme);

}
