#pragma once

#include "ui/panels.hpp"

/// Parts of the screen of walks.
namespace vigie::ui {

using WalkIntents = std::vector<WalkIntent>;

/// Chosen in the list and on the map; the next finding is of it.
void choose_stop(Desk& desk, wb::WalksView const& view, std::size_t place, WalkIntents& out);
/// Stops in order, and the chosen one to write on.
void draw_walk_stops(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out);
/// The ten factors of cleanliness of the chosen stop.
void draw_walk_marks(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out);
/// The form of a finding over the list of them.
void draw_walk_findings(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out);

}
