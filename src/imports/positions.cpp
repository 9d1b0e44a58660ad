// Where rows are: reading their positions, and deciding on the first of them how to read the rest.
#include "imports/positions.hpp"

#include "core/error.hpp"
#include "gis/grid_cell.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vigie::imports {

namespace {

constexpr int wgs_84 = 4326;
constexpr int lambert_93 = 2154;
constexpr double margin_degrees = 0.5;
constexpr std::array origin_codes{"none", "stated", "file", "column", "row", "profile", "guessed"};

gis::Crs degrees_crs() { return gis::Crs::from_code("EPSG:4326"); }

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

bool is_in_france(core::Projected degrees) { return gis::french_territory({degrees.x, degrees.y}).has_value(); }

double share_in_france(std::vector<core::Projected> const& degrees) {
    if (degrees.empty()) return 0;
    return static_cast<double>(std::ranges::count_if(degrees, is_in_france)) / static_cast<double>(degrees.size());
}

/// Middle of places in degrees; longitudes are taken round the circle, so that islands on both sides of 180° have
/// theirs between.
core::LonLat middle(std::vector<core::Projected> const& degrees) {
    constexpr double radian = std::numbers::pi / 180;
    double x = 0, y = 0, lat = 0;
    for (auto const p : degrees) {
        x += std::cos(p.x * radian);
        y += std::sin(p.x * radian);
        lat += p.y;
    }
    return {std::atan2(y, x) / radian, lat / static_cast<double>(degrees.size())};
}

std::vector<core::Projected> converted(std::vector<core::Projected> const& places, gis::Crs const& from) {
    gis::Transformer const to_degrees(from, degrees_crs());
    std::vector<core::Projected> out;
    for (auto const p : places)
        if (auto const q = to_degrees(p.x, p.y)) out.push_back(*q);
    return out;
}

}

std::string_view code(CrsOrigin origin) { return origin_codes[static_cast<std::size_t>(origin)]; }

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

