#pragma once

#include "core/photo.hpp"
#include "core/walk.hpp"

#include <cstdint>
#include <vector>

namespace vigie::dossier {

/// The layer of the map that shows one: its way, its stops, its open findings.
inline constexpr char const* walk_layer = "walks";

/// What was brought back from the field: walks, which of them the window shows, and pictures.
struct WalkBook {
    std::vector<core::Walk> walks;           ///< by date
    std::vector<core::WalkFinding> findings; ///< of all of them
    std::vector<core::Photo> photos;         ///< by residence, without their bytes
    std::vector<core::StopMarks> marks;      ///< of stops that have some
    std::int64_t shown = 0;                  ///< walk; 0 = the latest one
    std::int64_t stop = 0;                   ///< chosen one; 0 = none

    [[nodiscard]] core::Walk const* walk() const; ///< null when there is none
};

}
