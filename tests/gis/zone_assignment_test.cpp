#include "gis/zone_assignment.hpp"

#include "core/error.hpp"
#include "core/random.hpp"
#include "gis/geometry_ops.hpp"

#include <catch2/catch.hpp>
#include <geos_c.h>

#include <cmath>

using namespace vigie;
using core::Projected;

namespace {

core::MultiPolygon box(double x0, double y0, double x1, double y1) {
    return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}};
}

/// A star with uneven arms: no two of its borders are alike.
core::MultiPolygon star(core::CounterRandom& random, Projected centre) {
    core::Ring ring;
    for (int i = 0; i < 40; ++i) {
        double const angle = i * 2 * 3.14159265358979 / 40, radius = 20 + 80 * random.uniform();
        ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return {{ring, {}}};
}

GEOSGeometry* geos_polygon(GEOSContextHandle_t handle, core::MultiPolygon const& shape) {
    auto const& ring = shape.front().outer;
    auto* sequence = GEOSCoordSeq_create_r(handle, static_cast<unsigned>(ring.size()), 2);
    for (unsigned i = 0; i < ring.size(); ++i) GEOSCoordSeq_setXY_r(handle, sequence, i, ring[i].x, ring[i].y);
    return GEOSGeom_createPolygon_r(handle, GEOSGeom_createLinearRing_r(handle, sequence), nullptr, 0);
}

}

TEST_CASE("a point on a shared border belongs to exactly one zone", "[gis][zones]") {
    std::vector<core::MultiPolygon> const zones{box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 10, 20), box(10, 10, 20, 20)};
    std::vector<Projected> points;
    for (double t = 0.5; t < 20; t += 0.5) {
        points.push_back({10, t});
        points.push_back({t, 10});
    }
    for (auto const& a : gis::assign_zones(points, zones, {.maximum_m = 100})) {
        CHECK(a.zone != gis::no_zone);
        CHECK(a.distance_m == 0);
    }
}

TEST_CASE("of two zones that overlap the first holds the point", "[gis][zones]") {
    std::vector<core::MultiPolygon> const zones{box(0, 0, 10, 10), box(5, 5, 15, 15)};
    std::vector const points{Projected{7, 7}, Projected{12, 12}};
    auto const a = gis::assign_zones(points, zones, {.maximum_m = 100});
    CHECK(a[0].zone == 0);
    CHECK(a[1].zone == 1);
}

TEST_CASE("a hole is outside, and its border is what is near", "[gis][zones]") {
    auto ring = box(0, 0, 100, 100);
    ring.front().holes.push_back(box(40, 40, 60, 60).front().outer);
    std::vector<core::MultiPolygon> const zones{ring};
    std::vector const points{Projected{45, 50}, Projected{20, 50}};
    auto const a = gis::assign_zones(points, zones, {.maximum_m = 100});
    CHECK(a[0].zone == 0);
    CHECK(a[0].distance_m == Approx(5));
    CHECK(a[1].distance_m == 0);
}

TEST_CASE("beyond the limit a point has no zone", "[gis][zones]") {
    std::vector<core::MultiPolygon> const zones{box(0, 0, 10, 10)};
    std::vector const points{Projected{13, 5}, Projected{16, 5}, Projected{1e6, 1e6}};
    auto const a = gis::assign_zones(points, zones, {.maximum_m = 5});
    CHECK(a[0].distance_m == Approx(3));
    CHECK(a[1].zone == gis::no_zone);
    CHECK(a[2].zone == gis::no_zone);
    CHECK(gis::assign_zones(points, {}, {.maximum_m = 5})[0].zone == gis::no_zone);
    CHECK(gis::ZoneIndex(zones, 1'000'000).assign(points, {.maximum_m = 5}) == a);
}

TEST_CASE("GEOS finds the same zones at the same distances", "[gis][zones]") {
    core::CounterRandom random(7, 1);
    std::vector<core::MultiPolygon> zones;
    for (int i = 0; i < 30; ++i) zones.push_back(star(random, {1000 * random.uniform(), 1000 * random.uniform()}));
    std::vector<Projected> points;
    for (int i = 0; i < 500; ++i) points.push_back({1600 * random.uniform() - 300, 1600 * random.uniform() - 300});
    auto const assigned = gis::assign_zones(points, zones, {.maximum_m = 1e6});

    auto* handle = GEOS_init_r();
    std::vector<GEOSGeometry*> shapes;
    for (auto const& zone : zones) shapes.push_back(geos_polygon(handle, zone));
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto* point = GEOSGeom_createPointFromXY_r(handle, points[i].x, points[i].y);
        double nearest = INFINITY;
        std::size_t expected = 0;
        for (std::size_t z = 0; z < shapes.size(); ++z) {
            double distance = 0;
            GEOSDistance_r(handle, shapes[z], point, &distance);
            if (distance < nearest) {
                nearest = distance;
                expected = z;
            }
        }
        INFO("point " << i);
        CHECK(assigned[i].zone == expected);
        CHECK(assigned[i].distance_m == Approx(nearest).margin(1e-9));
        GEOSGeom_destroy_r(handle, point);
    }
    for (auto* shape : shapes) GEOSGeom_destroy_r(handle, shape);
    GEOS_finish_r(handle);
}

