#include "core/error.hpp"
#include "gis/contiguity.hpp"
#include "gis/detail/geos.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::gis {

namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

bool comes_before(core::Projected a, core::Projected b) { return a.x != b.x ? a.x < b.x : a.y < b.y; }

/// Different places, in order of x then y, and who stands on each.
struct Places {
    std::vector<core::Projected> at;
    Lists points;

    [[nodiscard]] std::size_t of(core::Projected p) const {
        return static_cast<std::size_t>(std::lower_bound(at.begin(), at.end(), p, comes_before) - at.begin());
    }
};

Places places_of(std::span<core::Projected const> points) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < points.size(); ++i)
        if (std::isfinite(points[i].x) && std::isfinite(points[i].y)) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return comes_before(points[a], points[b]); });
    Places places;
    for (auto const i : order) {
        if (places.at.empty() || !(places.at.back() == points[i])) places.at.push_back(points[i]), places.points.emplace_back();
        places.points.back().push_back(i);
    }
    return places;
}

/// Pairs of places joined by an edge of the triangulation. Places in a line have no triangle: each is joined to the next.
std::vector<std::pair<std::size_t, std::size_t>> edges_between(Places const& places) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    detail::Geos const geos;
    auto const cloud = geos.points(places.at);
    auto const lines = geos.own(places.at.size() < 3 ? nullptr : GEOSDelaunayTriangulation_r(geos.handle(), cloud.get(), 0, 1));
    int const count = lines ? GEOSGetNumGeometries_r(geos.handle(), lines.get()) : 0;
    for (int i = 0; i < count; ++i) {
        auto const* const sequence = GEOSGeom_getCoordSeq_r(geos.handle(), GEOSGetGeometryN_r(geos.handle(), lines.get(), i));
        core::Projected from, to;
        if (!sequence || GEOSCoordSeq_getXY_r(geos.handle(), sequence, 0, &from.x, &from.y) != 1 ||
            GEOSCoordSeq_getXY_r(geos.handle(), sequence, 1, &to.x, &to.y) != 1)
            continue;
        pairs.emplace_back(places.of(from), places.of(to));
    }
    if (pairs.empty())
        for (std::size_t i = 1; i < places.at.size(); ++i)
            pairs.emplace_back(i - 1, i);
    return pairs;
}

}

std::vector<std::vector<std::uint32_t>> cell_neighbours(std::span<core::Projected const> points, std::stop_token stop) {
    Places const places = places_of(points);
    Lists lists(points.size());
    auto const join = [&](std::vector<std::uint32_t> const& some, std::vector<std::uint32_t> const& others) {
        for (auto const a : some)
            for (auto const b : others)
                if (a != b) lists[a].push_back(b);
    };
    for (auto const& stack : places.points)
        join(stack, stack);
    for (auto const& [a, b] : edges_between(places)) {
        if (stop.stop_requested()) throw core::cancelled();
        join(places.points[a], places.points[b]);
        join(places.points[b], places.points[a]);
    }
    for (auto& list : lists)
        std::sort(list.begin(), list.end());
    return lists;
}

}
