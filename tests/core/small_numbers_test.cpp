#include "core/scoring.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <vector>

using namespace vigie::core::scoring;

namespace {

struct Row {
    double dwellings, events, raw, weight, corrected; // the last three as printed: per 100 dwellings
};

// The table of docs/methods/score.md.
constexpr std::array table{Row{12, 6, 50.0, 0.40, 24.5}, Row{34, 4, 11.8, 0.66, 10.2}, Row{60, 1, 1.7, 0.77, 2.9},
                           Row{120, 9, 7.5, 0.87, 7.5}, Row{300, 18, 6.0, 0.94, 6.1}};

Prior prior_of_table() {
    std::vector<double> events, dwellings;
    for (auto const& row : table) {
        events.push_back(row.events);
        dwellings.push_back(row.dwellings);
    }
    return marshall_prior(events, dwellings);
}

double const unknown = std::numeric_limits<double>::quiet_NaN();

}

TEST_CASE("empirical Bayes gives the table of the method, to the printed digit", "[core][score]") {
    auto const prior = prior_of_table();
    CHECK(prior.mean == Approx(38.0 / 526).epsilon(1e-12));
    for (auto const& row : table) {
        INFO(row.dwellings);
        CHECK(100 * row.events / row.dwellings == Approx(row.raw).margin(0.05));
        double const weight = prior.variance / (prior.variance + prior.mean / row.dwellings);
        CHECK(weight == Approx(row.weight).margin(0.005));
        CHECK(100 * shrink_rate(row.events, row.dwellings, prior) == Approx(row.corrected).margin(0.05));
    }
}

TEST_CASE("Marshall's prior is reckoned by hand on two residences", "[core][score]") {
    // Rates 0.4 and 0.1 on 10 and 30 dwellings: mean 7/40 = 0.175;
    // spread (10 * 0.225² + 30 * 0.075²) / 40 = 0.016875; minus 0.175 / 20 = 0.00875: 0.008125.
    auto const prior = marshall_prior(std::array{4.0, 3.0}, std::array{10.0, 30.0});
    CHECK(prior.mean == Approx(0.175).epsilon(1e-12));
    CHECK(prior.variance == Approx(0.008125).epsilon(1e-12));
    // w = 0.008125 / (0.008125 + 0.0175) = 13/41; 13/41 * 0.4 + 28/41 * 0.175
    CHECK(shrink_rate(4, 10, prior) == Approx((13 * 0.4 + 28 * 0.175) / 41).epsilon(1e-12));
}

TEST_CASE("the prior of shares has the binomial's noise", "[core][score]") {
    // Shares 0.9 and 0.4 of 10 and 30 answers: mean 21/40 = 0.525; spread (10 * 0.375² + 30 * 0.125²) / 40 = 0.046875;
    // minus 0.525 * 0.475 / 20 = 0.01246875: 0.03440625.
    auto const prior = beta_binomial_prior(std::array{9.0, 12.0}, std::array{10.0, 30.0});
    CHECK(prior.mean == Approx(0.525).epsilon(1e-12));
    CHECK(prior.variance == Approx(0.03440625).epsilon(1e-12));
    double const w = 0.03440625 / (0.03440625 + 0.249375 / 10);
    CHECK(shrink_share(9, 10, prior) == Approx(w * 0.9 + (1 - w) * 0.525).epsilon(1e-12));
}

TEST_CASE("residences that differ no more than by chance all get the mean", "[core][score]") {
    auto const prior = marshall_prior(std::array{1.0, 2.0, 1.0}, std::array{20.0, 20.0, 20.0});
    CHECK(prior.variance == 0);
    CHECK(shrink_rate(2, 20, prior) == prior.mean);
    CHECK(shrink_rate(0, 20, prior) == prior.mean);
}

TEST_CASE("a stock without any event stays at zero", "[core][score]") {
    auto const prior = marshall_prior(std::array{0.0, 0.0}, std::array{20.0, 30.0});
    CHECK(shrink_rate(0, 20, prior) == 0);
}

TEST_CASE("a residence without dwellings or without a count is left out and has no rate", "[core][score]") {
    auto const all = marshall_prior(std::array{4.0, 3.0, unknown, 5.0, 6.0}, std::array{10.0, 30.0, 10.0, 0.0, unknown});
    CHECK(all == marshall_prior(std::array{4.0, 3.0}, std::array{10.0, 30.0}));
    CHECK(std::isnan(shrink_rate(5, 0, all)));
    CHECK(std::isnan(shrink_rate(unknown, 10, all)));
    CHECK(std::isnan(shrink_share(0, 0, all)));
    CHECK(marshall_prior({}, {}) == Prior{});
}

TEST_CASE("a corrected rate lies between the raw one and the mean, nearer the mean in a small residence", "[core][score]") {
    auto const prior = prior_of_table();
    double const small = shrink_rate(6, 12, prior), large = shrink_rate(60, 120, prior);
    CHECK(small > prior.mean);
    CHECK(large > small);
    CHECK(large < 0.5);
}
