#include "gl_fixture.hpp"

using namespace vigie;
using namespace vigie::render::test;
using scene::rgb;

namespace {

constexpr scene::Rgba ground = rgb(0xF4F3EF);
constexpr scene::Rgba plum = rgb(0x6F1233);
constexpr scene::Rgba line = rgb(0x2B333D);

scene::DrawList with_symbol(scene::Symbol symbol, double width = 60, double height = 60) {
    auto list = empty_list(width, height);
    list.items.emplace_back(scene::DrawSymbols{{symbol}, rgb(0x000000)});
    return list;
}

scene::Symbol disc(double x, double y, float radius) {
    scene::Symbol symbol;
    symbol.at = {x, y};
    symbol.radius = radius;
    symbol.fill = plum;
    symbol.line = line;
    return symbol;
}

/// Sum of how much each pixel differs from the ground towards black, in pixels.
double covered(render::Picture const& picture) {
    double sum = 0;
    for (auto const p : picture.pixels) sum += 1 - p.r / 244.0;
    return sum;
}

}

TEST_CASE("a disc has its colour inside, its line around and the ground outside", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto const picture = drawn(with_symbol(disc(0, 0, 12)));
    CHECK(is_near(picture.at(30, 30), plum));
    CHECK(is_near(picture.at(22, 30), plum));
    CHECK(is_near(picture.at(30, 13), ground));
    CHECK(is_near(picture.at(44, 30), ground));
    // The line's middle runs at 12 px from the centre: pixel 18 covers 11 to 12, pixel 17 covers 12 to 13.
    CHECK(picture.at(18, 30).r < 111);
    CHECK(picture.at(17, 30).r > 43);
}

TEST_CASE("a disc covers its area whatever its place between pixels", "[render][gl]") {
    VIGIE_NEEDS_GL();
    for (double const shift : {0.0, 0.25, 0.5, 0.8}) {
        auto symbol = disc(shift, shift / 2, 10);
        symbol.fill = rgb(0x000000);
        symbol.line.a = 0;
        CHECK(covered(drawn(with_symbol(symbol))) == Approx(314.16).margin(3));
    }
}

TEST_CASE("a square has the disc's area and a triangle points up", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto symbol = disc(0, 0, 15);
    symbol.fill = rgb(0x000000);
    symbol.line.a = 0;
    symbol.shape = scene::Shape::square;
    CHECK(covered(drawn(with_symbol(symbol))) == Approx(706.9).margin(8));

    symbol.shape = scene::Shape::triangle_up;
    auto const up = drawn(with_symbol(symbol));
    CHECK(up.at(30, 18).r < 60);            // near the tip
    CHECK(is_near(up.at(20, 18), ground));  // beside it
    CHECK(up.at(20, 35).r < 10);            // near the base
    CHECK(is_near(up.at(30, 40), ground));  // under the base, which lies 7.5 px under the centre
    symbol.shape = scene::Shape::triangle_down;
    auto const down = drawn(with_symbol(symbol));
    CHECK(down.at(30, 41).r < 60);
    CHECK(is_near(down.at(30, 19), ground));
}

TEST_CASE("a ring is empty", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto symbol = disc(0, 0, 12);
    symbol.shape = scene::Shape::ring;
    symbol.line_width = 3;
    auto const picture = drawn(with_symbol(symbol));
    CHECK(is_near(picture.at(30, 30), ground));
    CHECK(is_near(picture.at(18, 30), line, 3));
    CHECK(is_near(picture.at(41, 30), line, 3));
}

TEST_CASE("a symbol cut by the edge and a very large one are drawn whole", "[render][gl]") {
    VIGIE_NEEDS_GL();
    // Centre 5 px left of the picture: OpenGL would drop the point.
    auto const cut = drawn(with_symbol(disc(-35, 0, 12)));
    CHECK(is_near(cut.at(2, 30), plum));
    auto const large = drawn(with_symbol(disc(0, 0, 180), 400, 400));
    CHECK(is_near(large.at(200, 30), plum));
    CHECK(is_near(large.at(200, 15), ground));
}

TEST_CASE("later symbols hide earlier ones", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(60, 60);
    auto first = disc(-4, 0, 12), second = disc(4, 0, 12);
    second.fill = rgb(0xBBD3E6);
    list.items.emplace_back(scene::DrawSymbols{{first, second}, rgb(0)});
    auto const picture = drawn(list);
    CHECK(is_near(picture.at(30, 30), rgb(0xBBD3E6)));
    CHECK(is_near(picture.at(17, 30), plum));
}

TEST_CASE("a hatched disc shows lines and ground colour of its own", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto symbol = disc(0, 0, 20);
    symbol.fill = rgb(0xFFFFFF);
    symbol.is_hatched = true;
    auto const picture = drawn(with_symbol(symbol));
    int dark = 0, light = 0;
    for (int x = 20; x < 40; ++x) {
        dark += picture.at(x, 30).r < 100 ? 1 : 0;
        light += picture.at(x, 30).r > 240 ? 1 : 0;
    }
    CHECK(dark >= 3);
    CHECK(light >= 6);
}
