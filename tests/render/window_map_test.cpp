#include "app/window_map.hpp"

#include "gl_fixture.hpp"

using namespace vigie;
using namespace vigie::render::test;

namespace {

app::WindowMap squares(double centre_x, double centre_y, double metres_per_px) {
    static auto const layer = layer_of({{{square(-40, -30, 10, 20), {}}}, {{{{20, -50}, {60, -40}, {35, 45}, {20, -50}}, {}}}});
    app::WindowMap map;
    map.where = {20, 10, 200, 120};
    map.view = {{centre_x, centre_y}, metres_per_px, 200, 120, 1};
    map.key = 1;
    map.build = [](scene::View const& view) {
        scene::DrawList list;
        list.view = view;
        list.ground = scene::rgb(0xF4F3EF);
        scene::FillAreas fill;
        fill.layer = layer;
        fill.palette = {scene::rgb(0xC44F1D)};
        list.items.emplace_back(fill);
        return list;
    };
    map.over.view = map.view;
    return map;
}

render::Picture fresh(app::WindowMap const& map) {
    render::Framebuffer window(240, 140);
    window.clear(scene::rgb(0xEEF0F3));
    render::MapRenderer renderer;
    app::WindowMapCache cache;
    (void)cache.show(map, renderer, window);
    return window.read_pixels();
}

}

TEST_CASE("a map at rest shows the same pixels from the kept picture as drawn anew", "[app][gl]") {
    VIGIE_NEEDS_GL();
    render::Framebuffer window(240, 140);
    render::MapRenderer renderer;
    app::WindowMapCache cache;
    for (int const pan : {0, 7, 19, 60, -35}) {
        auto const map = squares(pan, -pan / 5 * 1.0, 1);
        window.clear(scene::rgb(0xEEF0F3));
        // Two frames at the same place: the second is at rest.
        (void)cache.show(map, renderer, window);
        CHECK_FALSE(cache.show(map, renderer, window));
        CAPTURE(pan);
        auto const kept = window.read_pixels(), anew = fresh(map);
        // Slanted edges may round otherwise at another place of the picture: two steps of 255, nowhere more.
        int largest = 0;
        for (std::size_t i = 0; i < kept.pixels.size(); ++i)
            largest = std::max(largest, std::abs(kept.pixels[i].g - anew.pixels[i].g));
        CHECK(largest <= 2);
    }
}

TEST_CASE("nothing is built again while the picture serves", "[app][gl]") {
    VIGIE_NEEDS_GL();
    render::Framebuffer window(240, 140);
    render::MapRenderer renderer;
    app::WindowMapCache cache;
    int built = 0;
    auto const show = [&](double x, std::uint64_t key) {
        auto map = squares(x, 0, 1);
        map.key = key;
        map.build = [&built, build = map.build](scene::View const& view) {
            ++built;
            return build(view);
        };
        return cache.show(map, renderer, window);
    };
    CHECK_FALSE(show(0, 1));
    CHECK(built == 1);
    CHECK_FALSE(show(0, 1));
    CHECK_FALSE(show(12, 1)); // inside the margin
    CHECK(built == 1);
    CHECK_FALSE(show(12, 2)); // other content
    CHECK(built == 2);
}

TEST_CASE("a moved picture keeps the ground in its place", "[app]") {
    scene::View const drawn{{0, 0}, 1, 250, 150, 1};
    auto const same = app::moved_picture(drawn, {{0, 0}, 1, 200, 120, 1});
    CHECK(same.from == render::PxArea{25, 15, 200, 120});
    CHECK(same.to == render::PxArea{0, 0, 200, 120});
    // 50 m east: the right part is missing from the picture.
    auto const east = app::moved_picture(drawn, {{50, 0}, 1, 200, 120, 1});
    CHECK(east.from == render::PxArea{75, 15, 175, 120});
    CHECK(east.to == render::PxArea{0, 0, 175, 120});
    // 50 m west: its left part, pushed right.
    auto const west = app::moved_picture(drawn, {{-50, 0}, 1, 200, 120, 1});
    CHECK(west.from == render::PxArea{0, 15, 175, 120});
    CHECK(west.to == render::PxArea{25, 0, 175, 120});
    // Twice as near: half the ground.
    auto const near = app::moved_picture(drawn, {{0, 0}, 0.5, 200, 120, 1});
    CHECK(near.from == render::PxArea{75, 45, 100, 60});
    CHECK(near.to == render::PxArea{0, 0, 200, 120});
    // Elsewhere.
    auto const away = app::moved_picture(drawn, {{5000, 0}, 1, 200, 120, 1});
    CHECK(away.from == render::PxArea{});
}
