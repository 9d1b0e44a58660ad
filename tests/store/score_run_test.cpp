#include "small_town.hpp"

#include "core/error.hpp"
#include "support/content.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace vigie;
using support::SmallTown;

namespace {

/// Everything observed, scored once, with a foyer on the run.
struct ScoredTown : SmallTown {
    core::ScoreRunId first;

    ScoredTown() {
        for (int i = 0; i < 5; ++i)
            for (auto const* code : {"A", "B", "C"})
                observe(i, code, 15.0 * (i + 1));
        first = scored();
        store::ClusterRun clusters;
        clusters.score_run = first;
        clusters.method = "local-moran";
        clusters.weights = "knn:8";
        clusters.correction = "fdr";
        store::StoredFoyer foyer;
        foyer.kind = "foyer";
        foyer.members = {residences[3].id, residences[4].id};
        clusters.foyers = {foyer};
        store.project.save_cluster_run(clusters);
    }

    core::ScoreRunId scored(std::string const& engine = "test") {
        return store.project.compute_scores(campaign, grid_id, grid, engine);
    }

    [[nodiscard]] std::size_t foyers() const {
        auto const run = store.project.cluster_run(store.project.score_run(campaign)->id);
        return run ? run->foyers.size() : 0;
    }
};

}

TEST_CASE("scores asked for again with nothing changed stay the same run and keep its foyers", "[store][score]") {
    ScoredTown town;
    support::Content const before(town.store.project.path());
    CHECK(town.scored() == town.first);
    CHECK(town.foyers() == 1);
    CHECK(support::Content(town.store.project.path()).difference(before) == "");
    // Written again as it was, an observation is no change.
    town.observe(2, "B", 45);
    CHECK(town.scored() == town.first);
    CHECK(town.foyers() == 1);
}

TEST_CASE("whatever a score is computed from makes another run when it changes", "[store][score]") {
    ScoredTown town;
    auto& project = town.store.project;
    SECTION("a value") { town.observe(2, "B", 45.5); }
    SECTION("a value of an indicator outside the index") { town.observe(2, "M", 1); }
    SECTION("its quality") { town.observe(2, "B", 45, core::Quality::inherited); }
    SECTION("dwellings") {
        town.residences[0].dwellings = 11;
        project.update_residences(town.residences);
    }
    SECTION("a residence more") {
        std::vector more{support::residence("r5", 9, 9)};
        project.add_residences(more, {});
    }
    SECTION("a zone") {
        std::vector<core::Zone> zones(1);
        zones[0].layer = project.add_zone_layer({{}, "q", "q", ""});
        zones[0].code = "q1";
        project.add_zones(zones, {});
        SECTION("alone") {}
        SECTION("with a residence in it") {
            (void)town.scored();
            project.set_memberships(zones[0].layer, std::vector{core::ZoneMembership{town.residences[0].id, zones[0].id, 0}});
        }
        auto const run = town.scored();
        CHECK(project.zone_scores(run, zones[0].layer).size() == 1);
    }
    SECTION("a weight") { town.grid.families[0].weight = 4; }
    SECTION("the grid") {
        town.grid.families[0].indicators[0].goalposts.at_100 = 90;
        town.grid_id = project.save_grid(town.grid);
    }
    SECTION("a campaign before this one, for the class shown") {
        auto const now = town.campaign;
        town.campaign = project.add_campaign({{}, "2025", core::year_period(2025), std::nullopt});
        for (auto const* code : {"A", "B", "C"})
            town.observe(0, code, 95);
        auto const earlier = town.scored();
        town.campaign = now;
        auto const second = town.scored();
        CHECK(support::stored_scores(project, second)[0].shown == core::SeverityClass::d);
        CHECK(town.scored() == second);
        town.campaign = project.score_run(now)->campaign;
        REQUIRE(earlier != second);
    }
    auto const inputs = [&] {
        auto const run = project.score_run(town.campaign);
        return std::pair{run->id, run->created_at};
    };
    (void)town.scored();
    CHECK(town.foyers() == 0); // they were those of the run before
    auto const settled = inputs();
    (void)town.scored();
    CHECK(inputs() == settled);
}

