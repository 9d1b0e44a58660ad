// Where rows are: one row after the other, on the project's map.
#include "core/error.hpp"
#include "imports/positions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vigie::imports {

namespace {

constexpr double far_m = 300'000;
constexpr std::size_t named_rows = 5;

/// A few thousandths of a degree, or of what a degree is in metres: nobody lives there, and software writes it for «
/// nowhere ».
bool is_at_zero(core::Projected p) { return std::abs(p.x) < 1e-6 && std::abs(p.y) < 1e-6; }

void swap_axes(core::Geometry& geometry) {
    auto const swap_all = [](auto& points) {
        for (auto& p : points)
            std::swap(p.x, p.y);
    };
    if (auto* point = std::get_if<core::Projected>(&geometry)) std::swap(point->x, point->y);
    if (auto* lines = std::get_if<core::MultiPolyline>(&geometry))
        for (auto& line : *lines)
            swap_all(line);
    if (auto* polygons = std::get_if<core::MultiPolygon>(&geometry))
        for (auto& polygon : *polygons) {
            swap_all(polygon.outer);
            for (auto& hole : polygon.holes)
                swap_all(hole);
        }
}

bool jumps(std::vector<core::Projected> const& line) {
    for (std::size_t i = 1; i < line.size(); ++i)
        if (std::abs(line[i].x - line[i - 1].x) > 180) return true;
    return false;
}

/// Degrees on both sides of the 180th meridian.
bool crosses_antimeridian(core::Geometry const& geometry) {
    auto const box = core::bounds(geometry);
    if (box.is_empty() || box.width() < 180) return false;
    if (auto const* lines = std::get_if<core::MultiPolyline>(&geometry))
        return std::ranges::any_of(*lines, jumps) || box.width() > 300;
    if (auto const* polygons = std::get_if<core::MultiPolygon>(&geometry))
        return std::ranges::any_of(*polygons, [](auto const& polygon) { return jumps(polygon.outer); }) ||
               box.width() > 300;
    return false;
}

}

/// One place for the geometry. Of degrees on both sides of 180° the first part: their centre would be on the other side
/// of the Earth.
std::optional<core::Projected> Positions::place_of(core::Geometry const& geometry) {
    auto const* polygons = std::get_if<core::MultiPolygon>(&geometry);
    auto const box = core::bounds(geometry);
    bool const may_cross =
        polygons != nullptr && polygons->size() > 1 && box.width() > 180 && box.min_x >= -180 && box.max_x <= 180;
    return core::representative_point(may_cross ? core::Geometry(core::MultiPolygon{polygons->front()}) : geometry);
}

void Positions::Tally::add(std::int64_t row) {
    ++count;
    if (first.size() < named_rows) first.push_back(row);
}

Positions::Way& Positions::way_of(int epsg) {
    auto const found = ways_.find(epsg);
    if (found != ways_.end()) return found->second;
    auto& way = ways_[epsg];
    try {
        auto const crs = epsg != 0 ? std::optional(gis::Crs::from_code("EPSG:" + std::to_string(epsg))) : common_;
        if (crs) {
            way.to_project.emplace(*crs, destination_.crs);
            way.to_degrees.emplace(*crs, gis::Crs::from_code("EPSG:4326"));
            way.is_degrees = crs->is_geographic();
        }
    } catch (core::Error const&) { // a code that names no system
    }
    return way;
}

/// \param in_project where conversion puts the place
bool Positions::is_in_france(core::Projected place, std::optional<core::Projected> const& in_project,
                             Way const& way) const {
    if (in_project && safe_.contains(*in_project)) return true; // most rows: no second conversion
    auto const degrees = (*way.to_degrees)(place.x, place.y);
    return degrees && gis::french_territory({degrees->x, degrees->y}).has_value();
}

