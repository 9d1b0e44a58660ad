#pragma once

#include "gis/detail/zone_grid.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vigie::gis::detail {

/// Borders of many zones in a uniform grid: which zone holds a point, which border is nearest.
///
/// A cell without a border in it belongs to one zone as a whole (or to none), which is known; in the others the point is tested against
/// the zones whose borders pass there, all edges of each, by the half-open ray test of core::contains(): the same answer to the last bit.
class EdgeIndex : public ZoneGrid {
  public:
    /// \param zones are looked at where they lie, and must stay
    explicit EdgeIndex(std::span<core::MultiPolygon const> zones);

    /// Lowest index among the zones that hold the point.
    [[nodiscard]] std::optional<std::size_t> containing(core::Projected point) const;

    /// Exact; the lowest index on a tie. Absent beyond `maximum_m`.
    [[nodiscard]] std::optional<NearestZone> nearest(core::Projected point, double maximum_m) const;

    /// No border in the cell: containing() is the same for all of its points that lie in the box of all zones.
    [[nodiscard]] bool is_plain(std::uint32_t cell) const { return cell_start_[cell] == cell_start_[cell + 1]; }

  private:
    using Edge = core::Projected const*; ///< its first end; the next point of the ring is the other
    /// A polygon with its holes; a zone may have several, which may overlap.
    struct Part {
        std::uint32_t zone;
        std::uint32_t first_edge, last_edge; ///< one behind
        std::uint32_t first_slab = 0, slabs = 0; ///< 0 = few edges: all are looked at
        double low = 0, slab_height = 1;
    };
    static constexpr std::uint32_t none = 0xffffffff;

    void add_part(core::Polygon const& polygon, std::uint32_t zone);
    void add_ring(core::Ring const& ring);
    void size_grid();
    template <typename Put> void over_cells(std::uint32_t edge, Put const& put) const;
    void fill_cells();
    void fill_slabs();
    void find_covers();
    [[nodiscard]] double crossing(Edge edge, int row) const;
    [[nodiscard]] double middle(int row) const { return box_.min_y + (row + 0.5) * cell_; }
    [[nodiscard]] bool holds(Part const& part, core::Projected point) const;

    std::vector<Edge> edges_;                ///< part after part, ring after ring
    std::vector<std::uint32_t> part_of_;     ///< by edge
    std::vector<Part> parts_;                ///< zone after zone
    double margin_ = 0; ///< what rounding may move a crossing by, amply
    std::vector<std::uint32_t> cell_start_, cell_edges_; ///< edges by cell
    std::vector<std::uint32_t> cover_;                   ///< by cell: the first part that holds all of it without a border in it
    std::vector<std::uint32_t> slab_start_, slab_edges_; ///< edges of large parts by slabs of height
};

}
