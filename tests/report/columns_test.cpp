#include "report/detail/columns.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace vigie::report;

namespace {

double sum(std::vector<double> const& widths) { return std::accumulate(widths.begin(), widths.end(), 0.0); }

}

TEST_CASE("with room for every cell on one line the rest is shared alike", "[report][columns]") {
    ColumnNeed const needs[] = {{5, 20}, {5, 10}};
    auto const widths = shared_widths(needs, 40);
    CHECK(widths[0] == Approx(25));
    CHECK(widths[1] == Approx(15));
}

TEST_CASE("short of room, a column keeps its longest word and the rest goes to those that lack most",
          "[report][columns]") {
    ColumnNeed const needs[] = {{10, 70}, {8, 8}, {6, 36}};
    auto const widths =
        shared_widths(needs, 54); // 30 above the least: two thirds of it for the first, one for the last
    CHECK(widths[0] == Approx(30));
    CHECK(widths[1] == Approx(8));
    CHECK(widths[2] == Approx(16));
    CHECK(sum(widths) == Approx(54));
}

TEST_CASE("with no room for the longest words the columns still add up to it", "[report][columns]") {
    ColumnNeed const needs[] = {{30, 70}, {10, 20}};
    auto const widths = shared_widths(needs, 20);
    CHECK(sum(widths) == Approx(20));
    CHECK(widths[0] == Approx(15));
}
