#pragma once

#include "core/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace vigie::gis::detail {

/// From a point to the edge from a to b.
[[nodiscard]] inline double edge_distance(core::Projected p, core::Projected a, core::Projected b) {
    double const dx = b.x - a.x, dy = b.y - a.y;
    double const length2 = dx * dx + dy * dy;
    double const t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    double const ex = a.x + t * dx - p.x, ey = a.y + t * dy - p.y;
    return std::sqrt(ex * ex + ey * ey);
}

struct NearestZone {
    std::size_t zone = 0;
    double distance_m = 0;

    /// The lowest index of those equally near.
    void consider(std::size_t other, double other_m) {
        if (other_m < distance_m || (other_m == distance_m && other < zone)) *this = {other, other_m};
    }
};

/// A uniform grid over a box, and the search in it outward from a place.
class ZoneGrid {
public:
    /// For working on points that are near one another together.
    [[nodiscard]] std::uint32_t cell_count() const {
        return static_cast<std::uint32_t>(columns_) * static_cast<std::uint32_t>(rows_);
    }
    [[nodiscard]] std::uint32_t cell(core::Projected point) const { return cell(column(point.x), row(point.y)); }

protected:
    /// As many cells as there are items for `items_per_cell` in each, at most `largest_side` a side. \pre box_ is known
    void size_grid(std::size_t items, double items_per_cell, int largest_side) {
        double const area = std::max(box_.width(), 1.0) * std::max(box_.height(), 1.0);
        cell_ = std::sqrt(area * items_per_cell / static_cast<double>(items));
        cell_ = std::max({cell_, box_.width() / largest_side, box_.height() / largest_side, 1e-9});
        columns_ = std::clamp(static_cast<int>(box_.width() / cell_) + 1, 1, largest_side + 1);
        rows_ = std::clamp(static_cast<int>(box_.height() / cell_) + 1, 1, largest_side + 1);
    }
    [[nodiscard]] int column(double x) const {
        return static_cast<int>(std::clamp((x - box_.min_x) / cell_, 0.0, static_cast<double>(columns_ - 1)));
    }
    [[nodiscard]] int row(double y) const {
        return static_cast<int>(std::clamp((y - box_.min_y) / cell_, 0.0, static_cast<double>(rows_ - 1)));
    }
    [[nodiscard]] std::uint32_t cell(int column, int row) const {
        return static_cast<std::uint32_t>(row) * static_cast<std::uint32_t>(columns_) +
               static_cast<std::uint32_t>(column);
    }

    /// \param look (cell, best) considers what is in the cell
    template <typename Look>
    [[nodiscard]] std::optional<NearestZone> search(core::Projected point, double maximum_m, Look const& look) const {
        if (cell_count() == 0 || !box_.grown(maximum_m).contains(point)) return std::nullopt;
        int const c = column(point.x), r = row(point.y);
        NearestZone best{static_cast<std::size_t>(-1), maximum_m};
        auto const look_at = [&](int cc, int rr) {
            if (cc >= 0 && rr >= 0 && cc < columns_ && rr < rows_) look(cell(cc, rr), best);
        };
        // Pulling the point onto the box brings it no farther from anything inside, so whole rings bound the distance
        // from below.
        for (int radius = 0, last = std::max(columns_, rows_); radius <= last; ++radius) {
            if ((radius - 1) * cell_ > best.distance_m) break;
            for (int dc = -radius; dc <= radius; ++dc) {
                look_at(c + dc, r - radius);
                if (radius > 0) look_at(c + dc, r + radius);
            }
            for (int dr = -radius + 1; dr < radius; ++dr) {
                look_at(c - radius, r + dr);
                look_at(c + radius, r + dr);
            }
        }
        if (best.zone == static_cast<std::size_t>(-1)) return std::nullopt;
        return best;
    }

    core::Box box_;
    double cell_ = 1;
    int columns_ = 0, rows_ = 0;
};

/// Puts items in buckets: counts first, then fills; two passes and no vector per bucket.
template <typename Visit>
void bucket(std::size_t buckets, Visit const& visit, std::vector<std::uint32_t>& start,
            std::vector<std::uint32_t>& items) {
    start.assign(buckets + 1, 0);
    visit([&](std::size_t at, std::uint32_t) { ++start[at + 1]; });
    for (std::size_t i = 0; i < buckets; ++i)
        start[i + 1] += start[i];
    items.resize(start.back());
    visit([&](std::size_t at, std::uint32_t item) { items[start[at]++] = item; });
    for (std::size_t i = buckets; i > 0; --i)
        start[i] = start[i - 1];
    start[0] = 0;
}

}
