#include "ui/focus.hpp"

#include <catch2/catch.hpp>

namespace vigie::ui {

namespace {

constexpr FocusKeys tab{.tab = true}, back{.tab = true, .shift = true}, enter{.enter = true}, down{.after = true},
    up{.before = true};

/// A screen with a button, three tabs in a group and a list; a dialog over it when asked.
struct Screen {
    Focus focus;
    bool has_dialog = false;
    std::string pressed;

    void frame(FocusKeys const& keys = {}) {
        pressed.clear();
        focus.begin_frame(keys);
        add("search");
        {
            Focus::Group const group(focus, "tabs");
            for (auto const* id : {"tab.a", "tab.b", "tab.c"}) add(id);
        }
        add("rows", Focus::Kind::list);
        if (!has_dialog) return;
        Focus::Scope const scope(focus, Focus::Level::dialog);
        add("name", Focus::Kind::text);
        add("ok");
        focus.set_default("ok");
    }
    void add(std::string const& id, Focus::Kind kind = Focus::Kind::button) {
        if (focus.add(id, kind)) pressed = id;
    }
    std::string after(FocusKeys const& keys) {
        frame(keys);
        return focus.current();
    }
};

}

TEST_CASE("Tab goes from control to control, through a group in one step, and round", "[ui][focus]") {
    Screen s;
    s.frame();
    CHECK(s.after(tab) == "search");
    CHECK(s.after(tab) == "tab.a");
    CHECK(s.after(tab) == "rows");
    CHECK(s.after(tab) == "search");
    CHECK(s.after(back) == "rows");
    CHECK(s.after(back) == "tab.a");
}

TEST_CASE("arrows go through a group and stop at its ends; Tab comes back to where it was left", "[ui][focus]") {
    Screen s;
    s.frame();
    s.frame(tab);
    s.frame(tab);
    CHECK(s.after(up) == "tab.a");
    CHECK(s.after(down) == "tab.b");
    CHECK(s.after(down) == "tab.c");
    CHECK(s.after(down) == "tab.c");
    CHECK(s.focus.takes_arrows());
    CHECK(s.after(tab) == "rows");
    CHECK(s.after(back) == "tab.c");
}

TEST_CASE("Enter presses the control the ring is on, and nothing once the mouse has clicked", "[ui][focus]") {
    Screen s;
    s.frame();
    s.frame(enter);
    CHECK(s.pressed.empty());
    s.frame(tab);
    s.frame(enter);
    CHECK(s.pressed == "search");
    s.frame({.has_clicked = true});
    s.frame(enter);
    CHECK(s.pressed.empty());
    CHECK_FALSE(s.focus.takes_arrows());
}

TEST_CASE("a dialog takes the keyboard and gives it back", "[ui][focus]") {
    Screen s;
    s.frame();
    s.frame(tab);
    s.frame(tab);
    s.has_dialog = true;
    s.frame();
    CHECK(s.after({}) == "name");
    CHECK(s.focus.arrives("name"));
    CHECK(s.after(tab) == "ok");
    CHECK(s.after(tab) == "name");
    s.has_dialog = false;
    s.frame();
    CHECK(s.after({}) == "tab.a");
    CHECK(s.focus.is_on("tab.a"));
}

TEST_CASE("Enter presses what a dialog names when the keyboard is on no control that shows", "[ui][focus]") {
    Screen screen;
    screen.has_dialog = true;
    screen.frame();
    screen.frame();
    screen.frame(enter); // in its text field
    CHECK(screen.pressed == "ok");
    screen.frame(tab);
    screen.focus.leave(); // as when the field it was in is no longer drawn
    screen.frame();
    screen.frame(enter);
    CHECK(screen.pressed == "ok");
    screen.has_dialog = false;
    screen.frame();
    screen.frame();
    screen.focus.leave();
    screen.frame(enter); // a screen names nothing: Enter is the map's
    CHECK(screen.pressed.empty());
}

TEST_CASE("a dialog opened by the mouse is typed in at once, with no ring", "[ui][focus]") {
    Screen s;
    s.frame({.has_clicked = true});
    s.has_dialog = true;
    s.frame();
    s.frame();
    CHECK(s.focus.arrives("name"));
    CHECK_FALSE(s.focus.is_shown());
    s.frame();
    CHECK_FALSE(s.focus.arrives("name"));
}

TEST_CASE("Enter in a text field of a dialog presses its main button", "[ui][focus]") {
    Screen s;
    s.has_dialog = true;
    s.frame();
    s.frame();
    REQUIRE(s.focus.current() == "name");
    s.frame({.space = true});
    CHECK(s.pressed.empty());
    s.frame(enter);
    CHECK(s.pressed == "ok");
}

}
