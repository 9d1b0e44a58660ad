#pragma once

#include "core/geometry.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace vigie::analysis::detail {

/// Points sorted into square cells, three to two cells unless asked otherwise, for exact neighbour searches.
/// Points with a coordinate that is not finite are left out. Cost O(n) to build; at most n + 1 cells.
class PointGrid {
  public:
    /// \param points_a_cell on average, at least 1
    explicit PointGrid(std::span<core::Projected const> points, double points_a_cell = 1.5);

    struct Found {
        double squared; ///< squared distance
        std::uint32_t id;
        friend bool operator<(Found a, Found b) {
            return a.squared != b.squared ? a.squared < b.squared : a.id < b.id;
        }
    };

    /// The k nearest others within `limit`, nearest first, ties by lower id. `found` is scratch and answer.
    void nearest(std::uint32_t site, std::size_t k, double limit, std::vector<Found>& found) const;

    /// All others within `distance`, in no order.
    void within(std::uint32_t site, double distance, std::vector<Found>& found) const;

    /// What lies in the nine cells around a site: places [first, last) in cell order, row after row, and the distance up to which
    /// they hold every other point (infinite when no cell lies outside).
    struct Surroundings {
        std::array<std::pair<std::uint32_t, std::uint32_t>, 3> rows;
        double complete_below = 0;
    };
    [[nodiscard]] Surroundings surroundings(std::uint32_t site) const;
    /// Points in cell order.
    [[nodiscard]] std::span<core::Projected const> places() const { return in_place_; }
    [[nodiscard]] core::Projected point(std::uint32_t site) const { return points_[site]; }

    /// Sites cell after cell: searches in this order find their neighbours still in the cache. Points not finite are left out.
    [[nodiscard]] std::span<std::uint32_t const> in_cell_order() const { return ids_; }

  private:
    struct Cell {
        std::ptrdiff_t column, row;
    };
    struct Search;

    [[nodiscard]] Cell cell_of(core::Projected p) const;
    [[nodiscard]] std::size_t index(Cell cell) const { return static_cast<std::size_t>(cell.row * columns_ + cell.column); }
    [[nodiscard]] double unseen_beyond(core::Projected p, Cell centre, std::ptrdiff_t ring) const;
    void scan(Cell first, std::ptrdiff_t last_column, Search& search) const;
    void scan_ring(Cell centre, std::ptrdiff_t ring, Search& search) const;

    std::span<core::Projected const> points_;
    core::Projected origin_;
    double cell_size_ = 1;
    std::ptrdiff_t columns_ = 1, rows_ = 1;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> ids_;        ///< ascending inside a cell
    std::vector<core::Projected> in_place_; ///< points in the order of ids_
};

}
