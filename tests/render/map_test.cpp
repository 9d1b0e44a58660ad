#include "gl_fixture.hpp"

using namespace vigie;
using namespace vigie::render::test;
using scene::rgb;

namespace {

constexpr scene::Rgba ground = rgb(0xF4F3EF);
constexpr scene::Rgba rust = rgb(0xC44F1D);
constexpr scene::Rgba blue = rgb(0xBBD3E6);
constexpr scene::Rgba grey = rgb(0x6B7684);

int count_dark_runs(render::Picture const& picture, int y, int x0, int x1) {
    int runs = 0;
    bool was_dark = false;
    for (int x = x0; x < x1; ++x) {
        bool const is_dark = picture.at(x, y).g < 128;
        runs += is_dark && !was_dark ? 1 : 0;
        was_dark = is_dark;
    }
    return runs;
}

}

TEST_CASE("areas are filled with their palette entry and 255 is left out", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(100, 60);
    scene::FillAreas fill;
    fill.layer = layer_of({{{square(-40, -20, -20, 20), {}}}, {{square(-10, -20, 10, 20), {}}}, {{square(20, -20, 40, 20), {}}}});
    fill.palette = {rust, blue};
    fill.fill_of = std::make_shared<std::vector<std::uint8_t> const>(std::vector<std::uint8_t>{1, 255, 0});
    list.items.emplace_back(fill);
    auto const picture = drawn(list);
    CHECK(is_near(picture.at(20, 30), blue));
    CHECK(is_near(picture.at(50, 30), ground));
    CHECK(is_near(picture.at(80, 30), rust));
    CHECK(is_near(picture.at(5, 5), ground));
}

TEST_CASE("an image lies on its ground, its first row in the north, as strong as asked", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto image = std::make_shared<scene::GroundImage>();
    image->version = 1;
    image->ground = {-20, -20, 20, 20};
    image->width = image->height = 2;
    for (auto const c : {rust, blue, blue, scene::Rgba{0, 0, 0, 0}})
        for (auto const part : {c.r, c.g, c.b, c.a}) image->rgba.push_back(part);
    auto list = empty_list(60, 60);
    list.items.emplace_back(scene::DrawImage{image, 1});
    auto const picture = drawn(list);
    CHECK(is_near(picture.at(12, 12), rust));
    CHECK(is_near(picture.at(48, 12), blue));
    CHECK(is_near(picture.at(12, 48), blue));
    CHECK(is_near(picture.at(48, 48), ground)); // clear
    CHECK(is_near(picture.at(5, 30), ground));
    list.items.front() = scene::DrawImage{image, 0.5};
    auto const faded = drawn(list);
    auto const half = [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>((a + b) / 2); };
    CHECK(is_near(faded.at(12, 12), {half(rust.r, ground.r), half(rust.g, ground.g), half(rust.b, ground.b), 255}));
}

TEST_CASE("north is up and a hole shows the ground", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(60, 60);
    scene::FillAreas fill;
    fill.layer = layer_of({{{square(-20, 0, 20, 25), {square(-5, 10, 5, 15)}}}});
    fill.palette = {rust};
    list.items.emplace_back(fill);
    auto const picture = drawn(list);
    CHECK(is_near(picture.at(30, 25), rust));
    CHECK(is_near(picture.at(30, 17), ground));
    CHECK(is_near(picture.at(30, 40), ground));
}

TEST_CASE("a hatched area repeats every four pixels across its lines", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(200, 60);
    scene::FillAreas fill;
    fill.layer = layer_of({{{square(-90, -25, 90, 25), {}}}});
    fill.palette = {rgb(0xFFFFFF)};
    fill.hatched = {true};
    fill.hatch = rgb(0x000000);
    list.items.emplace_back(fill);
    auto const picture = drawn(list);
    // Along a row the 45-degree lines come every 4 * sqrt(2) = 5.66 px: 28 or 29 in 160 px.
    int const lines = count_dark_runs(picture, 30, 20, 180);
    CHECK(lines >= 27);
    CHECK(lines <= 29);
    // Up one and right one follows a line.
    CHECK(picture.at(100, 30).g == Approx(picture.at(101, 29).g).margin(2));
    CHECK(picture.at(97, 30).g == Approx(picture.at(98, 29).g).margin(2));
}

