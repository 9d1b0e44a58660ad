#pragma once

#include "gis/detail/zone_grid.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vigie::gis::detail {

/// What EdgeIndex answers, to the last bit, for few points: only the boxes of polygons are put in a grid, and all edges
/// of a polygon whose box holds the point are looked at. Making it costs a look at each border point.
class PartIndex : public ZoneGrid {
public:
    /// \param zones are looked at where they lie, and must stay
    explicit PartIndex(std::span<core::MultiPolygon const> zones);

    /// Lowest index among the zones that hold the point.
    [[nodiscard]] std::optional<std::size_t> containing(core::Projected point) const;

    /// Exact; the lowest index on a tie. Absent beyond `maximum_m`.
    [[nodiscard]] std::optional<NearestZone> nearest(core::Projected point, double maximum_m) const;

private:
    /// A polygon with its holes.
    struct Part {
        core::Polygon const* polygon;
        std::uint32_t zone;
        core::Box box;
    };
    template <typename Put>
    void over_cells(Part const& part, Put const& put) const;
    void fill_cells();

    std::vector<Part> parts_;                            ///< zone after zone
    std::vector<std::uint32_t> cell_start_, cell_parts_; ///< parts by cell, lowest first
};

}
