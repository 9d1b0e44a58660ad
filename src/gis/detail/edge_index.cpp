#include "gis/detail/edge_index.hpp"

#include "core/ray.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::gis::detail {

namespace {

constexpr int largest_side = 4096;
constexpr double edges_per_cell = 1.5;
constexpr std::uint32_t edges_per_slab = 64;

/// Parts that hold the place a scan has come to, lowest first.
class ActiveParts {
  public:
    void toggle(std::uint32_t part) {
        auto const place = std::ranges::lower_bound(parts_, part);
        if (place != parts_.end() && *place == part) parts_.erase(place);
        else parts_.insert(place, part);
    }
    /// The first one that is not among those of a cell's borders (sorted); `none` when there is none.
    template <typename IsIn> [[nodiscard]] std::uint32_t first_but(IsIn const& is_in, std::uint32_t none) const {
        for (auto const part : parts_)
            if (!is_in(part)) return part;
        return none;
    }
    void clear() { parts_.clear(); }

  private:
    std::vector<std::uint32_t> parts_;
};

}

EdgeIndex::EdgeIndex(std::span<core::MultiPolygon const> zones) {
    std::size_t points = 0;
    for (auto const& zone : zones)
        for (auto const& polygon : zone) {
            points += polygon.outer.size();
            for (auto const& hole : polygon.holes) points += hole.size();
        }
    edges_.reserve(points);
    part_of_.reserve(points);
    for (std::uint32_t z = 0; z < zones.size(); ++z)
        for (auto const& polygon : zones[z]) add_part(polygon, z);
    if (edges_.empty()) return;
    size_grid();
    fill_cells();
    fill_slabs();
    find_covers();
}

void EdgeIndex::add_part(core::Polygon const& polygon, std::uint32_t zone) {
    auto const first = static_cast<std::uint32_t>(edges_.size());
    add_ring(polygon.outer);
    for (auto const& hole : polygon.holes) add_ring(hole);
    part_of_.resize(edges_.size(), static_cast<std::uint32_t>(parts_.size()));
    parts_.push_back({zone, first, static_cast<std::uint32_t>(edges_.size())});
}

void EdgeIndex::add_ring(core::Ring const& ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        edges_.push_back(&ring[i]);
        box_.include(ring[i]); // the last point is the first
    }
}

void EdgeIndex::size_grid() {
    ZoneGrid::size_grid(edges_.size(), edges_per_cell, largest_side);
    double const farthest = std::max({std::abs(box_.min_x), std::abs(box_.max_x), std::abs(box_.min_y), std::abs(box_.max_y)});
    margin_ = 1e-6 * cell_ + 1e-14 * farthest;
}

/// Where the edge crosses the middle of a row. \pre it does
double EdgeIndex::crossing(Edge edge, int row) const {
    auto const &a = edge[0], &b = edge[1];
    return (b.x - a.x) * (middle(row) - a.y) / (b.y - a.y) + a.x;
}

/// Every cell the edge passes through, and by rounding perhaps one beside.
template <typename Put> void EdgeIndex::over_cells(std::uint32_t e, Put const& put) const {
    auto const &a = edges_[e][0], &b = edges_[e][1];
    double const left = std::min(a.x, b.x), right = std::max(a.x, b.x);
    int const r0 = row(std::min(a.y, b.y)), r1 = row(std::max(a.y, b.y));
    int const c0 = column(left - margin_), c1 = column(right + margin_);
    if (r0 == r1 || c0 == c1) {
        for (int r = r0; r <= r1; ++r)
            for (int c = c0; c <= c1; ++c) put(cell(c, r), e);
        return;
    }
    double const slope = (b.x - a.x) / (b.y - a.y);
    for (int r = r0; r <= r1; ++r) { // only the columns it spans within the row
        double const x0 = a.x + (box_.min_y + r * cell_ - a.y) * slope, x1 = x0 + cell_ * slope;
        int const last = column(std::min(right, std::max(x0, x1)) + margin_);
        for (int c = column(std::max(left, std::min(x0, x1)) - margin_); c <= last; ++c) put(cell(c, r), e);
    }
}

void EdgeIndex::fill_cells() {
    auto const all = [&](auto const& put) {
        for (std::uint32_t e = 0; e < edges_.size(); ++e) over_cells(e, put);
    };
    bucket(cell_count(), all, cell_start_, cell_edges_);
}

