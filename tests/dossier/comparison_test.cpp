#include "dossier/comparison.hpp"

#include "core/error.hpp"
#include "support/two_campaigns.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace vigie;

namespace {

core::Date const spring{std::chrono::year{2026}, std::chrono::April, std::chrono::day{14}};

struct Scored : support::TwoCampaigns {
    Scored() { score(); }
    dossier::Comparison compare(std::vector<std::string> const& codes, std::string const& campaign = "2026") {
        return dossier::compare_zones(*snapshot(), "quartiers", codes, campaign, spring, &store.project);
    }
};

}

TEST_CASE("each zone is compared with the whole stock, which comes last", "[dossier][comparison]") {
    Scored town;
    auto const comparison = town.compare({"Z2", "Z1"});
    REQUIRE(comparison.groups.size() == 3);
    CHECK(comparison.groups[0].name == "Bassin-Sud");
    CHECK(comparison.groups[1].name == "Ker-Avel");
    CHECK(comparison.groups[2].is_reference);
    CHECK(comparison.groups[2].residences == 8);
    CHECK(comparison.groups[2].dwellings == 180);
    CHECK(comparison.groups[2].name == "Ensemble du patrimoine");
}

TEST_CASE("a zone's index, classes and change are reckoned by hand", "[dossier][comparison]") {
    Scored town;
    auto const comparison = town.compare({"Z1"});
    auto const& zone = comparison.groups[0];
    // (20 √6500 + 20 √5000 + 40 · 60) / 80, and in 2025 (20 √1250 + 20 √5000 + 40 · 80) / 80
    double const now = (std::sqrt(6500.0) + std::sqrt(5000.0) + 120) / 4,
                 before = (std::sqrt(1250.0) + std::sqrt(5000.0) + 160) / 4;
    CHECK(*zone.score == Approx(now).epsilon(1e-12));
    CHECK(zone.severity == core::SeverityClass::d);
    CHECK(zone.change->points == Approx(now - before).epsilon(1e-9));
    REQUIRE(zone.history.size() == 2);
    CHECK(*zone.history[0].second == Approx(before).epsilon(1e-12));
    CHECK(zone.by_class[static_cast<int>(core::SeverityClass::d)] ==
          3); // r2 is shown D: one campaign under it is not two
    CHECK(zone.coverage == 1);
    REQUIRE(zone.indices.size() == 3);
    CHECK(zone.indices[0] == 60);
    REQUIRE(zone.families.size() == 3);
    CHECK(*zone.families[0].score == Approx(72.5)); // (90 + 80 + 2 · 60) / 4
    CHECK_FALSE(zone.families[2].score.has_value());
    CHECK(zone.extent == core::Box{0, 0, 300, 300});
}

TEST_CASE("a zone of two residences is not scored", "[dossier][comparison]") {
    Scored town;
    auto const comparison = town.compare({"Z3"});
    CHECK_FALSE(comparison.groups[0].score.has_value());
    CHECK(comparison.groups[0].severity == core::SeverityClass::not_scored);
    CHECK(comparison.groups[0].by_class[static_cast<int>(core::SeverityClass::not_scored)] == 1);
    CHECK(comparison.finding == "Le Port reste à documenter");
}

TEST_CASE("the finding names where complex residences gather and what is unknown", "[dossier][comparison]") {
    Scored town;
    CHECK(town.compare({"Z1", "Z2", "Z3"}).finding ==
          "Ker-Avel concentre les résidences complexes\u202F; Le Port reste à documenter");
    support::InEnglish const english;
    CHECK(town.compare({"Z1", "Z2"}).finding == "Ker-Avel concentrates the complex residences");
    CHECK(town.compare({"Z2"}).finding == "Bassin-Sud is well below the whole");
    CHECK(town.compare({"Z2", "Z2"}).finding == "No zone stands out from the others");
}

TEST_CASE("a zone's sentence says level, theme and complex residences", "[dossier][comparison]") {
    Scored town;
    support::InEnglish const english;
    auto const comparison = town.compare({"Z1", "Z3"});
    CHECK(comparison.groups[0].sentence.find("Well above the whole") == 0);
    CHECK(comparison.groups[0].sentence.find("mostly by tranquillity; 3 of 3 residences complex.") !=
          std::string::npos);
    CHECK(comparison.groups[1].sentence == "Not scored: 1 of 2 residences have a score.");
}

TEST_CASE("the matrix counts each residence of the zones once, by class and change", "[dossier][comparison]") {
    Scored town;
    auto const comparison = town.compare({"Z1", "Z2", "Z3", "Z1"});
    int const expected[4][3] = {
        {1, 1, 1}, {0, 0, 0}, {0, 1, 0}, {0, 3, 0}}; // D: r2, r1, r0; B: r6; A: r3 to r5; r7 in none
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 3; ++column) CHECK(comparison.matrix[row][column] == expected[row][column]);
}

