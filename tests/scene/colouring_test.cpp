#include "scene/colouring.hpp"
#include "scene/vision.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <vector>

using namespace vigie::scene;
using vigie::core::Dynamics;
using vigie::core::SeverityClass;

TEST_CASE("every class and change has a colour of its own, and what lacks one is the last", "[scene][colouring]") {
    CHECK(tone_of({SeverityClass::a, Dynamics::better, 0}, Colouring::dynamics) == 0);
    CHECK(tone_of({SeverityClass::a, Dynamics::worse, 0}, Colouring::dynamics) == 2);
    CHECK(tone_of({SeverityClass::d, Dynamics::steady, 0}, Colouring::dynamics) == 10);
    CHECK(tone_of({SeverityClass::not_scored, Dynamics::unknown, 0}, Colouring::dynamics) == 12);
    CHECK(tone_of({SeverityClass::d, Dynamics::unknown, 0}, Colouring::dynamics) == 12);
    CHECK(tone_count(Colouring::dynamics) == 13);
    CHECK(tone_of({SeverityClass::d, Dynamics::unknown, 0}, Colouring::severity) == 3);
    CHECK(tone_count(Colouring::severity) == 5);
}

TEST_CASE("the scale of changes is the same on both sides of 0", "[scene][colouring]") {
    auto const tone = [](Dynamics dynamics, double points) {
        return tone_of({SeverityClass::b, dynamics, points}, Colouring::change);
    };
    for (double const points : {2.0, 9.99, 10.0, 40.0})
        CHECK(tone(Dynamics::better, -points) + tone(Dynamics::worse, points) == 4);
    CHECK(tone(Dynamics::better, -10) == 0);
    CHECK(tone(Dynamics::better, -9.9) == 1);
    CHECK(tone(Dynamics::steady, 12) == 2); // twelve points of a residence whose noise is more
    CHECK(tone(Dynamics::unknown, 0) == 5);
    CHECK(tone_count(Colouring::change) == 6);
}

TEST_CASE("families in alert deepen one colour, and what nobody observed has none", "[scene][colouring]") {
    auto const tone = [](std::optional<int> families) {
        return tone_of({SeverityClass::b, Dynamics::unknown, 0, families}, Colouring::alerts);
    };
    std::vector<std::size_t> const expected{0, 1, 2, 3, 3, 4, 4, 4};
    for (int families = 0; families < 8; ++families) CHECK(tone(families) == expected[static_cast<std::size_t>(families)]);
    CHECK(tone(std::nullopt) == 5);
    CHECK(tone_count(Colouring::alerts) == 6);
    for (auto const* theme : {&light_theme(), &dark_theme()}) {
        auto const colours = palette(*theme, Colouring::alerts);
        for (std::size_t i = 0; i < 5; ++i) CHECK(contrast(colours[i], ink_on(colours[i])) >= 4.5);
    }
}

TEST_CASE("the colours are told apart by every eye, and their letters are read", "[scene][colouring]") {
    for (auto const* theme : {&light_theme(), &dark_theme()})
        for (auto const colouring : {Colouring::dynamics, Colouring::change, Colouring::clusters, Colouring::significance}) {
            auto colours = palette(*theme, colouring);
            colours.pop_back(); // hatched
            for (std::size_t i = 0; i < colours.size(); ++i) {
                CHECK(contrast(colours[i], ink_on(colours[i])) >= 4.5);
                for (std::size_t j = i + 1; j < colours.size(); ++j)
                    for (auto const eye : {Eye::usual, Eye::deutan, Eye::protan}) {
                        INFO((theme->is_dark ? "dark " : "light ") << i << ", " << j);
                        CHECK(apart(colours[i], colours[j], eye) >= 12);
                    }
            }
        }
}

TEST_CASE("a kind of neighbourhood is coloured only where it stands out", "[scene][colouring]") {
    using Kind = LocalVerdict::Kind;
    auto const tone = [](LocalVerdict local, Colouring by) { return tone_of({.local = local}, by); };
    CHECK(tone({Kind::high_high, true, true, 0.0001, 0.01}, Colouring::clusters) == 0);
    CHECK(tone({Kind::high_low, true, true, 0.0001, 0.01}, Colouring::clusters) == 1);
    CHECK(tone({Kind::low_high, true, true, 0.0001, 0.01}, Colouring::clusters) == 2);
    CHECK(tone({Kind::low_low, true, true, 0.0001, 0.01}, Colouring::clusters) == 3);
    CHECK(tone({Kind::high_high, true, false, 0.03, 0.2}, Colouring::clusters) == 4);
    CHECK(tone({}, Colouring::clusters) == 5);
    CHECK(tone_count(Colouring::clusters) == 6);
}

TEST_CASE("steps of significance take their limits in, before and after correction", "[scene][colouring]") {
    auto const tone = [](double p, Colouring by) {
        return tone_of({.local = {LocalVerdict::Kind::high_high, true, false, p, 10 * p}}, by);
    };
    std::size_t step = 0;
    for (double const limit : significance_steps) {
        CHECK(tone(limit, Colouring::raw_significance) == step);
        CHECK(tone(limit * 1.01, Colouring::raw_significance) == step + 1);
        ++step;
    }
    CHECK(tone(0.005, Colouring::raw_significance) == 2);
    CHECK(tone(0.005, Colouring::significance) == 3); // q is ten times p here
    CHECK(tone(0.0051, Colouring::significance) == 4);
    CHECK(tone_of({}, Colouring::significance) == 5);
}

TEST_CASE("each colouring has a code of its own, and a figure is named by its own key", "[scene][colouring]") {
    for (auto const each : {Colouring::severity, Colouring::dynamics, Colouring::change, Colouring::alerts, Colouring::clusters,
                            Colouring::significance, Colouring::raw_significance})
        CHECK(colouring_of_code(code(each)) == each);
    CHECK(code(Colouring::raw_significance) == "significance-raw");
    CHECK_FALSE(colouring_of_code("measure"));
    CHECK_FALSE(colouring_of_code(""));
}
