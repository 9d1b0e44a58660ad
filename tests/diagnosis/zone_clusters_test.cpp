// What is chosen from the data, and clusters of zones, through a project.
#include "diagnosis/clusters.hpp"

#include "core/error.hpp"
#include "core/random.hpp"
#include "diagnosis/cluster_sites.hpp"
#include "diagnosis/detail/cluster_choice.hpp"
#include "diagnosis/grid_file.hpp"
#include "diagnosis/scores.hpp"
#include "support/temp_store.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;
using namespace vigie::diagnosis;

namespace {

/// `n` scored points in rows of ten, `spacing` apart.
ClusterSites points(std::size_t n, double spacing) {
    ClusterSites sites;
    for (std::size_t i = 0; i < n; ++i) {
        sites.row.push_back(static_cast<std::uint32_t>(i));
        sites.points.push_back({spacing * static_cast<double>(i % 10), spacing * static_cast<double>(i / 10)});
        sites.values.push_back(40);
        sites.classes.push_back(core::SeverityClass::b);
    }
    return sites;
}

core::Grid one_indicator() {
    core::Grid grid;
    grid.code = "un";
    grid.title = {"Un", "One"};
    grid.rules.minimum_families = 1;
    grid.families.push_back(support::family("F", 1, {support::plain_indicator("I")}));
    return grid;
}

constexpr int side = 8;
constexpr double zone_m = 400;

/// A board of zones with four residences each; a block of nine zones is in a bad way.
struct Town {
    support::TempStore store;
    core::ZoneLayerId layer;
    core::Campaign campaign;

    Town() {
        auto& project = store.project;
        project.save_grid(one_indicator());
        campaign.name = "2026";
        campaign.period = core::year_period(2026);
        campaign.id = project.add_campaign(campaign);
        std::vector<core::Zone> zones;
        std::vector<core::Residence> residences;
        std::vector<double> values;
        core::CounterRandom random(7, 7);
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                core::Zone zone;
                zone.code = "Z" + std::to_string(y) + std::to_string(x);
                zone.name = "Quartier " + zone.code;
                zone.shape = support::square(650000 + zone_m * x, 6860000 + zone_m * y, zone_m);
                zones.push_back(zone);
                bool const is_bad = x >= 2 && x < 5 && y >= 2 && y < 5;
                for (int i = 0; i < 4; ++i) {
                    residences.push_back(support::residence(zone.code + "-" + std::to_string(i),
                                                            650050 + zone_m * x + 100 * (i % 2),
                                                            6860050 + zone_m * y + 100 * (i / 2)));
                    values.push_back((is_bad ? 75 : 10) + 15 * random.uniform());
                }
            }
        project.add_residences(residences, {});
        core::ZoneLayer named;
        named.name = "quartiers";
        layer = add_layer(named, zones);
        std::vector<core::ZoneMembership> memberships;
        auto const stored = project.residences();
        auto const stored_zones = project.zones(layer);
        for (std::size_t i = 0; i < stored.size(); ++i)
            memberships.push_back({stored[i].id, stored_zones[i / 4].id, 0});
        project.set_memberships(layer, memberships);
        std::vector<core::Observation> observations;
        for (std::size_t i = 0; i < stored.size(); ++i) {
            core::Observation observation;
            observation.residence = stored[i].id;
            observation.campaign = campaign.id;
            observation.indicator = "I";
            observation.value = values[i];
            observations.push_back(observation);
        }
        project.put_observations(observations, {});
        run_scores(project, campaign);
    }

    core::ZoneLayerId add_layer(core::ZoneLayer const& named, std::vector<core::Zone> zones) {
        auto const id = store.project.add_zone_layer(named);
        for (auto& zone : zones)
            zone.layer = id;
        store.project.add_zones(zones, {});
        return id;
    }

    store::ClusterRun clusters(std::string const& method = "auto") {
        ClusterRequest request;
        request.method = method;
        request.zones = layer;
        request.permutations = 9'999;
        return run_clusters(store.project, campaign, request);
    }
};

}

