#include "core/random.hpp"
#include "core/walk.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace vigie::core;

namespace {

std::vector<Projected> scattered(std::size_t n, std::uint64_t seed) {
    CounterRandom random(seed, n);
    std::vector<Projected> points(n);
    for (auto& point : points)
        point = {random.uniform() * 900, random.uniform() * 600};
    return points;
}

double length(std::vector<Projected> const& points, std::vector<std::size_t> const& order) {
    Polyline line;
    for (auto const i : order)
        line.push_back(points[i]);
    return length_m(line);
}

bool is_permutation_of_all(std::vector<std::size_t> order, std::size_t n) {
    std::ranges::sort(order);
    for (std::size_t i = 0; i < order.size(); ++i)
        if (order[i] != i) return false;
    return order.size() == n;
}

/// Every order tried.
double shortest(std::vector<Projected> const& points) {
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), 0U);
    double best = length(points, order);
    while (std::ranges::next_permutation(order).found)
        best = std::min(best, length(points, order));
    return best;
}

constexpr Date day(unsigned d) { return Date{std::chrono::year{2026}, std::chrono::May, std::chrono::day{d}}; }

WalkFinding finding(std::int64_t walk, FindingState state, std::optional<Date> due = {}) {
    WalkFinding made;
    made.walk = walk;
    made.what = "lampadaire éteint";
    made.state = state;
    made.due_on = due;
    return made;
}

}

TEST_CASE("few stops are visited by the shortest way there is", "[core][walk]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto const points = scattered(7, seed);
        auto const order = walking_order(points);
        REQUIRE(is_permutation_of_all(order, points.size()));
        CHECK(length(points, order) == Approx(shortest(points)).margin(1e-9));
    }
}

TEST_CASE("many stops are visited once each, by a way that turning a stretch does not shorten", "[core][walk]") {
    auto const points = scattered(30, 4);
    auto const order = walking_order(points);
    REQUIRE(is_permutation_of_all(order, points.size()));
    double const found = length(points, order);
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size(); ++j) {
            auto turned = order;
            std::reverse(turned.begin() + static_cast<std::ptrdiff_t>(i),
                         turned.begin() + static_cast<std::ptrdiff_t>(j) + 1);
            REQUIRE(length(points, turned) >= found - 1e-5);
        }
    CHECK(walking_order(points) == order);
}

TEST_CASE("stops along a street are visited from one end to the other, whatever order they are given in",
          "[core][walk]") {
    std::vector<Projected> street;
    for (int const x : {300, 0, 500, 100, 400, 200})
        street.push_back({static_cast<double>(x), 0});
    CHECK(length(street, walking_order(street)) == Approx(500));
    auto const from_middle = walking_order(street, 0);
    CHECK(from_middle.front() == 0);
    CHECK(length(street, from_middle) == Approx(700)); // back 200 m to the near end, then the whole street
    auto long_street = scattered(20, 1);
    for (std::size_t i = 0; i < long_street.size(); ++i)
        long_street[i] = {static_cast<double>((i * 7) % 20) * 50, 0};
    CHECK(length(long_street, walking_order(long_street)) == Approx(950));
    CHECK(walking_order(long_street, 5).front() == 5);
}

TEST_CASE("no stop and one stop are walks too", "[core][walk]") {
    CHECK(walking_order({}).empty());
    CHECK(walking_order({{3, 4}}) == std::vector<std::size_t>{0});
    CHECK(walking_order(std::vector<Projected>(15, Projected{1, 1})).size() == 15); // all in one place
}

TEST_CASE("bends of the line have no number, and the line goes through them", "[core][walk]") {
    Walk walk;
    for (auto const& [x, is_bend] : {std::pair{0.0, false}, {30.0, true}, {60.0, false}}) {
        WalkStop stop;
        stop.at = {x, is_bend ? 40.0 : 0.0};
        stop.is_bend = is_bend;
        walk.stops.push_back(stop);
    }
    CHECK(numbered_stops(walk) == std::vector<std::size_t>{0, 2});
    CHECK(length_m(route(walk)) == Approx(100)); // 30-40-50 twice
    CHECK(walk_minutes(900, 25) == 143);         // 18 min of walking and 125 of standing
}

TEST_CASE("the findings of a walk are counted by what became of them", "[core][walk]") {
    std::vector<WalkFinding> const findings{
        finding(1, FindingState::open, day(10)), finding(1, FindingState::open, day(20)),
        finding(1, FindingState::open),          finding(1, FindingState::solved, day(1)),
        finding(1, FindingState::dropped),       finding(2, FindingState::open)};
    auto const counted = tally(findings, 1, day(20));
    CHECK(counted == FindingTally{3, 1, 1, 1}); // what is due today is not late yet
    CHECK(counted.all() == 5);
    CHECK(tally(findings, 3, day(20)).all() == 0);
}

TEST_CASE("owners and states read back from their codes", "[core][walk]") {
    for (auto const owner : all_ground_owners)
        CHECK(ground_owner_of_code(code(owner)) == owner);
    for (auto const owner : all_finding_owners)
        CHECK(finding_owner_of_code(code(owner)) == owner);
    for (auto const state : all_finding_states)
        CHECK(finding_state_of_code(code(state)) == state);
    CHECK_FALSE(finding_owner_of_code("mairie"));
    CHECK(is_cleanliness_factor("dumping"));
    CHECK_FALSE(is_cleanliness_factor("CV2"));
}
