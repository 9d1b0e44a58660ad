#include "core/sensitivity.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace vigie::core;
using scoring::FamilyScore;

namespace {

std::optional<double> const none;

std::vector<FamilyScore> families_of(std::vector<std::optional<double>> const& scores) {
    std::vector<FamilyScore> families;
    for (auto const& score : scores)
        families.push_back({score, score ? 1.0 : 0.2, score.value_or(0), score.value_or(100), true});
    return families;
}

GridRules rules_with(double power) {
    GridRules rules;
    rules.power = power;
    rules.minimum_families = 2;
    rules.minimum_coverage = 0.5;
    return rules;
}

/// The least share of any single weight that passes `is_there`, found by trying many.
template <typename Test>
double by_trying(std::vector<double> const& weights, Test const& is_there) {
    double least = 2;
    double whole = 0;
    for (double const w : weights)
        whole += w;
    constexpr int steps = 20'000;
    for (std::size_t f = 0; f < weights.size(); ++f)
        for (int step = 0; step < steps; ++step) {
            auto moved = weights;
            double const share = step / double{steps}, rest = whole - weights[f];
            moved[f] = share * rest / (1 - share);
            if (is_there(scoring::normalised_weights(moved)))
                least = std::min(least, std::abs(share - weights[f] / whole));
        }
    return least;
}

}

TEST_CASE("the weight that moves a class is reckoned by hand", "[core][sensitivity]") {
    // Families 80 and 20, weights 1 and 1, arithmetic mean: 50, class C. B begins under 50: any less of the first.
    // 80 and 26: 53. Under 50 when 80 w + 26 = 50 (w + 1): w = 24/30 = 0.8, share 0.8/1.8; or the second at 1.25, share 1.25/2.25.
    auto const families = families_of({80, 26});
    auto const change = smallest_class_change(families, std::vector{1.0, 1.0}, rules_with(1));
    REQUIRE(change);
    CHECK(change->to == SeverityClass::b);
    CHECK(change->share_from == 0.5);
    CHECK(change->share_to == Approx(change->family == 0 ? 0.8 / 1.8 : 1.25 / 2.25).epsilon(1e-6));
}

TEST_CASE("the least change of a weight is the least there is, and just enough", "[core][sensitivity]") {
    int found = 0;
    for (std::uint64_t round = 0; round < 60; ++round) {
        CounterRandom random(3, round);
        std::vector<std::optional<double>> scores, others;
        std::vector<double> weights;
        for (int f = 0; f < 4; ++f) {
            scores.push_back(random.below(8) == 0 ? none : std::optional(100 * random.uniform()));
            others.push_back(random.below(8) == 0 ? none : std::optional(100 * random.uniform()));
            weights.push_back(1 + 9 * random.uniform());
        }
        double const powers[]{0, 1, 2, 4, 3};
        auto const rules = rules_with(powers[random.below(5)]);
        auto const a = families_of(scores), b = families_of(others);
        auto const now = scoring::index_score(a, weights, rules), then = scoring::index_score(b, weights, rules);
        INFO("round " << round);
        {
            auto const change = smallest_class_change(a, weights, rules);
            double const tried = by_trying(weights, [&](std::vector<double> const& w) {
                auto const c = scoring::index_score(a, w, rules).severity;
                return now.score && c != SeverityClass::not_scored && c != now.severity;
            });
            CHECK((change ? std::abs(change->share_to - change->share_from) : 2) == Approx(tried).margin(1e-4));
            found += change ? 1 : 0;
        }
        {
            auto const change = smallest_order_change(a, b, weights, rules);
            double const tried = by_trying(weights, [&](std::vector<double> const& w) {
                auto const one = scoring::index_score(a, w, rules), two = scoring::index_score(b, w, rules);
                if (!now.score || !then.score || !one.score || !two.score) return false;
                return *now.score > *then.score ? *two.score > *one.score : *one.score > *two.score;
            });
            CHECK((change ? std::abs(change->share_to - change->share_from) : 2) == Approx(tried).margin(1e-4));
            found += change ? 1 : 0;
            if (change) CHECK(order_under_any_weights(a, b) == Order::depends);
        }
    }
    CHECK(found > 60);
}

TEST_CASE("a residence that is not scored, or a worst family that decides alone, has no such change",
          "[core][sensitivity]") {
    std::vector const weights{1.0, 1.0, 1.0};
    CHECK_FALSE(smallest_class_change(families_of({80, none, none}), weights, rules_with(2)));
    CHECK_FALSE(smallest_class_change(families_of({80, 20, 20}), weights,
                                      rules_with(std::numeric_limits<double>::infinity())));
    CHECK_FALSE(smallest_class_change(families_of({10, 20, 20}), weights, rules_with(2))); // A, whatever the weights
    CHECK_FALSE(smallest_order_change(families_of({80, 20, 20}), families_of({80, none, none}), weights, rules_with(2)));
}

TEST_CASE("who is worse in every family is above whatever the weights", "[core][sensitivity]") {
    auto const order = [](std::vector<std::optional<double>> const& a, std::vector<std::optional<double>> const& b) {
        auto const there = order_under_any_weights(families_of(a), families_of(b));
        auto const back = order_under_any_weights(families_of(b), families_of(a));
        CHECK((there == Order::always_above) == (back == Order::always_below));
        return there;
    };
    CHECK(order({80, 20}, {70, 20}) == Order::always_above);
    CHECK(order({70, 20}, {80, 20}) == Order::always_below);
    CHECK(order({80, 20}, {70, 30}) == Order::depends);
    CHECK(order({80, 20}, {80, 20}) == Order::depends);
    CHECK(order({80, 60, none}, {50, 20, 55}) == Order::always_above); // its best beyond the other's worst
    CHECK(order({80, 60, none}, {50, 20, 65}) == Order::depends);      // 65 alone may weigh all
    CHECK(order({none, none}, {50, 20}) == Order::depends);
}
