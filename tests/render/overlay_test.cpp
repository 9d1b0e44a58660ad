#include "gl_fixture.hpp"

#include "gis/geometry_ops.hpp"
#include "render/text_measure.hpp"

using namespace vigie;
using namespace vigie::render::test;
using scene::rgb;

namespace {

constexpr scene::Rgba ground = rgb(0xF4F3EF);
constexpr scene::Rgba ink = rgb(0x17202B);

scene::DrawList with(scene::PxItem item, double width = 120, double height = 60) {
    auto list = empty_list(width, height);
    list.items.emplace_back(scene::DrawOverlay{{std::move(item)}});
    return list;
}

struct Extent {
    int left = 1'000'000, right = -1, top = 1'000'000, bottom = -1;
};
Extent of_dark(render::Picture const& picture, int limit = 200) {
    Extent e;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (picture.at(x, y).g < limit) {
                e.left = std::min(e.left, x);
                e.right = std::max(e.right, x);
                e.top = std::min(e.top, y);
                e.bottom = std::max(e.bottom, y);
            }
    return e;
}

}

TEST_CASE("a rectangle fills its pixels and rounds its corners", "[render][gl]") {
    VIGIE_NEEDS_GL();
    scene::PxRect rect;
    rect.x = 10;
    rect.y = 20;
    rect.width = 60;
    rect.height = 26;
    rect.fill = ink;
    auto const sharp = drawn(with(rect));
    CHECK(is_near(sharp.at(10, 20), ink));
    CHECK(is_near(sharp.at(69, 45), ink));
    CHECK(is_near(sharp.at(9, 30), ground));
    CHECK(is_near(sharp.at(70, 30), ground));
    CHECK(is_near(sharp.at(30, 46), ground));
    rect.radius = 6;
    auto const round = drawn(with(rect));
    CHECK(is_near(round.at(10, 20), ground, 12));
    CHECK(is_near(round.at(40, 20), ink));
    CHECK(is_near(round.at(10, 33), ink));
}

TEST_CASE("text is as wide as it was measured and stands on its baseline", "[render][gl]") {
    VIGIE_NEEDS_GL();
    scene::Font const font{20, scene::FontWeight::semibold};
    render::FontTextMeasure const measure;
    std::string const text = "HHHHHH";
    auto const picture = drawn(with(scene::PxText{10, 40, text, font, ink, 0, {}}));
    auto const dark = of_dark(picture);
    CHECK(dark.bottom == 39); // the row above the baseline
    CHECK(dark.top == Approx(40 - 20 * 0.727).margin(1.5)); // capitals of Inter: 0.727 em
    CHECK(dark.right - dark.left + 1 == Approx(measure.measure(text, font).width).margin(5));
}

TEST_CASE("accents, thin spaces and arrows of French text are drawn", "[render][gl]") {
    VIGIE_NEEDS_GL();
    scene::Font const font{24, scene::FontWeight::regular};
    for (char const* sign : {"é", "œ", "Ç", "€", "≥", "▲", "’", "−"}) {
        CAPTURE(sign);
        auto const dark = of_dark(drawn(with(scene::PxText{20, 40, sign, font, ink, 0, {}})));
        CHECK(dark.right >= dark.left);
    }
    render::FontTextMeasure const measure;
    float const thin = measure.measure("\u202F", font).width;
    CHECK(thin > 0);
    CHECK(thin < measure.measure("n", font).width);
}

TEST_CASE("a halo surrounds the letters by half its width", "[render][gl]") {
    VIGIE_NEEDS_GL();
    scene::Font const font{24, scene::FontWeight::bold};
    scene::Rgba const halo = rgb(0x0000FF);
    auto const plain = of_dark(drawn(with(scene::PxText{20, 40, "I", font, ink, 0, {}})));
    auto const haloed = of_dark(drawn(with(scene::PxText{20, 40, "I", font, ink, 6, halo})));
    CHECK(plain.left - haloed.left == Approx(3).margin(1));
    CHECK(haloed.right - plain.right == Approx(3).margin(1));
    CHECK(haloed.bottom - plain.bottom == Approx(3).margin(1));
}

TEST_CASE("a closed dashed path has a whole number of dashes", "[render][gl]") {
    VIGIE_NEEDS_GL();
    scene::PxPath path;
    path.points = {{20, 10}, {100, 10}, {100, 50}, {20, 50}};
    path.is_closed = true;
    path.line = scene::Stroke{ink, 2, {9, 6}};
    auto const picture = drawn(with(path));
    // 240 px round: 16 dashes of 15. The last gap ends where the first dash starts.
    CHECK(is_near(picture.at(24, 9), ink, 3));
    CHECK(is_near(picture.at(19, 13), ground, 3));
    int dashes = 0;
    bool was_dark = false;
    for (int x = 20; x < 100; ++x) {
        bool const is_dark = picture.at(x, 9).g < 120;
        dashes += is_dark && !was_dark ? 1 : 0;
        was_dark = is_dark;
    }
    CHECK(dashes == 6);
}

TEST_CASE("a foyer grows round its hull with a halo under its line", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(160, 120);
    scene::DrawHull hull;
    hull.outline = gis::grown({{square(-30, -15, 30, 15), {}}}, 13, 0.05);
    hull.fill = scene::with_alpha(ink, 0.06);
    hull.halo = {rgb(0xFFFFFF), 5, {}};
    hull.line = {ink, 2.25F, {}};
    list.items.emplace_back(hull);
    auto const picture = drawn(list);
    // Pixel column 123 spans 43 to 44 m, the line's middle lies at 30 + 13 = 43: columns 122 and 123 are inside its 2.25 px.
    CHECK(is_near(picture.at(122, 60), ink, 4));
    CHECK(is_near(picture.at(123, 60), ink, 4));
    CHECK(is_near(picture.at(125, 60), rgb(0xFFFFFF), 12));
    CHECK(is_near(picture.at(128, 60), ground));
    CHECK(picture.at(80, 60).r < 244); // lightly filled
    CHECK(picture.at(80, 60).r > 225);
    // The corner is round: 13 px along the diagonal, where a square corner would reach 18.
    CHECK(is_near(picture.at(80 + 30 + 13, 60 - 15 - 13), ground, 3));
    CHECK(picture.at(80 + 30 + 9, 60 - 15 - 9 - 1).r < 120);
}
