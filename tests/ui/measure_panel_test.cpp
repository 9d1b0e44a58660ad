// The figure of the map: choosing it, cutting it by mouse and by keyboard, and how the panel and the legend fit.
#include "headless.hpp"
#include "panel_bench.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie::ui {

namespace {

using support::check_labels;
using support::demo_town;
using support::Headless;
using support::only;
using support::PanelBench;

constexpr int key_left = 263, key_right = 262, key_down = 264;

/// Ten values a bar between 0 and 100, cut at 25 and 75.
wb::MeasureView two_limits() {
    wb::MeasureView view;
    view.items = {
        {"", "Residences", false}, {"index", "Score", true}, {"", "Families", false}, {"family:F1", "Letting", false}};
    view.has_measure = view.is_written = true;
    view.title = "Score";
    view.style = {"index", "jenks", 3, {}, "blue", true};
    view.methods = {analysis::ClassMethod::quantile, analysis::ClassMethod::jenks, analysis::ClassMethod::manual};
    view.method_names = {"quantiles", "natural breaks", "by hand"};
    view.method = 1;
    view.can_count = true;
    view.ramps = {scene::Ramp::sequential, scene::Ramp::viridis};
    view.ramp_names = {"Blue", "Viridis"};
    auto classing = std::make_shared<scene::Classing>();
    classing->limits = view.limits = {25, 75};
    classing->labels = {"a", "b", "c", "d"};
    view.classing = classing;
    view.bars.fill(1);
    view.highest = 100;
    return view;
}

struct Bench : PanelBench {
    wb::MeasureView view = two_limits();
    auto draw() {
        return [this](Desk& desk) { return draw_measure_panel(desk, layout(SideContent::weights).side, view); };
    }
};

}

TEST_CASE("a limit is dragged over the histogram: tried on the way, kept when let go", "[ui][panel][measure]") {
    Bench bench;
    bench.frame(bench.draw());
    auto const first = bench.place("measure.limit.0"), second = bench.place("measure.limit.1");
    float const px_a_unit = (second.x - first.x) / 50;
    auto& io = ImGui::GetIO();
    io.MousePos = {first.x + first.w / 2, first.y + first.h / 2};
    bench.frame(bench.draw());
    bench.frame(bench.draw());
    io.MouseDown[0] = true;
    CHECK(bench.frame(bench.draw()).empty()); // a press moves nothing
    io.MousePos.x += 10 * px_a_unit;
    auto const tried = only<wb::PreviewMeasure>(bench.frame(bench.draw()));
    REQUIRE(tried);
    CHECK(tried->style.method == "manual");
    CHECK(tried->style.limits[0] == Approx(35).margin(1));
    CHECK(tried->style.limits[1] == 75);
    bench.view.style = tried->style;
    bench.view.style.is_shown = false;
    bench.view.limits = tried->style.limits;
    io.MouseDown[0] = false;
    auto const kept = only<wb::ShowMeasure>(bench.frame(bench.draw()));
    REQUIRE(kept);
    CHECK(kept->style.limits == tried->style.limits);
}

TEST_CASE("a limit never goes through another one", "[ui][panel][measure]") {
    Bench bench;
    bench.frame(bench.draw());
    auto const first = bench.place("measure.limit.0"), second = bench.place("measure.limit.1");
    auto& io = ImGui::GetIO();
    io.MousePos = {first.x + first.w / 2, first.y + first.h / 2};
    bench.frame(bench.draw());
    bench.frame(bench.draw());
    io.MouseDown[0] = true;
    bench.frame(bench.draw());
    io.MousePos.x = second.x + 60;
    auto const tried = only<wb::PreviewMeasure>(bench.frame(bench.draw()));
    io.MouseDown[0] = false;
    REQUIRE(tried);
    CHECK(tried->style.limits[0] == 74);
}

