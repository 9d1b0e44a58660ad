#include "core/geometry.hpp"

#include "core/ray.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace vigie::core {

namespace {

/// Area and first moments of a ring, about its first point: Lambert coordinates are large, products of them lose digits.
struct Moments {
    double area = 0; ///< always positive
    double x = 0;    ///< area * (centroid - origin of coordinates)
    double y = 0;
};

Moments moments(Ring const& ring) {
    if (ring.size() < 4) return {};
    auto const origin = ring.front();
    double twice_area = 0, six_x = 0, six_y = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        double const ax = ring[i].x - origin.x, ay = ring[i].y - origin.y;
        double const bx = ring[i + 1].x - origin.x, by = ring[i + 1].y - origin.y;
        double const cross = ax * by - bx * ay;
        twice_area += cross;
        six_x += (ax + bx) * cross;
        six_y += (ay + by) * cross;
    }
    double const sign = twice_area < 0 ? -1 : 1;
    double const area = sign * twice_area / 2;
    return {area, sign * six_x / 6 + area * origin.x, sign * six_y / 6 + area * origin.y};
}

Moments moments(MultiPolygon const& polygons) {
    Moments sum;
    auto const add = [&sum](Ring const& ring, double sign) {
        auto const part = moments(ring);
        sum.area += sign * part.area;
        sum.x += sign * part.x;
        sum.y += sign * part.y;
    };
    for (auto const& polygon : polygons) {
        add(polygon.outer, 1);
        for (auto const& hole : polygon.holes) add(hole, -1);
    }
    return sum;
}

Projected mean_of_points(MultiPolygon const& polygons) {
    Projected sum;
    double count = 0;
    for (auto const& polygon : polygons) {
        for (std::size_t i = 0; i + 1 < std::max<std::size_t>(polygon.outer.size(), 2) && i < polygon.outer.size(); ++i) {
            sum.x += polygon.outer[i].x;
            sum.y += polygon.outer[i].y;
            ++count;
        }
    }
    return count > 0 ? Projected{sum.x / count, sum.y / count} : sum;
}

bool flips(Ring const& ring, Projected p) {
    bool odd = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) odd = odd != crosses_ray(ring[i], ring[i + 1], p);
    return odd;
}

double distance_to_segment(Projected a, Projected b, Projected p) {
    double const dx = b.x - a.x, dy = b.y - a.y;
    double const length2 = dx * dx + dy * dy;
    double const t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0;
    return distance_m({a.x + t * dx, a.y + t * dy}, p);
}

double distance_to_ring(Ring const& ring, Projected p) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) nearest = std::min(nearest, distance_to_segment(ring[i], ring[i + 1], p));
    return nearest;
}

double length_m(Polyline const& line) {
    double length = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) length += distance_m(line[i], line[i + 1]);
    return length;
}

}

void Box::include(Projected p) {
    min_x = std::min(min_x, p.x);
    min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x);
    max_y = std::max(max_y, p.y);
}

void Box::include(Box const& other) {
    if (other.is_empty()) return;
    include(Projected{other.min_x, other.min_y});
    include(Projected{other.max_x, other.max_y});
}

Box bounds(std::span<Projected const> points) {
    Box box;
    for (auto const point : points) box.include(point);
    return box;
}

Box bounds(MultiPolygon const& polygons) {
    Box box;
    for (auto const& polygon : polygons) box.include(bounds(std::span<Projected const>{polygon.outer}));
    return box;
}

Box bounds(MultiPolyline const& lines) {
    Box box;
    for (auto const& line : lines) box.include(bounds(std::span<Projected const>{line}));
    return box;
}

Box bounds(Geometry const& geometry) {
    if (auto const* point = std::get_if<Projected>(&geometry)) return bounds(std::span{point, 1});
    if (auto const* lines = std::get_if<MultiPolyline>(&geometry)) return bounds(*lines);
    if (auto const* polygons = std::get_if<MultiPolygon>(&geometry)) return bounds(*polygons);
    return {};
}

double area_m2(MultiPolygon const& polygons) { return moments(polygons).area; }

Projected centroid(MultiPolygon const& polygons) {
    assert(!polygons.empty());
    auto const sum = moments(polygons);
    if (!(sum.area > 0)) return mean_of_points(polygons);
    return {sum.x / sum.area, sum.y / sum.area};
}

bool contains(MultiPolygon const& polygons, Projected point) {
    return std::any_of(polygons.begin(), polygons.end(), [point](Polygon const& polygon) {
        bool inside = flips(polygon.outer, point);
        for (auto const& hole : polygon.holes) inside = inside != flips(hole, point);
        return inside;
    });
}

double distance_m(MultiPolygon const& polygons, Projected point) {
    if (contains(polygons, point)) return 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (auto const& polygon : polygons) {
        nearest = std::min(nearest, distance_to_ring(polygon.outer, point));
        for (auto const& hole : polygon.holes) nearest = std::min(nearest, distance_to_ring(hole, point));
    }
    return nearest;
}

double distance_m(Projected a, Projected b) { return std::hypot(a.x - b.x, a.y - b.y); }

double length_m(std::span<Projected const> line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) length += distance_m(line[i - 1], line[i]);
    return length;
}

std::optional<Projected> representative_point(Geometry const& geometry) {
    if (auto const* point = std::get_if<Projected>(&geometry)) return *point;
    if (auto const* polygons = std::get_if<MultiPolygon>(&geometry)) {
        if (polygons->empty()) return std::nullopt;
        return centroid(*polygons);
    }
    if (auto const* lines = std::get_if<MultiPolyline>(&geometry)) {
        auto const longest = std::max_element(lines->begin(), lines->end(),
                                              [](auto const& a, auto const& b) { return length_m(a) < length_m(b); });
        if (longest == lines->end() || longest->empty()) return std::nullopt;
        return (*longest)[longest->size() / 2];
    }
    return std::nullopt;
}

}
