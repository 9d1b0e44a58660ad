#include "gis/outline.hpp"

#include "core/ground_order.hpp"
#include "gis/detail/geos.hpp"
#include "gis/geometry_ops.hpp"

#include <algorithm>
#include <cassert>

namespace vigie::gis {

namespace {

using Geometry = detail::Geos::Geometry;

constexpr int quadrant_segments = 4;
constexpr double least_reach_m = 30, notch_m = 50;

double length_m(OutlineRequest const& request, std::pair<std::uint32_t, std::uint32_t> const& link) {
    return core::distance_m(request.points[link.first], request.points[link.second]);
}

/// Half of what most links are long: ground farther than that from every link joins no neighbours.
double reach_m(OutlineRequest const& request) {
    std::vector<double> lengths;
    for (auto const& link : request.links)
        lengths.push_back(length_m(request, link));
    auto const middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::ranges::nth_element(lengths, middle);
    return std::max({least_reach_m, request.margin_m, *middle / 2});
}

/// Of each point its shortest links, each once: among all within a walk hundreds start at a point, and their ground is that of
/// the short ones.
std::vector<std::pair<std::uint32_t, std::uint32_t>> short_links(OutlineRequest const& request) {
    constexpr std::size_t most = 8;
    std::vector<std::vector<std::pair<double, std::uint32_t>>> from(request.points.size());
    for (auto const& link : request.links)
        from[link.first].emplace_back(length_m(request, link), link.second);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> kept;
    for (std::uint32_t point = 0; point < from.size(); ++point) {
        auto& links = from[point];
        auto const end = links.begin() + static_cast<std::ptrdiff_t>(std::min(most, links.size()));
        std::ranges::partial_sort(links, end);
        for (auto link = links.begin(); link != end; ++link)
            if (link->first > 0) kept.emplace_back(std::minmax(point, link->second));
    }
    std::ranges::sort(kept);
    auto const again = std::ranges::unique(kept);
    kept.erase(again.begin(), again.end());
    return kept;
}

class Drawing {
public:
    explicit Drawing(OutlineRequest const& request)
        : request_(request)
        , shape_(geos_.polygons(hull(request.points, request.margin_m))) {}

    core::MultiPolygon drawn() {
        if (!request_.links.empty()) keep(GEOSIntersection_r(geos_.handle(), shape_.get(), near_links().get()));
        auto const wet = water_near();
        keep(GEOSUnion_r(geos_.handle(), shape_.get(), discs(request_.points).get()));
        close_notches();
        if (wet) keep(GEOSDifference_r(geos_.handle(), shape_.get(), wet.get()));
        drop_empty_parts();
        if (wet) add_margins_in(wet);
        return geos_.polygons(shape_.get());
    }

private:
    /// Takes what GEOS made; keeps what was there when it could not.
    void keep(GEOSGeometry* made) {
        if (auto owned = geos_.own(made)) shape_ = std::move(owned);
    }

    Geometry line(core::Projected a, core::Projected b) const {
        auto* const sequence = GEOSCoordSeq_create_r(geos_.handle(), 2, 2);
        GEOSCoordSeq_setXY_r(geos_.handle(), sequence, 0, a.x, a.y);
        GEOSCoordSeq_setXY_r(geos_.handle(), sequence, 1, b.x, b.y);
        return geos_.own(GEOSGeom_createLineString_r(geos_.handle(), sequence));
    }

    Geometry near_links() const {
        auto const links = short_links(request_);
        std::vector<core::Box> boxes(links.size());
        for (std::size_t i = 0; i < links.size(); ++i) {
            boxes[i].include(request_.points[links[i].first]);
            boxes[i].include(request_.points[links[i].second]);
        }
        return ground_near(boxes, GEOS_MULTILINESTRING, reach_m(request_), [&](std::size_t i) {
            return line(request_.points[links[i].first], request_.points[links[i].second]);
        });
    }

