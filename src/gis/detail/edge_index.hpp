#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vigie::gis::detail {

/// Borders of many zones in a uniform grid: which zone holds a point, which border is nearest.
class EdgeIndex {
  public:
    explicit EdgeIndex(std::span<core::MultiPolygon const> zones);

    /// Lowest index among the zones that hold the point, by the half-open ray test of core::contains().
    [[nodiscard]] std::optional<std::size_t> containing(core::Projected point) const;

    struct Nearest {
        std::size_t zone = 0;
        double distance_m = 0;
    };
    /// Exact; the lowest index on a tie. Absent beyond `maximum_m`.
    [[nodiscard]] std::optional<Nearest> nearest(core::Projected point, double maximum_m) const;

  private:
    struct Edge {
        core::Projected a, b;
        std::uint32_t zone;
    };

    void add_ring(core::Ring const& ring, std::uint32_t zone);
    void size_grid();
    void fill_grid();
    [[nodiscard]] int column(double x) const;
    [[nodiscard]] int row(double y) const;
    void visit_ring(core::Projected point, int c, int r, int radius, Nearest& best) const;
    void visit_cell(core::Projected point, int c, int r, Nearest& best) const;

    std::vector<Edge> edges_;
    core::Box box_;
    double cell_ = 1;
    int columns_ = 0, rows_ = 0;
    std::vector<std::uint32_t> cell_start_, cell_edges_; ///< edges by cell, for the nearest
    std::vector<std::uint32_t> band_start_, band_edges_; ///< edges by row of cells, for the ray
};

}
