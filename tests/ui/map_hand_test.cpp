// Drawing on the map: lasso, measures, kept views.
#include "headless.hpp"
#include "ui/focus.hpp"
#include "workbench/actions.hpp"

#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie::ui {

namespace {

using support::Headless;
using workbench::MapTool;

constexpr int key_space = 32, key_escape = 256, key_enter = 257, key_backspace = 259, key_right = 262, key_left = 263,
              key_down = 264;

/// Where a residence is on the screen.
ImVec2 pixel_of(Headless& h, std::uint32_t row) {
    auto const map = h.shell.test_hook().items().at("map");
    auto const at = h.w.view().to_pixel(*h.w.snapshot().residences[row].position);
    return {map.x + static_cast<float>(at.x), map.y + static_cast<float>(at.y)};
}

/// A located residence in the middle of the map, clear of tools and cards.
std::uint32_t central(Headless& h) {
    auto const centre = h.w.view().centre;
    auto const& all = h.w.snapshot().residences;
    std::uint32_t best = 0;
    double nearest = 1e9;
    for (std::uint32_t row = 0; row < all.size(); ++row)
        if (all[row].position && core::distance_m(*all[row].position, centre) < nearest)
            best = row, nearest = core::distance_m(*all[row].position, centre);
    return best;
}

void drag_around(Headless& h, ImVec2 p, float radius) {
    h.move(p.x - radius, p.y - radius);
    ImGui::GetIO().MouseDown[0] = true;
    h.frame();
    for (auto const& [dx, dy] : {std::pair{radius, -radius}, {radius, radius}, {-radius, radius}})
        h.move(p.x + dx, p.y + dy);
    ImGui::GetIO().MouseDown[0] = false;
    h.frame();
    h.frame();
}

}

TEST_CASE("a lasso drawn by hand chooses what it goes around; Shift adds, Ctrl takes away", "[ui][map]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    auto const row = central(h);
    auto const p = pixel_of(h, row);
    REQUIRE(h.click("tool.lasso"));
    drag_around(h, p, 12);
    REQUIRE(h.w.is_selected(row));
    auto const few = h.w.selection().size();
    ImGui::GetIO().KeyShift = true;
    drag_around(h, p, 160);
    ImGui::GetIO().KeyShift = false;
    auto const more = h.w.selection().size();
    CHECK(more > few);
    CHECK(h.w.is_selected(row));
    ImGui::GetIO().KeyCtrl = true;
    drag_around(h, p, 12);
    ImGui::GetIO().KeyCtrl = false;
    CHECK(h.w.selection().size() == more - few);
    CHECK_FALSE(h.w.is_selected(row));
    auto const view = h.w.view();
    drag_around(h, p, 12);
    CHECK(h.w.selection().size() == few);
    CHECK(h.w.view() == view); // the map stayed where it was
}

TEST_CASE("a lasso's corners are set by keyboard, and Escape lets go of it step by step", "[ui][keyboard][map]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    h.press('L', true, true);
    REQUIRE(h.w.tool == MapTool::lasso);
    h.press(key_space);
    for (int i = 0; i < 3; ++i)
        h.press(key_right);
    h.press(key_space);
    h.press(key_space);
    h.press(key_backspace); // one too many
    for (int i = 0; i < 3; ++i)
        h.press(key_down);
    h.press(key_space);
    for (int i = 0; i < 3; ++i)
        h.press(key_left);
    h.press(key_space);
    h.press(key_enter);
    h.frame();
    REQUIRE(h.w.drawn_shape.size() == 4);
    auto const inside = workbench::rows_inside(h.w, h.w.drawn_shape);
    CHECK_FALSE(inside.empty());
    CHECK(h.w.selection() == inside);
    h.press(key_space);
    h.press(key_escape);
    CHECK(h.w.tool == MapTool::lasso);
    h.press(key_escape);
    CHECK(h.w.tool == MapTool::pointer);
    CHECK(h.w.selection() == inside);
    REQUIRE(workbench::run_action(h.w, "data.filter_selection"));
    h.settle();
    CHECK(h.w.table().rows().size() == inside.size());
    CHECK(h.shows("chip.0"));
}

TEST_CASE("a distance is measured by clicks, and Enter ends it", "[ui][map]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    REQUIRE(h.click("tool.measure"));
    auto const map = h.shell.test_hook().items().at("map");
    float const x = map.x + map.w / 2, y = map.y + map.h / 2;
    h.click_at(x, y);
    h.click_at(x + 200, y);
    REQUIRE(h.w.measured.size() == 2);
    CHECK(core::distance_m(h.w.measured[0], h.w.measured[1]) == Approx(200 * h.w.view().metres_per_px).epsilon(0.01));
    CHECK(h.w.selection().empty()); // nothing was chosen under the clicks
    h.press(key_enter);
    CHECK(h.w.is_measured);
    REQUIRE(h.click("measure.kind.1"));
    CHECK(h.w.tool == MapTool::area);
    CHECK(h.w.measured.empty());
    h.press(key_escape);
    CHECK(h.w.tool == MapTool::pointer);
}

TEST_CASE("a view is kept, renamed and removed from its card, by keyboard and by mouse", "[ui][map]") {
    Headless h(1280, 720);
    h.open(support::demo_town());
    auto const before = h.w.bookmarks().size();
    h.press('B', true);
    REQUIRE(h.click("views.new"));
    h.type("Vue d’essai");
    h.press(key_enter);
    REQUIRE(h.w.bookmarks().size() == before + 1);
    auto const id = std::to_string(h.w.bookmarks().back().id);
    h.frame();
    REQUIRE(h.click("views.rename." + id));
    h.frame();
    h.type(" 2");
    REQUIRE(h.click("views.rename_done"));
    CHECK(h.w.bookmarks().back().name != "Vue d’essai");
    auto const view = h.w.view();
    h.w.go_to({0, 0, 1000, 1000});
    h.settle();
    REQUIRE(h.click("views.go." + id));
    CHECK(h.w.view().centre.x == Approx(view.centre.x).margin(1));
    REQUIRE(h.click("views.remove." + id));
    CHECK(h.w.bookmarks().size() == before);
    h.press(key_escape);
    CHECK_FALSE(h.w.is_views_open);
}

TEST_CASE("the cards of the map's tools fit every window", "[ui][layout][map]") {
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& [width, height, scale] :
             {std::tuple{1280.0F, 720.0F, 1.0}, {1920.0F, 1080.0F, 1.0}, {1920.0F, 1080.0F, 2.0}}) {
            text::set_language(language);
            Headless h(width, height, scale);
            h.open(support::demo_town());
            for (auto const* action : {"map.lasso", "map.distance", "map.area", "map.views"}) {
                workbench::run_action(h.w, action);
                h.settle();
                support::check_labels(h, action);
            }
        }
    text::set_language(text::Language::fr);
}

}