TEST_CASE("the method follows the number of sites and their spacing", "[diagnosis][clusters]") {
    auto const few = chosen("auto", "", points(9, 100), 1, {});
    CHECK(few.method == "dbscan");
    CHECK(few.weights == "band:500");

    auto const some = chosen("auto", "", points(29, 100), 1, {});
    CHECK(some.method == "local-moran");
    CHECK(some.weights == "knn:4");

    auto const enough = chosen("auto", "", points(100, 200), 1, {});
    CHECK(enough.weights == "knn:8");
    CHECK_FALSE(enough.reason.english.empty());

    // The 8 nearest of a dense town are a street corner: all within a walk, of never more than 500 m.
    auto const dense = chosen("auto", "", points(100, 100), 1, {});
    CHECK(dense.weights == "band:400"); // 2.5 times the 141 m to the eighth, in steps of 50 m
    CHECK(dense.reason.english.find("street corner") != std::string::npos);
    CHECK(chosen("auto", "", points(100, 170), 1, {}).weights == "band:500");

    // Programmes on one spot are one place: ten towers of ten say nothing about distances between towers.
    auto stacked = points(100, 200);
    for (std::size_t i = 0; i < 100; ++i)
        stacked.points.push_back(stacked.points[i]), stacked.values.push_back(40), stacked.row.push_back(0);
    CHECK(chosen("auto", "", stacked, 1, {}).weights == "knn:8");

    // Another town, 40 km away: its nearest are there.
    auto two_towns = points(100, 200);
    two_towns.points[99] = {40'000, 0};
    CHECK(chosen("auto", "", two_towns, 1, {}).weights == "knn:8,cap:1500");

    // What is missing is no site that counts.
    auto half = points(58, 100);
    for (std::size_t i = 0; i < 30; ++i)
        half.values[2 * i % 58] = std::nan("");
    CHECK(chosen("auto", "", half, 1, {}).weights == "knn:4");
}

TEST_CASE("what the user chose stays, and needs no reason", "[diagnosis][clusters]") {
    auto const sites = points(100, 200);
    auto const asked = chosen("gi-star", "band:300", sites, 1, {});
    CHECK(asked.method == "gi-star");
    CHECK(asked.weights == "band:300");
    CHECK(asked.reason.english.empty());
    CHECK(chosen("gi-star", "", sites, 1, {}).weights == "knn:8");
    CHECK(chosen("auto", "knn:6", sites, 1, {}).weights == "knn:6");
    CHECK(chosen("dbscan", "", sites, 1, {}).weights == "band:500");
    CHECK(chosen("scan", "", sites, 1, {}).weights.empty());
}

TEST_CASE("a block of zones in a bad way is one cluster of zones, kept with its reason",
          "[diagnosis][clusters][zones]") {
    Town town;
    auto const run = town.clusters();
    CHECK(run.method == "local-moran");
    CHECK(run.weights == "queen");
    CHECK(run.tested == side * side);
    REQUIRE(run.foyers.size() == 1);
    auto const& foyer = run.foyers.front();
    CHECK(foyer.zones.size() == 9);
    CHECK(foyer.members.size() == 36);
    CHECK(foyer.name.find("Quartier Z") != std::string::npos);
    CHECK_FALSE(foyer.is_solid);
    CHECK(core::bounds(foyer.outline).width() == Approx(3 * zone_m));

    // Kept beside the clusters of residences, and read back whole.
    ClusterRequest of_residences;
    of_residences.solidity_draws = 0;
    of_residences.permutations = 9'999;
    auto const residences = run_clusters(town.store.project, town.campaign, of_residences);
    CHECK(residences.foyers.size() == 1);
    auto const kept = town.store.project.cluster_run(run.score_run, town.layer);
    REQUIRE(kept);
    CHECK(kept->foyers.front().zones == foyer.zones);
    CHECK(kept->local->sites.size() == run.local->sites.size());
    CHECK(kept->local->sites.front().p == run.local->sites.front().p);
    CHECK(kept->reason == run.reason);

    // What other settings would show: three neighbourhoods times three corrections, each stricter than the one before.
    REQUIRE(kept->sensitivity.size() == 9);
    CHECK(kept->sensitivity == run.sensitivity);
    CHECK(residences.sensitivity.front().weights == "knn:8");
    for (std::size_t i = 0; i < 9; i += 3) {
        CHECK(run.sensitivity[i].significant >= run.sensitivity[i + 1].significant);
        CHECK(run.sensitivity[i + 1].significant >= run.sensitivity[i + 2].significant);
    }
    CHECK(run.sensitivity[0].significant == run.significant_before);
    CHECK(run.sensitivity[1].significant == run.significant_after);
    CHECK(town.store.project.cluster_run(run.score_run)->id == residences.id);
    CHECK(chance_sentence(*kept).find("64") != std::string::npos);

    // Run again it takes the place of the former one, not of the residences'.
    auto const again = town.clusters();
    CHECK(again.foyers.front().zones == foyer.zones);
    CHECK(town.store.project.cluster_run(run.score_run, town.layer)->id == again.id);
    CHECK(town.store.project.cluster_run(run.score_run)->id == residences.id);
}

TEST_CASE("a circle over zones counts their complex residences", "[diagnosis][clusters][zones]") {
    Town town;
    auto const run = town.clusters("scan");
    REQUIRE_FALSE(run.foyers.empty());
    CHECK(run.foyers.front().zones.size() >= 5);
    CHECK(run.foyers.front().smallest_q < 0.01);
    CHECK(run.sensitivity.empty());
    CHECK(town.clusters("dbscan").significant_after == 0);
}

TEST_CASE("too few scored zones are refused with what to do", "[diagnosis][clusters][zones]") {
    Town town;
    core::ZoneLayer named;
    named.name = "deux";
    core::Zone a, b;
    a.code = "A", b.code = "B";
    a.shape = b.shape = support::square(650000, 6860000, 100);
    ClusterRequest request;
    request.zones = town.add_layer(named, {a, b});
    run_scores(town.store.project, town.campaign);
    CHECK_THROWS_AS(run_clusters(town.store.project, town.campaign, request), core::Error);
}
