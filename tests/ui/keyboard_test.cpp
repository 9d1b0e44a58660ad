// The whole way without a mouse: table, residence, fiche, status, palette.
#include "headless.hpp"
#include "ui/focus.hpp"
#include "workbench/actions.hpp"

#include "text/language.hpp"

#include <catch2/catch.hpp>

namespace vigie::ui {

namespace {

using support::Headless;

constexpr int key_escape = 256, key_enter = 257, key_tab = 258, key_down = 264, key_f2 = 291, key_f6 = 295,
              key_f10 = 299;

}

TEST_CASE("a residence is chosen, read and put on the watch list by keyboard alone", "[ui][keyboard]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    h.press(key_f6);
    REQUIRE(h.shell.focus().is_on("table.rows"));
    h.press(key_down);
    h.press(key_down);
    REQUIRE(h.w.focus());
    CHECK(*h.w.focus() == h.w.table().rows()[1]);
    h.press(key_enter);
    h.frame();
    REQUIRE(h.shell.focus().is_on("fiche.follow"));
    h.press(key_enter);
    h.frame();
    REQUIRE(h.w.dialog == workbench::Dialog::watch);
    REQUIRE(h.shell.focus().is_on("watch.status"));
    h.press(key_tab);
    h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("watch.role"));
    h.type("comité qualité");
    h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("watch.motive"));
    h.type("Essai au clavier");
    auto const before = h.w.snapshot().watch_events.size();
    h.press(key_enter);
    h.frame();
    h.settle();
    CHECK_FALSE(h.w.error());
    CHECK(h.w.dialog == workbench::Dialog::none);
    CHECK(h.w.snapshot().watch_events.size() == before + 1);
    CHECK(h.shell.focus().is_on("fiche.follow")); // back where the dialog was opened from
    h.press('Z', true);
    CHECK(h.w.snapshot().watch_events.size() == before);
}

TEST_CASE("arrow keys move the map until they belong to a list", "[ui][keyboard]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    auto const start = h.w.view().centre;
    h.press(key_down);
    CHECK(h.w.view().centre.y < start.y);
    auto const moved = h.w.view().centre;
    h.press(key_f6);
    h.press(key_down);
    CHECK(h.w.view().centre.y == moved.y);
    CHECK(h.w.focus());
}

TEST_CASE("a residence without a place is put on the map by keyboard, or not after all", "[ui][keyboard]") {
    support::TempDir const dir;
    {
        auto project = store::Project::create(dir / "p.gpkg", {});
        std::vector<core::Residence> list(2);
        list[0].code = "A";
        list[0].position = core::Projected{1000, 1000};
        list[1].code = "B";
        project.add_residences(list, {});
    }
    Headless h(1280, 720);
    h.open(dir / "p.gpkg");
    h.w.select({1});
    h.frame();
    REQUIRE(h.shows("fiche.place"));
    for (int i = 0; i < 80 && !h.shell.focus().is_on("fiche.place"); ++i)
        h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("fiche.place"));
    h.press(key_enter);
    REQUIRE(h.w.tool == workbench::MapTool::place);
    h.press(key_escape);
    CHECK(h.w.tool == workbench::MapTool::pointer);
    CHECK_FALSE(h.w.snapshot().residences[1].position);

    REQUIRE(workbench::run_action(h.w, "edit.place"));
    h.frame();
    h.press(key_down); // the map, not a list
    auto const aim = h.w.view().centre;
    h.press(key_enter);
    h.settle();
    CHECK_FALSE(h.w.error());
    CHECK(h.w.snapshot().residences[1].position == aim);
    CHECK_FALSE(h.shows("fiche.place"));
}

TEST_CASE("a click places the residence that waits for it", "[ui][map]") {
    support::TempDir const dir;
    {
        auto project = store::Project::create(dir / "p.gpkg", {});
        core::Residence one;
        one.code = "B";
        project.add_residences({&one, 1}, {});
    }
    Headless h(1280, 720);
    h.open(dir / "p.gpkg");
    h.w.select({0});
    REQUIRE(workbench::run_action(h.w, "edit.place"));
    h.frame();
    h.click("map");
    h.settle();
    CHECK_FALSE(h.w.error());
    CHECK(h.w.snapshot().residences[0].position);
    CHECK(h.w.tool == workbench::MapTool::pointer);
}

TEST_CASE("a menu opens, runs and closes by keyboard", "[ui][keyboard]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    h.press(key_f10);
    REQUIRE(h.shell.focus().is_on("top.file"));
    h.press(key_enter);
    h.frame();
    h.frame();
    REQUIRE(h.shell.focus().is_on("menu.file.create"));
    h.press(key_escape);
    h.frame();
    h.frame();
    CHECK_FALSE(h.shows("menu.file.create"));
    CHECK(h.shell.focus().is_on("top.file"));
    h.press(key_enter);
    h.frame();
    h.frame();
    h.press(key_enter);
    h.frame();
    CHECK(h.w.dialog == workbench::Dialog::create);
    h.press(key_escape);
    CHECK(h.w.dialog == workbench::Dialog::none);
}

TEST_CASE("the status dialog and the palette are one key away", "[ui][keyboard]") {
    Headless h(1280, 720);
    h.open(support::demo_town());
    h.w.select({h.w.table().rows().front()});
    h.frame();
    h.press(key_f2);
    CHECK(h.w.dialog == workbench::Dialog::watch);
    h.press(key_escape);
    h.press('K', true);
    CHECK(h.w.is_palette_open);
    h.press(key_escape);
    CHECK_FALSE(h.w.is_palette_open);
}

TEST_CASE("the table answers the keyboard in a window too small to show it by itself", "[ui][keyboard]") {
    Headless h(1920, 1080, 2);
    h.open(support::demo_town());
    auto const start = h.w.view().centre;
    h.press(key_f6);
    h.frame();
    h.press(key_down);
    REQUIRE(h.w.focus());
    CHECK(*h.w.focus() == h.w.table().rows().front());
    CHECK(h.w.view().centre.x == start.x); // the arrow chose a row, it did not move the map
    CHECK(h.shows("row." + std::to_string(*h.w.focus())));
}

}
