#include "analysis/trend.hpp"
#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <vector>

using namespace vigie;
using analysis::mann_kendall;

namespace {

/// By looking at every order of the values.
double p_of_all_orders(std::vector<double> const& series) {
    std::vector<std::size_t> order(series.size());
    std::iota(order.begin(), order.end(), 0U);
    auto const s_of = [&] {
        int s = 0;
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < order.size(); ++j)
                s += (series[order[j]] > series[order[i]]) - (series[order[j]] < series[order[i]]);
        return s;
    };
    int const observed = std::abs(s_of());
    double all = 0, as_large = 0;
    do
        ++all, as_large += std::abs(s_of()) >= observed;
    while (std::next_permutation(order.begin(), order.end()));
    return as_large / all;
}

}

TEST_CASE("a trend of few steps has the exact p of counting orders", "[analysis][trend]") {
    CHECK(mann_kendall(std::vector{1.0, 2.0, 3.0, 4.0}).p == Approx(2.0 / 24)); // four steps can never show one at 5 %
    auto const five = mann_kendall(std::vector{1.0, 2.0, 3.0, 4.0, 5.0});
    CHECK(five.p == Approx(2.0 / 120));
    CHECK(five.s == 10);
    CHECK(five.tau == 1);
    CHECK(mann_kendall(std::vector{5.0, 4.0, 3.0, 2.0, 1.0}).s == -10);
    // One pair out of order: 1 and 4 orders of 120 at each end.
    CHECK(mann_kendall(std::vector{1.0, 2.0, 3.0, 5.0, 4.0}).p == Approx(10.0 / 120));
    core::CounterRandom random(2, 2);
    for (std::size_t n = 2; n <= 7; ++n)
        for (std::uint32_t const values : {2U, 3U, 1000U}) {
            std::vector<double> series;
            for (std::size_t i = 0; i < n; ++i)
                series.push_back(random.below(values));
            CAPTURE(n, values);
            CHECK(mann_kendall(series).p == Approx(p_of_all_orders(series)).epsilon(1e-12));
        }
}

TEST_CASE("a series that does not move has no trend, one step neither", "[analysis][trend]") {
    CHECK(mann_kendall(std::vector<double>(6, 3.0)).p == 1);
    CHECK(mann_kendall(std::vector<double>(30, 3.0)).p == 1);
    CHECK(mann_kendall(std::vector{7.0}).p == 1);
    CHECK(mann_kendall({}).p == 1);
}

TEST_CASE("the exact p of 18 steps and the normal one of 19 agree with each other", "[analysis][trend]") {
    std::vector<double> const series{5, 1, 9, 3, 12, 0, 7, 14, 2, 10, 16, 4, 13, 6, 17, 8, 15, 11};
    auto const exact = mann_kendall(series);
    CHECK(exact.is_exact);
    // The textbook: (|S| - 1) / sqrt(n (n - 1) (2n + 5) / 18)
    double const z = (std::abs(exact.s) - 1) / std::sqrt(18.0 * 17 * 41 / 18);
    CHECK(exact.p == Approx(std::erfc(z / std::sqrt(2.0))).margin(0.003));
    CHECK(exact.p > 0.02);
    CHECK(exact.p < 0.2);
    std::vector<double> rising(20);
    std::iota(rising.begin(), rising.end(), 0.0);
    auto const normal = mann_kendall(rising);
    CHECK_FALSE(normal.is_exact);
    CHECK(normal.p ==
          Approx(std::erfc(189 / std::sqrt(950.0) / std::sqrt(2.0))).epsilon(1e-9)); // S = 190, variance 950
}
