#include "core/change.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace vigie::core;

namespace {

Indicator rate(double at_0, double at_100) {
    Indicator indicator;
    indicator.kind = ValueKind::event_rate;
    indicator.scale = 100;
    indicator.goalposts = {at_0, at_100};
    return indicator;
}

Indicator share(double at_0, double at_100) {
    auto indicator = rate(at_0, at_100);
    indicator.kind = ValueKind::survey_share;
    return indicator;
}

double variance_of(Indicator const& indicator, double ratio, double exposure, double kept) {
    return normalised_variance(indicator, scoring::learn_scale(indicator, {}), ratio, exposure, kept);
}

scoring::FamilyScore family(double score) { return {score, 1, score, score, true}; }

/// Poisson by inversion (Knuth): small means only.
int poisson(double mean, CounterRandom& random) {
    double product = 1;
    for (int events = 0;; ++events) {
        product *= random.uniform();
        if (product <= std::exp(-mean)) return events;
    }
}

}

TEST_CASE("a rate's variance is Poisson's, through scale, goalposts and what the correction keeps", "[core][change]") {
    // 0.2 per dwelling on 100: 0.2 / 100 = 0.002; one unit of ratio is 100 · 100 / 50 = 200 points: 40 000 · 0.002
    // = 80.
    CHECK(variance_of(rate(0, 50), 0.2, 100, 1) == Approx(80).epsilon(1e-12));
    // Half of what is observed goes into the corrected value: a quarter of the variance.
    CHECK(variance_of(rate(0, 50), 0.2, 100, 0.5) == Approx(20).epsilon(1e-12));
    // A share of 0.8 on 40 answers: 0.16 / 40 = 0.004; 90 % to 40 %: 200 points, high is good.
    CHECK(variance_of(share(90, 40), 0.8, 40, 1) == Approx(160).epsilon(1e-12));
}

TEST_CASE("what was not counted, or lies beyond a goalpost, brings no variance", "[core][change]") {
    double const unknown = std::numeric_limits<double>::quiet_NaN();
    CHECK(variance_of(rate(0, 50), 0.6, 100, 1) == 0);
    CHECK(variance_of(share(90, 40), 0.95, 40, 1) == 0);
    CHECK(variance_of(rate(0, 50), 0.2, 0, 1) == 0);
    CHECK(variance_of(rate(0, 50), 0.2, unknown, 1) == 0);
    CHECK(variance_of(rate(0, 50), unknown, 100, 1) == 0);
    Indicator measure;
    CHECK(variance_of(measure, 0.2, 100, 1) == 0);
}

TEST_CASE("another method's variance follows the slope of what it learnt, where the value lies", "[core][change]") {
    // 10 to 20 scores 0 to 80, 20 to 60 scores 80 to 100: 8 points a unit, then a half.
    scoring::Scale const bent{{{10, 0}, {20, 80}, {60, 100}}, true, false, 9};
    CHECK(normalised_variance(rate(0, 100), bent, 0.15, 100, 1) == Approx(800 * 800 * 0.0015).epsilon(1e-12));
    CHECK(normalised_variance(rate(0, 100), bent, 0.40, 100, 1) == Approx(50 * 50 * 0.004).epsilon(1e-12));
    CHECK(normalised_variance(rate(0, 100), bent, 0.70, 100, 1) == 0);
}

TEST_CASE("a family's variance is that of its weighted mean over what is present", "[core][change]") {
    // Weights 1 and 3, the third missing, the fourth inherited: half of 2. (1·80 + 9·20 + 1·5) / (1 + 3 + 1)² = 265
    // / 25.
    std::vector<scoring::IndicatorTerm> const terms{
        {10, 1, false}, {20, 3, false}, {scoring::missing, 4, false}, {30, 2, true}, {40, 0, false}};
    std::vector<double> const variances{80, 20, 1000, 5, 1000};
    CHECK(family_variance(terms, variances) == Approx(10.6).epsilon(1e-12));
    CHECK(family_variance({}, {}) == 0);
}

