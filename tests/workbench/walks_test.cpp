// Walks in the window, without the window: prepared, walked, entered, followed.
#include "core/error.hpp"
#include "dossier/finding_import.hpp"
#include "dossier/map_content.hpp"
#include "store/walks.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "text/language.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents_follow.hpp"
#include "workbench/intents_walk.hpp"
#include "workbench/view_walks.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie::workbench {

using namespace dossier;

namespace {

struct Town {
    Town() {
        support::copy_demo_town(dir / "town.gpkg", 120);
        project = std::make_shared<store::Project>(store::Project::open(dir / "town.gpkg"));
        w.adopt(load_snapshot(*project), project);
    }
    support::TempDir dir;
    std::shared_ptr<store::Project> project;
    Workbench w;
};

WriteFinding lamp(std::int64_t stop) {
    return {0, stop, "CV4", "Lampadaire éteint", "30/06/2026", "4–5", core::FindingOwner::town};
}

}

TEST_CASE("the screen shows the next walk, with what the one before it left", "[workbench][walk]") {
    Town town;
    auto const view = walks_view(town.w);
    REQUIRE(view.names.size() == 2);
    CHECK(view.shown == 0); // the latest
    CHECK(view.stops.size() == 10);
    CHECK(view.findings.empty());
    CHECK(view.former.find("26") != std::string::npos);
    CHECK(std::ranges::any_of(view.stops, [](auto const& stop) { return stop.left_open > 0; }));
    apply(town.w, ChooseWalk{view.ids[1]});
    auto const past = walks_view(town.w);
    CHECK(past.findings.size() == 26);
    CHECK(past.former.empty());
    int open = 0;
    for (auto const& stop : past.stops)
        open += stop.open;
    CHECK(open == 12);
}

TEST_CASE("findings are entered one after the other, settled, opened again and taken back", "[workbench][walk]") {
    Town town;
    auto const stop = walks_view(town.w).stops[1].id;
    for (int i = 0; i < 40; ++i)
        apply(town.w, lamp(stop));
    auto view = walks_view(town.w);
    REQUIRE(view.findings.size() == 40);
    CHECK(view.stops[1].open == 40);
    CHECK(view.findings[0].place.starts_with("2 · "));
    CHECK(view.findings[0].due.find("30/06/2026") != std::string::npos);
    auto const id = view.findings[0].id;
    apply(town.w, SettleFinding{id, core::FindingState::solved});
    CHECK(walks_view(town.w).findings[0].state == core::FindingState::solved);
    CHECK(walks_view(town.w).stops[1].open == 39);
    apply(town.w, SettleFinding{id, core::FindingState::open});
    CHECK(walks_view(town.w).stops[1].open == 40);
    auto corrected = lamp(0);
    corrected.id = id;
    corrected.what = "Lampadaire éteint, n° 12";
    apply(town.w, corrected);
    view = walks_view(town.w);
    CHECK(view.findings.size() == 40);
    CHECK(std::ranges::count(view.findings, corrected.what, &WalkFindingRow::what) == 1);
    apply(town.w, RemoveFinding{id});
    CHECK(walks_view(town.w).findings.size() == 39);
    town.w.undo();
    CHECK(walks_view(town.w).findings.size() == 40);
    CHECK_THROWS_AS(apply(town.w, WriteFinding{0, 0, "", "", "", "", core::FindingOwner::town}), core::Error);
    CHECK_THROWS_AS(apply(town.w, WriteFinding{0, 0, "", "x", "demain", "", core::FindingOwner::town}), core::Error);
}

