#include "gis/crs.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace vigie;
using gis::Crs;
using gis::Transformer;

namespace {

core::Projected converted(char const* from, char const* to, double x, double y) {
    auto const p = Transformer(Crs::from_code(from), Crs::from_code(to))(x, y);
    REQUIRE(p);
    return *p;
}

void check_near(core::Projected p, double x, double y, double margin) {
    CHECK(p.x == Approx(x).margin(margin));
    CHECK(p.y == Approx(y).margin(margin));
}

constexpr double brest_lon = -4.4861, brest_lat = 48.3904;

}

TEST_CASE("Brest lands where IGN's grids put it, longitude first", "[gis][crs]") {
    check_near(converted("EPSG:4326", "EPSG:2154", brest_lon, brest_lat), 146632.979, 6836262.327, 0.002);
    check_near(converted("EPSG:4326", "EPSG:3948", brest_lon, brest_lat), 1146480.416, 7270301.303, 0.002);
    check_near(converted("EPSG:4326", "EPSG:3857", brest_lon, brest_lat), -499390.368, 6172050.987, 0.002);
    check_near(converted("EPSG:2154", "EPSG:4326", 700'000, 6'600'000), 3, 46.5, 1e-9);
}

TEST_CASE("the overseas systems have their own grids", "[gis][crs]") {
    check_near(converted("EPSG:4326", "EPSG:5490", -61.0594, 14.6037), 709043.392, 1615387.040, 0.002);
    check_near(converted("EPSG:4326", "EPSG:2975", 55.4481, -20.8789), 338568.315, 7690475.437, 0.002);
    check_near(converted("EPSG:4326", "EPSG:2972", -52.3135, 4.9224), 354363.155, 544229.782, 0.002);
    check_near(converted("EPSG:4326", "EPSG:4471", 45.2278, -12.7806), 524724.521, 8587115.821, 0.002);
}

TEST_CASE("NTF goes through RGF93 and its grid, never straight to WGS 84", "[gis][crs]") {
    check_near(converted("EPSG:27572", "EPSG:2154", 600'000, 2'200'000), 649398.872, 6633524.191, 0.01);
    // The straight way would give 95210.271, 2398759.847: 4 m off.
    check_near(converted("EPSG:4326", "EPSG:27572", brest_lon, brest_lat), 95208.806, 2398756.162, 0.01);
}

TEST_CASE("there and back again is the same place", "[gis][crs]") {
    Transformer const there(Crs::from_code("4326"), Crs::from_code("2154"));
    Transformer const back(Crs::from_code("2154"), Crs::from_code("4326"));
    for (double lon = -4; lon < 8; lon += 1.7)
        for (double lat = 42; lat < 51; lat += 1.3) {
            auto const p = there(lon, lat);
            REQUIRE(p);
            check_near(*back(p->x, p->y), lon, lat, 1e-11);
        }
}

TEST_CASE("Lambert-93 is recognised under all its names", "[gis][crs]") {
    CHECK(Crs::from_code("2154").epsg() == 2154);
    CHECK(Crs::from_code("IGNF:LAMB93").epsg() == 2154);
    auto const esri = Crs::from_wkt(
        R"(PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",44.0],PARAMETER["Standard_Parallel_2",49.0],PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]])");
    REQUIRE(esri);
    CHECK(esri->epsg() == 2154);
    CHECK_FALSE(Crs::from_wkt("not a system"));
    CHECK_THROWS_AS(Crs::from_code("EPSG:999999"), core::Error);
}

TEST_CASE("a point that is no number has no place", "[gis][crs]") {
    Transformer const t(Crs::from_code("4326"), Crs::from_code("2154"));
    CHECK_FALSE(t(std::nan(""), 48));
    CHECK_FALSE(t(2, std::numeric_limits<double>::infinity()));
    core::Geometry const nowhere = core::Projected{std::nan(""), 48};
    CHECK(std::holds_alternative<std::monostate>(t(nowhere)));
}

TEST_CASE("a place goes back the way it came, through the grid shift of the NTF too", "[gis][crs]") {
    for (auto const* code : {"2154", "27572", "3857"}) {
        Transformer const to_degrees(Crs::from_code(code), Crs::from_code("4326"));
        auto const there = to_degrees.back(brest_lon, 48.39);
        REQUIRE(there);
        auto const again = to_degrees(there->x, there->y);
        REQUIRE(again);
        CHECK(again->x == Approx(brest_lon).margin(1e-9));
        CHECK(again->y == Approx(48.39).margin(1e-9));
        CHECK_FALSE(to_degrees.back(std::nan(""), 48));
    }
}

TEST_CASE("coordinates without a system look like the one they are in", "[gis][crs]") {
    auto const guessed = [](core::Projected p) {
        auto const guess = gis::guess_crs(std::vector{p, p});
        return guess ? guess->crs.epsg().value_or(0) : 0;
    };
    CHECK(guessed({2.35, 48.85}) == 4326);
    CHECK(guessed({652'000, 6'862'000}) == 2154);
    CHECK(guessed({182'320, 2'424'470}) == 27572);
    CHECK(guessed({1'146'480, 7'270'301}) == 3948);
    CHECK(guessed({-499'390, 6'172'050}) == 3857);
    CHECK(guessed({261'000, 6'250'000}) == 3857); // Lambert-93 would lay it in the Bay of Biscay
    CHECK(guessed({9e9, 9e9}) == 0);
}

TEST_CASE("each territory has its legal system", "[gis][crs]") {
    CHECK(gis::local_crs({2.35, 48.85}).epsg() == 2154);
    CHECK(gis::local_crs({-61.06, 14.6}).epsg() == 5490);
    CHECK(gis::local_crs({55.45, -20.88}).epsg() == 2975);
    CHECK(gis::local_crs({12.5, 41.9}).epsg() == 32633);
}

TEST_CASE("north leans at Brest by the angle of the cone", "[gis][crs]") {
    // n * (lon - 3) with n = sin(46.5°) corrected for two parallels = 0.7256077650.
    CHECK(gis::convergence_degrees(Crs::from_code("2154"), {146632.979, 6836262.327}) ==
          Approx(-0.7256077650 * (brest_lon - 3)).margin(0.001));
}
