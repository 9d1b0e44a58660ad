#include "scene/colouring.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>
#include <cmath>

using namespace vigie::scene;
using vigie::core::Dynamics;
using vigie::core::SeverityClass;

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

constexpr Matrix normal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// Machado, Oliveira and Fernandes (2009), IEEE TVCG 15(6), severity 1, on linear RGB.
constexpr Matrix deutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix protan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};

double linear(std::uint8_t channel) {
    double const c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double lab_curve(double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; }

/// CIE L*a*b* under D65, as someone sees it.
std::array<double, 3> seen(Rgba colour, Matrix const& eye) {
    std::array const in{linear(colour.r), linear(colour.g), linear(colour.b)};
    std::array<double, 3> c{};
    for (std::size_t i = 0; i < 3; ++i)
        c[i] = std::clamp(eye[i][0] * in[0] + eye[i][1] * in[1] + eye[i][2] * in[2], 0.0, 1.0);
    double const x = lab_curve((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    double const y = lab_curve(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    double const z = lab_curve((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double apart(Rgba a, Rgba b, Matrix const& eye) {
    auto const p = seen(a, eye), q = seen(b, eye);
    return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

}

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
                    for (auto const& eye : {normal, deutan, protan}) {
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
