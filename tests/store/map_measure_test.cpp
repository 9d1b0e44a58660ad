// How figures are shown on the map, kept with the project.
#include "store/first_cell.hpp"
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

TEST_CASE("a style for QGIS replaces the one of its name, and is no step of the history", "[store][map]") {
    support::TempStore store;
    auto& project = store.project;
    project.put_layer_style({"v_zone_score", "geom", "Vigie", "<qgis>1</qgis>", true});
    project.put_layer_style({"v_zone_score", "geom", "Vigie", "<qgis>2</qgis>", true});
    project.put_layer_style({"v_zone_score", "geom", "Other", "<qgis>3</qgis>", true});
    project.put_layer_style({"v_residence_score", "geom", "Vigie", "<qgis>4</qgis>", true});
    CHECK_FALSE(project.undo_label());
    CHECK(project.check().empty());
    project.close();
    auto const path = store.dir / "essai.gpkg";
    auto const cell = [&](char const* sql) { return support::first_cell(path, sql); };
    CHECK(cell("SELECT group_concat(styleQML, '|') FROM layer_styles WHERE f_table_name = 'v_zone_score'") == "<qgis>2</qgis>|<qgis>3</qgis>");
    CHECK(cell("SELECT group_concat(styleName) FROM layer_styles WHERE useAsDefault ORDER BY id") == "Other,Vigie");
    CHECK(cell("SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'") == "attributes");
    CHECK(store::Project::open(path).check().empty()); // a guest that the guard knows
}