TEST_CASE("the index gives what walking around every zone gives", "[gis][zones]") {
    core::CounterRandom random(8, 1);
    for (int round = 0; round < 6; ++round) {
        std::vector<core::MultiPolygon> zones; // stars that overlap, some in two parts, some with a hole, one around all, one with thousands of edges
        for (int i = 0; i < 40; ++i) {
            auto zone = star(random, {1000 * random.uniform(), 1000 * random.uniform()});
            if (i % 4 == 0) zone.push_back(star(random, {1000 * random.uniform(), 1000 * random.uniform()}).front());
            if (i % 5 == 0) zone.front().holes.push_back(star(random, core::centroid(zone)).front().outer);
            zones.push_back(zone);
        }
        core::Ring large;
        for (int i = 0; i < 3000; ++i) {
            double const angle = i * 2 * 3.14159265358979 / 3000, radius = 300 + 100 * random.uniform();
            large.push_back({500 + radius * std::cos(angle), 500 + radius * std::sin(angle)});
        }
        large.push_back(large.front());
        zones.insert(zones.begin() + 20, {{large, {}}});
        if (round % 2 == 1) zones.push_back(box(-10, -10, 1010, 1010));
        std::vector<Projected> points;
        for (int i = 0; i < 4000; ++i) points.push_back({1300 * random.uniform() - 150, 1300 * random.uniform() - 150});
        for (int i = 0; i < 500; ++i) points.push_back(points[random.below(4000)]);             // places again
        for (int i = 0; i < 200; ++i) points.push_back(zones[random.below(40)].front().outer[random.below(40)]); // corners
        auto const assigned = gis::assign_zones(points, zones, {.maximum_m = 50});
        for (std::size_t i = 0; i < points.size(); ++i) {
            std::size_t expected = gis::no_zone;
            for (std::size_t z = 0; z < zones.size() && expected == gis::no_zone; ++z)
                if (core::contains(zones[z], points[i])) expected = z;
            if (expected != gis::no_zone && (assigned[i].zone != expected || assigned[i].distance_m != 0)) FAIL("point " << i << " of round " << round);
            if (expected != gis::no_zone) continue;
            double nearest = INFINITY;
            for (auto const& zone : zones) nearest = std::min(nearest, core::distance_m(zone, points[i]));
            if (nearest > 50) CHECK(assigned[i].zone == gis::no_zone);
            else CHECK(assigned[i].distance_m == Approx(nearest).margin(1e-9));
        }
        for (unsigned const threads : {1U, 2U, 5U}) CHECK(gis::assign_zones(points, zones, {.maximum_m = 50, .threads = threads}) == assigned);
        // Made for few points or for many, an index says the same, to the last bit.
        gis::ZoneIndex const for_few(zones, 1), for_many(zones, 10'000'000);
        for (double const maximum_m : {50.0, 1e6})
            CHECK(for_few.assign(points, {.maximum_m = maximum_m}) == for_many.assign(points, {.maximum_m = maximum_m}));
        CHECK(for_few.assign(points, {.maximum_m = 50}) == assigned);
    }
}

TEST_CASE("a point a little outside counts as inside, not one inside another zone", "[gis][zones]") {
    std::vector<core::MultiPolygon> const zones{box(0, 0, 10, 10), box(20, 0, 30, 10)};
    std::vector const points{Projected{12, 5}, Projected{14, 5}, Projected{18, 5}, Projected{20.5, 5}};
    auto const a = gis::assign_zones(points, zones, {.maximum_m = 100, .tolerance_m = 3});
    CHECK(a == std::vector<gis::Assignment>{{0, 0}, {0, 4}, {1, 0}, {1, 0}});
    CHECK(gis::assign_zones(points, zones, {.maximum_m = 0, .tolerance_m = 3})[0] == gis::Assignment{0, 0});
}

TEST_CASE("as near to two zones the first has the point", "[gis][zones]") {
    std::vector<core::MultiPolygon> const zones{box(20, 0, 30, 10), box(0, 0, 10, 10)};
    CHECK(gis::assign_zones(std::vector{Projected{15, 5}}, zones, {.maximum_m = 100})[0] == gis::Assignment{0, 5});
}

TEST_CASE("assignment stops when it is asked to", "[gis][zones]") {
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(gis::assign_zones(std::vector{Projected{1, 1}}, std::vector<core::MultiPolygon>{box(0, 0, 9, 9)}, {.stop = stop.get_token()}), core::Error);
}

TEST_CASE("a hull holds its points and their margin, and never crosses itself", "[gis][hull]") {
    core::CounterRandom random(3, 2);
    std::vector<Projected> points;
    for (int i = 0; i < 60; ++i) points.push_back({500 * random.uniform(), 300 * random.uniform()});
    auto const outline = gis::hull(points, 25);
    for (auto const p : points) CHECK(core::contains(outline, p));
    CHECK_FALSE(gis::make_valid(outline).was_invalid);
    // One point: a disc of radius 25 drawn with 32 sides.
    auto const disc = gis::hull(std::vector{Projected{0, 0}}, 25);
    CHECK(core::area_m2(disc) == Approx(0.5 * 32 * 25 * 25 * std::sin(2 * 3.14159265358979 / 32)).epsilon(1e-6));
    CHECK(gis::hull(std::vector{Projected{0, 0}, Projected{100, 0}}, 10).size() == 1);
}

TEST_CASE("an outline that crosses itself becomes its two parts", "[gis][repair]") {
    core::MultiPolygon const bow_tie{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}};
    auto const repair = gis::make_valid(bow_tie);
    CHECK(repair.was_invalid);
    CHECK(repair.polygons.size() == 2);
    CHECK(core::area_m2(repair.polygons) == Approx(50));
    CHECK(repair.reason == "Self-intersection");
    auto const sound = gis::make_valid(box(0, 0, 1, 1));
    CHECK_FALSE(sound.was_invalid);
    CHECK(sound.polygons == box(0, 0, 1, 1));
}
