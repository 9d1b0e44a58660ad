// The grid editor: what it asks for by mouse and by keyboard, and how it fits.
#include "headless.hpp"
#include "panel_bench.hpp"
#include "text/language.hpp"
#include "ui/grid_parts.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace vigie::ui {

namespace {

using support::check_labels;
using support::Headless;
using support::only;
using support::PanelBench;

constexpr int key_tab = 258, key_right = 262, key_down = 264, key_enter = 257;

core::Indicator incidents() {
    core::Indicator indicator;
    indicator.code = "TR1";
    indicator.name = {"Troubles", "Disturbances"};
    indicator.goalposts = {0, 50};
    return indicator;
}

/// One family of one indicator, whose values lie between 0 and 100.
wb::GridEditorView one_indicator() {
    wb::GridEditorView view;
    view.nodes = {{"", "", "Grid", "version 1", false, false, false, false},
                  {"F1", "", "Family", "100", false, false, false, false},
                  {"F1", "TR1", "Disturbances", "TR1", true, true, false, false}};
    view.at = 2;
    auto& sheet = view.indicator.emplace();
    sheet.indicator = incidents();
    sheet.family = "F1";
    sheet.histogram.low = 0;
    sheet.histogram.high = 100;
    sheet.histogram.bars.fill(0.5F);
    sheet.calibrated = core::Goalposts{2, 38};
    sheet.campaigns = {"2025", "2026"};
    view.is_changed = view.can_publish = view.can_edit = true;
    view.can_add_indicator = view.can_remove = view.can_go_up = true;
    view.state = "Preview, not saved";
    return view;
}

struct Bench : PanelBench {
    using PanelBench::PanelBench;
    wb::GridEditorView view = one_indicator();

    auto draw() {
        return [this](Desk& desk) { return draw_grid_panel(desk, layout(SideContent::grid).side, view); };
    }
    /// What the sheet makes of the indicator after a click.
    std::optional<core::Indicator> changed_by(std::string const& id) {
        auto const change = only<wb::ChangeIndicator>(click(id, draw()));
        if (!change) return std::nullopt;
        CHECK(change->family == "F1");
        CHECK(change->code == "TR1");
        return change->indicator;
    }
};

}

TEST_CASE("numbers are typed with a comma or a point, and shown whole", "[ui][grid]") {
    CHECK(typed_number("12,5") == 12.5);
    CHECK(typed_number("-0.25") == -0.25);
    CHECK(typed_number("\u2212"
                       "3") == -3);
    CHECK(typed_number("1\u202F250") == 1250);
    CHECK_FALSE(typed_number(""));
    CHECK_FALSE(typed_number("12,"
                             "5 %"));
    CHECK_FALSE(typed_number("inf"));
    CHECK(plain_number(0.1) == "0,1"); // French is the language of the tests
    CHECK(plain_number(std::nan("")).empty());
}

TEST_CASE("a goalpost is dragged over the histogram to where the hand lets go", "[ui][panel][grid]") {
    Bench bench;
    auto const draw = bench.draw();
    bench.frame(draw);
    REQUIRE(bench.shows("grid.at_100"));
    auto const grip = bench.place("grid.at_100");
    auto const other = bench.place("grid.at_0");
    auto& io = ImGui::GetIO();
    io.MousePos = {grip.x + grip.w / 2, grip.y + grip.h / 2};
    bench.frame(draw);
    bench.frame(draw);
    io.MouseDown[0] = true;
    bench.frame(draw);
    // From the middle of 0 and 100 to the quarter.
    float const width = 2 * (grip.x - other.x); // of 100
    io.MousePos.x = other.x + other.w / 2 + width / 4;
    auto const moved = only<wb::ChangeIndicator>(bench.frame(draw));
    io.MouseDown[0] = false;
    bench.frame(draw);
    REQUIRE(moved);
    CHECK(moved->indicator.goalposts.at_100 == Approx(25).margin(0.5));
    CHECK(moved->indicator.goalposts.at_0 == 0);
}

TEST_CASE("arrows move a goalpost by a hundredth of what is seen, and never through the other", "[ui][panel][grid]") {
    Bench bench;
    auto const draw = bench.draw();
    bench.frame(draw);
    bench.focus.go_to("grid.at_0");
    bench.frame(draw);
    auto const moved = only<wb::ChangeIndicator>(bench.press(key_right, draw));
    REQUIRE(moved);
    CHECK(moved->indicator.goalposts.at_0 == Approx(1));
    bench.view.indicator->indicator.goalposts = {49.5, 50};
    CHECK_FALSE(only<wb::ChangeIndicator>(bench.press(key_right, draw)));
}

TEST_CASE("direction, method, calibration and flags change the indicator", "[ui][panel][grid]") {
    Bench bench;
    auto const turned = bench.changed_by("grid.direction.1");
    REQUIRE(turned);
    CHECK(turned->goalposts == core::Goalposts{50, 0});
    auto const calibrated = bench.changed_by("grid.calibrate_one");
    REQUIRE(calibrated);
    CHECK(calibrated->goalposts == core::Goalposts{2, 38});
    auto const sensitive = bench.changed_by("grid.sensitive");
    REQUIRE(sensitive);
    CHECK(sensitive->is_sensitive);
    bench.view.indicator->indicator.normalisation.method = core::Method::table;
    bench.view.indicator->indicator.normalisation.table = {{0, 0}, {1, 100}};
    auto const longer = bench.changed_by("grid.table.add");
    REQUIRE(longer);
    CHECK(longer->normalisation.table.size() == 3);
    auto const shorter = bench.changed_by("grid.table.0.remove");
    REQUIRE(shorter);
    CHECK(shorter->normalisation.table == std::vector<core::Knot>{{1, 100}});
}