/// A commune of ten thousand points is not to be walked around for each residence near its border.
void EdgeIndex::fill_slabs() {
    std::uint32_t slabs = 0;
    for (auto& part : parts_) {
        std::uint32_t const count = part.last_edge - part.first_edge;
        if (count <= 2 * edges_per_slab) continue;
        double high = -INFINITY;
        part.low = INFINITY;
        for (auto e = part.first_edge; e < part.last_edge; ++e) {
            part.low = std::min(part.low, edges_[e]->y);
            high = std::max(high, edges_[e]->y);
        }
        part.slabs = count / edges_per_slab;
        part.slab_height = std::max((high - part.low) / part.slabs, 1e-9);
        part.first_slab = slabs;
        slabs += part.slabs;
    }
    auto const all = [&](auto const& put) {
        for (auto const& part : parts_) {
            if (part.slabs == 0) continue;
            auto const slab = [&](double y) { return static_cast<std::uint32_t>(std::clamp((y - part.low) / part.slab_height, 0.0, part.slabs - 1.0)); };
            for (auto e = part.first_edge; e < part.last_edge; ++e)
                for (auto s = slab(std::min(edges_[e][0].y, edges_[e][1].y)), last = slab(std::max(edges_[e][0].y, edges_[e][1].y)); s <= last; ++s)
                    put(part.first_slab + s, e);
        }
    };
    bucket(slabs, all, slab_start_, slab_edges_);
}

/// Goes along the middle of each row and notes what holds each cell. A part with a border in the cell does not hold it as a whole; one
/// without holds all of it or none.
void EdgeIndex::find_covers() {
    cover_.assign(cell_count(), none);
    ActiveParts active;
    std::vector<std::uint32_t> here; // parts with a border in the cell; edges, and so parts, come in order
    for (int r = 0; r < rows_; ++r) {
        active.clear();
        for (int c = 0; c < columns_; ++c) {
            auto const at = cell(c, r);
            here.clear();
            for (auto i = cell_start_[at]; i < cell_start_[at + 1]; ++i)
                if (auto const part = part_of_[cell_edges_[i]]; here.empty() || here.back() != part) here.push_back(part);
            cover_[at] = active.first_but([&](std::uint32_t part) { return std::ranges::binary_search(here, part); }, none);
            for (auto i = cell_start_[at]; i < cell_start_[at + 1]; ++i) {
                auto const edge = edges_[cell_edges_[i]];
                bool const crosses = (edge[0].y > middle(r)) != (edge[1].y > middle(r));
                if (crosses && column(crossing(edge, r)) == c) active.toggle(part_of_[cell_edges_[i]]);
            }
        }
    }
}

bool EdgeIndex::holds(Part const& part, core::Projected point) const {
    bool is_inside = false;
    auto const look = [&](Edge edge) { is_inside = is_inside != core::crosses_ray(edge[0], edge[1], point); };
    if (part.slabs == 0) {
        for (auto e = part.first_edge; e < part.last_edge; ++e) look(edges_[e]);
        return is_inside;
    }
    double const slab = (point.y - part.low) / part.slab_height;
    if (slab < -1 || slab > part.slabs + 1.0) return false;
    auto const at = part.first_slab + static_cast<std::uint32_t>(std::clamp(slab, 0.0, part.slabs - 1.0));
    for (auto i = slab_start_[at]; i < slab_start_[at + 1]; ++i) look(edges_[slab_edges_[i]]);
    return is_inside;
}

std::optional<std::size_t> EdgeIndex::containing(core::Projected point) const {
    if (edges_.empty() || !box_.contains(point)) return std::nullopt;
    auto const at = cell(point);
    auto const cover = cover_[at];
    std::uint32_t looked_at = none;
    for (auto i = cell_start_[at]; i < cell_start_[at + 1]; ++i) {
        auto const part = part_of_[cell_edges_[i]];
        if (part == looked_at) continue;
        if (part > cover) break; // `none` is above all
        looked_at = part;
        if (holds(parts_[part], point)) return parts_[part].zone;
    }
    return cover == none ? std::nullopt : std::optional<std::size_t>(parts_[cover].zone);
}

std::optional<NearestZone> EdgeIndex::nearest(core::Projected point, double maximum_m) const {
    return search(point, maximum_m, [&](std::uint32_t at, NearestZone& best) {
        for (auto i = cell_start_[at]; i < cell_start_[at + 1]; ++i) {
            auto const edge = edges_[cell_edges_[i]];
            best.consider(parts_[part_of_[cell_edges_[i]]].zone, edge_distance(point, edge[0], edge[1]));
        }
    });
}

}
