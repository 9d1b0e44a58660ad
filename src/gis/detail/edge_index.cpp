#include "gis/detail/edge_index.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::gis::detail {

namespace {

constexpr int largest_side = 1024;

double squared_distance(core::Projected p, core::Projected a, core::Projected b) {
    double const dx = b.x - a.x, dy = b.y - a.y;
    double const length2 = dx * dx + dy * dy;
    double const t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    double const ex = a.x + t * dx - p.x, ey = a.y + t * dy - p.y;
    return ex * ex + ey * ey;
}

/// Counts first, then fills: two passes and no vector per cell.
template <typename Visit>
void bucket(std::size_t buckets, Visit const& visit, std::vector<std::uint32_t>& start, std::vector<std::uint32_t>& items) {
    start.assign(buckets + 1, 0);
    visit([&](std::size_t at, std::uint32_t) { ++start[at + 1]; });
    for (std::size_t i = 0; i < buckets; ++i) start[i + 1] += start[i];
    items.resize(start.back());
    auto next = start;
    visit([&](std::size_t at, std::uint32_t item) { items[next[at]++] = item; });
}

}

EdgeIndex::EdgeIndex(std::span<core::MultiPolygon const> zones) {
    for (std::uint32_t z = 0; z < zones.size(); ++z)
        for (auto const& polygon : zones[z]) {
            add_ring(polygon.outer, z);
            for (auto const& hole : polygon.holes) add_ring(hole, z);
        }
    if (edges_.empty()) return;
    size_grid();
    fill_grid();
}

void EdgeIndex::add_ring(core::Ring const& ring, std::uint32_t zone) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        edges_.push_back({ring[i], ring[i + 1], zone});
        box_.include(ring[i]);
        box_.include(ring[i + 1]);
    }
}

void EdgeIndex::size_grid() {
    double const area = std::max(box_.width(), 1.0) * std::max(box_.height(), 1.0);
    cell_ = std::sqrt(area / static_cast<double>(edges_.size())); // about one edge a cell
    cell_ = std::max({cell_, box_.width() / largest_side, box_.height() / largest_side, 1e-9});
    columns_ = std::clamp(static_cast<int>(box_.width() / cell_) + 1, 1, largest_side + 1);
    rows_ = std::clamp(static_cast<int>(box_.height() / cell_) + 1, 1, largest_side + 1);
}

int EdgeIndex::column(double x) const {
    return static_cast<int>(std::clamp((x - box_.min_x) / cell_, 0.0, static_cast<double>(columns_ - 1)));
}

int EdgeIndex::row(double y) const {
    return static_cast<int>(std::clamp((y - box_.min_y) / cell_, 0.0, static_cast<double>(rows_ - 1)));
}

void EdgeIndex::fill_grid() {
    auto const over_cells = [&](auto const& put) {
        for (std::uint32_t e = 0; e < edges_.size(); ++e) {
            auto const& [a, b, zone] = edges_[e];
            int const r0 = row(std::min(a.y, b.y)), r1 = row(std::max(a.y, b.y));
            double const slope = b.y != a.y ? (b.x - a.x) / (b.y - a.y) : 0;
            for (int r = r0; r <= r1; ++r) { // columns the edge spans within this row, one more each side for rounding
                double lo = std::min(a.x, b.x), hi = std::max(a.x, b.x);
                if (r1 > r0) {
                    double const x0 = a.x + (box_.min_y + r * cell_ - a.y) * slope, x1 = x0 + cell_ * slope;
                    lo = std::max(lo, std::min(x0, x1) - 1e-6 * cell_);
                    hi = std::min(hi, std::max(x0, x1) + 1e-6 * cell_);
                }
                for (int c = column(lo), last = column(hi); c <= last; ++c)
                    put(static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(c), e);
            }
        }
    };
    auto const over_bands = [&](auto const& put) {
        for (std::uint32_t e = 0; e < edges_.size(); ++e)
            for (int r = row(std::min(edges_[e].a.y, edges_[e].b.y)), last = row(std::max(edges_[e].a.y, edges_[e].b.y)); r <= last; ++r)
                put(static_cast<std::size_t>(r), e);
    };
    bucket(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), over_cells, cell_start_, cell_edges_);
    bucket(static_cast<std::size_t>(rows_), over_bands, band_start_, band_edges_);
}

std::optional<std::size_t> EdgeIndex::containing(core::Projected point) const {
    if (edges_.empty() || !box_.contains(point)) return std::nullopt;
    auto const band = static_cast<std::size_t>(row(point.y));
    std::optional<std::size_t> found;
    bool inside = false;
    std::uint32_t zone = 0; // edges of a band come zone after zone
    auto const settle = [&] {
        if (inside && !found) found = zone;
        inside = false;
    };
    for (auto i = band_start_[band]; i < band_start_[band + 1] && !found; ++i) {
        auto const& edge = edges_[band_edges_[i]];
        if (edge.zone != zone) {
            settle();
            zone = edge.zone;
        }
        if ((edge.a.y > point.y) == (edge.b.y > point.y)) continue;
        if (point.x < (edge.b.x - edge.a.x) * (point.y - edge.a.y) / (edge.b.y - edge.a.y) + edge.a.x) inside = !inside;
    }
    settle();
    return found;
}

void EdgeIndex::visit_cell(core::Projected point, int c, int r, Nearest& best) const {
    if (c < 0 || r < 0 || c >= columns_ || r >= rows_) return;
    auto const cell = static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(c);
    for (auto i = cell_start_[cell]; i < cell_start_[cell + 1]; ++i) {
        auto const& edge = edges_[cell_edges_[i]];
        double const d = std::sqrt(squared_distance(point, edge.a, edge.b));
        if (d < best.distance_m || (d == best.distance_m && edge.zone < best.zone)) best = {edge.zone, d};
    }
}

void EdgeIndex::visit_ring(core::Projected point, int c, int r, int radius, Nearest& best) const {
    for (int dc = -radius; dc <= radius; ++dc) {
        visit_cell(point, c + dc, r - radius, best);
        if (radius > 0) visit_cell(point, c + dc, r + radius, best);
    }
    for (int dr = -radius + 1; dr < radius; ++dr) {
        visit_cell(point, c - radius, r + dr, best);
        visit_cell(point, c + radius, r + dr, best);
    }
}

std::optional<EdgeIndex::Nearest> EdgeIndex::nearest(core::Projected point, double maximum_m) const {
    if (edges_.empty() || !box_.grown(maximum_m).contains(point)) return std::nullopt;
    int const c = column(point.x), r = row(point.y);
    Nearest best{static_cast<std::size_t>(-1), maximum_m};
    // Pulling the point onto the box brings it no farther from anything inside, so whole rings bound the distance from below.
    for (int radius = 0, last = std::max(columns_, rows_); radius <= last; ++radius) {
        if ((radius - 1) * cell_ > best.distance_m) break;
        visit_ring(point, c, r, radius, best);
    }
    if (best.zone == static_cast<std::size_t>(-1)) return std::nullopt;
    return best;
}

}
