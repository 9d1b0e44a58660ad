// The whole way without a mouse: table, residence, fiche, status, palette.
#include "headless.hpp"
#include "ui/focus.hpp"

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
    CHECK(*h.w.focus() == h.w.table_rows()[1]);
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
    h.w.select({h.w.table_rows().front()});
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
    CHECK(*h.w.focus() == h.w.table_rows().front());
    CHECK(h.w.view().centre.x == start.x); // the arrow chose a row, it did not move the map
    CHECK(h.shows("row." + std::to_string(*h.w.focus())));
}

}