TEST_CASE("the tree chooses by click and by arrows, and its buttons ask for what is on", "[ui][panel][grid]") {
    Bench bench;
    auto const draw = bench.draw();
    auto const chosen = only<wb::ChooseGridPart>(bench.click("grid.node.1", draw));
    REQUIRE(chosen);
    CHECK(chosen->family == "F1");
    CHECK(chosen->indicator.empty());
    bench.view.at = 0;
    bench.focus.go_to("grid.tree");
    bench.frame(draw);
    auto const next = only<wb::ChooseGridPart>(bench.press(key_down, draw));
    REQUIRE(next);
    CHECK(next->family == "F1");
    CHECK(only<wb::EditGrid>(bench.click("grid.up", draw))->edit == wb::GridEdit::up);
    CHECK_FALSE(only<wb::EditGrid>(bench.click("grid.down", draw))); // it is the last
    CHECK(only<wb::EditGrid>(bench.click("grid.add_indicator", draw))->edit == wb::GridEdit::add_indicator);
    CHECK(only<wb::RunAction>(bench.click("grid.publish", draw))->id == "grid.publish");
    CHECK(only<wb::RunAction>(bench.click("grid.reset", draw))->id == "grid.reset");
    bench.view.can_publish = false;
    CHECK_FALSE(only<wb::RunAction>(bench.click("grid.publish", draw)));
}

TEST_CASE("a family's weight is locked and typed, the grid's rules are changed", "[ui][panel][grid]") {
    Bench bench;
    bench.view.indicator.reset();
    auto& sheet = bench.view.family.emplace();
    sheet.family.code = "F1";
    sheet.points = 40;
    auto const draw = bench.draw();
    auto const locked = only<wb::LockFamily>(bench.click("grid.family.lock", draw));
    REQUIRE(locked);
    CHECK(locked->is_locked);
    auto const beside = only<wb::ChangeFamily>(bench.click("grid.family.index", draw));
    REQUIRE(beside);
    CHECK_FALSE(beside->family.is_in_index);
    bench.view.family.reset();
    bench.view.grid.emplace();
    CHECK(only<wb::RunAction>(bench.click("grid.calibrate_all", draw))->id == "grid.calibrate");
}

TEST_CASE("from the palette's action to another goalpost and back, by keyboard alone", "[ui][grid][keyboard]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    REQUIRE(workbench::run_action(h.w, "analysis.grid"));
    h.settle();
    REQUIRE(h.shell.focus().is_on("grid.tree"));
    auto const first = h.w.grid_draft()->indicator;
    h.press(key_down);
    CHECK(h.w.grid_draft()->indicator != first);
    for (int i = 0; i < 20 && !h.shell.focus().is_on("grid.at_100"); ++i)
        h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("grid.at_100"));
    h.press(key_right);
    CHECK(h.w.grid_draft()->is_changed);
    CHECK(h.w.draft().is_grid);
    for (int i = 0; i < 60 && !h.shell.focus().is_on("grid.reset"); ++i)
        h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("grid.reset"));
    h.press(key_enter);
    CHECK_FALSE(h.w.grid_draft()->is_changed);
    CHECK_FALSE(h.w.draft().is_moved());
}

TEST_CASE("a method is chosen from its list, and the map follows", "[ui][grid]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    workbench::run_action(h.w, "analysis.grid");
    h.settle();
    REQUIRE(h.click("grid.method"));
    h.frame();
    REQUIRE(h.click("grid.method.1"));
    h.settle();
    CHECK(h.w.grid_draft()->chosen_indicator()->normalisation.method == core::Method::percentile);
    CHECK(h.w.draft().is_grid);
    h.w.choose_grid_part("", "");
    h.settle();
    REQUIRE(h.click("grid.power"));
    h.frame();
    REQUIRE(h.click("grid.power.0"));
    CHECK(h.w.grid_draft()->grid.rules.power == 1);
}

TEST_CASE("the weights panel leads to the editor, and the preview's tag on the map back to it", "[ui][grid]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    workbench::run_action(h.w, "analysis.weights");
    h.frame();
    h.frame();
    REQUIRE(h.click("weights.grid"));
    h.settle();
    REQUIRE(h.w.side == workbench::SidePanel::grid);
    h.w.change_grid([](workbench::GridDraft& draft) { draft.grid.families[0].weight *= 3; });
    REQUIRE(h.click("grid.close"));
    h.frame();
    CHECK(h.w.side == workbench::SidePanel::fiche);
    REQUIRE(h.shows("map.grid"));
    h.click("map.grid");
    CHECK(h.w.side == workbench::SidePanel::grid);
}

TEST_CASE("every label of the editor fits, in both languages and in three windows", "[ui][grid][layout]") {
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, {1280.0F, 720.0F}, {1000.0F, 700.0F}}) {
            Headless h(width, height);
            text::set_language(language);
            h.open(support::demo_town());
            workbench::run_action(h.w, "analysis.grid");
            h.settle();
            auto const where =
                std::to_string(static_cast<int>(width)) + (language == text::Language::fr ? " fr " : " en ");
            for (auto const& [family, indicator] : {std::pair{std::string(), std::string()},
                                                    {h.w.grid_draft()->family, std::string()},
                                                    {h.w.grid_draft()->family, h.w.grid_draft()->indicator}}) {
                h.w.choose_grid_part(family, indicator);
                for (int method = 0; method < 6; ++method) {
                    h.w.change_grid([&](workbench::GridDraft& draft) {
                        if (auto* one = draft.chosen_indicator())
                            one->normalisation.method = static_cast<core::Method>(method);
                    });
                    h.settle();
                    check_labels(h, where + family + " " + indicator + " method " + std::to_string(method));
                }
            }
            h.w.reset_grid();
            text::set_language(text::Language::fr);
        }
}

}