Positions::Positions(gis::Source const& source, Columns const& columns, std::span<gis::Feature const> sample,
                     Destination destination, Options options, std::vector<core::Finding>& findings)
    : columns_(columns)
    , destination_(std::move(destination))
    , options_(std::move(options))
    , has_geometry_(source.has_geometry())
    , has_text_geometry_(source.has_text_geometry())
    , source_name_(source.layer_name()) {
    auto const system = source.crs();
    if (!has_text_geometry_)
        source_crs_ = system;
    else if (system)
        text_epsg_ = system->epsg().value_or(0);
    std::vector<Raw> raws;
    for (auto const& feature : sample) {
        auto row = feature;
        raws.push_back(raw(row));
    }
    decide(raws, findings);
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

void Positions::decide(std::vector<Raw> const& sample, std::vector<core::Finding>& findings) {
    std::vector<core::Projected> places;
    for (auto const& each : sample)
        if (each.epsg == 0)
            if (auto const place = place_of(each.geometry); place && *place != core::Projected{})
                places.push_back(*place);
    if (!places.empty())
        decide_common(places, findings);
    else
        tell_per_row(sample);
    auto const degrees = in_degrees(sample);
    is_french_ = share_in_france(degrees) >= 0.5;
    if (!degrees.empty()) decide_project(degrees, findings);
    if (destination_.crs.epsg() == lambert_93) safe_ = {100'000, 6'050'000, 1'250'000, 7'110'000};
}

void Positions::decide_common(std::vector<core::Projected> const& places, std::vector<core::Finding>& findings) {
    auto const use = [&](gis::Crs crs, CrsOrigin origin) {
        found_ = {origin, crs.code(), gis::plain_name(crs), {}, {}, {}};
        common_ = std::move(crs);
    };
    if (!options_.stated.empty())
        use(gis::Crs::from_code(options_.stated), CrsOrigin::stated);
    else if (source_crs_)
        use(*source_crs_, CrsOrigin::file);
    else if (!options_.usual.empty())
        use(gis::Crs::from_code(options_.usual), CrsOrigin::profile);
    if (common_) {
        found_.sentence = {found_.origin == CrsOrigin::stated ? VIGIE_N_("You stated {0}.")
                           : found_.origin == CrsOrigin::file ? VIGIE_N_("The file says {0}.")
                                                              : VIGIE_N_("Files of this kind are in {0}."),
                           {found_.name}};
        doubt_common(places, findings);
        return;
    }
    if (auto const guess = gis::guess_crs(places, near())) {
        use(guess->crs, CrsOrigin::guessed);
        found_.sentence = {VIGIE_N_("The file does not say its coordinate system; its figures look like {0}."),
                           {found_.name}};
        findings.push_back({core::Severity::warning, std::nullopt, source_name_, found_.sentence,
                            VIGIE_N_("Look at the map; if the place is wrong, import again with --crs.")});
        return;
    }
    found_.sentence =
        VIGIE_N_("The file does not say its coordinate system, and its figures look like none in use in France.");
    findings.push_back(
        {core::Severity::warning, std::nullopt, source_name_, found_.sentence,
         VIGIE_N_("Everything is kept as not located. Ask for the system and import again with --crs.")});
}

/// A .prj that lies lands the layer in another country. What the file says is dropped for what its figures say when
/// they land in France and it does not; what the user says is only doubted.
void Positions::doubt_common(std::vector<core::Projected> const& places, std::vector<core::Finding>& findings) {
    auto const area = common_->area_of_use();
    auto const degrees = converted(places, *common_);
    auto const inside = [&](core::Projected p) { return !area || area->grown(margin_degrees).contains(p); };
    auto const n_inside = static_cast<std::size_t>(std::ranges::count_if(degrees, inside));
    if (2 * n_inside > places.size() &&
        (common_->is_geographic() ? share_in_france(degrees) >= 0.5 || degrees.empty() : true))
        return;
    auto const guess = gis::guess_crs(places, near());
    bool const is_likelier =
        guess && guess->crs.code() != common_->code() && share_in_france(converted(places, guess->crs)) >= 0.95;
    core::Message const outside{VIGIE_N_("These coordinates lie outside where {0} is used."), {found_.name}};
    if (is_likelier && found_.origin != CrsOrigin::stated) {
        auto const name = gis::plain_name(guess->crs);
        findings.push_back({core::Severity::warning,
                            std::nullopt,
                            source_name_,
                            outside,
                            {VIGIE_N_("They look like {0} and were read as that. Look at the map; if the place is "
                                      "wrong, import again with --crs {1}."),
                             {name, found_.code}}});
        found_ = {
            CrsOrigin::guessed,
            guess->crs.code(),
            name,
            found_.code,
            {},
            {VIGIE_N_("The file says {0}, but its figures look like {1} and were read as that."), {found_.name, name}}};
        common_ = guess->crs;
        return;
    }
    if (2 * n_inside > places.size()) return; // degrees somewhere else in the world: told as outside France
    if (guess && guess->crs.code() != common_->code()) found_.better = guess->crs.code();
    findings.push_back(
        {core::Severity::warning, std::nullopt, source_name_, outside,
         found_.better.empty()
             ? core::Message{VIGIE_N_("Look at the map; if the place is wrong, import again with --crs.")}
             : core::Message{VIGIE_N_("They look like {0}: look at the map, and import again with --crs {1}."),
                             {gis::plain_name(guess->crs), guess->crs.code()}}});
}

/// No row leaves its system open: each says its own, or its columns do.
void Positions::tell_per_row(std::vector<Raw> const& sample) {
    std::map<int, int> times;
    for (auto const& each : sample)
        if (each.epsg != 0) ++times[each.epsg];
    if (times.empty()) return;
    std::vector<std::string> codes, names;
    for (auto const& [epsg, n] : times) {
        codes.push_back("EPSG:" + std::to_string(epsg));
        try {
            names.push_back(gis::plain_name(gis::Crs::from_code(codes.back())));
        } catch (core::Error const&) {
            names.push_back(codes.back());
        }
    }
    bool const says_each = columns_.has("epsg") || columns_.has("cell");
    found_ = {says_each ? CrsOrigin::per_row : CrsOrigin::column_name,
              joined(codes),
              joined(names),
              {},
              {},
              {says_each ? VIGIE_N_("Each row says its own system: {0}.") : VIGIE_N_("The columns say {0}."),
               {joined(names)}}};
}

std::vector<core::Projected> Positions::in_degrees(std::vector<Raw> const& sample) const {
    std::map<int, std::optional<gis::Transformer>> ways;
    std::vector<core::Projected> out;
    for (auto const& each : sample) {
        auto const place = place_of(each.geometry);
        if (!place || *place == core::Projected{}) continue;
        if (!ways.contains(each.epsg)) {
            try {
                if (each.epsg != 0)
                    ways[each.epsg].emplace(gis::Crs::from_code("EPSG:" + std::to_string(each.epsg)), degrees_crs());
                else if (common_)
                    ways[0].emplace(*common_, degrees_crs());
                else
                    ways[0] = std::nullopt;
            } catch (core::Error const&) {
                ways[each.epsg] = std::nullopt;
            }
        }
        auto const& way = ways.at(each.epsg);
        if (auto const degrees = way ? (*way)(place->x, place->y) : std::nullopt) out.push_back(*degrees);
    }
    return out;
}

/// Lambert-93 is no system for La Réunion: an empty project takes that of its first layer, a filled one warns.
void Positions::decide_project(std::vector<core::Projected> const& degrees, std::vector<core::Finding>& findings) {
    auto const area = destination_.crs.area_of_use();
    auto const centre = middle(degrees);
    if (!area || area->grown(margin_degrees).contains({centre.lon, centre.lat})) return;
    if (!is_french_ && share_in_france([&] { // axes swapped: the rows themselves will be put right
                           auto swapped = degrees;
                           for (auto& p : swapped)
                               std::swap(p.x, p.y);
                           return swapped;
                       }()) >= 0.5)
        return;
    auto const local = gis::local_crs(centre);
    auto const territory = gis::french_territory(centre);
    std::string const where = territory ? territory->name : std::string();
    if (destination_.is_open) {
        findings.push_back({core::Severity::note,
                            std::nullopt,
                            source_name_,
                            {VIGIE_N_("The project now measures in {0}, the local system of what it holds."),
                             {gis::plain_name(local)}},
                            VIGIE_N_("Nothing to do.")});
        destination_.crs = local;
        return;
    }
    findings.push_back({core::Severity::warning,
                        std::nullopt,
                        source_name_,
                        {VIGIE_N_("This file lies outside where the project's system ({0}) is used: distances and "
                                  "areas would be wrong there."),
                         {gis::plain_name(destination_.crs)}},
                        {VIGIE_N_("Make a project of its own for this place, in {0} (vigie new … --crs {1})."),
                         {gis::plain_name(local), local.code()}}});
}

std::optional<core::LonLat> Positions::near() const {
    if (destination_.is_open || destination_.extent.is_empty()) return std::nullopt;
    auto const middle_of_project = destination_.extent.centre();
    gis::Transformer const to_degrees(destination_.crs, degrees_crs());
    auto const place = to_degrees(middle_of_project.x, middle_of_project.y);
    if (!place) return std::nullopt;
    return core::LonLat{place->x, place->y};
}

}