TEST_CASE("there is no change and no matrix before the second scored campaign", "[dossier][comparison]") {
    Scored town;
    auto const comparison = town.compare({"Z1"}, "2025");
    CHECK_FALSE(comparison.groups[0].change.has_value());
    CHECK(comparison.groups[0].history.size() == 1);
    for (auto const& row : comparison.matrix)
        for (int const count : row) CHECK(count == 0);
}

TEST_CASE("a measure is averaged by dwellings and has no interval", "[dossier][comparison]") {
    Scored town;
    auto const comparison = town.compare({"Z1", "Z2"});
    CHECK(comparison.indicator_codes == std::vector<std::string>{"A", "C"}); // E weighs nothing, M is outside the index
    auto const& calm = comparison.groups[0].indicators.at(0);
    CHECK(*calm.value == Approx(72.5));
    CHECK_FALSE(calm.low.has_value());
}

TEST_CASE("a rate is pooled over the zone, with the interval of all its events", "[dossier][comparison]") {
    support::TwoCampaigns town;
    auto grid = support::TwoCampaigns::make_grid();
    grid.families[0].indicators[1].weight = 1;
    std::vector<core::Observation> observations;
    for (std::size_t i = 0; i < 3; ++i) {
        core::Observation observation;
        observation.residence = town.residences[i].id;
        observation.campaign = town.campaigns[1];
        observation.indicator = "E";
        observation.numerator = i == 2 ? 20 : 10;
        observation.denominator = i == 2 ? 200 : 100;
        observations.push_back(observation);
    }
    town.store.project.put_observations(observations, {});
    auto const grid_id = town.store.project.save_grid(grid);
    (void)town.store.project.compute_scores(town.campaigns[1], grid_id, grid, "test");
    auto const snapshot = town.snapshot();
    auto const pooled = dossier::compare_zones(*snapshot, "quartiers", {"Z1"}, "2026", spring, &town.store.project);
    REQUIRE(pooled.indicator_codes == std::vector<std::string>{"A", "E", "C"});
    auto const& events = pooled.groups[0].indicators[1];
    CHECK(*events.value == Approx(10)); // 40 of 400
    CHECK(*events.low == Approx(28.58 / 4).margin(0.01));
    CHECK(*events.high == Approx(54.47 / 4).margin(0.01));
    auto const without = dossier::compare_zones(*snapshot, "quartiers", {"Z1"}, "2026", spring);
    CHECK(*without.groups[0].indicators[1].value == Approx(10).margin(1e-5));
    CHECK_FALSE(without.groups[0].indicators[1].low.has_value());
}

TEST_CASE("open and late actions are those of the zone's residences and projects", "[dossier][comparison]") {
    Scored town;
    core::Action late, later, done;
    late.code = "late";
    late.residence = town.residences[0].id;
    late.due_on = core::parse_date("2026-04-13");
    later.code = "later";
    later.residence = town.residences[1].id;
    later.due_on = core::parse_date("2026-04-14"); // due today is not late
    done.code = "done";
    done.residence = town.residences[0].id;
    done.state = core::ActionState::done;
    done.due_on = core::parse_date("2025-01-01");
    town.store.project.add_actions(std::vector{late, later, done}, {});
    auto const comparison = town.compare({"Z1", "Z2"});
    CHECK(comparison.groups[0].open_actions == 2);
    CHECK(comparison.groups[0].late_actions == 1);
    CHECK(comparison.groups[1].open_actions == 0);
}

TEST_CASE("a residence on the watch list counts with its dwellings", "[dossier][comparison]") {
    Scored town;
    core::WatchEvent event;
    event.residence = town.residences[2].id;
    event.status = core::WatchStatus::watched;
    event.decided_on = spring;
    event.role = "committee";
    event.motive = "test";
    town.store.project.add_watch_event(event);
    auto const comparison = town.compare({"Z1"});
    CHECK(comparison.groups[0].watched_residences == 1);
    CHECK(comparison.groups[0].watched_dwellings == 40);
}

TEST_CASE("an unknown code, an unknown layer and too many zones are usage errors that name them",
          "[dossier][comparison]") {
    Scored town;
    auto const message = [&](auto const& work) {
        try {
            work();
        } catch (core::Error const& error) {
            CHECK(error.code() == core::ErrorCode::usage);
            return error.message().arguments;
        }
        FAIL("no error");
        return std::vector<std::string>{};
    };
    CHECK(message([&] { (void)town.compare({"Z9"}); }) == std::vector<std::string>{"quartiers", "Z9", "Z1, Z2, Z3"});
    CHECK(message([&] { (void)dossier::compare_zones(*town.snapshot(), "iris", {"Z1"}, "2026", spring); }) ==
          std::vector<std::string>{"iris", "quartiers"});
    CHECK(message([&] { (void)town.compare({}); }).front() == "0");
    CHECK(message([&] { (void)town.compare(std::vector<std::string>(7, "Z1")); }).front() == "7");
}