TEST_CASE("an index's variance follows the slope of its mean", "[core][change]") {
    // p = 2, weights 1/2: S = √((60² + 80²)/2) = √5000. Slopes 0.5 · 60/S and 0.5 · 80/S: squares 0.18 and 0.32.
    std::vector<scoring::FamilyScore> const families{family(60), family(80)};
    std::vector<double> const weights{0.5, 0.5}, variances{50, 100};
    CHECK(index_variance(families, variances, weights, {}, std::sqrt(5000.0)) ==
          Approx(0.18 * 50 + 0.32 * 100).epsilon(1e-12));
    GridRules plain;
    plain.power = 1; // slopes 0.5
    CHECK(index_variance(families, variances, weights, plain, 70) == Approx(37.5).epsilon(1e-12));
    plain.power = std::numeric_limits<double>::infinity(); // the worst alone
    CHECK(index_variance(families, variances, weights, plain, 80) == Approx(100).epsilon(1e-12));
    // A family without a score gives its weight to the others.
    std::vector<scoring::FamilyScore> const one{family(60), {std::nullopt, 0, 0, 0, true}};
    CHECK(index_variance(one, variances, weights, {}, 60) == Approx(50).epsilon(1e-12));
}

TEST_CASE("the slope of every mean is its derivative", "[core][change]") {
    std::vector<double> const weights{0.5, 0.3, 0.2};
    for (double const power : {0.0, 1.0, 2.0, 4.0}) {
        GridRules rules;
        rules.power = power;
        std::vector<scoring::FamilyScore> families{family(40), family(70), family(55)};
        auto const index = [&] { return *scoring::index_score(families, weights, rules).score; };
        for (std::size_t f = 0; f < families.size(); ++f) {
            double const here = *families[f].score, step = 1e-5;
            families[f] = family(here + step);
            double const above = index();
            families[f] = family(here - step);
            double const slope = (above - index()) / (2 * step);
            families[f] = family(here);
            std::vector<double> only(3, 0);
            only[f] = 1;
            INFO("power " << power << ", family " << f);
            CHECK(index_variance(families, only, weights, rules, index()) == Approx(slope * slope).epsilon(1e-6));
        }
    }
}

TEST_CASE("a zone's variance falls with its residences", "[core][change]") {
    // (20²·9 + 40²·4) / 60² = (3600 + 6400) / 3600.
    std::vector<WeightedVariance> const residences{{9, 20}, {4, 40}};
    CHECK(mean_variance(residences) == Approx(10000.0 / 3600).epsilon(1e-12));
    CHECK(mean_variance({}) == 0);
}

TEST_CASE("a change is clear beyond its noise and one point, and steady up to both", "[core][change]") {
    // ± 1.959964 · √(9 + 16) = 9.79982.
    auto const change = change_between(40.0, 9, 49.0, 16);
    REQUIRE(change);
    CHECK(change->points == 9);
    CHECK(change->noise == Approx(9.79982).epsilon(1e-6));
    CHECK(dynamics_of(change) == Dynamics::steady);
    CHECK(dynamics_of(change_between(40.0, 9, 50.0, 16)) == Dynamics::worse);
    CHECK(dynamics_of(change_between(50.0, 9, 40.0, 16)) == Dynamics::better);
    CHECK(dynamics_of(Change{5, 5}) == Dynamics::steady);
    CHECK(dynamics_of(Change{0.9, 0}) == Dynamics::steady); // nothing counted: still too little to be seen
    CHECK(dynamics_of(Change{1, 0}) == Dynamics::worse);
    CHECK(dynamics_of(change_between(std::nullopt, 0, 50.0, 16)) == Dynamics::unknown);
    CHECK_FALSE(change_between(50.0, 0, std::nullopt, 0));
}

TEST_CASE("where nothing changed but chance, one residence in twenty seems to have moved", "[core][change]") {
    // 4 000 residences of 40 dwellings whose rate of 0.25 stays, counted twice: the share beyond the noise is that of a
    // test at 5 %.
    constexpr int residences = 4000;
    constexpr double dwellings = 40, truth = 0.25;
    auto const indicator = rate(0, 100);
    scoring::Prior const prior{truth, 0.01};
    double const kept = scoring::kept_of_rate(dwellings, prior);
    auto const counted = [&](int events) {
        double const ratio = scoring::shrink_rate(events, dwellings, prior);
        return std::pair(static_cast<double>(scoring::normalise(100 * ratio, indicator.goalposts)),
                         variance_of(indicator, ratio, dwellings, kept));
    };
    CounterRandom random(7, 0);
    int beyond = 0;
    for (int i = 0; i < residences; ++i) {
        auto const [before, v1] = counted(poisson(truth * dwellings, random));
        auto const [now, v2] = counted(poisson(truth * dwellings, random));
        auto const change = change_between(before, v1, now, v2);
        beyond += std::abs(change->points) > change->noise ? 1 : 0;
    }
    CHECK(beyond > 0.035 * residences);
    CHECK(beyond < 0.065 * residences);
}
