#include "scene/scene_fixture.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::scene;

TEST_CASE("zooming keeps the ground under the pointer", "[scene][view]") {
    auto const view = test::view_at(10'000, {270'000, 6'740'000});
    auto const before = view.to_ground(123, 456);
    auto const after = zoomed(view, 1.7, 123, 456).to_ground(123, 456);
    CHECK(after.x == Approx(before.x).margin(1e-6));
    CHECK(after.y == Approx(before.y).margin(1e-6));
    CHECK(zoomed(view, 1.7, 0, 0).scale_denominator() == Approx(10'000 / 1.7));
}

TEST_CASE("zoom stops at 1:50 and 1:20 000 000", "[scene][view]") {
    auto const view = test::view_at(1'000);
    CHECK(zoomed(view, 1e6, 0, 0).scale_denominator() == Approx(50));
    CHECK(zoomed(view, 1e-9, 0, 0).scale_denominator() == Approx(20'000'000));
}

TEST_CASE("a fitted box lies within its margin and touches it on one side", "[scene][view]") {
    core::Box const box{0, 0, 2000, 500};
    auto const view = fitted(box, 1000, 800, 1, 50);
    auto const low = view.to_pixel({0, 500}), high = view.to_pixel({2000, 0});
    CHECK(low.x == Approx(50));
    CHECK(high.x == Approx(950));
    CHECK(low.y >= 50);
    CHECK(high.y <= 750);
}

TEST_CASE("nothing to fit still gives a usable view", "[scene][view]") {
    CHECK(fitted({}, 1000, 800, 1, 50).scale_denominator() == Approx(10'000));
    core::Box point;
    point.include(core::Projected{5, 7});
    auto const view = fitted(point, 1000, 800, 1, 50);
    CHECK(view.centre == core::Projected{5, 7});
    CHECK(view.scale_denominator() == Approx(50));
}

TEST_CASE("panning right shows what lies to the left", "[scene][view]") {
    auto const view = panned(test::view_at(10'000), 100, 0);
    CHECK(view.centre.x == Approx(-100 * view.metres_per_px));
}
