// Sites on one spot are one place.
#include "analysis/places.hpp"

#include "town.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace vigie;
using namespace vigie::analysis;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
std::vector<core::Projected> const spots{{0, 0}, {5, 5}, {0, 0}, {9, 9}, {5, 5}, {5, 5}};

}

TEST_CASE("sites of the same coordinates share a place, in the order of their first", "[analysis][places]") {
    auto const places = places_of(spots);
    CHECK(places.of_site == std::vector<std::uint32_t>{0, 1, 0, 2, 1, 1});
    CHECK(places.points == std::vector<core::Projected>{{0, 0}, {5, 5}, {9, 9}});
    CHECK_FALSE(places.are_sites());
    CHECK(places_of(test::square(4)).are_sites());
    CHECK(places_of({}).size() == 0);
}

TEST_CASE("a place has the mean of its sites by mass, and none when none has a value", "[analysis][places]") {
    auto const places = places_of(spots);
    std::vector<double> const values{10, 30, 40, none, none, 60}, masses{1, 1, 3, 5, 9, 2};
    auto const means = place_values(places, values, masses);
    CHECK(means[0] == Approx(32.5)); // (10 + 3 * 40) / 4
    CHECK(means[1] == Approx(50));   // (30 + 2 * 60) / 3
    CHECK(std::isnan(means[2]));
    CHECK(place_values(places, values, {})[0] == Approx(25));
    CHECK(place_values(places, values, std::vector<double>(6, 0))[1] == Approx(45)); // no mass counts as one
}

TEST_CASE("links of places become links of all their sites, and a site takes its place's result",
          "[analysis][places]") {
    auto const places = places_of(spots);
    auto const links = between_sites(places, test::weights_of({{1}, {0}, {}}));
    auto const list = [&](std::size_t site) { return std::vector(links.of(site).begin(), links.of(site).end()); };
    CHECK(list(0) == std::vector<std::uint32_t>{1, 2, 4, 5});
    CHECK(list(4) == std::vector<std::uint32_t>{0, 1, 2, 5});
    CHECK(list(3).empty());
    std::vector<LocalResult> results(3);
    results[0].p = 0.25;
    results[1].p = 0.5;
    auto const at = at_sites(places, results, std::vector<double>{1, 1, none, 1, 1, 1});
    CHECK(at[0].p == 0.25);
    CHECK(std::isnan(at[2].p)); // not scored itself
    CHECK(at[5].p == 0.5);
}
