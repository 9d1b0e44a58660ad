#include "scene/colour.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using scene::contrast;
using scene::rgb;

TEST_CASE("contrast is 21 for black on white and 1 for a colour on itself", "[scene][colour]") {
    CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21).margin(1e-9));
    CHECK(contrast(rgb(0x2457C5), rgb(0x2457C5)) == Approx(1));
    CHECK(contrast(rgb(0x2457C5), rgb(0xFFFFFF)) == contrast(rgb(0xFFFFFF), rgb(0x2457C5)));
    // 0x777777 on white is the textbook pair just under 4.5.
    CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == Approx(4.48).margin(0.01));
}

TEST_CASE("every text is readable on its ground in each theme, better in the one of high contrast", "[scene][colour]") {
    for (auto const look : {scene::Look::light, scene::Look::dark, scene::Look::contrast}) {
        auto const& t = scene::theme_of(look);
        CAPTURE(scene::code(look));
        CHECK(scene::look_of_code(scene::code(look)) == look);
        std::pair<scene::Rgba, scene::Rgba> const pairs[] = {
            {t.text, t.panel},        {t.text2, t.panel},         {t.text3, t.panel},      {t.text, t.panel2},
            {t.text3, t.panel2},      {t.text, t.field},          {t.text, t.bg},          {t.on_accent, t.accent},
            {t.accent_text, t.accent_soft}, {t.danger, t.danger_soft}, {t.danger, t.panel}, {t.ok, t.ok_soft},
            {t.ok, t.panel},          {t.warn, t.warn_soft},      {t.map_text, t.land},    {t.panel, t.ink},
            {t.accent, t.panel}};
        for (std::size_t i = 0; i < std::size(pairs); ++i) {
            CAPTURE(i);
            CHECK(contrast(pairs[i].first, pairs[i].second) >= (look == scene::Look::contrast ? 7 : 4.5));
        }
        if (look == scene::Look::contrast)
            for (auto const line : {t.border, t.strong, t.neutral, t.zone_line, t.hatch}) CHECK(contrast(line, t.panel) >= 4.5);
        for (auto const c : core::all_classes) {
            CAPTURE(core::letter(c));
            CHECK(contrast(t.on_fill(c), t.fill(c)) >= 4.5);
        }
    }
}

TEST_CASE("the last step of the sequential ramp bears white text", "[scene][colour]") {
    CHECK(contrast(scene::light_theme().sequential[4], rgb(0xFFFFFF)) >= 4.5);
}

TEST_CASE("printed in grey, a worse class is darker; on a dark screen it is lighter", "[scene][colour]") {
    auto const& light = scene::light_theme();
    auto const& dark = scene::dark_theme();
    auto const white = rgb(0xFFFFFF);
    for (int c = 0; c < 3; ++c) {
        CHECK(contrast(light.class_fill[c], white) < contrast(light.class_fill[c + 1], white));
        CHECK(contrast(dark.class_fill[c], white) > contrast(dark.class_fill[c + 1], white));
    }
}
