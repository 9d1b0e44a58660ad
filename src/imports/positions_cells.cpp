// Where rows are: what a row says of it.
#include "gis/grid_cell.hpp"
#include "imports/detail/french_places.hpp"
#include "imports/positions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::imports {

namespace {

constexpr int wgs_84 = 4326;

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
    return name.find("l93") != std::string::npos || name.find("lamb93") != std::string::npos ||
           name.find("lambert93") != std::string::npos;
}

}

std::vector<FieldNames> position_fields() {
    return {{"x",
             {"x", "coordx", "xl93", "coordxl93", "xlambert93", "xlamb93", "lambx", "plgx", "xcoord", "coordonneex"},
             VIGIE_N_("Easting")},
            {"y",
             {"y", "coordy", "yl93", "coordyl93", "ylambert93", "ylamb93", "lamby", "plgy", "ycoord", "coordonneey"},
             VIGIE_N_("Northing")},
            {"lon", {"lon", "long", "lng", "longitude", "xlong", "xwgs84"}, VIGIE_N_("Longitude")},
            {"lat", {"lat", "latitude", "ylat", "ywgs84"}, VIGIE_N_("Latitude")},
            {"latlon",
             {"latlon", "geopoint2d", "geopoint", "coordonnees", "coordonneesgeo", "latlong"},
             VIGIE_N_("Latitude and longitude")},
            {"epsg", {"epsg", "srid", "codeepsg"}, VIGIE_N_("Coordinate system of the row")}};
}

std::optional<Positions::Raw> Positions::planar(gis::Feature const& row) const {
    auto const x = columns_.number(row, "x"), y = columns_.number(row, "y");
    if (!x || !y) return std::nullopt;
    int epsg = 0;
    if (options_.stated.empty()) {
        if (auto const code = columns_.number(row, "epsg"); code && *code > 0 && *code < 1'000'000)
            epsg = static_cast<int>(*code);
        else if (names_lambert_93(columns_.column_name("x")))
            epsg = lambert_93;
    }
    return Raw{core::Projected{*x, *y}, epsg};
}

std::optional<Positions::Raw> Positions::degrees(gis::Feature const& row) const {
    auto const lon = columns_.number(row, "lon"), lat = columns_.number(row, "lat");
    if (!lon || !lat) return std::nullopt;
    return Raw{core::Projected{*lon, *lat}, wgs_84};
}

std::optional<Positions::Raw> Positions::one_cell(gis::Feature const& row) const {
    auto const cell = columns_.text(row, "latlon");
    auto const place = cell ? latitude_longitude(*cell) : std::nullopt;
    if (!place) return std::nullopt;
    return Raw{*place, wgs_84};
}

/// What the user mapped comes first, then metres (no conversion), then degrees.
std::optional<Positions::Raw> Positions::from_cells(gis::Feature const& row) const {
    if (columns_.is_explicit("latlon"))
        if (auto place = one_cell(row)) return place;
    if (columns_.is_explicit("lon"))
        if (auto place = degrees(row)) return place;
    if (auto place = planar(row)) return place;
    if (auto place = degrees(row)) return place;
    return one_cell(row);
}

Positions::Raw Positions::raw(gis::Feature& row) const {
    if (columns_.has("cell")) {
        auto const code = columns_.text(row, "cell");
        auto const cell = code ? gis::parse_grid_cell(*code) : std::nullopt;
        return cell ? Raw{cell->square(), cell->epsg} : Raw{};
    }
    // Columns of metres are what a text table was made with; its GeoJSON cell is derived, in degrees.
    if (has_text_geometry_ && std::holds_alternative<core::Projected>(row.geometry))
        if (auto place = from_cells(row)) return std::move(*place);
    if (has_geometry_ && !std::holds_alternative<std::monostate>(row.geometry))
        return {std::move(row.geometry), text_epsg_};
    return from_cells(row).value_or(Raw{});
}

/// Something stands where a coordinate should be, and it is none: « inf », « n.c. ».
bool Positions::has_unusable_cells(gis::Feature const& row) const {
    return std::ranges::any_of(std::array{"x", "y", "lon", "lat", "latlon"}, [&](char const* field) {
        auto const text = columns_.text(row, field);
        return text && !gis::means_missing(*text);
    });
}

}