TEST_CASE("arrows move the limit the keyboard is on, and each step is kept", "[ui][panel][measure]") {
    Bench bench;
    bench.frame(bench.draw());
    bench.focus.go_to("measure.limit.1");
    bench.frame(bench.draw());
    auto const right = only<wb::ShowMeasure>(bench.press(key_right, bench.draw()));
    REQUIRE(right);
    CHECK(right->style.limits == std::vector<double>{25, 76});
    CHECK(right->style.method == "manual");
    auto const left = only<wb::ShowMeasure>(bench.press(key_left, bench.draw()));
    REQUIRE(left);
    CHECK(left->style.limits == std::vector<double>{25, 74});
}

TEST_CASE("figures are chosen by click and by arrow, headings are passed over", "[ui][panel][measure]") {
    Bench bench;
    auto const clicked = only<wb::ChooseMeasure>(bench.click("measure.item.3", bench.draw()));
    REQUIRE(clicked);
    CHECK(clicked->key == "family:F1");
    CHECK_FALSE(bench.shows("measure.item.2"));
    bench.focus.go_to("measure.list");
    bench.frame(bench.draw());
    auto const next = only<wb::ChooseMeasure>(bench.press(key_down, bench.draw()));
    REQUIRE(next);
    CHECK(next->key == "family:F1");
}

TEST_CASE("more and fewer classes stay between two and nine", "[ui][panel][measure]") {
    Bench bench;
    auto const more = only<wb::ShowMeasure>(bench.click("measure.more", bench.draw()));
    REQUIRE(more);
    CHECK(more->style.classes == 4);
    bench.view.style.classes = 2;
    CHECK_FALSE(only<wb::ShowMeasure>(bench.click("measure.fewer", bench.draw())));
    bench.view.style.classes = 9;
    CHECK_FALSE(only<wb::ShowMeasure>(bench.click("measure.more", bench.draw())));
}

TEST_CASE("what is proposed in place of a poor cut is one press away", "[ui][panel][measure]") {
    Bench bench;
    bench.view.warnings = {{"Many equal values.", analysis::ClassMethod::quantile}};
    auto const taken = only<wb::ShowMeasure>(bench.click("measure.instead.0", bench.draw()));
    REQUIRE(taken);
    CHECK(taken->style.method == "quantile");
    CHECK(taken->style.limits.empty());
}

TEST_CASE("asking for the other symbols of zones tells why not", "[ui][panel][measure]") {
    Bench bench;
    bench.view.is_of_zones = bench.view.has_discs = true;
    bench.view.refusal = "It is a number.";
    CHECK(bench.click("measure.symbols.0", bench.draw()).empty());
    CHECK(bench.state.measure.is_refusal_shown);
    bench.view.style.measure = "zones-index"; // another figure
    bench.frame(bench.draw());
    CHECK_FALSE(bench.state.measure.is_refusal_shown);
}

TEST_CASE("the legend opens the panel, and both fit in both languages and sizes", "[ui][measure][layout]") {
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& [width, height, scale] :
             {std::tuple{1920.0F, 1080.0F, 1.0}, {1280.0F, 720.0F, 1.0}, {1920.0F, 1080.0F, 2.0}}) {
            support::TempDir const dir; // the figure is kept in the project: in one of its own
            std::filesystem::copy_file(demo_town(), dir / "town.gpkg");
            Headless h(width, height, scale);
            text::set_language(language);
            h.open(dir / "town.gpkg");
            workbench::run_action(h.w, "map.measure");
            for (auto const* key : {"family:F1", "indicator:ATT1", "zones-dwellings", "zones-index", "points"}) {
                h.w.choose_measure(key);
                h.settle();
                REQUIRE(h.shows("measure.query"));
                REQUIRE(h.shows("measure.method"));
                check_labels(h, std::string(key) + " at " + std::to_string(static_cast<int>(width)) + " ×" +
                                    std::to_string(scale));
            }
            REQUIRE(h.click("measure.close"));
            CHECK(h.w.side == workbench::SidePanel::fiche);
            if (h.shows("legend.card")) h.click("legend.card");
            REQUIRE(h.click("legend.measure"));
            CHECK(h.w.side == workbench::SidePanel::measure);
            h.w.undo();
        }
    text::set_language(text::Language::fr);
}

}
