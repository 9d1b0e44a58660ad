#include "report/text.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using report::Typesetter;

TEST_CASE("figures are as wide as one another, so columns line up", "[report][text]") {
    Typesetter const typesetter;
    auto const width = [&](char const* figures) { return typesetter.size({.runs = {{figures, scene::FontWeight::regular, false, {}}}, .size = 12}).width; };
    CHECK(width("1111") == Approx(width("8888")));
}

TEST_CASE("a width grows in proportion to the size: nothing is hinted to a device", "[report][text]") {
    Typesetter const typesetter;
    std::string const words = "Résidence « Les Goélands » 7ᵉ";
    auto const small = typesetter.measure(words, {20, scene::FontWeight::semibold}), large = typesetter.measure(words, {200, scene::FontWeight::semibold});
    CHECK(large.width / small.width == Approx(10).epsilon(0.005));
}

TEST_CASE("text wraps inside its width and counts its lines", "[report][text]") {
    Typesetter const typesetter;
    std::string words;
    for (int i = 0; i < 30; ++i) words += "tranquillité résidentielle ";
    report::Paragraph paragraph{.runs = {{words, {}, false, {}}}, .size = 8, .leading = 1.25, .width = 200};
    auto const size = typesetter.size(paragraph);
    CHECK(size.lines > 10);
    CHECK(size.width <= 200.01);
    CHECK(size.height == Approx(size.lines * 10.0));
}

TEST_CASE("a word longer than the line is broken, not cut", "[report][text]") {
    Typesetter const typesetter;
    report::Paragraph paragraph{.runs = {{std::string(120, 'W'), {}, false, {}}}, .size = 8, .width = 100};
    CHECK(typesetter.size(paragraph).width <= 100.01);
    CHECK(typesetter.size(paragraph).lines > 5);
}
