// Where rows are: what is decided on the first of them.
#include "imports/positions.hpp"

#include "core/error.hpp"
#include "imports/detail/french_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vigie::imports {

namespace {

constexpr std::array origin_codes{"none", "stated", "file", "column", "row", "profile", "guessed"};

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

}

std::string_view code(CrsOrigin origin) { return origin_codes[static_cast<std::size_t>(origin)]; }

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
                           auto turned = degrees;
                           for (auto& p : turned)
                               std::swap(p.x, p.y);
                           return turned;
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

}
