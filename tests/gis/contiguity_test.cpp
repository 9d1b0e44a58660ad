#include "gis/contiguity.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace vigie;
using gis::cell_neighbours, gis::contiguity;

namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

core::MultiPolygon box(double x, double y, double width = 1, double height = 1) {
    return {{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}}, {}}};
}

std::vector<core::MultiPolygon> chessboard(int side) {
    std::vector<core::MultiPolygon> zones;
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            zones.push_back(box(column, row));
    return zones;
}

}

TEST_CASE("a queen moves over corners, a rook does not", "[gis][contiguity]") {
    auto const zones = chessboard(3);
    CHECK(contiguity(zones).neighbours[4] == std::vector<std::uint32_t>{0, 1, 2, 3, 5, 6, 7, 8});
    CHECK(contiguity(zones, {.rook = true, .report = {}}).neighbours[4] == std::vector<std::uint32_t>{1, 3, 5, 7});
    CHECK(contiguity(zones).neighbours[0] == std::vector<std::uint32_t>{1, 3, 4});
    CHECK(contiguity(zones, {.rook = true, .report = {}}).neighbours[0] == std::vector<std::uint32_t>{1, 3});
    CHECK(contiguity(zones).near_misses.empty());
}

TEST_CASE("corners that meet at the end of a ring are no common border", "[gis][contiguity]") {
    // Rings begin, and so end, at the very corner the zones have in common.
    std::vector<core::MultiPolygon> const zones{{{{{1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}}, {}}},
                                                {{{{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}, {}}}};
    CHECK(contiguity(zones).neighbours[0] == std::vector<std::uint32_t>{1});
    CHECK(contiguity(zones, {.rook = true, .report = {}}).neighbours[0].empty());
}

TEST_CASE("a straight border that each zone cuts elsewhere is still one", "[gis][contiguity]") {
    // The left zone has a point at 1/3 of the common side, the right one at 1/2.
    std::vector<core::MultiPolygon> const zones{{{{{0, 0}, {1, 0}, {1, 1.0 / 3}, {1, 1}, {0, 1}, {0, 0}}, {}}},
                                                {{{{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0.5}, {1, 0}}, {}}}};
    CHECK(contiguity(zones, {.rook = true, .report = {}}).neighbours == Lists{{1}, {0}});
}

TEST_CASE("a zone inside another is its neighbour, an island is none's", "[gis][contiguity]") {
    auto ring = box(0, 0, 3, 3);
    ring[0].holes.push_back(box(1, 1)[0].outer);
    std::vector<core::MultiPolygon> const zones{ring, box(1, 1), box(10, 10), {}};
    for (bool const rook : {false, true})
        CHECK(contiguity(zones, {.rook = rook, .report = {}}).neighbours == Lists{{1}, {0}, {}, {}});
}

TEST_CASE("borders that almost meet are reported, and bridged on request", "[gis][contiguity]") {
    std::vector<core::MultiPolygon> const zones{box(0, 0), box(1.0004, 0), box(9, 0), box(2.0007, 1.0001)};
    auto const plain = contiguity(zones);
    CHECK(plain.reported == Approx(0.001));
    CHECK(plain.neighbours == Lists{{}, {}, {}, {}});
    REQUIRE(plain.near_misses.size() == 2);
    CHECK(plain.near_misses[0].a == 0);
    CHECK(plain.near_misses[0].b == 1);
    CHECK(plain.near_misses[0].gap == Approx(0.0004));
    CHECK_FALSE(plain.near_misses[0].is_bridged);
    CHECK(plain.near_misses[1].gap == Approx(std::hypot(0.0003, 0.0001)));

    CHECK(contiguity(zones, {.bridge = 0.001, .report = {}}).neighbours == Lists{{1}, {0, 3}, {}, {1}});
    // The corner that comes near is no border.
    CHECK(contiguity(zones, {.rook = true, .bridge = 0.001, .report = {}}).neighbours == Lists{{1}, {0}, {}, {}});
    CHECK(contiguity(zones, {.report = 0.0003}).near_misses.size() == 0);
}

TEST_CASE("a corner on the middle of an edge is a near miss of no width", "[gis][contiguity]") {
    std::vector<core::MultiPolygon> const zones{box(0, 0, 4, 1), box(1, 1)};
    auto const found = contiguity(zones);
    CHECK(found.neighbours == Lists{{}, {}});
    REQUIRE(found.near_misses.size() == 1);
    CHECK(found.near_misses[0].gap == 0.0);
    CHECK(contiguity(zones, {.rook = true, .bridge = 1e-6, .report = {}}).neighbours == Lists{{1}, {0}});
}

TEST_CASE("common points may differ in the last digits", "[gis][contiguity]") {
    std::vector<core::MultiPolygon> const zones{box(0, 0), box(1 + 1e-9, -1e-9), box(2 + 1e-6, 0)};
    CHECK(contiguity(zones).neighbours == Lists{{1}, {0}, {}});
}

TEST_CASE("points have the neighbours of the ground nearest to them", "[gis][contiguity]") {
    // A cross: the arms see the centre and the arms beside them, not the one across.
    std::vector<core::Projected> const cross{{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    CHECK(cell_neighbours(cross) == Lists{{1, 2, 3, 4}, {0, 2, 4}, {0, 1, 3}, {0, 2, 4}, {0, 1, 3}});
    std::vector<core::Projected> const line{{2, 0}, {0, 0}, {1, 0}};
    CHECK(cell_neighbours(line) == Lists{{2}, {2}, {0, 1}});
    std::vector<core::Projected> const stacked{{0, 0}, {0, 0}, {5, 0}, {std::numeric_limits<double>::quiet_NaN(), 0}};
    CHECK(cell_neighbours(stacked) == Lists{{1, 2}, {0, 2}, {0, 1}, {}});
    CHECK(cell_neighbours(std::vector<core::Projected>{{1, 1}}) == Lists{{}});
    CHECK(cell_neighbours({}).empty());
}