    /// The ground within `reach` of any piece. A few at a time, neighbours together, then all of those: at once the time would grow with
    /// the square of how many lie over one another, which in a dense town are thousands. Finding the foyers of 200 000
    /// residences (draws of rule 12 aside) took 112 s with 64 at a time, 46 with 24, 26 with 4.
    /// \param boxes  of the pieces \param piece  makes one
    template <typename Piece>
    Geometry ground_near(std::vector<core::Box> const& boxes, int kind, double reach, Piece const& piece) const {
        constexpr std::size_t at_once = 4;
        auto const order = core::ground_order(boxes);
        std::vector<GEOSGeometry*> parts;
        for (std::size_t first = 0; first < order.size(); first += at_once) {
            std::vector<GEOSGeometry*> pieces;
            for (std::size_t i = first; i < std::min(first + at_once, order.size()); ++i) pieces.push_back(piece(order[i]).release());
            auto const some = geos_.own(GEOSGeom_createCollection_r(geos_.handle(), kind, pieces.data(), static_cast<unsigned>(pieces.size())));
            if (auto near = geos_.own(GEOSBuffer_r(geos_.handle(), some.get(), reach, quadrant_segments))) parts.push_back(near.release());
        }
        if (parts.size() == 1) return geos_.own(parts.front());
        auto const all = geos_.own(GEOSGeom_createCollection_r(geos_.handle(), GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size())));
        return geos_.own(GEOSUnaryUnion_r(geos_.handle(), all.get()));
    }

    Geometry discs(std::span<core::Projected const> points) const {
        std::vector<core::Box> boxes;
        for (auto const p : points) boxes.push_back({p.x, p.y, p.x, p.y});
        return ground_near(boxes, GEOS_MULTIPOINT, request_.margin_m,
                           [&](std::size_t i) { return geos_.own(GEOSGeom_createPointFromXY_r(geos_.handle(), points[i].x, points[i].y)); });
    }

    /// Notches too narrow to be drawn around.
    void close_notches() {
        keep(GEOSBuffer_r(geos_.handle(), shape_.get(), notch_m, quadrant_segments));
        keep(GEOSBuffer_r(geos_.handle(), shape_.get(), -notch_m, quadrant_segments));
    }

    /// Null when no water is near.
    Geometry water_near() const {
        core::Box box;
        for (auto const point : request_.points)
            box.include(point);
        box = box.grown(2 * request_.margin_m);
        core::MultiPolygon wet;
        for (auto const& area : request_.water)
            if (box.meets(core::bounds(area))) wet.insert(wet.end(), area.begin(), area.end());
        if (wet.empty()) return geos_.own(nullptr);
        return geos_.polygons(united(std::move(wet)));
    }

    /// Parts of the ground where no point lies: the far bank, an islet.
    void drop_empty_parts() {
        auto parts = geos_.polygons(shape_.get());
        std::erase_if(parts, [&](core::Polygon const& part) {
            core::MultiPolygon const alone{part};
            return std::ranges::none_of(request_.points, [&](auto point) { return core::contains(alone, point); });
        });
        if (!parts.empty()) shape_ = geos_.polygons(parts);
    }

    /// Points that the water layer covers keep their margin, or a member would be outside of its own foyer.
    void add_margins_in(Geometry const& water) {
        auto const wet = geos_.polygons(water.get());
        std::vector<core::Projected> covered;
        std::ranges::copy_if(request_.points, std::back_inserter(covered),
                             [&](auto point) { return core::contains(wet, point); });
        if (covered.empty()) return;
        keep(GEOSUnion_r(geos_.handle(), shape_.get(), discs(covered).get()));
    }

    detail::Geos geos_;
    OutlineRequest const& request_;
    Geometry shape_;
};

}

core::MultiPolygon outline(OutlineRequest const& request) {
    assert(request.margin_m > 0);
    if (request.points.empty()) return {};
    auto drawn = Drawing(request).drawn();
    return drawn.empty() ? hull(request.points, request.margin_m) : drawn;
}

}