/// Puts a geometry of the source on the project's map: axes put right, monostate for a place that cannot be meant.
void Positions::convert(Place& place, Way const& way) const {
    auto geometry = std::exchange(place.geometry, {});
    auto const note = [&](Oddity oddity) { place.oddities |= 1U << oddity; };
    auto const where = place_of(geometry);
    if (!where) return;
    if (is_at_zero(*where)) return note(at_zero);
    if (way.is_degrees && crosses_antimeridian(geometry)) note(crossing);
    auto const in_project = (*way.to_project)(where->x, where->y);
    if (is_in_france(*where, in_project, way)) {
        if (in_project && std::holds_alternative<core::Projected>(geometry)) { // most rows: converted already
            place.geometry = *in_project;
            return;
        }
    } else if (is_in_france({where->y, where->x}, (*way.to_project)(where->y, where->x), way)) {
        note(swapped);
        swap_axes(geometry);
    } else {
        note(outside);
        if (is_french_) return;
    }
    place.geometry = (*way.to_project)(geometry);
    if (std::holds_alternative<std::monostate>(place.geometry)) note(lost);
}

Place Positions::place(gis::Feature& row) {
    Raw given = raw(row);
    if (std::holds_alternative<std::monostate>(given.geometry))
        return {{}, has_unusable_cells(row) ? 1U << unusable : 0};
    auto& way = way_of(given.epsg);
    if (!way.to_project) return {{}, given.epsg != 0 ? 1U << unknown_code : 0};
    Place place{std::move(given.geometry)};
    convert(place, way);
    return place;
}

void Positions::count(Place const& place, std::int64_t row) {
    for (unsigned oddity = 0; oddity < oddities; ++oddity)
        if ((place.oddities & 1U << oddity) != 0) tallies_[oddity].add(row);
}

core::Geometry Positions::operator()(gis::Feature& row) {
    auto found = place(row);
    count(found, row.row);
    return std::move(found.geometry);
}

void Positions::close(std::vector<core::Finding>& findings) const {
    auto const tell = [&](Oddity oddity, core::Severity severity, char const* what, char const* remedy) {
        auto const& tally = tallies_[oddity];
        if (tally.count == 0) return;
        std::string rows;
        for (auto const row : tally.first)
            rows += (rows.empty() ? "" : ", ") + std::to_string(row);
        if (tally.count > static_cast<std::int64_t>(tally.first.size())) rows += "…";
        findings.push_back(
            {severity, tally.first.front(), source_name_, {what, {std::to_string(tally.count), rows}}, remedy});
    };
    using enum core::Severity;
    tell(at_zero, warning, VIGIE_N_("{0} positions are at (0, 0), which programs write for “nowhere” (rows {1})."),
         VIGIE_N_("They are kept as not located; place them from an address table, or by hand on the map."));
    tell(unusable, warning, VIGIE_N_("{0} positions are not numbers a map can use (rows {1})."),
         VIGIE_N_("They are kept as not located; correct them in the source."));
    tell(swapped, warning,
         VIGIE_N_("In {0} rows longitude and latitude, or easting and northing, had changed places; they were put "
                  "right (rows {1})."),
         VIGIE_N_("Look at the map; correct the columns in the source."));
    if (is_french_)
        tell(outside, warning, VIGIE_N_("{0} positions lie outside any French territory (rows {1})."),
             VIGIE_N_("They are kept as not located; correct them in the source."));
    else
        tell(outside, warning, VIGIE_N_("{0} positions lie outside any French territory (rows {1})."),
             VIGIE_N_("They were kept as the whole file says. If the place is wrong, import again with --crs."));
    tell(lost, warning, VIGIE_N_("{0} positions cannot be placed on the project's map (rows {1})."),
         VIGIE_N_("They are kept as not located; check their coordinates."));
    tell(unknown_code, warning, VIGIE_N_("The coordinate system named in {0} rows does not exist (rows {1})."),
         VIGIE_N_("They are kept as not located; correct the code and import again."));
    tell(crossing, note,
         VIGIE_N_("{0} outlines lie on both sides of the 180° meridian; they were kept whole (rows {1})."),
         VIGIE_N_("Nothing to do."));
}

std::optional<core::Finding> far_away(core::Box const& incoming, core::Box const& existing) {
    if (incoming.is_empty() || existing.is_empty() || incoming.meets(existing.grown(far_m))) return std::nullopt;
    return core::Finding{
        core::Severity::warning,
        std::nullopt,
        {},
        VIGIE_N_("What this file holds lies more than 300 km from everything else in the project."),
        VIGIE_N_("Its coordinate system is probably wrong. Look at the map, and import again with --crs if needed.")};
}

}
