// How figures are shown on the map, kept with the project.
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;

namespace {

store::MeasureStyle style(std::string measure, std::string method = "jenks") {
    return {std::move(measure), std::move(method), 5, {}, "blue", true};
}

std::string shown(store::Project const& project) {
    for (auto const& each : project.measure_styles())
        if (each.is_shown) return each.measure;
    return {};
}

}

TEST_CASE("a figure keeps its classes when another one is shown", "[store][map]") {
    support::TempStore store;
    auto& project = store.project;
    CHECK(project.measure_styles().empty());
    auto by_hand = style("family:F1", "manual");
    by_hand.limits = {0.1, 35, 1e9};
    project.show_measure(by_hand);
    project.show_measure(style("zones-dwellings"));
    auto const styles = project.measure_styles();
    REQUIRE(styles.size() == 2);
    CHECK(styles[0].limits == by_hand.limits);
    CHECK(shown(project) == "zones-dwellings");
    project.hide_measure();
    CHECK(shown(project).empty());
    CHECK(project.measure_styles().size() == 2);
}

TEST_CASE("colours of the map are undone and done again like any change", "[store][map][undo]") {
    support::TempStore store;
    auto& project = store.project;
    project.show_measure(style("family:F1"));
    project.show_measure(style("family:F2"));
    REQUIRE(project.undo_label());
    CHECK(project.undo_label()->english == "Colours of the map");
    project.undo();
    CHECK(shown(project) == "family:F1");
    project.redo();
    CHECK(shown(project) == "family:F2");
    project.undo();
    project.undo();
    CHECK(project.measure_styles().empty());
}
