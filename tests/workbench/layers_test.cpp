// Context layers: coloured by a column, ordered, faded.
#include "dossier/context_classes.hpp"
#include "store/context_loader.hpp"
#include "store/first_cell.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/intents.hpp"
#include "workbench/view_layer.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie::workbench {

using namespace dossier;

namespace {

using store::ColumnType;

void add_layer(store::Project& project, std::string const& name) {
    project.without_history([&] {
        auto loader = project.load_context_layer({{}, name, name, core::ContextRole::other, ""},
                                                 {{"niveau", ColumnType::integer}, {"nature", ColumnType::text}}, "", {});
        for (int i = 0; i < 6; ++i) {
            if (i < 5) loader.put(0, std::int64_t{10} * i);
            std::string const word = i % 2 == 0 ? "calme" : "bruyant";
            loader.put(1, word);
            loader.add(core::Projected{352'000.0 + i, 6'789'000});
        }
        loader.finish();
    });
}

struct Town {
    Town() {
        two.score();
        add_layer(two.store.project, "bruit");
        add_layer(two.store.project, "mobilier");
        two.store.project.close();
        auto project = std::make_shared<store::Project>(store::Project::open(two.store.dir / "essai.gpkg"));
        w.adopt(load_snapshot(*project), project);
        w.set_map_size(400, 300, 1);
    }
    support::InEnglish english;
    support::TwoCampaigns two;
    Workbench w;
};

std::vector<std::string> context_rows(Workbench const& w) {
    std::vector<std::string> names;
    for (auto const& row : layers_view(w).rows)
        if (row.kind == LayersView::Kind::context) names.push_back(row.name);
    return names;
}

}

TEST_CASE("points of a layer are on the map, and its number of features in the list", "[workbench][layers]") {
    Town town;
    auto const& context = town.w.map().context;
    REQUIRE(context.size() == 2);
    REQUIRE(context[0].points);
    CHECK(context[0].points->points.size() == 6);
    auto const rows = layers_view(town.w).rows;
    CHECK(std::ranges::find(rows, "bruit", &LayersView::Row::name)->count == 6);
}

TEST_CASE("a layer is coloured by a column of numbers, then of words, and undone", "[workbench][layers]") {
    Town town;
    auto& w = town.w;
    CHECK(legend_view(w).context.empty());
    apply(w, StyleLayer{"bruit", {"niveau", "equal", 2, "viridis", 0.7}});
    REQUIRE(legend_view(w).context.size() == 1);
    auto const numbers = legend_view(w).context[0];
    CHECK(numbers->title == "bruit · niveau");
    CHECK(numbers->labels.size() == 3);
    CHECK(numbers->counts == std::vector<std::size_t>{2, 3, 1});
    CHECK(numbers->labels.back() == "not known");
    CHECK(w.map().context[0].opacity == 0.7);
    auto const card = layer_view(w, "bruit");
    REQUIRE(card);
    CHECK(card->has_classes);
    CHECK(card->columns[card->column].name == "niveau");

    apply(w, StyleLayer{"bruit", {"nature", "equal", 2, "viridis", 1}});
    auto const words = legend_view(w).context[0];
    CHECK(words->is_of_kinds);
    CHECK(words->labels == std::vector<std::string>{"bruyant", "calme", "not known"});
    CHECK(words->counts == std::vector<std::size_t>{3, 3, 0});
    CHECK_FALSE(layer_view(w, "bruit")->has_classes);
    w.show_layer("bruit", false);
    CHECK(legend_view(w).context.empty());
    w.undo();
    w.undo();
    w.show_layer("bruit", true);
    CHECK(legend_view(w).context.empty());
}

TEST_CASE("the colours of a layer are a style of QGIS, on the layer's own table", "[workbench][layers][qgis]") {
    Town town;
    auto& w = town.w;
    auto const style = [&](std::string const& column) {
        w.close(); // the file stands alone
        auto const path = town.two.store.dir / "essai.gpkg";
        auto qml = support::first_cell(path, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'context_bruit' AND styleName = 'Vigie · " + column + "' AND useAsDefault");
        w.open(path);
        w.jobs().finish();
        return qml;
    };
    apply(w, StyleLayer{"bruit", {"niveau", "equal", 2, "viridis", 0.7}});
    auto const numbers = style("niveau");
    CHECK(numbers.find("filter=\"&quot;niveau&quot; IS NOT NULL AND &quot;niveau&quot; &lt; 20\"") != std::string::npos);
    CHECK(numbers.find("filter=\"&quot;niveau&quot; &gt;= 20\"") != std::string::npos);
    CHECK(numbers.find("filter=\"ELSE\" label=\"not known\"") != std::string::npos);
    CHECK(numbers.find("type=\"marker\"") != std::string::npos);
    CHECK(numbers.find("alpha=\"0.7\"") != std::string::npos);
    CHECK(numbers.find("dwellings") == std::string::npos); // of residences only
    apply(w, StyleLayer{"bruit", {"nature", "equal", 2, "viridis", 1}});
    CHECK(style("nature").find("filter=\"&quot;nature&quot; = 'calme'\"") != std::string::npos);
}

TEST_CASE("layers move over and under one another; the list shows the highest first", "[workbench][layers]") {
    Town town;
    auto& w = town.w;
    CHECK(context_rows(w) == std::vector<std::string>{"mobilier", "bruit"});
    CHECK(layer_view(w, "bruit")->can_rise);
    CHECK_FALSE(layer_view(w, "bruit")->can_sink);
    apply(w, MoveLayer{"bruit", 1});
    CHECK(context_rows(w) == std::vector<std::string>{"bruit", "mobilier"});
    apply(w, MoveLayer{"bruit", 1}); // it is the highest
    CHECK(context_rows(w) == std::vector<std::string>{"bruit", "mobilier"});
    CHECK_FALSE(layer_view(w, "nowhere"));
}

TEST_CASE("of many kinds the commonest keep their name, and lines go to the layer of their class", "[workbench][layers]") {
    store::ContextValues values;
    ContextFeatures of;
    scene::LineLayer lines;
    for (int i = 0; i < 30; ++i) {
        values.words.push_back(i < 20 ? std::string(1, static_cast<char>('a' + i % 10)) : i < 29 ? "z" : "");
        of.lines.push_back(static_cast<std::uint32_t>(i));
        lines.lines.push_back({{{0, 0}, {static_cast<double>(i), 1}}});
        lines.boxes.push_back(core::bounds(lines.lines.back()));
    }
    core::ContextLayer layer;
    layer.title = "Rues";
    layer.look.column = "nature";
    auto const classes = context_classes(layer, values, of, &lines);
    REQUIRE(classes->labels.size() == scene::most_kinds + 1);
    CHECK(classes->labels.front() == "z");
    CHECK(classes->counts.front() == 9);
    CHECK(classes->counts.back() == 1);
    CHECK(classes->counts[scene::most_kinds - 1] == 8); // the others: four letters of two
    std::size_t drawn = 0;
    for (auto const& each : classes->lines)
        if (each) drawn += each->lines.size();
    CHECK(drawn == 30);
}

}
