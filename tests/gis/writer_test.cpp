#include "gis/writer.hpp"

#include "core/error.hpp"
#include "gis/source.hpp"
#include "gis/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace vigie;

namespace {

gis::Table two_rows() {
    gis::Table table;
    table.name = "residences";
    table.columns = {{"code", gis::ColumnKind::text}, {"dwellings", gis::ColumnKind::integer}, {"score", gis::ColumnKind::real}};
    table.rows = {{std::string("007"), std::int64_t{12}, 71.25}, {std::string("é, \"x\""), std::monostate{}, std::monostate{}}};
    table.geometries = {core::Projected{650000, 6860000}, std::monostate{}};
    return table;
}

std::vector<gis::Feature> features_of(std::filesystem::path const& path) {
    auto source = gis::Source::open(path);
    std::vector<gis::Feature> features;
    source.read([&](gis::Feature&& f) { features.push_back(std::move(f)); });
    return features;
}

std::string bytes_of(std::filesystem::path const& path) {
    std::stringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

}

TEST_CASE("every format gives back what was written", "[gis][writer]") {
    support::TempFolder const folder;
    for (auto const* name : {"a.gpkg", "a.sqlite", "a.csv", "a.xlsx", "a.geojson"}) {
        INFO(name);
        auto const path = folder.path() / name;
        gis::write_tables(path, {two_rows()}, "EPSG:2154");
        auto const features = features_of(path);
        REQUIRE(features.size() == 2);
        CHECK(features[0].values[0] == "007");
        CHECK(features[0].values[1] == "12");
        CHECK(features[0].values[2] == "71.25");
        CHECK(features[1].values[0] == "é, \"x\"");
        CHECK_FALSE(features[1].values[1]);
        CHECK_FALSE(features[1].values[2]);
    }
}

TEST_CASE("a GeoPackage keeps metres, GeoJSON turns to degrees, CSV has columns", "[gis][writer]") {
    support::TempFolder const folder;
    gis::write_tables(folder.path() / "a.gpkg", {two_rows()}, "EPSG:2154");
    CHECK(std::get<core::Projected>(features_of(folder.path() / "a.gpkg")[0].geometry) == core::Projected{650000, 6860000});
    gis::write_tables(folder.path() / "a.geojson", {two_rows()}, "EPSG:2154");
    auto const p = std::get<core::Projected>(features_of(folder.path() / "a.geojson")[0].geometry);
    CHECK(p.x == Approx(2.3186).margin(0.001));
    CHECK(p.y == Approx(48.8377).margin(0.001));
    gis::write_tables(folder.path() / "a.csv", {two_rows()}, "EPSG:2154");
    CHECK(bytes_of(folder.path() / "a.csv") == "code,dwellings,score,x,y\n007,12,71.25,650000,6860000\n\"é, \"\"x\"\"\",,,,\n");
}

TEST_CASE("areas with holes and several tables go into one GeoPackage", "[gis][writer]") {
    support::TempFolder const folder;
    gis::Table zones{"zones", {{"code", gis::ColumnKind::text}}, {{std::string("Z")}}, {}};
    core::MultiPolygon const shape{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}}}}};
    zones.geometries = {shape};
    auto const path = folder.path() / "two.gpkg";
    gis::write_tables(path, {two_rows(), zones}, "EPSG:2154");
    auto source = gis::Source::open(path, {.layer = "zones", .encoding = ""});
    CHECK(source.crs()->epsg() == 2154);
    source.read([&](gis::Feature&& f) { CHECK(core::area_m2(std::get<core::MultiPolygon>(f.geometry)) == Approx(96)); });
}

TEST_CASE("a failure leaves the former file whole and nothing beside it", "[gis][writer]") {
    support::TempFolder const folder;
    CHECK_THROWS_AS(gis::write_tables(folder.path() / "a.doc", {two_rows()}, "EPSG:2154"), core::Error);
    CHECK_THROWS_AS(gis::write_tables(folder.path() / "absent" / "a.gpkg", {two_rows()}, "EPSG:2154"), core::Error);
    CHECK(std::filesystem::is_empty(folder.path()));
    auto const former = folder.file("a.csv", "former");
    CHECK_NOTHROW(gis::write_tables(former, {two_rows()}, "EPSG:2154"));
    CHECK(bytes_of(former) != "former");
}
