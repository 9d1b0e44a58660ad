#include "panel_bench.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::ui;
using support::only;
using support::PanelBench;

namespace {

wb::MultiplesView campaigns(std::size_t count) {
    static scene::MapContent const content;
    wb::MultiplesView view;
    for (std::size_t i = 0; i < count; ++i) {
        auto& column = view.columns.emplace_back();
        column.title = column.campaign = std::to_string(2020 + i);
        column.by_class = {1, 2, 3, 4, 0};
        column.mean = 40;
        column.content = &content;
    }
    view.view = {{1000, 2000}, 2, 900, 700, 1};
    view.choices = {wb::Compared::zones, wb::Compared::campaigns, wb::Compared::themes};
    return view;
}

struct Screen : PanelBench {
    using PanelBench::PanelBench;
    wb::MultiplesView view = campaigns(3);
    wb::LegendView legend;

    auto draw() {
        return [this](Desk& desk) { return draw_multiples_screen(desk, layout(), view, legend); };
    }
    /// \return the maps of a frame
    std::vector<MultipleMap> maps() {
        std::vector<MultipleMap> found;
        frame([&](Desk& desk) {
            auto const intents = draw_multiples_screen(desk, layout(), view, legend);
            found = multiple_maps(desk, layout(), view);
            return intents;
        });
        return found;
    }
};

}

TEST_CASE("campaigns share one scale and one place; the last ones are seen first", "[ui][compare]") {
    Screen screen;
    auto const maps = screen.maps();
    REQUIRE(maps.size() == 3);
    for (auto const& map : maps) {
        CHECK(map.view.centre == screen.view.view.centre);
        CHECK(map.view.metres_per_px == 2);
        CHECK(map.view.width_px == map.place.w);
    }
    CHECK(maps[0].place.right() <= maps[1].place.x);
    screen.view = campaigns(6);
    CHECK(screen.maps().front().column == 2);
    screen.click("compare.before", screen.draw());
    CHECK(screen.maps().front().column == 1);
}

TEST_CASE("a map that is dragged or zoomed moves the view of all", "[ui][compare]") {
    Screen screen;
    auto const map = screen.maps()[1];
    auto& io = ImGui::GetIO();
    io.MousePos = {map.place.x + map.place.w / 2, map.place.y + map.place.h / 2};
    screen.frame(screen.draw());
    io.MouseWheel = 1;
    auto const zoomed = only<wb::MoveView>(screen.frame(screen.draw()));
    io.MouseWheel = 0;
    REQUIRE(zoomed);
    CHECK(zoomed->view.metres_per_px == Approx(2 / 1.25));
    CHECK(zoomed->view.centre.x == Approx(1000).margin(1)); // the ground under the pointer stays
    io.MouseDown[0] = true;
    screen.frame(screen.draw());
    io.MousePos.x += 10;
    auto const moved = only<wb::MoveView>(screen.frame(screen.draw()));
    io.MouseDown[0] = false;
    REQUIRE(moved);
    CHECK(moved->view.centre.x == Approx(1000 - 20));
    CHECK_FALSE(moved->is_step);
}

TEST_CASE("the curtain shows both campaigns of one ground, and follows hand and arrows", "[ui][compare]") {
    Screen screen;
    screen.view.is_curtain = true;
    auto const maps = screen.maps();
    REQUIRE(maps.size() == 2);
    CHECK(maps[0].column == 1);
    CHECK(maps[0].place.right() == maps[1].place.x);
    // The same point of the ground at the seam.
    CHECK(maps[0].view.to_ground(maps[0].place.w, 0).x == Approx(maps[1].view.to_ground(0, 0).x));
    auto& io = ImGui::GetIO();
    io.MousePos = {maps[1].place.x, maps[1].place.y + 40};
    screen.frame(screen.draw());
    screen.frame(screen.draw());
    io.MouseDown[0] = true;
    screen.frame(screen.draw());
    io.MousePos.x -= 200;
    screen.frame(screen.draw());
    io.MouseDown[0] = false;
    screen.frame(screen.draw());
    CHECK(screen.maps()[0].place.right() == Approx(maps[0].place.right() - 200).margin(2));
    screen.focus.go_to("compare.curtain.keys");
    screen.frame(screen.draw());
    auto const before = screen.state.curtain;
    screen.press(262, screen.draw()); // right
    CHECK(screen.state.curtain > before);
}

TEST_CASE("from campaigns to neighbourhoods and back, to the curtain and back", "[ui][compare]") {
    Screen screen(1280, 720);
    auto const asked = only<wb::ShowCurtain>(screen.click("compare.mode", screen.draw()));
    REQUIRE(asked);
    CHECK(asked->is_on);
    auto const zones = only<wb::CompareBy>(screen.click("compare.what.0", screen.draw()));
    REQUIRE(zones);
    CHECK(zones->what == wb::Compared::zones);
    CHECK(screen.maps().size() == 2);
}

TEST_CASE("themes lie in two rows at one scale, and each leads to its own map", "[ui][compare]") {
    Screen screen;
    screen.view = campaigns(9);
    screen.view.is_of_themes = true;
    for (std::size_t i = 1; i < 9; ++i) screen.view.columns[i].theme = "family:F" + std::to_string(i);
    auto const maps = screen.maps();
    REQUIRE(maps.size() == 9);
    CHECK(maps[0].place.y == maps[4].place.y);
    CHECK(maps[5].place.y > maps[0].place.bottom());
    auto const& explored = screen.view.view;
    for (auto const& map : maps) { // the middle of the ground of the explorer is in each
        CHECK(map.view.metres_per_px == maps[0].view.metres_per_px);
        CHECK(map.view.centre == explored.centre);
        CHECK(map.view.ground().width() >= 0.69 * explored.ground().width());
        CHECK(map.view.ground().height() >= 0.69 * explored.ground().height());
    }
    CHECK_FALSE(screen.shows("compare.mode")); // no curtain between themes
    auto const intents = screen.click("compare.theme.family:F3", screen.draw());
    auto const chosen = only<wb::ChooseMeasure>(intents);
    REQUIRE(chosen);
    CHECK(chosen->key == "family:F3");

    Screen small(1280, 720);
    small.view = screen.view;
    CHECK(small.maps().size() == 6);
}
