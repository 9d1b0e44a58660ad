#pragma once

#include "core/geometry.hpp"

#include <cstddef>
#include <memory>
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

/// Zones made ready to be asked which holds a point; asked as often as one likes.
class ZoneIndex {
  public:
    /// \param zones  looked at where they lie, and must stay
    /// \param points how many will be asked for, all in all: few are not worth putting every border in order
    ZoneIndex(std::span<core::MultiPolygon const> zones, std::size_t points);
    ZoneIndex(ZoneIndex&&) noexcept;
    ZoneIndex& operator=(ZoneIndex&&) noexcept;
    ~ZoneIndex();
    /// As assign_zones().
    [[nodiscard]] std::vector<Assignment> assign(std::span<core::Projected const> points, AssignmentOptions const& options = {}) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Zone of each point: the one that contains it, else the nearest. Which zone when several could be: the lowest index, of those that
/// contain the point, or of those equally near; see docs/methods/zone-assignment.md. Points at one place are looked at once.
/// No GEOS. Cost about O(border points + points); for few points, a look at each border point and at all those of a few zones a point.
/// \throws core::Error(cancelled)
[[nodiscard]] std::vector<Assignment> assign_zones(std::span<core::Projected const> points, std::span<core::MultiPolygon const> zones,
                                                   AssignmentOptions const& options = {});

}
