#include "core/exact_sum.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

using vigie::core::ExactSum;

namespace {

double sum_of(std::vector<double> const& terms) {
    ExactSum sum;
    for (double const term : terms)
        sum.add(term);
    return sum.value();
}

}

TEST_CASE("a sum is rounded once, not at each term", "[core][sum]") {
    CHECK(sum_of({}) == 0);
    CHECK(sum_of({0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}) == 1);
    CHECK(sum_of({1e100, 1, -1e100, 1e-100, 1e50, -1, -1e50}) == 1e-100);
    // Half way between 1 and the next double, and a hair to either side (cases of Python's math.fsum).
    CHECK(sum_of({1, 0x1p-53}) == 1);
    CHECK(sum_of({1, 0x1p-53, 0x1p-110}) == 1 + 0x1p-52);
    CHECK(sum_of({1, 0x1p-53, -0x1p-110}) == 1);
    CHECK(sum_of({-1, -0x1p-53, -0x1p-110}) == -1 - 0x1p-52);
}

TEST_CASE("the order of the terms does not change a bit of their sum", "[core][sum]") {
    for (std::uint64_t round = 0; round < 200; ++round) {
        vigie::core::CounterRandom random(3, round);
        std::vector<double> terms;
        for (int i = 0; i < 60; ++i)
            terms.push_back(std::ldexp(random.uniform() - 0.5, static_cast<int>(random.below(120)) - 60));
        double const expected = sum_of(terms);
        std::sort(terms.begin(), terms.end());
        CHECK(sum_of(terms) == expected);
        std::reverse(terms.begin(), terms.end());
        CHECK(sum_of(terms) == expected);
    }
}