TEST_CASE("a run written over a former one, with residences that came since, is the run made at once", "[store][score]") {
    auto const grown = [](SmallTown& town) {
        for (int i = 0; i < 5; ++i)
            for (auto const* code : {"A", "B", "C"})
                town.observe(i, code, i == 1 ? 71 : 15.0 * (i + 1));
        std::vector more{support::residence("r5", 9, 9, 60), support::residence("r6", 10, 9, 70)};
        town.store.project.add_residences(more, {});
        town.residences.insert(town.residences.end(), more.begin(), more.end());
        town.observe(5, "A", 88);
        return town.scores();
    };
    SmallTown at_once;
    ScoredTown over;
    auto const written = grown(over);
    CHECK(written.size() == 7);
    CHECK(written == grown(at_once));
    CHECK(over.store.project.score_run(over.campaign)->id == over.first);
    CHECK(over.store.project.check().empty());
}

TEST_CASE("rank ranges are kept with their run, follow a residence that goes, and go with the run", "[store][score]") {
    ScoredTown town;
    auto& project = town.store.project;
    CHECK_FALSE(project.stability(town.first));
    store::StoredStability const first{1000, 0xfedcba9876543210ULL, 20, {{1, 2, 1}, {}, {3, 5, 0.25}, {4, 5, 0}, {1, 1, 1}}};
    project.save_stability(town.first, first);
    auto const read = project.stability(town.first);
    REQUIRE(read);
    CHECK(read->draws == 1000);
    CHECK(read->seed == first.seed);
    CHECK(read->top == 20);
    CHECK(read->ranges == first.ranges);
    auto second = first;
    second.draws = 10;
    second.ranges[2] = {};
    project.save_stability(town.first, second);
    CHECK(project.stability(town.first)->ranges == second.ranges);
    CHECK(town.scored() == town.first); // nothing changed: they stay
    CHECK(project.stability(town.first)->draws == 10);
    town.observe(2, "B", 60);
    CHECK_FALSE(project.stability(town.scored()));
    CHECK(project.check().empty());
}

TEST_CASE("the uncorrected matrix has raw rates where the run has them drawn to the stock", "[store][score]") {
    SmallTown town;
    town.grid.families[0].indicators[0].kind = core::ValueKind::event_rate;
    town.grid.families[0].indicators[0].scale = 100;
    town.grid_id = town.store.project.save_grid(town.grid);
    for (int i = 0; i < 4; ++i) {
        core::Observation o;
        o.residence = town.residences[static_cast<std::size_t>(i)].id;
        o.campaign = town.campaign;
        o.indicator = "A";
        o.numerator = i == 0 ? 5 : i;
        o.denominator = i == 3 ? 0 : 10;
        town.store.project.put_observations(std::vector{o}, {});
        town.observe(i, "B", 70);
    }
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, town.grid, "test");
    auto const raw = town.store.project.uncorrected_matrix(run), drawn = town.store.project.score_matrix(run);
    CHECK(raw.normalised[0][0] == 50);
    CHECK(raw.normalised[0][1] == 10);
    CHECK(drawn.normalised[0][0] < 50);
    CHECK(drawn.normalised[0][1] > 10);
    CHECK(std::isnan(raw.normalised[0][3])); // nobody counted: missing in both
    CHECK(std::isnan(drawn.normalised[0][3]));
    CHECK(std::equal(raw.normalised[1].begin(), raw.normalised[1].end() - 1, drawn.normalised[1].begin()));
    CHECK(std::isnan(raw.normalised[1][4]));
    CHECK(std::isnan(drawn.normalised[1][4]));
}

TEST_CASE("another version of the program computes its own run", "[store][score]") {
    ScoredTown town;
    (void)town.scored("test 2");
    CHECK(town.store.project.score_run(town.campaign)->engine == "test 2");
    CHECK(town.foyers() == 0);
}
