#include "render/detail/glyph_source.hpp"
#include "render/text_measure.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

TEST_CASE("widths add up and grow with the size", "[render]") {
    render::FontTextMeasure const measure;
    scene::Font const body{14, scene::FontWeight::regular};
    float const a = measure.measure("Bellevue", body).width;
    float const b = measure.measure(" – Kerédern", body).width;
    CHECK(measure.measure("Bellevue – Kerédern", body).width == Approx(a + b).epsilon(1e-5));
    CHECK(measure.measure("Bellevue", {28, scene::FontWeight::regular}).width == Approx(2 * a).epsilon(1e-3));
    CHECK(measure.measure("", body).width == 0);
    CHECK(measure.measure("", body).ascent > 10);
    CHECK(measure.measure("", body).descent > 2);
}

TEST_CASE("bold is wider than regular", "[render]") {
    render::FontTextMeasure const measure;
    CHECK(measure.measure("Saint-Renan-Bas", {14, scene::FontWeight::bold}).width >
          measure.measure("Saint-Renan-Bas", {14, scene::FontWeight::regular}).width);
}

TEST_CASE("characters are read from UTF-8 and broken bytes are marked", "[render]") {
    using render::detail::characters;
    CHECK(characters("aé€") == std::vector<char32_t>{U'a', U'é', U'€'});
    CHECK(characters("\xF0\x9F\x8F\xA0") == std::vector<char32_t>{U'\x1F3E0'});
    CHECK(characters("a\xE9z") == std::vector<char32_t>{U'a', U'\xFFFD', U'z'});
    CHECK(characters("\xC3") == std::vector<char32_t>{U'\xFFFD'});
}
