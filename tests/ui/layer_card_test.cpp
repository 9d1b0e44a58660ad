#include "panel_bench.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::ui;
using support::only;
using support::PanelBench;

namespace {

wb::LayerView noise() {
    wb::LayerView view;
    view.name = "bruit";
    view.title = "Bruit des routes";
    view.look = {"niveau", "jenks", 5, "ochre", 1};
    view.columns = {{"", "One colour", ""}, {"niveau", "niveau", "number"}, {"nature", "nature", "words"}};
    view.column = 1;
    view.has_classes = true;
    view.methods = {{"jenks", "natural"}, {"quantile", "quantiles"}};
    view.ramps = {{"ochre", "ochre"}, {"viridis", "viridis"}};
    view.opacities = {1, 0.7, 0.4};
    view.can_edit = view.can_rise = true;
    return view;
}

struct Card : PanelBench {
    using PanelBench::PanelBench;
    wb::LayerView view = noise();

    auto draw() {
        return [this](Desk& desk) { return draw_layer_card(desk, 300, ImGui::GetIO().DisplaySize.y - 40, view); };
    }
    wb::StyleLayer styled(std::string const& id) {
        auto const asked = only<wb::StyleLayer>(click(id, draw()));
        REQUIRE(asked);
        return *asked;
    }
};

}

TEST_CASE("the card of a layer chooses column, classes, opacity and place", "[ui][layers]") {
    Card card;
    CHECK(card.styled("layer.columns.layer.column.2").look.column == "nature");
    CHECK(card.styled("layer.columns.layer.column.0").look.column.empty());
    CHECK(card.styled("layer.more").look.classes == 6);
    CHECK(card.styled("layer.opacity.1").look.opacity == 0.7);
    auto const moved = only<wb::MoveLayer>(card.click("layer.rise", card.draw()));
    REQUIRE(moved);
    CHECK(moved->by == 1);
    CHECK_FALSE(only<wb::MoveLayer>(card.click("layer.sink", card.draw()))); // it is the lowest
}

TEST_CASE("a column of words has no classes to cut; a project that cannot be written keeps its layers", "[ui][layers]") {
    Card card(1280, 720);
    card.view.column = 2;
    card.view.has_classes = false;
    card.frame(card.draw());
    CHECK_FALSE(card.shows("layer.method"));
    card.view.can_edit = card.view.can_rise = false;
    CHECK_FALSE(only<wb::StyleLayer>(card.click("layer.columns.layer.column.1", card.draw())));
}
