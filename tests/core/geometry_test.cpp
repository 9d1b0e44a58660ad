#include "core/geometry.hpp"

#include <catch2/catch.hpp>

using namespace vigie::core;

namespace {

Ring square(double x, double y, double side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}; }

Ring reversed(Ring ring) { return {ring.rbegin(), ring.rend()}; }

/// 10 by 10 with a hole of 4 by 4 whose corner is at (4, 4).
MultiPolygon court() { return {{square(0, 0, 10), {square(4, 4, 4)}}}; }

}

TEST_CASE("the area of a hole is taken out whatever the direction of the rings", "[core][geometry]") {
    CHECK(area_m2(court()) == 84);
    CHECK(area_m2({{reversed(square(0, 0, 10)), {square(4, 4, 4)}}}) == 84);
    CHECK(area_m2({{square(0, 0, 10), {}}, {square(20, 0, 3), {}}}) == 109);
    CHECK(area_m2({}) == 0);
}

TEST_CASE("an area far from the origin keeps its digits", "[core][geometry]") {
    CHECK(area_m2({{square(224'000.5, 6'757'000.25, 0.5), {}}}) == Approx(0.25).epsilon(1e-9));
}

TEST_CASE("the centroid leans away from the hole", "[core][geometry]") {
    // (100 * 5 - 16 * 6) / 84 = 404 / 84
    auto const centre = centroid(court());
    CHECK(centre.x == Approx(404.0 / 84).epsilon(1e-12));
    CHECK(centre.y == Approx(404.0 / 84).epsilon(1e-12));
}

TEST_CASE("the centroid of an area of nil is the mean of its points", "[core][geometry]") {
    auto const centre = centroid({{{{0, 0}, {6, 0}, {3, 0}, {0, 0}}, {}}});
    CHECK(centre == Projected{3, 0});
}

TEST_CASE("a point in the hole is outside, one in the ring inside", "[core][geometry]") {
    CHECK(contains(court(), {1, 1}));
    CHECK_FALSE(contains(court(), {5, 5}));
    CHECK_FALSE(contains(court(), {11, 5}));
    CHECK_FALSE(contains({}, {0, 0}));
}

TEST_CASE("a point on a shared border belongs to exactly one of the two zones", "[core][geometry]") {
    // Slanted border, its points the same on both sides, the rings turning alike so that it is run through both ways.
    Projected const low{3.1, -0.7}, high{7.3, 11.9};
    MultiPolygon const west{{{{-5, -0.7}, low, high, {-5, 11.9}, {-5, -0.7}}, {}}};
    MultiPolygon const east{{{low, {20, -0.7}, {20, 11.9}, high, low}, {}}};
    for (int i = 0; i < 1000; ++i) {
        double const t = i / 1000.0;
        Projected const on_border{low.x + t * (high.x - low.x), low.y + t * (high.y - low.y)};
        INFO(i);
        CHECK(contains(west, on_border) != contains(east, on_border));
    }
    MultiPolygon const south{{square(0, 0, 10), {}}}, north{{square(0, 10, 10), {}}};
    for (double const x : {0.0, 2.5, 9.999}) CHECK(contains(south, {x, 10}) != contains(north, {x, 10}));
}

TEST_CASE("a corner where four zones meet belongs to exactly one", "[core][geometry]") {
    int holders = 0;
    for (double const x : {0.0, 10.0})
        for (double const y : {0.0, 10.0}) holders += contains({{square(x, y, 10), {}}}, {10, 10}) ? 1 : 0;
    CHECK(holders == 1);
}

TEST_CASE("the distance to an area is nil inside, to its border outside and in a hole", "[core][geometry]") {
    CHECK(distance_m(court(), Projected{1, 1}) == 0);
    CHECK(distance_m(court(), Projected{13, 5}) == 3);
    CHECK(distance_m(court(), Projected{13, 14}) == 5); // to the corner (10, 10)
    CHECK(distance_m(court(), Projected{5, 6}) == 1);   // in the hole, to its west side
    CHECK(distance_m(Projected{0, 0}, Projected{3, 4}) == 5);
}

TEST_CASE("an empty box takes the first point as it is", "[core][geometry]") {
    Box box;
    CHECK(box.is_empty());
    box.include(Box{});
    CHECK(box.is_empty());
    box.include(Projected{3, -2});
    box.include(Projected{-1, 4});
    CHECK(box == Box{-1, -2, 3, 4});
    CHECK(bounds(court()) == Box{0, 0, 10, 10});
    CHECK(bounds(Geometry{}).is_empty());
    CHECK(bounds(Geometry{Projected{1, 2}}) == Box{1, 2, 1, 2});
}

TEST_CASE("a geometry is stood for by one point, none by none", "[core][geometry]") {
    CHECK_FALSE(representative_point({}).has_value());
    CHECK_FALSE(representative_point(MultiPolygon{}).has_value());
    CHECK_FALSE(representative_point(MultiPolyline{}).has_value());
    CHECK(representative_point(Projected{1, 2}) == Projected{1, 2});
    CHECK(representative_point(MultiPolygon{{square(0, 0, 10), {}}}) == Projected{5, 5});
    CHECK(representative_point(MultiPolyline{{{0, 0}, {1, 0}}, {{0, 0}, {5, 0}, {9, 0}}}) == Projected{5, 0});
}
