#include "workbench/import_positions.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

constexpr int wgs_84 = 4326;
constexpr int lambert_93 = 2154;
constexpr double far_m = 300'000;
constexpr double margin_degrees = 0.5;
constexpr std::size_t reported_rows = 50;

/// « 48.83, 2.39 » or « 48,83 ; 2,39 »: latitude first.
std::optional<core::Projected> latitude_longitude(std::string const& cell) {
    for (char const separator : {';', ',', ' '}) {
        auto const at = cell.find(separator);
        if (at == std::string::npos) continue;
        auto const lat = gis::parse_number(cell.substr(0, at)), lon = gis::parse_number(cell.substr(at + 1));
        if (lat && lon && std::abs(*lat) <= 90 && std::abs(*lon) <= 180) return core::Projected{*lon, *lat};
    }
    return std::nullopt;
}

/// « coord_x_l93 » says its own system.
bool names_lambert_93(std::string const& column) {
    auto const name = folded(column);
    return name.find("l93") != std::string::npos || name.find("lamb93") != std::string::npos || name.find("lambert93") != std::string::npos;
}

}

std::vector<FieldNames> position_fields() {
    return {{"x", {"x", "coordx", "xl93", "coordxl93", "xlambert93", "xlamb93", "lambx", "plgx", "xcoord", "coordonneex"}},
            {"y", {"y", "coordy", "yl93", "coordyl93", "ylambert93", "ylamb93", "lamby", "plgy", "ycoord", "coordonneey"}},
            {"lon", {"lon", "long", "lng", "longitude", "xlong", "xwgs84"}},
            {"lat", {"lat", "latitude", "ylat", "ywgs84"}},
            {"latlon", {"latlon", "geopoint2d", "geopoint", "coordonnees", "coordonneesgeo", "latlong"}},
            {"epsg", {"epsg", "srid", "codeepsg"}}};
}

Positions::Positions(gis::Source const& source, Columns const& columns, std::string const& stated, gis::Crs project_crs)
    : columns_(columns), stated_(stated), has_geometry_(source.has_geometry()), has_text_geometry_(source.has_text_geometry()),
      project_crs_(std::move(project_crs)), source_name_(source.layer_name()) {
    auto const system = source.crs();
    if (!has_text_geometry_) source_crs_ = system;
    else if (system) text_epsg_ = system->epsg().value_or(0);
}

std::optional<Positions::Noted> Positions::from_cells(gis::Feature const& row) const {
    auto planar = [&]() -> std::optional<Noted> {
        auto const x = columns_.number(row, "x"), y = columns_.number(row, "y");
        if (!x || !y) return std::nullopt;
        int epsg = 0;
        if (stated_.empty()) {
            if (auto const code = columns_.number(row, "epsg")) epsg = static_cast<int>(*code);
            else if (names_lambert_93(columns_.column_name("x"))) epsg = lambert_93;
        }
        return Noted{row.row, core::Projected{*x, *y}, epsg};
    };
    auto degrees = [&]() -> std::optional<Noted> {
        auto const lon = columns_.number(row, "lon"), lat = columns_.number(row, "lat");
        if (!lon || !lat) return std::nullopt;
        return Noted{row.row, core::Projected{*lon, *lat}, wgs_84};
    };
    auto one_cell = [&]() -> std::optional<Noted> {
        auto const cell = columns_.text(row, "latlon");
        auto const place = cell ? latitude_longitude(*cell) : std::nullopt;
        if (!place) return std::nullopt;
        return Noted{row.row, *place, wgs_84};
    };
    // What the user mapped comes first, then metres (no conversion), then degrees.
    if (columns_.is_explicit("latlon"))
        if (auto const place = one_cell()) return place;
    if (columns_.is_explicit("lon"))
        if (auto const place = degrees()) return place;
    if (auto const place = planar()) return place;
    if (auto const place = degrees()) return place;
    return one_cell();
}

Positions::Noted Positions::noted(gis::Feature& row) const {
    // Columns of metres are what a text table was made with; its GeoJSON cell is derived, in degrees.
    if (has_text_geometry_ && std::holds_alternative<core::Projected>(row.geometry))
        if (auto place = from_cells(row)) return std::move(*place);
    if (has_geometry_ && !std::holds_alternative<std::monostate>(row.geometry)) return {row.row, std::move(row.geometry), text_epsg_};
    return from_cells(row).value_or(Noted{row.row, {}, 0});
}

void Positions::note(gis::Feature& row) { noted_.push_back(noted(row)); }

std::vector<core::Projected> Positions::sample() const {
    std::vector<core::Projected> places;
    for (auto const& noted : noted_)
        if (noted.epsg == 0)
            if (auto const place = core::representative_point(noted.geometry)) places.push_back(*place);
    return places;
}

