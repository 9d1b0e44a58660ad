#include "core/scoring.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

using namespace vigie::core;
using namespace vigie::core::scoring;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

FamilyScore observed(double score) { return {score, 1, score, score, true}; }
FamilyScore unknown() { return {std::nullopt, 0, 0, 100, true}; }
FamilyScore absent() { return {.score = std::nullopt, .exists = false}; }

GridRules rules_with(double power) {
    GridRules rules;
    rules.power = power;
    return rules;
}

std::vector<FamilyScore> families(std::initializer_list<double> scores) {
    std::vector<FamilyScore> result;
    for (double const score : scores) result.push_back(observed(score));
    return result;
}

double index(std::initializer_list<double> scores, double power) {
    std::vector<double> const weights(scores.size(), 0.25);
    return *index_score(families(scores), weights, rules_with(power)).score;
}

double sum(std::vector<double> const& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

}

TEST_CASE("the ways to aggregate give the table of the method, to the printed digit", "[core][score]") {
    CHECK(index({90, 10, 10, 10}, 1) == Approx(30.0).margin(0.05));
    CHECK(index({90, 10, 10, 10}, 0) == Approx(48.0).margin(0.05));
    CHECK(index({90, 10, 10, 10}, 2) == Approx(45.8).margin(0.05));
    CHECK(index({90, 10, 10, 10}, 4) == Approx(63.6).margin(0.05));
    for (double const power : {1.0, 0.0, 2.0, 4.0}) CHECK(index({30, 30, 30, 30}, power) == Approx(30.0).epsilon(1e-12));
    CHECK(index({90, 0, 50, 50}, 1) == Approx(47.5).margin(0.05));
    CHECK(index({90, 0, 50, 50}, 0) == Approx(60.2).margin(0.05));
}

TEST_CASE("a power other than 1, 2 or 4, and the worst family alone", "[core][score]") {
    CHECK(index({90, 10, 10, 10}, 3) == Approx(std::cbrt((729'000 + 3'000) / 4.0)).epsilon(1e-12));
    CHECK(index({90, 10, 10, 10}, infinity) == 90);
}

TEST_CASE("health is floored so that one family at 100 does not make the index 100", "[core][score]") {
    // H = 1, 100, 100, 100: 100 - 100^(3/4)
    CHECK(index({100, 0, 0, 0}, 0) == Approx(100 - std::pow(100, 0.75)).epsilon(1e-12));
}

TEST_CASE("five residences of two families, reckoned by hand", "[core][score]") {
    // Weights 3 and 1, p = 2, a grid of two families: both must be scored.
    // 1: 40, 80 → √((3·1600 + 6400) / 4) = √2800        2: 60, 0 → √(3·3600 / 4) = √2700
    // 3: 10, 10 → 10                                     4: 70, n.d. → coverage 0.75, but one family only: not scored
    // 5: 100, 20 → √((30000 + 400) / 4) = √7600
    std::array const weights{3.0, 1.0};
    auto const score = [&](FamilyScore a, FamilyScore b) { return index_score(std::array{a, b}, weights, GridRules{}); };
    auto const first = score(observed(40), observed(80)), second = score(observed(60), observed(0));
    auto const third = score(observed(10), observed(10)), fourth = score(observed(70), unknown());
    auto const fifth = score(observed(100), observed(20));
    CHECK(*first.score == Approx(std::sqrt(2800.0)).epsilon(1e-12));
    CHECK(first.severity == SeverityClass::c);
    CHECK(*second.score == Approx(std::sqrt(2700.0)).epsilon(1e-12));
    CHECK(*third.score == Approx(10).epsilon(1e-12));
    CHECK(third.severity == SeverityClass::a);
    CHECK_FALSE(fourth.score.has_value());
    CHECK(fourth.severity == SeverityClass::not_scored);
    CHECK(fourth.coverage == 0.75);
    CHECK(fourth.low == Approx(std::sqrt(3675.0)).epsilon(1e-12));   // 3·4900 / 4
    CHECK(fourth.high == Approx(std::sqrt(6175.0)).epsilon(1e-12));  // (3·4900 + 10000) / 4
    CHECK(*fifth.score == Approx(std::sqrt(7600.0)).epsilon(1e-12));
    CHECK(fifth.severity == SeverityClass::d);
    std::array const indices{*first.score, *second.score, *third.score, std::nan(""), *fifth.score};
    CHECK(ranks(indices) == std::vector{2, 3, 4, 0, 1});
}

TEST_CASE("a residence observed at 59 % is not scored", "[core][score]") {
    std::array<double, 5> const weights{0.15, 0.15, 0.15, 0.14, 0.41};
    std::vector<FamilyScore> all = families({50, 50, 50, 50});
    all.push_back(unknown());
    auto const index = index_score(all, weights, GridRules{});
    CHECK(index.coverage == Approx(0.59));
    CHECK_FALSE(index.score.has_value());
    CHECK(index.low < index.high);
    CHECK(index_score(all, std::array{0.15, 0.15, 0.15, 0.15, 0.40}, GridRules{}).score.has_value());
}

TEST_CASE("three scored families of seven are not enough whatever they weigh", "[core][score]") {
    std::array<double, 7> const weights{0.3, 0.3, 0.3, 0.025, 0.025, 0.025, 0.025};
    auto all = families({50, 50, 50});
    for (int i = 0; i < 4; ++i) all.push_back(unknown());
    CHECK_FALSE(index_score(all, weights, GridRules{}).score.has_value());
    all[3] = observed(50);
    CHECK(index_score(all, weights, GridRules{}).score.has_value());
}