TEST_CASE("a line has its width, its colour and soft edges", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(80, 40);
    auto lines = std::make_shared<scene::LineLayer>();
    lines->lines = {{{{-30, 0}, {30, 0}}}};
    lines->boxes = {core::bounds(lines->lines[0])};
    list.items.emplace_back(scene::StrokeLines{lines, {rgb(0x000000), 4, {}}});
    auto const picture = drawn(list);
    // y = 20 is the boundary between rows 19 and 20: rows 18 to 21 are covered whole.
    for (int y = 18; y <= 21; ++y) CHECK(picture.at(40, y).r == 0);
    CHECK(is_near(picture.at(40, 17), ground));
    CHECK(is_near(picture.at(40, 22), ground));
    CHECK(is_near(picture.at(75, 20), ground));

    list.view.centre.y = 0.5; // half a pixel lower: both edge rows half covered
    auto const shifted = drawn(list);
    CHECK(shifted.at(40, 18).r == Approx(122).margin(4));
    CHECK(shifted.at(40, 22).r == Approx(122).margin(4));
    CHECK(shifted.at(40, 20).r == 0);
}

TEST_CASE("dashes keep their length along the line", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(140, 20);
    auto lines = std::make_shared<scene::LineLayer>();
    lines->lines = {{{{-60, 0.5}, {-20, 0.5}, {48, 0.5}}}};
    lines->boxes = {core::bounds(lines->lines[0])};
    list.items.emplace_back(scene::StrokeLines{lines, {rgb(0x000000), 2, {7, 4}}});
    auto const picture = drawn(list);
    // 108 m at 1 m/px in periods of 11 (7 drawn, 4 not): exactly 10 dashes, the first from x = 10.
    CHECK(count_dark_runs(picture, 9, 0, 140) == 10);
    for (int dash = 0; dash < 10; ++dash) {
        CHECK(picture.at(10 + dash * 11 + 3, 9).r < 20);
        CHECK(is_near(picture.at(10 + dash * 11 + 9, 9), ground, 6));
    }
}

TEST_CASE("the shared border of two quarters is dashed once", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(120, 80);
    // The second ring walks the border from the other end: drawn twice, its dashes would fill the gaps of the first.
    auto const layer = layer_of({{{square(-50, -30, 0, 30), {}}}, {{{{0, 30}, {0, -30}, {50, -30}, {50, 30}, {0, 30}}, {}}}});
    list.items.emplace_back(scene::StrokeAreas{layer, {rgb(0x000000), 2, {7, 4}}, nullptr});
    auto const picture = drawn(list);
    int light = 0;
    for (int y = 15; y < 65; ++y) light += picture.at(60, y).g > 200 ? 1 : 0;
    CHECK(light >= 10);
}

TEST_CASE("a border is drawn when one of its two areas is", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(120, 80);
    auto const layer = layer_of({{{square(-50, -30, 0, 30), {}}}, {{square(0, -30, 50, 30), {}}}});
    auto const drawn_ones = std::make_shared<std::vector<std::uint8_t> const>(std::vector<std::uint8_t>{255, 0});
    list.items.emplace_back(scene::StrokeAreas{layer, {rgb(0x000000), 2, {}}, drawn_ones});
    auto const picture = drawn(list);
    CHECK(is_near(picture.at(10, 40), ground));
    CHECK(picture.at(60, 40).r == 0);
    CHECK(picture.at(109, 40).r == 0);
}

