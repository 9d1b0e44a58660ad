#pragma once

#include <limits>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace vigie::core {

/// Degrees, WGS 84 or RGF93 (the same within a metre).
struct LonLat {
    double lon = 0;
    double lat = 0;
    friend bool operator==(LonLat, LonLat) = default;
};

/// Metres in the project's coordinate system.
struct Projected {
    double x = 0;
    double y = 0;
    friend bool operator==(Projected, Projected) = default;
};

struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool is_empty() const { return !(min_x <= max_x && min_y <= max_y); }
    [[nodiscard]] double width() const { return is_empty() ? 0 : max_x - min_x; }
    [[nodiscard]] double height() const { return is_empty() ? 0 : max_y - min_y; }
    [[nodiscard]] Projected centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
    [[nodiscard]] bool contains(Projected p) const { return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y; }
    [[nodiscard]] bool meets(Box const& other) const {
        return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y && other.min_y <= max_y;
    }
    [[nodiscard]] Box grown(double metres) const { return {min_x - metres, min_y - metres, max_x + metres, max_y + metres}; }
    void include(Projected p);
    void include(Box const& other);
    friend bool operator==(Box const&, Box const&) = default;
};

/// Closed: the last point repeats the first. At least 4 points.
using Ring = std::vector<Projected>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    friend bool operator==(Polygon const&, Polygon const&) = default;
};

using MultiPolygon = std::vector<Polygon>;
using Polyline = std::vector<Projected>;
using MultiPolyline = std::vector<Polyline>;

/// monostate = no position. Coordinates are finite.
using Geometry = std::variant<std::monostate, Projected, MultiPolyline, MultiPolygon>;

[[nodiscard]] Box bounds(std::span<Projected const> points);
[[nodiscard]] Box bounds(MultiPolygon const& polygons);
[[nodiscard]] Box bounds(MultiPolyline const& lines);
[[nodiscard]] Box bounds(Geometry const& geometry);

/// Square metres, holes taken out, whatever the direction of the rings.
[[nodiscard]] double area_m2(MultiPolygon const& polygons);

/// Centre of mass; the mean of the points when the area is nil. \pre not empty
[[nodiscard]] Projected centroid(MultiPolygon const& polygons);

/// Half-open ray test: a point on a shared border belongs to exactly one of two polygons with the same border points.
[[nodiscard]] bool contains(MultiPolygon const& polygons, Projected point);

/// Metres to the nearest border point; 0 inside.
[[nodiscard]] double distance_m(MultiPolygon const& polygons, Projected point);

[[nodiscard]] double distance_m(Projected a, Projected b);
[[nodiscard]] double length_m(std::span<Projected const> line); ///< along its points; 0 for fewer than two

/// A point that stands for the geometry: itself, the centroid of an area, the middle vertex of a line; absent for none.
[[nodiscard]] std::optional<Projected> representative_point(Geometry const& geometry);

}