TEST_CASE("stops are put on the map after the chosen one, moved, named, ordered and removed", "[workbench][walk]") {
    text::set_language(text::Language::en);
    Town town;
    apply(town.w, PlanWalk{"Tour", "12/05/2027", "", false});
    CHECK(walks_view(town.w).name == "Tour");
    CHECK(town.w.follow.part == FollowPart::walks);
    auto const located =
        std::ranges::find_if(town.w.snapshot().residences, [](auto const& each) { return each.position.has_value(); });
    auto const residence = *located;
    auto const far = core::Projected{residence.position->x + 5000, residence.position->y};
    apply(town.w, AddStop{*residence.position});
    apply(town.w, AddStop{far});
    auto view = walks_view(town.w);
    REQUIRE(view.stops.size() == 2);
    CHECK(view.stops[0].name == residence.name); // where it stands
    CHECK(view.stops[1].name == "Stop 2");
    CHECK(view.stop == 1U);
    apply(town.w, ChooseStop{view.stops[0].id});
    apply(town.w, AddStop{{far.x - 2000, far.y}, true});
    view = walks_view(town.w);
    REQUIRE(view.stops.size() == 3);
    CHECK(view.stops[1].number.empty()); // a bend between the two
    CHECK(view.stops[2].number == "2");
    apply(town.w, WriteStop{view.stops[2].id, "Placette", "bancs", core::GroundOwner::condominium});
    apply(town.w, MoveStop{view.stops[2].id, {far.x, far.y + 100}});
    view = walks_view(town.w);
    CHECK(view.stops[2].name == "Placette");
    CHECK(view.stops[2].owner == core::GroundOwner::condominium);
    CHECK(view.stops[2].at.y == far.y + 100);
    apply(town.w, ChooseStop{view.stops[2].id});
    apply(town.w, EditStop{WalkEdit::up});
    CHECK(walks_view(town.w).stops[1].name == "Placette");
    order_walk(town.w);
    CHECK(walks_view(town.w).stops.size() == 2); // bends belong to the old way
    apply(town.w, EditStop{WalkEdit::remove});
    CHECK(walks_view(town.w).stops.size() == 1);
    remove_walk(town.w);
    CHECK(walks_view(town.w).names.size() == 2);
    town.w.undo();
    CHECK(walks_view(town.w).names.size() == 3);
}

TEST_CASE("a walk is planned from a neighbourhood or from what is selected", "[workbench][walk]") {
    Town town;
    apply(town.w, PlanWalk{"Quartier", "", town.w.snapshot().zone_layers.front().zones[0].code, false});
    CHECK(walks_view(town.w).stops.size() >= 2);
    CHECK(town.w.walk_book().walk()->walked_on == core::today());
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; rows.size() < 3; ++row)
        if (town.w.snapshot().residences[row].position) rows.push_back(row);
    apply(town.w, SelectRows{rows});
    apply(town.w, PlanWalk{"Choisies", "", "", true});
    CHECK(town.w.walk_book().walk()->stops.size() == 3);
    CHECK_THROWS_AS(apply(town.w, PlanWalk{"Choisies", "", "", true}), core::Error); // the name is taken
}

TEST_CASE("a walk is a layer of the map, off until it is asked for", "[workbench][walk]") {
    Town town;
    apply(town.w, ChooseWalk{walks_view(town.w).ids[1]});
    CHECK(town.w.map().field_marks.empty());
    auto const layers = layers_view(town.w);
    auto const row = std::ranges::find(layers.rows, LayersView::Kind::walks, &LayersView::Row::kind);
    CHECK_FALSE(row->is_shown);
    town.w.show_layer(walk_layer, true);
    auto const& marks = town.w.map().field_marks;
    CHECK(std::ranges::count(marks, false, &scene::FieldMark::is_finding) == 8);
    CHECK(std::ranges::count(marks, true, &scene::FieldMark::is_finding) == 12); // the open ones
    REQUIRE(town.w.map().field_line);
    town.w.show_layer(walk_layer, false);
    CHECK(town.w.map().field_marks.empty());
}

TEST_CASE("the actions of walks are there when there is something to do", "[workbench][walk]") {
    Town town;
    for (auto const* id :
         {"follow.walks", "follow.new_walk", "follow.order_walk", "follow.walk_booklet", "follow.remove_walk"}) {
        CAPTURE(id);
        REQUIRE(find_action(id) != nullptr);
        CHECK(find_action(id)->is_enabled(town.w));
    }
    CHECK_FALSE(find_action("follow.finding_lists")->is_enabled(town.w)); // nothing was found yet
    apply(town.w, ChooseWalk{walks_view(town.w).ids[1]});
    CHECK(find_action("follow.finding_lists")->is_enabled(town.w));
    run_action(town.w, "follow.walks");
    CHECK(town.w.mode == Mode::follow);
    CHECK(town.w.follow.part == FollowPart::walks);
    run_action(town.w, "follow.list");
    CHECK(town.w.follow.part == FollowPart::list);
}

}
