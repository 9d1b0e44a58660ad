#pragma once

#include "core/geometry.hpp"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace vigie::gis {

inline constexpr std::size_t no_zone = static_cast<std::size_t>(-1);

struct Assignment {
    std::size_t zone = no_zone; ///< index into `zones`
    double distance_m = 0;      ///< 0 inside
    friend bool operator==(Assignment const&, Assignment const&) = default;
};

struct AssignmentOptions {
    double maximum_m = 2000; ///< beyond this a point has no zone
    double tolerance_m = 0;  ///< a point of no zone this near to one counts as inside it
    unsigned threads = 0;    ///< 0 = as many as the machine has; the answer is the same for any number
    std::stop_token stop = {};
};

/// Zone of each point: the one that contains it, else the nearest. Which zone when several could be: the lowest index, of those that
/// contain the point, or of those equally near; see docs/methods/zone-assignment.md. Points at one place are looked at once.
/// No GEOS. Cost about O(border points + points).
/// \throws core::Error(cancelled)
[[nodiscard]] std::vector<Assignment> assign_zones(std::span<core::Projected const> points, std::span<core::MultiPolygon const> zones,
                                                   AssignmentOptions const& options = {});

}
