// The screen of walks: a sitting of findings by the keyboard, stops by the mouse.
#include "ui/headless.hpp"

#include "support/demo_town.hpp"
#include "text/language.hpp"
#include "workbench/intents_follow.hpp"
#include "workbench/intents_walk.hpp"
#include "workbench/view_walks.hpp"

using namespace vigie;
using namespace vigie::ui;
using support::Headless;

namespace {

constexpr int key_enter = 257;

struct Town {
    Town() {
        support::copy_demo_town(dir / "town.gpkg", 120);
    }
    support::TempDir dir;
};

void open_walks(Headless& h, Town const& town) {
    h.open(town.dir / "town.gpkg");
    apply(h.w, workbench::ShowFollowPart{workbench::FollowPart::walks});
    h.frame();
    h.frame();
}

}

TEST_CASE("the parts of the screen of walks fit, in both languages and sizes", "[ui][walk]") {
    Town const town;
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1280.0F, 720.0F}}) {
            text::set_language(language);
            Headless h(width, height);
            open_walks(h, town);
            REQUIRE(h.shell.maps().size() == 1);
            CHECK(static_cast<float>(h.shell.maps().front().width) > width * 0.3F);
            CHECK(h.shows("walks.finding.what"));
            CHECK(h.shows("walks.booklet"));
            check_labels(h, "walks");
        }
    text::set_language(text::Language::fr);
}

TEST_CASE("findings are typed one after the other, each kept by Enter, stop and owner staying", "[ui][walk]") {
    Town const town;
    Headless h(1920, 1080);
    open_walks(h, town);
    h.click("walks.finding.what");
    for (int i = 0; i < 3; ++i) {
        h.type("Lampadaire");
        h.press(key_enter);
        h.frame();
        h.frame();
    }
    CHECK(workbench::walks_view(h.w).findings.size() == 3);
    CHECK(workbench::walks_view(h.w).findings[0].what == "Lampadaire");
}

TEST_CASE("a click on the map adds a stop once that is asked for, and a drag moves the map", "[ui][walk]") {
    Town const town;
    Headless h(1920, 1080);
    open_walks(h, town);
    auto const before = workbench::walks_view(h.w).stops.size();
    auto const& map = h.shell.maps().front();
    float const x = static_cast<float>(map.x) + 40, y = static_cast<float>(map.y) + 60;
    h.click_at(x, y);
    CHECK(workbench::walks_view(h.w).stops.size() == before); // it only looks
    h.click("walks.hand.1");
    h.click_at(x, y);
    h.frame();
    CHECK(workbench::walks_view(h.w).stops.size() == before + 1);
}

TEST_CASE("a new walk is planned from its dialog", "[ui][walk]") {
    Town const town;
    Headless h(1920, 1080);
    open_walks(h, town);
    h.click("walks.new");
    h.frame();
    h.click("walk.name");
    h.type("Juin");
    REQUIRE(h.click("dialog.ok"));
    h.frame();
    CHECK(workbench::walks_view(h.w).name == "Juin");
}

TEST_CASE("a stop is marked factor by factor with the digits, Enter goes to the next stop", "[ui][walk]") {
    Town const town;
    for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1280.0F, 720.0F}}) {
        Headless h(width, height);
        open_walks(h, town);
        h.click("walks.stop.0");
        REQUIRE(h.click("walks.column.1"));
        h.type("203");
        h.type("-1");
        h.frame();
        h.press(key_enter);
        h.frame();
        h.frame();
        auto const& marks = h.w.walk_book().marks;
        auto const& stops = h.w.walk_book().walk()->stops;
        auto const first = std::ranges::find(marks, stops[0].id, &core::StopMarks::stop);
        REQUIRE(first != marks.end());
        CHECK(first->marks[0] == 2);
        CHECK(first->marks[1] == 0); // seen, none of it
        CHECK(first->marks[2] == 3);
        CHECK_FALSE(first->marks[3]); // not looked at
        CHECK(first->marks[4] == 1);
        CHECK(h.w.walk_book().stop != stops[0].id);
        CHECK_FALSE(workbench::walks_view(h.w).stops[0].cleanliness.empty());
        h.w.undo(); // one step
        CHECK(std::ranges::find(h.w.walk_book().marks, stops[0].id, &core::StopMarks::stop) == h.w.walk_book().marks.end());
        REQUIRE(h.shows("walks.mark.0.4"));
        h.click("walks.mark.0.4");
        REQUIRE(h.click("walks.marks.keep"));
        CHECK(h.w.walk_book().marks.size() == 1);
        check_labels(h, "marks");
        h.w.undo();
    }
}
