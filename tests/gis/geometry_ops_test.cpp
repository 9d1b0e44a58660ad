#include "gis/geometry_ops.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

TEST_CASE("what is grown lies at its distance everywhere, and has no hole", "[gis]") {
    // An L with a hole: one corner points in.
    core::MultiPolygon const area{{{{-40, -40}, {40, -40}, {40, 0}, {0, 0}, {0, 40}, {-40, 40}, {-40, -40}},
                                   {{{-30, -30}, {-30, -10}, {-10, -10}, {-30, -30}}}}};
    auto const wider = gis::grown(area, 13, 0.05);
    REQUIRE(wider.size() == 1);
    CHECK(wider[0].holes.empty());
    for (auto const p : wider[0].outer) CHECK(core::distance_m({{area[0].outer, {}}}, p) == Approx(13).margin(0.05));
}

TEST_CASE("of one and of two places a circle and a capsule", "[gis]") {
    auto const area = [](core::Ring ring) {
        auto const wider = gis::grown({{std::move(ring), {}}}, 10, 0.05);
        REQUIRE(wider.size() == 1);
        return core::area_m2(wider);
    };
    CHECK(area({{3, 4}, {3, 4}, {3, 4}, {3, 4}}) == Approx(314.2).margin(3));
    CHECK(area({{0, 0}, {40, 0}, {0, 0}, {0, 0}}) == Approx(314.2 + 800).margin(4));
}

TEST_CASE("areas that grow into one another have one outline", "[gis]") {
    auto const at = [](double x) { return core::Polygon{{{x, 0}, {x + 10, 0}, {x + 10, 10}, {x, 10}, {x, 0}}, {}}; };
    CHECK(gis::grown({at(0), at(30)}, 9, 0.05).size() == 2);
    CHECK(gis::grown({at(0), at(30)}, 11, 0.05).size() == 1);
    CHECK(gis::grown({}, 5, 0.05).empty());
}
