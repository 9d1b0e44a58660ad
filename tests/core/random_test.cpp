#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <vector>

using vigie::core::CounterRandom;

TEST_CASE("the same seed and stream give the same draws, another stream others", "[core][random]") {
    CounterRandom a{42, 7}, b{42, 7}, other_stream{42, 8}, other_seed{43, 7};
    int alike_stream = 0, alike_seed = 0;
    for (int i = 0; i < 100; ++i) {
        auto const bits = a.bits();
        CHECK(bits == b.bits());
        alike_stream += bits == other_stream.bits() ? 1 : 0;
        alike_seed += bits == other_seed.bits() ? 1 : 0;
    }
    CHECK(alike_stream == 0);
    CHECK(alike_seed == 0);
}

TEST_CASE("draws below n fall on each number about as often", "[core][random]") {
    CounterRandom random{1, 1};
    std::array<int, 7> counts{};
    for (int i = 0; i < 70'000; ++i) ++counts.at(random.below(7));
    for (int const count : counts) CHECK(std::abs(count - 10'000) < 500); // 5 standard deviations
}

TEST_CASE("uniform draws lie in [0, 1) around one half", "[core][random]") {
    CounterRandom random{1, 2};
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) {
        double const draw = random.uniform();
        REQUIRE(draw >= 0);
        REQUIRE(draw < 1);
        sum += draw;
    }
    CHECK(sum / 10'000 == Approx(0.5).margin(0.015));
}
