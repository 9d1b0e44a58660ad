#include "gis/detail/geometry_read.hpp"

#include "gis/geometry_ops.hpp"

#include <cmath>

namespace vigie::gis::detail {

namespace {

/// Beyond this no projected system of the Earth has coordinates (web Mercator ends at 2e7).
constexpr double largest_coordinate = 1e8;

constexpr std::size_t most_findings = 20'000;

/// Points of a curve; `ok` turns false at a coordinate that is no place.
std::vector<core::Projected> points_of(OGRGeometryH line, bool& ok) {
    int const n = OGR_G_GetPointCount(line);
    std::vector<core::Projected> out(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) {
        auto& p = out[static_cast<std::size_t>(i)];
        p = {OGR_G_GetX(line, i), OGR_G_GetY(line, i)};
        ok = ok && is_place(p);
    }
    return out;
}

/// A collection may mix kinds; areas win over lines, lines over points.
struct Parts {
    core::MultiPolygon polygons;
    core::MultiPolyline lines;
    std::vector<core::Projected> points;
    bool ok = true;

    void add(OGRGeometryH geometry);
    void add_polygon(OGRGeometryH polygon);
};

void Parts::add_polygon(OGRGeometryH geometry) {
    core::Polygon polygon;
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
        core::Ring ring = points_of(OGR_G_GetGeometryRef(geometry, i), ok);
        if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
        if (ring.size() < 4) {
            if (i == 0) return;
            continue;
        }
        if (i == 0) polygon.outer = std::move(ring);
        else polygon.holes.push_back(std::move(ring));
    }
    if (!polygon.outer.empty()) polygons.push_back(std::move(polygon));
}

void Parts::add(OGRGeometryH geometry) {
    if (!geometry || OGR_G_IsEmpty(geometry)) return;
    switch (wkbFlatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint: {
        core::Projected const p{OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
        ok = ok && is_place(p);
        points.push_back(p);
        break;
    }
    case wkbLineString: {
        auto line = points_of(geometry, ok);
        if (line.size() >= 2) lines.push_back(std::move(line));
        break;
    }
    case wkbPolygon:
    case wkbTriangle: add_polygon(geometry); break;
    default:
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) add(OGR_G_GetGeometryRef(geometry, i));
    }
}

core::Finding trouble(std::int64_t row, char const* what, char const* remedy) {
    return {core::Severity::warning, row, {}, what, remedy};
}

core::Geometry middle(std::vector<core::Projected> const& points) {
    core::Projected sum;
    for (auto const p : points) sum = {sum.x + p.x, sum.y + p.y};
    auto const n = static_cast<double>(points.size());
    return core::Projected{sum.x / n, sum.y / n};
}

core::Geometry repaired_area(core::MultiPolygon polygons, std::int64_t row, GeometryTally& tally) {
    auto repair = make_valid(std::move(polygons));
    if (!repair.was_invalid) return std::move(repair.polygons);
    if (repair.polygons.empty()) {
        tally.tell(trouble(row, VIGIE_N_("This outline encloses nothing."), VIGIE_N_("Draw it again in the source.")));
        return {};
    }
    ++tally.repaired;
    tally.tell({core::Severity::note, row, {},
                              {VIGIE_N_("An outline that crossed itself was repaired ({0})."), {repair.reason}},
                              VIGIE_N_("Check its shape on the map.")});
    return std::move(repair.polygons);
}

}

bool is_place(core::Projected p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.x) <= largest_coordinate && std::abs(p.y) <= largest_coordinate;
}

void tell_no_position(std::int64_t row, GeometryTally& tally) {
    tally.tell(trouble(row, VIGIE_N_("This row has no position."), VIGIE_N_("Place it in the source, or leave it: it stays in lists and tables.")));
}

core::Geometry plain_geometry(OGRGeometryH geometry, std::int64_t row, GeometryTally& tally) {
    if (!geometry || OGR_G_IsEmpty(geometry)) return {};
    if (OGR_G_Is3D(geometry)) ++tally.dropped_z;
    OwnedGeometry linear;
    if (OGR_G_HasCurveGeometry(geometry, 0)) {
        ++tally.curves;
        linear.reset(OGR_G_GetLinearGeometry(geometry, 0, nullptr));
        geometry = linear.get();
    }
    Parts parts;
    parts.add(geometry);
    if (!parts.ok) {
        tally.tell(trouble(row, VIGIE_N_("The coordinates of this row are not numbers a map can use."),
                                         VIGIE_N_("Correct the position in the source; the row is kept without a position.")));
        return {};
    }
    if (!parts.polygons.empty()) return repaired_area(std::move(parts.polygons), row, tally);
    if (!parts.lines.empty()) return std::move(parts.lines);
    if (parts.points.size() > 1) ++tally.multipoints;
    if (!parts.points.empty()) return parts.points.size() == 1 ? core::Geometry(parts.points.front()) : middle(parts.points);
    tally.tell(trouble(row, VIGIE_N_("This outline encloses nothing."), VIGIE_N_("Draw it again in the source.")));
    return {};
}

void GeometryTally::tell(core::Finding finding) {
    if (findings.size() < most_findings) findings.push_back(std::move(finding));
    else ++untold;
}

Source::ReadResult GeometryTally::result(std::int64_t read) {
    auto const add = [&](std::int64_t n, char const* what) {
        if (n > 0) findings.push_back({core::Severity::note, std::nullopt, {}, {what, {std::to_string(n)}}, VIGIE_N_("Nothing to do.")});
    };
    add(dropped_z, VIGIE_N_("Heights were left out: {0} rows had some."));
    add(curves, VIGIE_N_("Arcs were turned into short straight lines: {0} rows had some."));
    add(multipoints, VIGIE_N_("{0} rows had several points; their middle was taken."));
    add(untold, VIGIE_N_("{0} more remarks on rows are not listed."));
    return {read, std::move(findings), repaired};
}

bool looks_like_geometry(std::string_view cell) {
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    if (cell.starts_with("{")) return cell.find("\"coordinates\"") != std::string_view::npos;
    for (std::string_view kind : {"POINT", "LINESTRING", "POLYGON", "MULTI", "GEOMETRYCOLLECTION", "SRID="})
        if (cell.starts_with(kind)) return true;
    return false;
}

OwnedGeometry geometry_of_text(std::string const& cell) {
    auto const start = cell.find_first_not_of(' ');
    if (start == std::string::npos) return {};
    if (cell[start] == '{') return OwnedGeometry(OGR_G_CreateGeometryFromJson(cell.c_str() + start));
    auto const semicolon = cell.compare(start, 5, "SRID=") == 0 ? cell.find(';') : std::string::npos;
    std::string wkt = cell.substr(semicolon == std::string::npos ? start : semicolon + 1);
    char* text = wkt.data();
    OGRGeometryH geometry = nullptr;
    if (OGR_G_CreateFromWkt(&text, nullptr, &geometry) != OGRERR_NONE) return {};
    return OwnedGeometry(geometry);
}

}
