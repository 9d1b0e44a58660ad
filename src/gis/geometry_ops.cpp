#include "gis/geometry_ops.hpp"

#include "gis/detail/geos.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace vigie::gis {

namespace {

constexpr int quadrant_segments = 8;

/// Of a quarter circle whose chords stay within a tolerance of it.
int segments_within(double tolerance, double radius) {
    double const half_angle = std::acos(std::clamp(1 - tolerance / radius, 0.0, 1.0));
    return std::clamp(static_cast<int>(std::ceil(std::numbers::pi / 4 / std::max(half_angle, 1e-3))), 2, 64);
}

}

core::MultiPolygon hull(std::span<core::Projected const> points, double margin_m, double ratio) {
    assert(margin_m > 0 && ratio >= 0 && ratio <= 1);
    if (points.empty()) return {};
    detail::Geos const geos;
    auto const cloud = geos.points(points);
    auto tight = geos.own(points.size() < 3 ? nullptr : GEOSConcaveHull_r(geos.handle(), cloud.get(), ratio, 0));
    if (!tight) tight = geos.own(GEOSConvexHull_r(geos.handle(), cloud.get())); // one or two points, or GEOS gave up
    auto const grown = geos.own(GEOSBuffer_r(geos.handle(), tight.get(), margin_m, quadrant_segments));
    return geos.polygons(grown.get());
}

Repair make_valid(core::MultiPolygon polygons) {
    detail::Geos const geos;
    auto const geometry = geos.polygons(polygons);
    if (!geometry) return {std::move(polygons), false, geos.last_message()};
    char* reason = nullptr;
    GEOSGeometry* where = nullptr;
    char const valid = GEOSisValidDetail_r(geos.handle(), geometry.get(), 0, &reason, &where);
    Repair result;
    if (reason) result.reason = reason;
    GEOSFree_r(geos.handle(), reason);
    auto const location = geos.own(where);
    if (valid == 1) {
        result.polygons = std::move(polygons);
        return result;
    }
    result.was_invalid = true;
    auto const repaired = geos.own(GEOSMakeValid_r(geos.handle(), geometry.get()));
    result.polygons = geos.polygons(repaired.get());
    if (result.reason.empty()) result.reason = geos.last_message();
    return result;
}

core::MultiPolygon grown(core::MultiPolygon const& areas, double by_m, double tolerance_m) {
    assert(by_m > 0 && tolerance_m > 0);
    core::MultiPolygon filled;
    for (auto const& area : areas) filled.push_back({area.outer, {}});
    detail::Geos const geos;
    auto const geometry = geos.polygons(filled);
    // Fewer points first: what is grown is what costs. The quick way, which may lose a part smaller than the tolerance.
    auto plain = geos.own(geometry ? GEOSSimplify_r(geos.handle(), geometry.get(), tolerance_m) : nullptr);
    bool const has_all = plain && GEOSGetNumGeometries_r(geos.handle(), plain.get()) == static_cast<int>(filled.size()) &&
                         GEOSisEmpty_r(geos.handle(), plain.get()) == 0;
    if (geometry && !has_all) plain = geos.own(GEOSTopologyPreserveSimplify_r(geos.handle(), geometry.get(), tolerance_m));
    auto const wider = geos.own(plain ? GEOSBuffer_r(geos.handle(), plain.get(), by_m, segments_within(tolerance_m, by_m)) : nullptr);
    auto result = geos.polygons(wider.get());
    for (auto& area : result) area.holes.clear();
    return result;
}

core::MultiPolygon united(core::MultiPolygon parts) {
    detail::Geos const geos;
    auto const geometry = geos.polygons(parts);
    auto const merged = geos.own(geometry ? GEOSUnaryUnion_r(geos.handle(), geometry.get()) : nullptr);
    auto result = geos.polygons(merged.get());
    return result.empty() ? std::move(parts) : std::move(result);
}

}
