#include "gis/detail/geos.hpp"

namespace vigie::gis::detail {

namespace {

void keep_message(char const* text, void* target) { *static_cast<std::string*>(target) = text; }

}

Geos::Geos() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(handle_, keep_message, &message_);
    GEOSContext_setNoticeMessageHandler_r(handle_, keep_message, &message_);
}

GEOSGeometry* Geos::ring(core::Ring const& from) const {
    auto* sequence = GEOSCoordSeq_create_r(handle_, static_cast<unsigned>(from.size()), 2);
    for (unsigned i = 0; i < from.size(); ++i) GEOSCoordSeq_setXY_r(handle_, sequence, i, from[i].x, from[i].y);
    return GEOSGeom_createLinearRing_r(handle_, sequence); // takes the sequence; null for an open or short ring
}

Geos::Geometry Geos::polygons(core::MultiPolygon const& from) const {
    std::vector<GEOSGeometry*> parts;
    for (auto const& polygon : from) {
        GEOSGeometry* shell = ring(polygon.outer);
        if (!shell) continue;
        std::vector<GEOSGeometry*> holes;
        for (auto const& hole : polygon.holes)
            if (auto* h = ring(hole)) holes.push_back(h);
        if (auto* part = GEOSGeom_createPolygon_r(handle_, shell, holes.data(), static_cast<unsigned>(holes.size())))
            parts.push_back(part);
    }
    return own(GEOSGeom_createCollection_r(handle_, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
}

Geos::Geometry Geos::points(std::span<core::Projected const> from) const {
    std::vector<GEOSGeometry*> parts;
    for (auto const p : from) parts.push_back(GEOSGeom_createPointFromXY_r(handle_, p.x, p.y));
    return own(GEOSGeom_createCollection_r(handle_, GEOS_MULTIPOINT, parts.data(), static_cast<unsigned>(parts.size())));
}

core::Ring Geos::ring(GEOSGeometry const* from) const {
    core::Ring out;
    auto const* sequence = GEOSGeom_getCoordSeq_r(handle_, from);
    unsigned n = 0;
    GEOSCoordSeq_getSize_r(handle_, sequence, &n);
    out.resize(n);
    for (unsigned i = 0; i < n; ++i) GEOSCoordSeq_getXY_r(handle_, sequence, i, &out[i].x, &out[i].y);
    return out;
}

core::MultiPolygon Geos::polygons(GEOSGeometry const* from) const {
    core::MultiPolygon out;
    if (!from) return out;
    int const type = GEOSGeomTypeId_r(handle_, from);
    if (type == GEOS_POLYGON) {
        if (GEOSisEmpty_r(handle_, from)) return out;
        core::Polygon polygon{ring(GEOSGetExteriorRing_r(handle_, from)), {}};
        for (int i = 0; i < GEOSGetNumInteriorRings_r(handle_, from); ++i)
            polygon.holes.push_back(ring(GEOSGetInteriorRingN_r(handle_, from, i)));
        out.push_back(std::move(polygon));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(handle_, from); ++i)
            for (auto& part : polygons(GEOSGetGeometryN_r(handle_, from, i))) out.push_back(std::move(part));
    }
    return out;
}

}
