// What is drawn on the map by hand: measures, kept views.
#include "support/two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"
#include "workbench/view_ruler.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie::workbench {

using namespace dossier;

namespace {

using support::InEnglish;
using What = UseRuler::What;

struct Town {
    Town() {
        two.score();
        two.store.project.close();
        auto project = std::make_shared<store::Project>(store::Project::open(two.store.dir / "essai.gpkg"));
        auto snapshot = load_snapshot(*project);
        w.adopt(snapshot, project);
        w.set_map_size(800, 600, 1);
    }
    support::TwoCampaigns two;
    Workbench w;
};

}

TEST_CASE("lengths and areas are in the units one would say", "[workbench][measure]") {
    InEnglish const english;
    CHECK(measured_length(8.44) == "8.4\u202Fm");
    CHECK(measured_length(1240) == "1\u202F240\u202Fm");
    CHECK(measured_length(12'360) == "12.4\u202Fkm");
    CHECK(measured_area(640) == "640\u202Fm²");
    CHECK(measured_area(12'460) == "12\u202F460\u202Fm² (1.25\u202Fha)");
    CHECK(measured_area(2'400'000) == "240\u202Fha");
    text::set_language(text::Language::fr);
    CHECK(measured_length(8.44) == "8,4\u202Fm");
    text::set_language(text::Language::en);
}

TEST_CASE("a distance is that of its corners, with the pointer as the next one until it ends", "[workbench][measure]") {
    Town town;
    InEnglish const english;
    auto& w = town.w;
    CHECK_FALSE(ruler_view(w, std::nullopt).is_on);
    REQUIRE(run_action(w, "map.distance"));
    CHECK(w.asked_place == Place::map);
    apply(w, UseRuler{What::add, {0, 0}});
    apply(w, UseRuler{What::add, {300, 400}});
    CHECK(ruler_view(w, std::nullopt).figure == "500\u202Fm");
    auto const moving = ruler_view(w, core::Projected{300, 500});
    CHECK(moving.figure == "600\u202Fm");
    CHECK(moving.detail == "last side: 100\u202Fm");
    apply(w, UseRuler{What::finish});
    CHECK(ruler_view(w, core::Projected{300, 500}).figure == "500\u202Fm");
    apply(w, UseRuler{What::take_back});
    CHECK(w.measured.size() == 1);
    apply(w, UseRuler{What::finish});
    apply(w, UseRuler{What::add, {7, 7}}); // another one
    CHECK(w.measured.size() == 1);
    REQUIRE(run_action(w, "map.distance"));
    CHECK(w.tool == MapTool::pointer);
    CHECK(w.measured.empty());
}

TEST_CASE("an area closes by itself, whichever way round it is drawn", "[workbench][measure]") {
    Town town;
    InEnglish const english;
    auto& w = town.w;
    apply(w, ChooseTool{MapTool::area});
    for (core::Projected const corner : {core::Projected{0, 0}, {0, 50}, {100, 50}})
        apply(w, UseRuler{What::add, corner});
    auto const view = ruler_view(w, core::Projected{100, 0});
    CHECK(view.figure == "5\u202F000\u202Fm² (0.50\u202Fha)");
    CHECK(view.detail == "around: 300\u202Fm");
    apply(w, UseRuler{What::clear});
    CHECK(ruler_view(w, core::Projected{100, 0}).figure.empty());
}

TEST_CASE("a view is kept, found by its name, gone back to and taken back", "[workbench][bookmark]") {
    Town town;
    InEnglish const english;
    auto& w = town.w;
    w.go_to({0, 0, 300, 200});
    auto const kept = w.view().ground();
    apply(w, KeepView{"Ker-Avel"});
    apply(w, KeepView{});
    REQUIRE(w.bookmarks().size() == 2);
    CHECK(w.bookmarks()[1].name == "View 2");
    w.go_to({2000, 2000, 9000, 9000});
    auto const items = palette_items(w, "ker-avel");
    auto const found = std::ranges::find(items, PaletteItem::Kind::view, &PaletteItem::kind);
    REQUIRE(found != items.end());
    apply(w, GoToView{found->view});
    auto const back = w.view().ground();
    CHECK(back.min_x == Approx(kept.min_x).margin(0.01));
    CHECK(back.max_y == Approx(kept.max_y).margin(0.01));
    // In a window of another form all of it is seen still.
    w.set_map_size(300, 900, 1);
    apply(w, GoToView{found->view});
    CHECK(w.view().ground().min_x <= kept.min_x + 0.01);
    CHECK(w.view().ground().max_x >= kept.max_x - 0.01);
    apply(w, RenameView{w.bookmarks()[1].id, "Le port"});
    CHECK(w.bookmarks()[1].name == "Le port");
    CHECK_THROWS_AS(apply(w, RenameView{w.bookmarks()[1].id, "Ker-Avel"}), core::Error);
    apply(w, RemoveView{w.bookmarks()[0].id});
    CHECK(w.bookmarks().size() == 1);
    CHECK(w.undo_label() == "View removed: Ker-Avel");
    w.undo();
    CHECK(w.bookmarks().size() == 2);
}

}