TEST_CASE("coverage counts families too thinly observed to be scored", "[core][score]") {
    std::vector<FamilyScore> all = families({50, 50, 50, 50});
    all.push_back({std::nullopt, 0.5, 30, 70, true});
    CHECK(index_score(all, std::vector<double>(5, 0.2), GridRules{}).coverage == Approx(0.9));
}

TEST_CASE("a family that does not exist is left out of everything", "[core][score]") {
    auto const three = families({40, 60, 80});
    std::vector<FamilyScore> four = three;
    four.insert(four.begin() + 1, absent());
    auto const expected = index_score(three, std::array{0.5, 0.3, 0.2}, GridRules{});
    REQUIRE(expected.score.has_value()); // three families exist, three are needed
    CHECK(index_score(four, std::array{0.5, 9.0, 0.3, 0.2}, GridRules{}) == expected);
}

TEST_CASE("a family whose weight was moved to 0 is left out like one that does not exist", "[core][score]") {
    std::vector<FamilyScore> four = families({40, 60, 80});
    four.push_back(unknown());
    CHECK(index_score(four, std::array{0.5, 0.3, 0.2, 0.0}, GridRules{}) ==
          index_score(families({40, 60, 80}), std::array{0.5, 0.3, 0.2}, GridRules{}));
}

TEST_CASE("without any family nothing is known", "[core][score]") {
    auto const nothing = index_score({}, {}, GridRules{});
    CHECK_FALSE(nothing.score.has_value());
    CHECK(nothing.coverage == 0);
    CHECK(nothing.low == 0);
    CHECK(nothing.high == 100);
}

TEST_CASE("the index lies between its bounds", "[core][score]") {
    std::vector<FamilyScore> all = families({20, 50, 70, 90});
    all.push_back({std::nullopt, 0.4, 12, 72, true});
    for (double const power : {0.0, 1.0, 2.0, 4.0}) {
        auto const index = index_score(all, std::vector<double>(5, 0.2), rules_with(power));
        CHECK(index.low <= *index.score);
        CHECK(*index.score <= index.high);
    }
}

TEST_CASE("weights twice as large give the same index to the last bit", "[core][score]") {
    auto const all = families({13.7, 77.1, 41.9, 3.3});
    for (double const power : {0.0, 1.0, 2.0, 4.0}) {
        auto const once = index_score(all, std::array{0.14, 0.2, 0.16, 0.5}, rules_with(power));
        CHECK(index_score(all, std::array{0.28, 0.4, 0.32, 1.0}, rules_with(power)) == once);
    }
}

TEST_CASE("a worse observation never lowers the index", "[core][score]") {
    std::array const weights{0.14, 0.2, 0.16, 0.5};
    for (double const power : {0.0, 1.0, 2.0, 4.0, infinity})
        for (std::size_t f = 0; f < weights.size(); ++f) {
            double before = 0;
            for (int score = 0; score <= 100; score += 5) {
                auto all = families({30, 50, 20, 60});
                all[f] = observed(score);
                double const now = *index_score(all, weights, rules_with(power)).score;
                CHECK(now >= before - 1e-12);
                before = now;
            }
        }
}

TEST_CASE("contributions add up to the index for every way to aggregate", "[core][score]") {
    auto all = families({13.7, 77.1, 41.9, 0});
    all.push_back(unknown());
    std::vector<double> const weights{0.2, 0.2, 0.2, 0.2, 0.2};
    for (double const power : {0.0, 1.0, 2.0, 3.0, 4.0, infinity}) {
        INFO(power);
        auto const rules = rules_with(power);
        auto const points = contributions(all, weights, rules);
        CHECK(sum(points) == Approx(*index_score(all, weights, rules).score).epsilon(1e-12));
        CHECK(points[3] == 0);
        CHECK(points[4] == 0);
    }
}

TEST_CASE("contributions are shares of weight times score to the power", "[core][score]") {
    // p = 2: 1·30² = 900 and 1·40² = 1600 of 2500: 0.36 and 0.64 of √1250
    auto const points = contributions(families({30, 40}), std::array{0.5, 0.5}, GridRules{});
    CHECK(points[0] == Approx(0.36 * std::sqrt(1250.0)).epsilon(1e-12));
    CHECK(points[1] == Approx(0.64 * std::sqrt(1250.0)).epsilon(1e-12));
}

TEST_CASE("the worst family takes all when it alone makes the index", "[core][score]") {
    CHECK(contributions(families({30, 80, 80, 10}), std::vector<double>(4, 0.25), rules_with(infinity)) ==
          std::vector<double>{0, 80, 0, 0});
}

TEST_CASE("a residence that is not scored has no contributions", "[core][score]") {
    std::vector<FamilyScore> const all{observed(80), unknown(), unknown(), unknown()};
    CHECK(contributions(all, std::vector<double>(4, 0.25), GridRules{}) == std::vector<double>(4, 0.0));
    CHECK(contributions(families({0, 0}), std::array{0.5, 0.5}, GridRules{}) == std::vector<double>{0, 0});
}

TEST_CASE("classes are read on the unrounded index", "[core][score]") {
    GridRules const rules;
    CHECK(classify(34.999, rules) == SeverityClass::a);
    CHECK(classify(35, rules) == SeverityClass::b);
    CHECK(classify(49.999, rules) == SeverityClass::b);
    CHECK(classify(50, rules) == SeverityClass::c);
    CHECK(classify(65, rules) == SeverityClass::d);
    CHECK(classify(std::nan(""), rules) == SeverityClass::not_scored);
}
