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
    CHECK_FALSE(project.undo_label());
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
