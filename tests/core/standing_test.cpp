#include "core/random.hpp"
#include "core/scoring.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <vector>

using namespace vigie::core;
using namespace vigie::core::scoring;

namespace {

/// « DCN » = D, then C, then not scored; the class shown for the last.
char shown(std::string_view history) {
    std::vector<SeverityClass> classes;
    for (char const code : history) classes.push_back(*class_of_letter(code));
    return letter(with_hysteresis(classes));
}

ZoneTerm residence(std::optional<double> index, double dwellings) { return {index, dwellings}; }

}

TEST_CASE("a class rises at once and falls after two campaigns in a row", "[core][score]") {
    CHECK(shown("B") == 'B');
    CHECK(shown("AB") == 'B');
    CHECK(shown("AD") == 'D');
    CHECK(shown("DC") == 'D');
    CHECK(shown("DCC") == 'C');
    CHECK(shown("DCB") == 'B'); // two below D: to the newest
    CHECK(shown("DBC") == 'C');
    CHECK(shown("DCD") == 'D');
    CHECK(shown("DCDC") == 'D'); // never two in a row
    CHECK(shown("DCCB") == 'C'); // C is shown, B is the first below it
    CHECK(shown("DCCBA") == 'A');
    CHECK(shown("CBD") == 'D');
    CHECK(shown("AAAA") == 'A');
}

TEST_CASE("a campaign without a score neither raises nor lowers", "[core][score]") {
    CHECK(shown("DNC") == 'D');
    CHECK(shown("DCNC") == 'C'); // two scored campaigns in a row
    CHECK(shown("NB") == 'B');
    CHECK(shown("ANB") == 'B');
}

TEST_CASE("a residence that is not scored now shows as not scored", "[core][score]") {
    CHECK(shown("DN") == 'N');
    CHECK(shown("N") == 'N');
    CHECK(shown("") == 'N');
}

TEST_CASE("the highest index ranks first and ties share the smaller rank", "[core][score]") {
    double const nan = std::nan("");
    CHECK(ranks(std::array{50.0, 70.0, 50.0, nan, 20.0, 70.0}) == std::vector{3, 1, 3, 0, 5, 1});
    CHECK(ranks(std::array{nan, nan}) == std::vector{0, 0});
    CHECK(ranks({}).empty());
}

TEST_CASE("the order of the residences does not change their ranks", "[core][score]") {
    std::vector<double> indices;
    for (int i = 0; i < 500; ++i) indices.push_back((i * 7919) % 211 / 2.0);
    auto const plain = ranks(indices);
    std::vector<double> turned(indices.rbegin(), indices.rend());
    auto const of_turned = ranks(turned);
    CHECK(std::vector<int>(of_turned.rbegin(), of_turned.rend()) == plain);
}

TEST_CASE("a rank is one more than the indices above, however they are spread", "[core][score]") {
    double const unscored = std::numeric_limits<double>::quiet_NaN();
    CounterRandom random{5, 0};
    std::vector<double> even, crowded, few, same(500, 42.0);
    for (int i = 0; i < 500; ++i) {
        even.push_back(random.uniform() < 0.1 ? unscored : 100 * random.uniform());
        crowded.push_back(i == 0 ? 100.0 : 1e-9 * random.uniform()); // nearly all in one drawer
        few.push_back(static_cast<double>(random.below(4)));
    }
    for (auto const& indices : {even, crowded, few, same}) {
        auto const found = ranks(indices);
        for (std::size_t i = 0; i < indices.size(); ++i) {
            auto const above = std::ranges::count_if(indices, [&](double other) { return other > indices[i]; });
            REQUIRE(found[i] == (std::isnan(indices[i]) ? 0 : 1 + above));
        }
    }
}

TEST_CASE("rounded contributions add up to the rounded index", "[core][score]") {
    // 3 × 33.333 = 99.999 → 100.0: the largest remainders are equal, the first is rounded up.
    CHECK(rounded_to_total(std::array{33.333, 33.333, 33.333}, 1) == std::vector<double>{33.4, 33.3, 33.3});
    // 10.06 + 20.06 + 30.08 = 60.20: floors 10.0, 20.0, 30.0 leave two tenths for .08 and the first .06.
    CHECK(rounded_to_total(std::array{10.06, 20.06, 30.08}, 1) == std::vector<double>{10.1, 20.0, 30.1});
    CHECK(rounded_to_total(std::array{1.4, 1.4, 1.4}, 0) == std::vector<double>{2, 1, 1});
    CHECK(rounded_to_total(std::array{0.0, 0.0}, 1) == std::vector<double>{0, 0});
    CHECK(rounded_to_total({}, 1).empty());
}

TEST_CASE("rounding to a total keeps each value within one unit", "[core][score]") {
    std::vector<double> values;
    for (int i = 1; i <= 7; ++i) values.push_back(i * 3.14159);
    auto const rounded = rounded_to_total(values, 1);
    CHECK(std::accumulate(rounded.begin(), rounded.end(), 0.0) == Approx(88.0).margin(1e-9)); // 28 * 3.14159 = 87.96
    for (std::size_t i = 0; i < values.size(); ++i) CHECK(std::abs(rounded[i] - values[i]) < 0.1);
}

TEST_CASE("a zone's index weighs its scored residences by dwellings", "[core][score]") {
    // (30 * 100 + 60 * 50 + 50 * 20) / 170; 170 of 200 dwellings
    auto const zone = zone_score(std::array{residence(30, 100), residence(60, 50), residence({}, 30), residence(50, 20)}, GridRules{});
    CHECK(*zone.score == Approx(7000.0 / 170).epsilon(1e-12));
    CHECK(zone.coverage == Approx(0.85));
    CHECK(zone.residences == 4);
    CHECK(zone.scored == 3);
    CHECK(zone.dwellings == 200);
}

TEST_CASE("a zone of two residences, or covered under 60 %, is not scored", "[core][score]") {
    CHECK_FALSE(zone_score(std::array{residence(30, 100), residence(60, 50)}, GridRules{}).score.has_value());
    std::array const thin{residence(30, 30), residence(60, 29), residence({}, 41)};
    CHECK_FALSE(zone_score(thin, GridRules{}).score.has_value());
    CHECK(zone_score(thin, GridRules{}).coverage == Approx(0.59));
    CHECK(zone_score(std::array{residence(30, 30), residence(60, 30), residence({}, 40)}, GridRules{}).score == 45.0);
}

TEST_CASE("a zone without residences or without dwellings is not scored", "[core][score]") {
    CHECK_FALSE(zone_score({}, GridRules{}).score.has_value());
    CHECK(zone_score({}, GridRules{}).coverage == 0);
    CHECK_FALSE(zone_score(std::array{residence(30, 0), residence(40, 0), residence(50, 0)}, GridRules{}).score.has_value());
}
