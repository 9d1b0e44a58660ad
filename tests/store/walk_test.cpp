#include "core/error.hpp"
#include "store/small_town.hpp"
#include "store/photos.hpp"
#include "store/walks.hpp"

#include <catch2/catch.hpp>

namespace vigie {

namespace {

constexpr core::Date day(unsigned d) {
    return core::Date{std::chrono::year{2026}, std::chrono::May, std::chrono::day{d}};
}

core::Walk spring_walk(support::SmallTown const& town) {
    core::Walk walk;
    walk.name = "Ker-Avel, mai";
    walk.walked_on = day(12);
    walk.zone = "Q01";
    walk.roles = {"gardien", "élue", "chef de projet « GUP »"};
    core::WalkStop first{0,    "Entrée", "parking, bornes", {10, 20}, core::GroundOwner::town, town.residences[0].id,
                         false};
    core::WalkStop bend{0, "", "", {30, 20}, core::GroundOwner::to_clarify, std::nullopt, true};
    core::WalkStop last{0, "Placette", "", {30, 60.25}, core::GroundOwner::condominium, std::nullopt, false};
    walk.stops = {first, bend, last};
    return walk;
}

core::WalkFinding dump_at(core::Walk const& walk, std::size_t stop) {
    core::WalkFinding finding;
    finding.walk = walk.id;
    finding.stop = walk.stops[stop].id;
    finding.theme = "CV2";
    finding.what = "Matelas au pied de la borne";
    finding.owner = core::FindingOwner::town;
    finding.due_on = day(30);
    finding.photos = "12–14";
    return finding;
}

}

TEST_CASE("a stop that findings and pictures name goes, comes back and goes again", "[store][walk]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto walk = spring_walk(town);
    store::put_walk(project, walk);
    auto finding = dump_at(walk, 0);
    store::put_findings(project, std::span(&finding, 1));
    core::Photo photo;
    photo.residence = town.residences[0].id;
    photo.stop = walk.stops[0].id;
    store::add_photo(project, photo, {4, 3, {std::byte{1}}});
    walk.stops.erase(walk.stops.begin());
    store::put_walk(project, walk);
    CHECK(store::walk_findings(project)[0].stop == 0);
    CHECK(store::photos(project)[0].stop == 0);
    project.undo();
    CHECK(store::walk_findings(project)[0].stop == finding.stop);
    CHECK(store::photos(project)[0].stop == finding.stop);
    project.redo(); // what named it is set to nothing by the stop that goes, and by the step itself
    CHECK(store::walk_findings(project)[0].stop == 0);
    CHECK(store::photos(project)[0].stop == 0);
    project.undo();
    store::remove_walk(project, walk.id);
    project.undo();
    project.redo();
    CHECK(store::walks(project).empty());
    CHECK(store::photos(project)[0].stop == 0);
    CHECK(project.check().empty());
}

TEST_CASE("marks of cleanliness are kept by stop, 0 to 4, gone with it, and undone as one step", "[store][walk]") {
    support::TempStore store;
    auto& project = store.project;
    core::Walk walk{0, "Ker-Avel", core::Date{std::chrono::year{2026} / 5 / 12}, "", {}, {}};
    walk.stops.resize(2);
    walk.stops[0].name = "hall";
    walk.stops[1].name = "parking";
    store::put_walk(project, walk);
    core::StopMarks marks{walk.stops[0].id, {}};
    marks.marks[0] = 4;
    marks.marks[9] = 1;
    store::put_marks(project, marks);
    CHECK(store::stop_marks(project) == std::vector{marks});
    CHECK(marks.mean() == 2.5); // of the two that were looked at: absent is not 0
    CHECK_FALSE(core::StopMarks{}.mean());
    marks.marks[9].reset();
    store::put_marks(project, marks);
    CHECK(store::stop_marks(project)[0].count() == 1);
    project.undo();
    CHECK(store::stop_marks(project)[0].count() == 2);
    project.undo();
    CHECK(store::stop_marks(project).empty());
    project.redo();
    marks.marks[3] = 5;
    CHECK_THROWS_AS(store::put_marks(project, marks), core::Error);
    CHECK_THROWS_AS(store::put_marks(project, core::StopMarks{99, {}}), core::Error);
    walk.stops.erase(walk.stops.begin());
    store::put_walk(project, walk);
    CHECK(store::stop_marks(project).empty());
    project.undo();
    CHECK(store::stop_marks(project).size() == 1); // the stop comes back with them
    CHECK(project.check().empty());
}

TEST_CASE("a walk comes back whole, its stops in walking order", "[store][walk]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto walk = spring_walk(town);
    store::put_walk(project, walk);
    REQUIRE(walk.id > 0);
    REQUIRE(walk.stops[2].id > walk.stops[0].id);
    CHECK(store::walks(project) == std::vector{walk});
    std::swap(walk.stops[0], walk.stops[2]);
    walk.name = "Ker-Avel, juin";
    store::put_walk(project, walk);
    CHECK(store::walks(project) == std::vector{walk});
    CHECK(project.check().empty());
}

TEST_CASE("walks are listed by date", "[store][walk]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto late = spring_walk(town), early = spring_walk(town);
    early.name = "Avant";
    early.walked_on = day(1);
    store::put_walk(project, late);
    store::put_walk(project, early);
    CHECK(store::walks(project) == std::vector{early, late});
}

TEST_CASE("a finding keeps its words, its owner and its day, and is no longer dated as closed once open again",
          "[store][walk]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto walk = spring_walk(town);
    store::put_walk(project, walk);
    std::vector findings{dump_at(walk, 0), dump_at(walk, 2)};
    findings[1].stop = 0;
    findings[1].at = core::Projected{12.5, 21};
    findings[1].owner = core::FindingOwner::utility;
    findings[1].due_on.reset();
    store::put_findings(project, findings);
    CHECK(store::walk_findings(project) == findings);
    findings[0].state = core::FindingState::solved;
    findings[0].closed_on = day(28);
    store::put_findings(project, std::span(findings).first(1));
    CHECK(store::walk_findings(project) == findings);
    findings[0].state = core::FindingState::open;
    store::put_findings(project, std::span(findings).first(1));
    CHECK_FALSE(store::walk_findings(project)[0].closed_on);
    CHECK(project.check().empty());
}

TEST_CASE("a stop that is taken out leaves its findings with the walk; a walk takes its own with it", "[store][walk]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto walk = spring_walk(town);
    store::put_walk(project, walk);
    std::vector findings{dump_at(walk, 2)};
    store::put_findings(project, findings);
    walk.stops.pop_back();
    store::put_walk(project, walk);
    REQUIRE(store::walk_findings(project).size() == 1);
    CHECK(store::walk_findings(project)[0].stop == 0);
    project.undo();
    CHECK(store::walk_findings(project) == findings);
    store::remove_walk(project, walk.id);
    CHECK(store::walk_findings(project).empty());
    CHECK(project.check().empty());
}

TEST_CASE("each change of a walk and of its findings is taken back and done again by itself", "[store][walk][undo]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto walk = spring_walk(town);
    store::put_walk(project, walk);
    std::vector findings{dump_at(walk, 0)};
    store::put_findings(project, findings);
    store::remove_walk(project, walk.id);
    CHECK(store::walks(project).empty());
    project.undo();
    CHECK(store::walks(project) == std::vector{walk});
    CHECK(store::walk_findings(project) == findings);
    project.undo();
    CHECK(store::walk_findings(project).empty());
    REQUIRE(project.undo_label());
    CHECK(project.undo_label()->arguments == std::vector<std::string>{"Ker-Avel, mai"});
    project.undo();
    CHECK(store::walks(project).empty());
    for (int i = 0; i < 2; ++i)
        project.redo();
    CHECK(store::walk_findings(project) == findings);
    store::remove_finding(project, findings[0].id);
    CHECK(store::walk_findings(project).empty());
    project.undo();
    CHECK(store::walk_findings(project) == findings);
    CHECK(project.check().empty());
}

TEST_CASE("a walk has a name of its own, and a finding words and a walk that is there", "[store][walk]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto walk = spring_walk(town), same = spring_walk(town), nameless = spring_walk(town),
         long_walk = spring_walk(town);
    store::put_walk(project, walk);
    CHECK_THROWS_AS(store::put_walk(project, same), core::Error);
    nameless.name.clear();
    CHECK_THROWS_AS(store::put_walk(project, nameless), core::Error);
    long_walk.name = "autre";
    long_walk.stops.resize(store::most_walk_stops + 1);
    CHECK_THROWS_AS(store::put_walk(project, long_walk), core::Error);
    for (auto const spoil : {+[](core::WalkFinding& f) { f.what.clear(); }, +[](core::WalkFinding& f) { f.walk = 99; },
                             +[](core::WalkFinding& f) { f.stop = 99; }}) {
        std::vector findings{dump_at(walk, 0), dump_at(walk, 0)};
        spoil(findings[1]);
        CHECK_THROWS_AS(store::put_findings(project, findings), core::Error);
    }
    CHECK(store::walks(project).size() == 1);
    CHECK(store::walk_findings(project).empty());
}

}