/// A .prj that lies lands the layer in another country: outside where its system is used.
void Positions::warn_when_misplaced(gis::Crs const& common, std::vector<core::Finding>& findings) const {
    auto const area = common.area_of_use();
    auto const places = sample();
    if (!area || places.empty()) return;
    gis::Transformer const to_degrees(common, gis::Crs::from_code("EPSG:4326"));
    auto const is_outside = [&](core::Projected p) {
        auto const place = to_degrees(p.x, p.y);
        return !place || !area->grown(margin_degrees).contains(*place);
    };
    if (2 * static_cast<std::size_t>(std::ranges::count_if(places, is_outside)) <= places.size()) return;
    auto const guess = gis::guess_crs(places);
    findings.push_back({core::Severity::warning, std::nullopt, source_name_,
                        {VIGIE_N_("These coordinates lie outside where {0} is used."), {gis::plain_name(common)}},
                        guess && guess->crs.code() != common.code()
                            ? core::Message{VIGIE_N_("They look like {0}: look at the map, and import again with --crs {1}."),
                                            {gis::plain_name(guess->crs), guess->crs.code()}}
                            : core::Message{VIGIE_N_("Look at the map; if the place is wrong, import again with --crs.")}});
}

std::optional<gis::Crs> Positions::common_system(std::vector<core::Finding>& findings) const {
    if (!stated_.empty()) return gis::Crs::from_code(stated_);
    if (source_crs_) return source_crs_;
    auto const places = sample();
    if (places.empty()) return std::nullopt;
    if (auto const guess = gis::guess_crs(places)) {
        findings.push_back({core::Severity::warning, std::nullopt, source_name_,
                            {VIGIE_N_("The file does not say its coordinate system; its figures look like {0}."), {gis::plain_name(guess->crs)}},
                            {VIGIE_N_("Look at the map; if the place is wrong, import again with --crs.")}});
        return guess->crs;
    }
    findings.push_back({core::Severity::warning, std::nullopt, source_name_,
                        VIGIE_N_("The file does not say its coordinate system, and its figures look like none in use in France."),
                        VIGIE_N_("Everything is kept as not located. Ask for the system and import again with --crs.")});
    return std::nullopt;
}

std::vector<core::Geometry> Positions::resolve(std::vector<core::Finding>& findings) {
    if (auto const common = common_system(findings)) {
        warn_when_misplaced(*common, findings);
        to_project_[0].emplace(*common, project_crs_);
    } else {
        to_project_[0] = std::nullopt;
    }
    std::vector<core::Geometry> geometries;
    for (auto const& each : noted_) geometries.push_back(converted(each, findings));
    return geometries;
}

core::Geometry Positions::place(gis::Feature& row, std::vector<core::Finding>& findings) { return converted(noted(row), findings); }

core::Geometry Positions::converted(Noted const& noted, std::vector<core::Finding>& findings) {
    if (std::holds_alternative<std::monostate>(noted.geometry)) return {};
    if (!to_project_.contains(noted.epsg)) {
        try {
            to_project_[noted.epsg].emplace(gis::Crs::from_code("EPSG:" + std::to_string(noted.epsg)), project_crs_);
        } catch (core::Error const&) {
            to_project_[noted.epsg] = std::nullopt;
            findings.push_back({core::Severity::warning, noted.row, source_name_,
                                {VIGIE_N_("EPSG code {0} is not a coordinate system."), {std::to_string(noted.epsg)}},
                                VIGIE_N_("Rows with this code are kept as not located; correct the code and import again.")});
        }
    }
    auto const& transformer = to_project_.at(noted.epsg);
    auto geometry = transformer ? (*transformer)(noted.geometry) : core::Geometry{};
    if (std::holds_alternative<std::monostate>(geometry) && ++lost_ <= reported_rows)
        findings.push_back({core::Severity::warning, noted.row, source_name_, VIGIE_N_("Its position cannot be placed on the project's map."),
                            VIGIE_N_("Check the coordinates of this row; it is kept as not located.")});
    return geometry;
}

std::optional<core::Finding> far_away(core::Box const& incoming, core::Box const& existing) {
    if (incoming.is_empty() || existing.is_empty() || incoming.meets(existing.grown(far_m))) return std::nullopt;
    return core::Finding{core::Severity::warning, std::nullopt, {},
                         VIGIE_N_("What this file holds lies more than 300 km from everything else in the project."),
                         VIGIE_N_("Its coordinate system is probably wrong. Look at the map, and import again with --crs if needed.")};
}

}
