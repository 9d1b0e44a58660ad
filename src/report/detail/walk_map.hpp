#pragma once

#include "core/walk.hpp"
#include "dossier/snapshot.hpp"
#include "report/page.hpp"

#include <span>
#include <string>
#include <vector>

namespace vigie::report {

/// The ground of a walk with its line and its numbered stops.
struct WalkMap {
    scene::DrawList list;
    double scale = 2'500; ///< 1:n
};

/// \param bold  places of walk.stops that the map shows for sure, numbered in black; the others that are seen, in white
[[nodiscard]] WalkMap walk_map(Page const& page, dossier::Snapshot const& snapshot, core::Walk const& walk,
                               std::span<std::size_t const> bold, double width_mm, double height_mm);

/// « 1:2 500. Trait : parcours… »: what the signs of the map mean, and where its ground comes from.
[[nodiscard]] std::string walk_map_note(dossier::Snapshot const& snapshot, core::Walk const& walk,
                                        WalkMap const& map);

/// Circles of one radius moved apart until none lies on another, kept in the frame and out of boxes that are taken;
/// each stays near its place.
struct Circle {
    double x = 0, y = 0;
};
void move_apart(std::vector<Circle>& circles, double radius, double width, double height,
                std::span<core::Box const> taken);

}
