// The booklet of a walk and the lists of what it found, on paper.
#include "report/finding_sheet.hpp"
#include "report/walk_sheet.hpp"

#include "core/error.hpp"
#include "dossier/walk_plan.hpp"
#include "dossier/walk_words.hpp"
#include "report/detail/walk_map.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"
#include "store/walks.hpp"
#include "support/demo_town.hpp"

#include <algorithm>
#include <cmath>

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

namespace {

struct Town {
    Town() {
        support::copy_demo_town(folder / "demo.gpkg", 200);
        auto project = store::Project::open(folder / "demo.gpkg", store::OpenMode::read_only);
        snapshot = dossier::load_snapshot(project);
        walks = store::walks(project);
        findings = store::walk_findings(project);
    }
    PageRecord booklet(core::Walk const& walk) const {
        PageRecord record;
        SheetOptions options;
        options.date = rt::day(2026, 11, 26);
        options.record = &record;
        write_walk_sheet(folder / "carnet.pdf", *snapshot, walk, walks, findings, options);
        return record;
    }
    rt::TempFolder folder;
    std::shared_ptr<dossier::Snapshot const> snapshot;
    std::vector<core::Walk> walks;
    std::vector<core::WalkFinding> findings;
};

std::ptrdiff_t count(PageRecord const& record, std::string const& words) {
    return std::ranges::count_if(record.texts, [&](auto const& text) { return text.text == words; });
}

bool says(PageRecord const& record, std::string const& part) {
    return std::ranges::any_of(record.texts,
                               [&](auto const& text) { return text.text.find(part) != std::string::npos; });
}

}

TEST_CASE("a booklet has a cover, then four stops a page with all to circle and tick, in both languages",
          "[report][walk]") {
    Town const town;
    auto const& walk = town.walks[1];
    REQUIRE(walk.stops.size() == 10);
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const record = town.booklet(walk);
        CHECK(record.pages == 4);
        rt::check_layout(record, 210, 297);
        for (auto const factor : core::cleanliness_factors)
            CHECK(count(record, dossier::factor_label(factor)) == 10);
        for (int mark = 0; mark < 5; ++mark)
            CHECK(count(record, std::to_string(mark)) >= 100); // ten factors at ten stops
        CHECK(count(record, dossier::ground_label(core::GroundOwner::to_clarify)) >= 10);
        for (auto const& stop : walk.stops)
            CHECK(says(record, stop.name));
        CHECK(std::filesystem::file_size(town.folder / "carnet.pdf") < 2'000'000U * 4);
    }
}

TEST_CASE("the booklet says what the walk before left open, and where", "[report][walk]") {
    Town const town;
    rt::InLanguage const french(text::Language::fr);
    auto const record = town.booklet(town.walks[1]);
    CHECK(says(record, "20 mai 2026"));
    CHECK(says(record, "26 constats"));
    CHECK(says(record, "Encore ouvert"));
    CHECK_FALSE(says(town.booklet(town.walks[0]), "Encore ouvert")); // nothing came before the first
}

TEST_CASE("many stops with the longest names neither overlap nor leave their page", "[report][walk]") {
    Town const town;
    core::Walk walk = town.walks[1];
    auto const one = walk.stops.front();
    walk.stops.clear();
    for (int i = 0; i < 21; ++i) {
        auto stop = one;
        stop.name =
            "Résidence du Général-de-Gaulle et de la Victoire, entrées A à F, côté parking " + std::to_string(i);
        stop.look_at =
            "éclairage, cheminement vers l’école, point d’apport volontaire, arrêt de bus, parking des visiteurs";
        stop.ground = core::all_ground_owners[static_cast<std::size_t>(i) % 6];
        stop.at = {one.at.x + 25 * i, one.at.y + 40 * std::sin(i)};
        walk.stops.push_back(stop);
    }
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const record = town.booklet(walk);
        CHECK(record.pages == 7);
        rt::check_layout(record, 210, 297);
    }
}

TEST_CASE("one stop makes a booklet; none and another extension do not", "[report][walk]") {
    Town const town;
    core::Walk walk = town.walks[1];
    walk.stops.resize(1);
    CHECK(town.booklet(walk).pages == 2);
    walk.stops.clear();
    CHECK_THROWS_AS(town.booklet(walk), core::Error);
    CHECK_THROWS_AS(
        write_walk_sheet(town.folder / "carnet.png", *town.snapshot, town.walks[1], town.walks, town.findings),
        core::Error);
}

TEST_CASE("numbers on the map are moved apart, stay in the frame and out of what lies over it", "[report][walk]") {
    std::vector<Circle> circles(12, {100, 100});
    circles.push_back({2, 3});
    circles.push_back({395, 10});
    core::Box const taken{360, 0, 400, 60};
    move_apart(circles, 7, 400, 300, std::vector{taken});
    for (std::size_t i = 0; i < circles.size(); ++i) {
        CHECK(circles[i].x >= 7 - 1e-6);
        CHECK(circles[i].y >= 7 - 1e-6);
        CHECK_FALSE(taken.grown(6.9).contains({circles[i].x, circles[i].y}));
        for (std::size_t j = i + 1; j < circles.size(); ++j)
            CHECK(std::hypot(circles[i].x - circles[j].x, circles[i].y - circles[j].y) >= 14 - 0.01);
    }
}

TEST_CASE("each who has to act gets a page of their own, and the lists add up to what was found", "[report][walk]") {
    Town const town;
    auto const day = rt::day(2026, 11, 26);
    auto const lists = dossier::finding_lists(*town.snapshot, town.walks[0], town.findings, day);
    std::size_t rows = 0, late = 0;
    for (auto const& list : lists) {
        rows += list.rows.size();
        late += list.tally.late;
        CHECK(list.tally.all() == list.rows.size());
    }
    CHECK(rows == 26);
    CHECK(late == core::tally(town.findings, town.walks[0].id, day).late);
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        PageRecord record;
        write_finding_sheet(town.folder / "constats.pdf", *town.snapshot, town.walks[0], lists, {day, {}, &record});
        CHECK(record.pages == static_cast<int>(lists.size()));
        rt::check_layout(record, 210, 297);
        CHECK(says(record, "Matelas et sommier"));
    }
    CHECK_THROWS_AS(write_finding_sheet(town.folder / "rien.pdf", *town.snapshot, town.walks[1], {}), core::Error);
}
