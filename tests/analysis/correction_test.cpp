#include "analysis/correction.hpp"
#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

using namespace vigie::analysis;

namespace {

double const absent = std::numeric_limits<double>::quiet_NaN();

void check(std::vector<double> const& got, std::vector<double> const& expected) {
    REQUIRE(got.size() == expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        CAPTURE(i);
        if (std::isnan(expected[i]))
            CHECK(std::isnan(got[i]));
        else
            CHECK(got[i] == Approx(expected[i]).epsilon(1e-12));
    }
}

}

// Four tests, reckoned by hand: n/rank * p = 0.04, 0.06, 0.04 (4/3 * 0.03), 0.20; each no more than the next.
TEST_CASE("Benjamini-Hochberg takes the last success, not the first failure", "[analysis][correction]") {
    check(adjusted(std::vector{0.01, 0.03, 0.03, 0.20}, Correction::fdr), {0.04, 0.04, 0.04, 0.20});
    check(adjusted(std::vector{0.20, 0.03, 0.01, 0.03}, Correction::fdr), {0.20, 0.04, 0.04, 0.04});
}

TEST_CASE("Bonferroni multiplies by the number of tests and stops at one", "[analysis][correction]") {
    check(adjusted(std::vector{0.01, 0.03, 0.40}, Correction::bonferroni), {0.03, 0.09, 1.0});
}

TEST_CASE("Holm multiplies by the tests still standing and never goes down", "[analysis][correction]") {
    // 4*0.01 = 0.04; 3*0.02 = 0.06; 2*0.022 = 0.044, raised to 0.06; 1*0.5
    check(adjusted(std::vector{0.01, 0.02, 0.022, 0.5}, Correction::holm), {0.04, 0.06, 0.06, 0.5});
}

TEST_CASE("Benjamini-Yekutieli pays the harmonic sum on top", "[analysis][correction]") {
    // 1 + 1/2 = 1.5; 1.5*2*0.01 = 0.03; 1.5*0.04 = 0.06
    check(adjusted(std::vector{0.01, 0.04}, Correction::by), {0.03, 0.06});
}

TEST_CASE("a hundred thousand different p, and as many of few, are corrected by the definitions", "[analysis][correction]") {
    for (std::uint32_t const values : {100'000U, 700U}) {
        std::uint32_t const n = 100'000;
        vigie::core::CounterRandom random(values, 0);
        std::vector<double> p;
        for (std::uint32_t i = 0; i < n; ++i)
            p.push_back(values == n ? random.uniform() : (1 + random.below(values)) / 701.0);
        std::vector<std::uint32_t> order(n);
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return p[a] < p[b]; });
        std::vector<double> up(n), down(n);
        double smallest = 1, largest = 0;
        for (std::uint32_t rank = n; rank > 0; --rank)
            up[order[rank - 1]] = smallest = std::min(smallest, double{n} / rank * p[order[rank - 1]]);
        for (std::uint32_t rank = 0; rank < n; ++rank)
            down[order[rank]] = largest = std::max(largest, std::min(1.0, (n - rank) * p[order[rank]]));
        CHECK(adjusted(p, Correction::fdr) == up);
        CHECK(adjusted(p, Correction::holm) == down);
    }
}

TEST_CASE("a site without test is not counted among the tests", "[analysis][correction]") {
    for (auto const correction :
         {Correction::none, Correction::fdr, Correction::by, Correction::bonferroni, Correction::holm}) {
        auto const alone = adjusted(std::vector{0.01, 0.04}, correction);
        check(adjusted(std::vector{absent, 0.01, absent, 0.04}, correction), {absent, alone[0], absent, alone[1]});
    }
}

TEST_CASE("no tests at all is no trouble", "[analysis][correction]") {
    CHECK(adjusted({}, Correction::fdr).empty());
    check(adjusted(std::vector{absent}, Correction::by), {absent});
}
