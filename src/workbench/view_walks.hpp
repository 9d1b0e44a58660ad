#pragma once

#include "dossier/walk_words.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the screen of walks shows: the stops of one, its map, and what was found.
namespace vigie::workbench {

class Workbench;

struct WalkStopRow {
    std::int64_t id = 0;
    std::string number; ///< empty = a bend of the line
    std::string name, look_at, ground;
    std::string cleanliness; ///< « IOP 1,4 »; empty = not marked
    core::GroundOwner owner = core::GroundOwner::to_clarify;
    core::Projected at;
    int open = 0;      ///< findings there that are open
    int left_open = 0; ///< by the walk before, near here
};

struct WalkFindingRow {
    std::int64_t id = 0, stop = 0;
    std::string what;
    std::string place; ///< « 3 · Placette · Éclairage »
    std::string owner, due, due_typed, photos, theme;
    core::FindingOwner who = core::FindingOwner::landlord;
    core::FindingState state = core::FindingState::open;
    bool is_late = false;
};

struct WalksView {
    std::vector<std::string> names; ///< the latest first
    std::vector<std::int64_t> ids;
    std::size_t shown = 0;
    std::int64_t id = 0;
    std::string name, words; ///< « 20 mai 2026 · 900 m, 8 arrêts, environ 58 min »
    std::string roles, tally,
        former; ///< of the walk before: « La précédente, 20 mai 2026 : 26 constats… »; empty = none
    std::vector<WalkStopRow> stops;
    std::optional<std::size_t> stop;      ///< the chosen one
    std::vector<WalkFindingRow> findings; ///< of the chosen stop first, then the others; the newest first
    std::vector<dossier::FindingTheme> themes;
    std::vector<std::string> factors; ///< of cleanliness, by name
    core::StopMarks marks;            ///< of the chosen stop
    core::Box extent;
    bool can_edit = false, is_fictitious = false;
};
[[nodiscard]] WalksView walks_view(Workbench const& workbench);

}
