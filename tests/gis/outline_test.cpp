// The outline of a group: never through the water, nor over ground that joins nobody.
#include "gis/outline.hpp"

#include "gis/geometry_ops.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numbers>
#include <vector>

using namespace vigie;
using core::Projected;

namespace {

using Links = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

core::MultiPolygon box(double x0, double y0, double x1, double y1) {
    return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}};
}

bool holds_all(core::MultiPolygon const& outline, std::vector<Projected> const& points) {
    return std::ranges::all_of(points, [&](auto point) { return core::contains(outline, point); });
}

/// Two banks of a river 40 m wide that runs south to north at x = 500.
std::vector<Projected> const banks{{300, 0}, {400, 80}, {460, 20}, {540, 30}, {600, 90}, {700, 10}};
core::MultiPolygon const river = box(480, -2000, 520, 2000);

}

TEST_CASE("an outline stops at the water, with a part on each bank", "[gis][outline]") {
    std::vector<core::MultiPolygon> const water{river};
    auto const dry = gis::outline({.points = banks, .links = {}, .water = {}});
    CHECK(core::contains(dry, {500, 30}));
    auto const outline = gis::outline({.points = banks, .links = {}, .water = water});
    CHECK(outline.size() == 2);
    CHECK(holds_all(outline, banks));
    for (double y = -40; y <= 120; y += 5)
        CHECK_FALSE(core::contains(outline, {500, y}));
}

TEST_CASE("the bank where nobody lives is not in the outline", "[gis][outline]") {
    std::vector<Projected> const here{{300, 0}, {400, 80}, {475, 20}, {390, -50}};
    std::vector<core::MultiPolygon> const water{river};
    auto const outline = gis::outline({.points = here, .links = {}, .water = water, .margin_m = 60});
    CHECK(outline.size() == 1);
    CHECK(holds_all(outline, here));
    CHECK_FALSE(core::contains(outline, {525, 20})); // the margin reaches over the river
}

TEST_CASE("a bay between two shores stays out, though the hull goes over it", "[gis][outline]") {
    // A horseshoe of residences round a bay that opens to the south.
    std::vector<Projected> points;
    for (double y = 0; y <= 600; y += 100)
        points.push_back({0, y}), points.push_back({800, y});
    for (double x = 100; x < 800; x += 100)
        points.push_back({x, 600});
    std::vector<core::MultiPolygon> const water{box(60, -3000, 740, 540)};
    auto const outline = gis::outline({.points = points, .links = {}, .water = water});
    CHECK(holds_all(outline, points));
    for (double x = 80; x < 740; x += 40)
        for (double y = -60; y < 540; y += 40)
            CHECK_FALSE(core::contains(outline, {x, y}));
}

TEST_CASE("ground far from every link is left out", "[gis][outline]") {
    // An L of residences 100 m apart, each linked to the next: the hull's diagonal joins nobody.
    std::vector<Projected> points;
    Links links;
    for (int i = 0; i <= 8; ++i)
        points.push_back({100.0 * i, 0});
    for (int i = 1; i <= 8; ++i)
        points.push_back({0, 100.0 * i});
    for (std::uint32_t i = 1; i < points.size(); ++i)
        links.emplace_back(i == 9 ? 0 : i - 1, i);
    auto const outline = gis::outline({.points = points, .links = links, .water = {}});
    CHECK(holds_all(outline, points));
    CHECK_FALSE(core::contains(outline, {250, 250}));
    CHECK(core::contains(outline, {150, 20}));
}

TEST_CASE("among all within a walk each link is drawn along once, from either end, and the block stays whole", "[gis][outline]") {
    std::vector<Projected> points;
    for (int i = 0; i < 144; ++i)
        points.push_back({40.0 * (i % 12), 40.0 * (i / 12)});
    Links both, one;
    for (std::uint32_t i = 0; i < points.size(); ++i)
        for (std::uint32_t j = 0; j < points.size(); ++j) {
            if (i == j || core::distance_m(points[i], points[j]) > 200) continue;
            both.emplace_back(i, j);
            if (i < j) one.emplace_back(i, j);
        }
    auto const outline = gis::outline({.points = points, .links = both, .water = {}});
    CHECK(outline.size() == 1);
    CHECK(holds_all(outline, points));
    CHECK(holds_all(gis::outline({.points = points, .links = one, .water = {}}), points));
}

TEST_CASE("the ground of thousands is drawn some at a time, and is that of all of them", "[gis][outline]") {
    constexpr int side = 60;
    constexpr double step = 25, margin = 30;
    std::vector<Projected> points;
    for (int i = 0; i < side * side; ++i) // in no order that the ground knows
        points.push_back({step * ((i * 7) % side), step * ((i * 7) / side % side)});
    Links links;
    for (std::uint32_t i = 0; i < points.size(); ++i)
        for (std::uint32_t j = 0; j < points.size(); ++j)
            if (i != j && core::distance_m(points[i], points[j]) < 1.1 * step) links.emplace_back(i, j);
    auto const outline = gis::outline({.points = points, .links = links, .water = {}, .margin_m = margin});
    REQUIRE(outline.size() == 1);
    CHECK(outline.front().holes.empty());
    CHECK(holds_all(outline, points));
    double const wide = step * (side - 1);
    double const area = wide * wide + 4 * wide * margin + std::numbers::pi * margin * margin; // a square with round corners
    CHECK(core::area_m2(outline) == Approx(area).epsilon(0.005));
}

TEST_CASE("a member the water layer covers is still inside", "[gis][outline]") {
    std::vector<Projected> const points{{300, 0}, {400, 80}, {500, 20}}; // the last on a barge
    std::vector<core::MultiPolygon> const water{river};
    auto const outline = gis::outline({.points = points, .links = {}, .water = water});
    CHECK(holds_all(outline, points));
    CHECK_FALSE(core::contains(outline, {500, 60}));
    auto const all_wet = gis::outline(
        {.points = points, .links = {}, .water = std::vector<core::MultiPolygon>{box(-9000, -9000, 9000, 9000)}});
    CHECK(holds_all(all_wet, points));
}

TEST_CASE("one point, two points, none", "[gis][outline]") {
    CHECK(gis::outline({.points = {}, .links = {}, .water = {}}).empty());
    std::vector<Projected> const two{{0, 0}, {100, 0}};
    CHECK(holds_all(gis::outline({.points = two, .links = Links{{0, 1}}, .water = {}}), two));
    CHECK(gis::outline({.points = std::span(two).first(1), .links = {}, .water = {}}).size() == 1);
}