TEST_CASE("the same list gives the same pixels", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto list = empty_list(200, 120);
    scene::FillAreas fill;
    fill.layer = layer_of({{{square(-80, -40, -10, 40), {}}}, {{{{0, 0}, {60, 10}, {30, 50}, {0, 0}}, {}}}});
    fill.palette = {grey};
    list.items.emplace_back(fill);
    list.items.emplace_back(scene::StrokeAreas{fill.layer, {rust, 1.25F, {}}, nullptr});
    list.items.emplace_back(scene::DrawOverlay{{scene::PxText{20, 30, "Kerédern – été", {14, scene::FontWeight::medium}, rust, 3, blue}}});
    CHECK(drawn(list) == drawn(list));
}

TEST_CASE("drawing over a part leaves the rest alone", "[render][gl]") {
    VIGIE_NEEDS_GL();
    render::Framebuffer target(100, 80);
    target.clear(blue);
    auto list = empty_list(40, 30);
    scene::FillAreas fill;
    fill.layer = layer_of({{{square(-1000, -1000, 1000, 1000), {}}}});
    fill.palette = {rust};
    list.items.emplace_back(fill);
    render::MapRenderer renderer;
    renderer.draw_over(list, target, {50, 10, 40, 30});
    auto const picture = target.read_pixels();
    CHECK(is_near(picture.at(50, 10), rust));
    CHECK(is_near(picture.at(89, 39), rust));
    CHECK(is_near(picture.at(49, 20), blue));
    CHECK(is_near(picture.at(60, 40), blue));
    CHECK(is_near(picture.at(60, 9), blue));
}

TEST_CASE("a moved copy of a picture lands where it is asked", "[render][gl]") {
    VIGIE_NEEDS_GL();
    render::Framebuffer from(40, 40);
    from.clear(rust);
    render::Framebuffer to(100, 60);
    to.clear(blue);
    render::MapRenderer renderer;
    renderer.copy(from, {0, 0, 20, 10}, to, {70, 5, 20, 10});
    auto const picture = to.read_pixels();
    CHECK(is_near(picture.at(70, 5), rust));
    CHECK(is_near(picture.at(89, 14), rust));
    CHECK(is_near(picture.at(69, 5), blue));
    CHECK(is_near(picture.at(75, 15), blue));
}

TEST_CASE("a copied part of a picture keeps its place and its way up", "[render][gl]") {
    VIGIE_NEEDS_GL();
    render::Framebuffer from(40, 40);
    from.clear(rust);
    render::MapRenderer renderer;
    auto list = empty_list(10, 10);
    scene::FillAreas fill;
    fill.layer = layer_of({{{square(-1000, -1000, 1000, 1000), {}}}});
    fill.palette = {blue};
    list.items.emplace_back(fill);
    renderer.draw_over(list, from, {10, 20, 10, 10}); // blue from (10, 20) to (19, 29)
    render::Framebuffer to(100, 60);
    to.clear(scene::rgb(0xFFFFFF));
    renderer.copy(from, {5, 15, 20, 10}, to, {50, 30, 20, 10});
    auto const picture = to.read_pixels();
    CHECK(is_near(picture.at(54, 39), rust)); // left of the blue
    CHECK(is_near(picture.at(55, 34), rust)); // above it
    CHECK(is_near(picture.at(55, 35), blue)); // its first pixel
    CHECK(is_near(picture.at(64, 39), blue));
    CHECK(is_near(picture.at(65, 39), rust));
    renderer.copy(from, {10, 20, 10, 10}, to, {0, 0, 20, 20}); // twice as large
    auto const enlarged = to.read_pixels();
    CHECK(is_near(enlarged.at(2, 2), blue)); // a pixel at the edge is mixed with its neighbour in the picture
    CHECK(is_near(enlarged.at(17, 17), blue));
    CHECK(is_near(enlarged.at(20, 0), scene::rgb(0xFFFFFF)));
}
