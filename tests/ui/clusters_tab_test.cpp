#include "headless.hpp"
#include "panel_bench.hpp"
#include "text/language.hpp"
#include "workbench/view_clusters.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie::ui {

namespace {

using support::Headless;
using support::only;
using support::PanelBench;

constexpr int key_down = 264;

/// Three residences: one at the mean, one high among high ones, one low among low ones.
wb::BottomView three() {
    auto view = support::empty_tab(wb::BottomTab::foyers);
    view.scatter.half_width = view.scatter.half_height = 10;
    view.scatter.points = {
        {7, -8, -8, wb::ScatterPlace::low_low}, {4, 0, 0}, {9, 8, 8, wb::ScatterPlace::high_high, true}};
    view.neighbours.bars = {{"0", 1}, {"8", 3}};
    view.neighbours.islands = {{11, "Alone", "no position"}};
    view.isolated = {{5, "Tall"}};
    view.warnings = {"Few were compared."};
    return view;
}

}

TEST_CASE("a click in the scatter plot chooses the point, Ctrl adds it, empty ground lets go",
          "[ui][panel][clusters]") {
    PanelBench bench;
    auto const view = three();
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    auto const middle = only<wb::SelectRows>(bench.click("scatter.plot", draw));
    REQUIRE(middle);
    CHECK(middle->rows == std::vector<std::uint32_t>{4});
    ImGui::GetIO().KeyCtrl = true;
    auto const added = only<wb::ToggleRow>(bench.click("scatter.plot", draw));
    ImGui::GetIO().KeyCtrl = false;
    REQUIRE(added);
    CHECK(added->row == 4);
    auto const r = bench.place("scatter.plot");
    auto const empty = only<wb::SelectRows>(bench.press_at(r.x + 5, r.bottom() - 60, draw));
    REQUIRE(empty);
    CHECK(empty->rows.empty());
}

TEST_CASE("a rectangle brushed over the scatter plot chooses what lies in it", "[ui][panel][clusters]") {
    PanelBench bench;
    auto const view = three();
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    bench.frame(draw);
    auto const r = bench.place("scatter.plot");
    auto& io = ImGui::GetIO();
    io.MousePos = {r.x + r.w / 2 - 10, r.bottom() - 2};
    bench.frame(draw);
    bench.frame(draw);
    io.MouseDown[0] = true;
    bench.frame(draw);
    io.MousePos = {r.right() - 1, r.y + 1};
    CHECK_FALSE(only<wb::SelectRows>(bench.frame(draw)));
    io.MouseDown[0] = false;
    auto const chosen = only<wb::SelectRows>(bench.frame(draw));
    REQUIRE(chosen);
    CHECK(chosen->rows == std::vector<std::uint32_t>{4, 9});
}

TEST_CASE("what the map is coloured by is chosen beside the list of clusters", "[ui][panel][clusters]") {
    for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, {1280.0F, 720.0F}}) {
        Headless h(width, height);
        h.open(support::demo_town());
        h.w.bottom = wb::BottomTab::foyers;
        h.settle();
        REQUIRE(h.click("clusters.map"));
        REQUIRE(h.click("clusters.map.1"));
        CHECK(h.w.colouring() == scene::Colouring::clusters);
        REQUIRE(h.click("clusters.map"));
        REQUIRE(h.click("clusters.map.0"));
        CHECK(h.w.colouring() == scene::Colouring::severity);
    }
}

TEST_CASE("arrows go through the scatter plot in order of value", "[ui][panel][clusters]") {
    PanelBench bench;
    auto view = three();
    view.scatter.points[1].is_selected = true;
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    bench.frame(draw);
    bench.focus.go_to("scatter");
    bench.frame(draw);
    auto const next = only<wb::SelectRows>(bench.press(key_down, draw));
    REQUIRE(next);
    CHECK(next->rows == std::vector<std::uint32_t>{9});
}

TEST_CASE("the parts beside the list are one press away, and so are those it names", "[ui][panel][clusters]") {
    PanelBench bench;
    auto const view = three();
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    auto const isolated = only<wb::ShowResidence>(bench.click("isolated.5", draw));
    REQUIRE(isolated);
    CHECK(isolated->row == 5);
    bench.click("clusters.part.2", draw);
    CHECK_FALSE(bench.shows("scatter.plot"));
    auto const island = only<wb::ShowResidence>(bench.click("island.11", draw));
    REQUIRE(island);
    CHECK(island->row == 11);
}

TEST_CASE("in a small window the scatter plot takes the place of the list, and gives it back",
          "[ui][panel][clusters]") {
    PanelBench bench(1280, 720);
    bench.state.layout.is_table_folded = false;
    auto const view = three();
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    bench.frame(draw);
    CHECK_FALSE(bench.shows("scatter.plot"));
    CHECK(bench.shows("foyers.find"));
    CHECK(bench.shows("clusters.warnings")); // as a sign: sentences would leave no room for the list
    bench.click("clusters.part.1", draw);
    bench.frame(draw);
    CHECK(bench.shows("scatter.plot"));
    CHECK_FALSE(bench.shows("foyers.find"));
    bench.click("clusters.part.0", draw);
    bench.frame(draw);
    CHECK(bench.shows("foyers.find"));
}

TEST_CASE("brushing in the plot selects on the map and in the table, and the other way round", "[ui][clusters]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    h.w.find_clusters();
    h.settle();
    h.w.bottom = workbench::BottomTab::foyers;
    h.frame();
    h.frame();
    REQUIRE(h.shows("scatter.plot"));
    auto const r = h.shell.test_hook().items().at("scatter.plot");
    auto& io = ImGui::GetIO();
    h.move(r.x + 1, r.y + 1);
    h.frame();
    io.MouseDown[0] = true;
    h.frame();
    h.move(r.right() - 1, r.bottom() - 1);
    io.MouseDown[0] = false;
    h.frame();
    h.frame();
    auto const all = workbench::scatter_view(h.w).points.size();
    CHECK(h.w.selection().size() == all);
    CHECK(all > 30);
    auto const row = h.w.table().rows().front();
    h.w.select({row});
    h.frame();
    auto const view = workbench::scatter_view(h.w);
    CHECK(std::ranges::count(view.points, true, &workbench::ScatterPoint::is_selected) == 1);
    support::check_labels(h, "clusters");
}

}
