#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

namespace {

core::WatchEvent event(core::ResidenceId residence, core::WatchStatus status) {
    return {0, residence, status, core::Date{std::chrono::year{2026} / 3 / 12}, "comité", "motif", std::nullopt};
}

}

TEST_CASE("an edit is undone and redone, with its name", "[store][undo]") {
    support::TempStore store;
    std::vector list{support::residence("a", 1, 2)};
    store.project.add_residences(list, {});
    auto& project = store.project;
    REQUIRE(project.undo_label());
    CHECK(project.undo_label()->english == "Residences added: {0}");
    project.edit({"Status of {0}", {"a"}}, [&] {
        auto e = event(list[0].id, core::WatchStatus::watched);
        project.add_watch_event(e);
    });
    REQUIRE(project.undo_label());
    CHECK(project.undo_label()->arguments == std::vector<std::string>{"a"});
    auto const after = project.watch_events();
    project.undo();
    CHECK(project.watch_events().empty());
    CHECK(project.redo_label());
    project.redo();
    CHECK(project.watch_events() == after);
}

TEST_CASE("undo goes back step by step, survives closing, and a new edit ends the redo", "[store][undo]") {
    support::TempStore store;
    std::vector list{support::residence("a", 1, 2)};
    store.project.add_residences(list, {});
    for (auto const status : {core::WatchStatus::monitored, core::WatchStatus::watched, core::WatchStatus::project})
        store.project.edit("step", [&] {
            auto e = event(list[0].id, status);
            store.project.add_watch_event(e);
        });
    store.project.close();
    auto project = store::Project::open(store.dir / "essai.gpkg");
    project.undo();
    project.undo();
    CHECK(project.watch_events().size() == 1);
    project.edit("other", [&] {
        auto e = event(list[0].id, core::WatchStatus::closed);
        project.add_watch_event(e);
    });
    CHECK_FALSE(project.redo_label());
    CHECK(project.watch_events().size() == 2);
    CHECK(project.check().empty());
}

TEST_CASE("an edit that throws leaves no step", "[store][undo]") {
    support::TempStore store;
    CHECK_THROWS_AS(store.project.edit("x", [] { throw core::cancelled(); }), core::Error);
    CHECK_FALSE(store.project.undo_label());
}

TEST_CASE("an undone place leaves the spatial index, and comes back into it", "[store][undo]") {
    support::TempStore store;
    auto& project = store.project;
    std::vector list{support::residence("a", 1, 2)};
    project.edit("add", [&] {
        list[0].footprint = support::square(0, 0, 10);
        list[0].aliases = {"vieux code"};
        project.add_residences(list, {});
        auto e = event(list[0].id, core::WatchStatus::watched);
        project.add_watch_event(e);
    });
    auto const before = project.residences();
    project.undo();
    CHECK(project.residences().empty());
    CHECK(project.watch_events().empty());
    CHECK(project.check().empty());
    project.redo();
    CHECK(project.residences() == before);
    CHECK(project.watch_events().size() == 1);
    CHECK(project.check().empty());
}

TEST_CASE("whatever an edit changes is undone, settings, memberships and observations too", "[store][undo]") {
    support::TempStore store;
    auto& project = store.project;
    std::vector list{support::residence("a", 1, 2)};
    project.add_residences(list, {});
    auto const layer = project.add_zone_layer({{}, "quartiers", "Quartiers", ""});
    std::vector<core::Zone> zones(1);
    zones[0].layer = layer;
    zones[0].code = "z";
    zones[0].shape = support::square(0, 0, 10);
    project.add_zones(zones, {});
    auto const campaign = project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
    project.set_setting("theme", "1");
    project.edit("several", [&] {
        project.set_setting("theme", "2");
        project.set_memberships(layer, std::vector<core::ZoneMembership>{{list[0].id, zones[0].id, 3.5}});
        project.put_observations(std::vector<core::Observation>{{list[0].id, campaign, "X1", 4.0, {}, {}, core::Quality::measured, {}}}, {});
    });
    project.undo();
    CHECK(project.setting("theme") == "1");
    CHECK(project.memberships(layer).empty());
    CHECK(project.observations(campaign, list[0].id).empty());
    project.redo();
    CHECK(project.setting("theme") == "2");
    CHECK(project.memberships(layer).size() == 1);
    CHECK(project.observations(campaign, list[0].id).size() == 1);
}

TEST_CASE("a step whose rows were changed since is refused, and changes nothing", "[store][undo]") {
    support::TempStore store;
    auto& project = store.project;
    project.set_setting("theme", "1");
    project.edit("change", [&] { project.set_setting("theme", "2"); });
    project.transaction([&] { project.set_setting("theme", "3"); }); // as another program would
    CHECK_THROWS_AS(project.undo(), core::Error);
    CHECK(project.setting("theme") == "3");
}
