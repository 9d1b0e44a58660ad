#include "core/scoring.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <vector>

using namespace vigie::core;
using namespace vigie::core::scoring;

TEST_CASE("a value is scored between its goalposts, whichever is the larger", "[core][score]") {
    CHECK(normalise(3, {0, 6}) == 50.0F);
    CHECK(normalise(-1, {0, 6}) == 0.0F);
    CHECK(normalise(9, {0, 6}) == 100.0F);
    CHECK(normalise(90, {90, 55}) == 0.0F);
    CHECK(normalise(55, {90, 55}) == 100.0F);
    CHECK(normalise(76, {90, 55}) == 40.0F);
}

TEST_CASE("no value has no score", "[core][score]") { CHECK(std::isnan(normalise(std::nan(""), {0, 6}))); }

TEST_CASE("a family's score is the weighted mean of what is observed", "[core][score]") {
    // (20 * 1 + 80 * 2) / 3 = 60, 3 of 4 of the weight
    std::array const terms{IndicatorTerm{20, 1}, IndicatorTerm{80, 2}, IndicatorTerm{missing, 1}};
    auto const family = family_score(terms, 0.6);
    CHECK(*family.score == Approx(60).epsilon(1e-12));
    CHECK(family.coverage == 0.75);
    CHECK(family.if_missing_0 == Approx(45).epsilon(1e-12));  // 180 / 4
    CHECK(family.if_missing_100 == Approx(70).epsilon(1e-12)); // 280 / 4
    CHECK(family.exists);
}

TEST_CASE("a family observed at 59 % has no score, at 60 % it has", "[core][score]") {
    std::array const under{IndicatorTerm{50, 59}, IndicatorTerm{missing, 41}};
    CHECK_FALSE(family_score(under, 0.6).score.has_value());
    CHECK(family_score(under, 0.6).coverage == 0.59);
    std::array const at{IndicatorTerm{50, 60}, IndicatorTerm{missing, 40}};
    CHECK(family_score(at, 0.6).score == 50.0);
    // 0.1 + 0.2 + 0.3 of 1.0 is 0.6 but for the last bit.
    std::array const tenths{IndicatorTerm{50, 0.1}, IndicatorTerm{50, 0.2}, IndicatorTerm{50, 0.3}, IndicatorTerm{missing, 0.4}};
    CHECK(family_score(tenths, 0.6).score.has_value());
}

TEST_CASE("an inherited indicator counts half, in score and coverage", "[core][score]") {
    // (90 * 0.5 + 30 * 1) / 1.5 = 50; coverage 1.5 / 2; nothing missing, so the bounds are the score.
    std::array const terms{IndicatorTerm{90, 1, true}, IndicatorTerm{30, 1}};
    auto const family = family_score(terms, 0.6);
    CHECK(*family.score == Approx(50).epsilon(1e-12));
    CHECK(family.coverage == 0.75);
    CHECK(family.if_missing_0 == *family.score);
    CHECK(family.if_missing_100 == *family.score);
}

TEST_CASE("a family known only through a coarser zone is half covered and not scored", "[core][score]") {
    std::array const terms{IndicatorTerm{90, 1, true}, IndicatorTerm{30, 1, true}};
    CHECK(family_score(terms, 0.6).coverage == 0.5);
    CHECK_FALSE(family_score(terms, 0.6).score.has_value());
}

TEST_CASE("a missing indicator keeps its full weight in the bounds beside an inherited one", "[core][score]") {
    // 80 at one half, 1 missing: 40 / 1.5 and 140 / 1.5
    std::array const terms{IndicatorTerm{80, 1, true}, IndicatorTerm{missing, 1}};
    auto const family = family_score(terms, 0.6);
    CHECK(family.if_missing_0 == Approx(40 / 1.5).epsilon(1e-12));
    CHECK(family.if_missing_100 == Approx(140 / 1.5).epsilon(1e-12));
    CHECK(family.coverage == 0.25);
}

TEST_CASE("a family without any answer has no score and bounds of 0 and 100", "[core][score]") {
    std::array const terms{IndicatorTerm{missing, 1}, IndicatorTerm{missing, 2}};
    auto const family = family_score(terms, 0.0);
    CHECK_FALSE(family.score.has_value());
    CHECK(family.coverage == 0);
    CHECK(family.if_missing_0 == 0);
    CHECK(family.if_missing_100 == 100);
}

TEST_CASE("a family without any weight does not exist", "[core][score]") {
    std::array const terms{IndicatorTerm{80, 0}};
    CHECK_FALSE(family_score(terms, 0.6).exists);
    CHECK_FALSE(family_score({}, 0.6).exists);
}

TEST_CASE("a context indicator of weight 0 changes nothing, present or missing", "[core][score]") {
    std::array const plain{IndicatorTerm{20, 1}, IndicatorTerm{80, 2}};
    auto const expected = family_score(plain, 0.6);
    CHECK(family_score(std::array{plain[0], IndicatorTerm{missing, 0}, plain[1]}, 0.6) == expected);
    CHECK(family_score(std::array{IndicatorTerm{99, 0}, plain[0], plain[1]}, 0.6) == expected);
}

TEST_CASE("weights twice as large give the same family score to the last bit", "[core][score]") {
    std::vector<IndicatorTerm> terms{{13.7F, 1}, {missing, 0.3}, {77.1F, 0.7, true}, {41.9F, 1.9}};
    auto const once = family_score(terms, 0.6);
    for (auto& term : terms) term.weight *= 2;
    CHECK(family_score(terms, 0.6) == once);
}
