#include "gis/detail/part_index.hpp"

#include "core/ray.hpp"

namespace vigie::gis::detail {

namespace {

constexpr int largest_side = 2048;
constexpr double parts_per_cell = 1;
constexpr double rounding = 1e-9;

template <typename Visit>
void over_edges(core::Polygon const& polygon, Visit const& visit) {
    auto const over_ring = [&](core::Ring const& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            visit(ring[i], ring[i + 1]);
    };
    over_ring(polygon.outer);
    for (auto const& hole : polygon.holes)
        over_ring(hole);
}

bool holds(core::Polygon const& polygon, core::Projected point) {
    bool is_inside = false;
    over_edges(polygon,
               [&](core::Projected a, core::Projected b) { is_inside = is_inside != core::crosses_ray(a, b, point); });
    return is_inside;
}

double border_distance(core::Polygon const& polygon, core::Projected point) {
    double distance = INFINITY;
    over_edges(polygon, [&](core::Projected a, core::Projected b) {
        distance = std::min(distance, edge_distance(point, a, b));
    });
    return distance;
}

core::Projected pulled_into(core::Box const& box, core::Projected p) {
    return {std::clamp(p.x, box.min_x, box.max_x), std::clamp(p.y, box.min_y, box.max_y)};
}

/// Of all edges, those of holes that may stick out among them.
core::Box edge_bounds(core::Polygon const& polygon) {
    auto box = core::bounds(polygon.outer);
    for (auto const& hole : polygon.holes)
        box.include(core::bounds(hole));
    return box;
}

}

PartIndex::PartIndex(std::span<core::MultiPolygon const> zones) {
    for (std::uint32_t z = 0; z < zones.size(); ++z)
        for (auto const& polygon : zones[z]) {
            Part const part{&polygon, z, edge_bounds(polygon)};
            if (part.box.is_empty()) continue;
            parts_.push_back(part);
            box_.include(part.box);
        }
    if (parts_.empty()) return;
    size_grid(parts_.size(), parts_per_cell, largest_side);
    fill_cells();
}

template <typename Put>
void PartIndex::over_cells(Part const& part, Put const& put) const {
    int const last_column = column(part.box.max_x), last_row = row(part.box.max_y);
    for (int r = row(part.box.min_y); r <= last_row; ++r)
        for (int c = column(part.box.min_x); c <= last_column; ++c)
            put(cell(c, r));
}

void PartIndex::fill_cells() {
    auto const all = [&](auto const& put) {
        for (std::uint32_t p = 0; p < parts_.size(); ++p)
            over_cells(parts_[p], [&](std::uint32_t at) { put(at, p); });
    };
    bucket(cell_count(), all, cell_start_, cell_parts_);
}

std::optional<std::size_t> PartIndex::containing(core::Projected point) const {
    if (parts_.empty() || !box_.contains(point)) return std::nullopt;
    auto const at = cell(point);
    for (auto i = cell_start_[at]; i < cell_start_[at + 1]; ++i) {
        auto const& part = parts_[cell_parts_[i]];
        if (part.box.contains(point) && holds(*part.polygon, point)) return part.zone;
    }
    return std::nullopt;
}

std::optional<NearestZone> PartIndex::nearest(core::Projected point, double maximum_m) const {
    return search(point, maximum_m, [&](std::uint32_t at, NearestZone& best) {
        for (auto i = cell_start_[at]; i < cell_start_[at + 1]; ++i) {
            auto const& part = parts_[cell_parts_[i]];
            auto const corner = pulled_into(part.box, point);
            if (cell(corner) != at) continue; // looked at in one of its cells only, the nearest
            if (core::distance_m(corner, point) <= best.distance_m * (1 + rounding) + rounding)
                best.consider(part.zone, border_distance(*part.polygon, point));
        }
    });
}

}
