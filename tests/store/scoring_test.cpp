#include "core/live_score.hpp"
#include "core/random.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <cstring>

using namespace vigie;

namespace {

/// Five residences, two families of the index, reckoned by hand below.
struct SmallTown {
    support::TempStore store;
    std::vector<core::Residence> residences;
    core::Grid grid;
    core::GridId grid_id;
    core::CampaignId campaign;

    SmallTown() {
        for (int i = 0; i < 5; ++i) residences.push_back(support::residence("r" + std::to_string(i), i, i, 10 * (i + 1)));
        store.project.add_residences(residences, {});
        grid.code = "petite";
        grid.title = {"Petite", "Small"};
        grid.families = {support::family("F1", 3, {support::plain_indicator("A"), support::plain_indicator("B", 3)}),
                         support::family("F2", 1, {support::plain_indicator("C")}), support::family("F8", 0, {support::plain_indicator("M")}, false)};
        grid_id = store.project.save_grid(grid);
        campaign = store.project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
    }

    void observe(int residence, std::string indicator, double value, core::Quality quality = core::Quality::measured) {
        core::Observation o;
        o.residence = residences[static_cast<std::size_t>(residence)].id;
        o.campaign = campaign;
        o.indicator = std::move(indicator);
        o.value = value;
        o.quality = quality;
        store.project.put_observations(std::vector{o}, {});
    }

    std::vector<store::StoredScore> scores() { return store.project.scores(store.project.compute_scores(campaign, grid_id, grid, "test")); }
};

}

TEST_CASE("five residences and two families, reckoned by hand, come out of the database", "[store][score]") {
    SmallTown town;
    // r0: A 40, B 80 → F1 = (40 + 3·80)/4 = 70; C 30 → F2 = 30. p = 2: √((3·70² + 30²)/4) = √3900 = 62.44997998…
    town.observe(0, "A", 40);
    town.observe(0, "B", 80);
    town.observe(0, "C", 30);
    town.observe(0, "M", 90);
    // r1: A alone of F1: coverage 1/4 < 0.6, family n.d.; F2 = 100; both families are needed: not scored, coverage (3·0.25 + 1)/4.
    town.observe(1, "A", 10);
    town.observe(1, "C", 250);
    // r2: B alone of F1: coverage 0.75, F1 = 20; C 0 → √(3·400/4) = 17.3205…; with A at 0: (0 + 60)/4 = 15, at 100: 40.
    town.observe(2, "B", 20);
    town.observe(2, "C", 0);
    // r3: nothing. r4: C inherited from the zone counts half: coverage 0.5, family n.d.
    town.observe(4, "A", 40);
    town.observe(4, "B", 80);
    town.observe(4, "C", 30, core::Quality::inherited);

    auto const scores = town.scores();
    REQUIRE(scores.size() == 5);
    CHECK(*scores[0].index.score == Approx(62.449979983983980).epsilon(1e-12));
    CHECK(scores[0].index.severity == core::SeverityClass::c);
    CHECK(scores[0].index.coverage == 1);
    CHECK(scores[0].contributions[0] == Approx(3 * 4900.0 / (3 * 4900 + 900) * 62.449979983983980).epsilon(1e-12));
    CHECK(scores[0].contributions[2] == 0);
    CHECK(*scores[0].families[2].score == 90);
    CHECK_FALSE(scores[1].index.score);
    CHECK(scores[1].index.coverage == Approx((3 * 0.25 + 1) / 4).epsilon(1e-15));
    CHECK(*scores[2].index.score == Approx(17.320508075688775).epsilon(1e-12));
    CHECK(scores[2].index.low == Approx(15 * std::sqrt(0.75)).epsilon(1e-12));
    CHECK(scores[2].index.high == Approx(40 * std::sqrt(0.75)).epsilon(1e-12));
    CHECK_FALSE(scores[3].index.score);
    CHECK(scores[3].index.coverage == 0);
    CHECK_FALSE(scores[4].index.score);
    CHECK(scores[4].families[1].coverage == 0.5);
    CHECK(scores[0].rank == 1);
    CHECK(scores[2].rank == 2);
    CHECK(scores[1].rank == 0);
}

TEST_CASE("moved weights are kept with the run and change nothing else", "[store][score]") {
    SmallTown town;
    town.observe(0, "A", 40);
    town.observe(0, "B", 80);
    town.observe(0, "C", 30);
    auto moved = town.grid;
    moved.families[0].weight = 1;
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, moved, "test");
    CHECK(*town.store.project.scores(run)[0].index.score == Approx(std::sqrt((4900 + 900) / 2.0)).epsilon(1e-12));
    CHECK(town.store.project.score_run(town.campaign)->weights == R"({"F1":1.0})");
    CHECK(town.store.project.grid(town.grid_id) == town.grid);
}

TEST_CASE("zones are means weighted by dwellings, and too few residences are not scored", "[store][score]") {
    SmallTown town;
    for (int i = 0; i < 4; ++i)
        for (auto const* code : {"A", "B", "C"}) town.observe(i, code, 10.0 * (i + 1));
    auto const layer = town.store.project.add_zone_layer({{}, "q", "q", ""});
    core::Zone big, small;
    big.layer = small.layer = layer;
    big.code = "big";
    small.code = "small";
    std::vector zones{big, small};
    town.store.project.add_zones(zones, {});
    std::vector<core::ZoneMembership> members;
    for (std::size_t i = 0; i < 4; ++i) members.push_back({town.residences[i].id, zones[0].id, 0});
    members.push_back({town.residences[4].id, zones[1].id, 0});
    town.store.project.set_memberships(layer, members);
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, town.grid, "test");
    auto const scores = town.store.project.zone_scores(run, layer);
    REQUIRE(scores.size() == 2);
    // Every family of residence i is 10(i+1), and so is its index; dwellings 10, 20, 30, 40.
    CHECK(*scores[0].score.score == Approx((100.0 + 400 + 900 + 1600) / 100).epsilon(1e-12));
    CHECK(scores[0].score.coverage == 1);
    CHECK_FALSE(scores[1].score.score);
}

TEST_CASE("a frozen campaign keeps its run", "[store][score]") {
    SmallTown town;
    for (auto const* code : {"A", "B", "C"}) town.observe(0, code, 50);
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, town.grid, "test");
    town.store.project.freeze_campaign(town.campaign, core::Date{std::chrono::year{2027} / 1 / 1});
    auto moved = town.grid;
    moved.families[0].weight = 100;
    CHECK(town.store.project.compute_scores(town.campaign, town.grid_id, moved, "test") == run);
}

TEST_CASE("a class goes up at once and comes down after two campaigns in a row", "[store][score]") {
    SmallTown town;
    std::vector<std::string> shown;
    double const values[]{70, 40, 40};
    for (int y = 0; y < 3; ++y) {
        if (y > 0) town.campaign = town.store.project.add_campaign({{}, std::to_string(2026 + y), core::year_period(2026 + y), std::nullopt});
        for (auto const* code : {"A", "B", "C"}) town.observe(0, code, values[y]);
        shown.push_back({core::letter(town.scores()[0].shown)});
    }
    CHECK(shown == std::vector<std::string>{"D", "D", "B"});
}

TEST_CASE("stored and live scores are equal to the last bit", "[store][score]") {
    SmallTown town;
    core::Grid grid;
    grid.code = "hasard";
    grid.title = {"h", "h"};
    core::CounterRandom random(11, 0);
    for (int f = 0; f < 5; ++f) {
        std::vector<core::Indicator> indicators;
        for (int i = 0; i < 6; ++i) {
            auto indicator = support::plain_indicator("I" + std::to_string(f) + std::to_string(i), 0.25 + random.uniform());
            indicator.goalposts = {random.uniform() * 10, 50 + random.uniform() * 50};
            if (i == 0) {
                indicator.kind = core::ValueKind::event_rate;
                indicator.scale = 100;
            }
            indicators.push_back(indicator);
        }
        grid.families.push_back(support::family("F" + std::to_string(f), 1 + random.uniform(), indicators));
    }
    auto const grid_id = town.store.project.save_grid(grid);
    std::vector<core::Residence> more;
    for (int i = 0; i < 200; ++i) more.push_back(support::residence("x" + std::to_string(i), i, i));
    town.store.project.add_residences(more, {});
    std::vector<core::Observation> observations;
    for (auto const& residence : more)
        for (auto const& family : grid.families)
            for (auto const& indicator : family.indicators) {
                if (random.uniform() < 0.2) continue;
                core::Observation o;
                o.residence = residence.id;
                o.campaign = town.campaign;
                o.indicator = indicator.code;
                o.quality = random.uniform() < 0.1 ? core::Quality::inherited : core::Quality::measured;
                if (indicator.kind == core::ValueKind::event_rate) {
                    o.numerator = random.below(12);
                    o.denominator = 5 + random.below(60);
                } else {
                    o.value = random.uniform() * 100;
                }
                observations.push_back(o);
            }
    town.store.project.put_observations(observations, {});
    auto const run = town.store.project.compute_scores(town.campaign, grid_id, grid, "test");
    auto const stored = town.store.project.scores(run);
    auto const live = core::live_scores(town.store.project.score_matrix(run), grid);
    REQUIRE(live.index.size() == stored.size());
    auto same_bits = [](double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; };
    int scored = 0;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        REQUIRE(stored[i].index.score.has_value() == live.index[i].score.has_value());
        if (stored[i].index.score) CHECK(same_bits(*stored[i].index.score, *live.index[i].score));
        CHECK(same_bits(stored[i].index.coverage, live.index[i].coverage));
        CHECK(same_bits(stored[i].index.low, live.index[i].low));
        CHECK(same_bits(stored[i].index.high, live.index[i].high));
        CHECK(stored[i].rank == live.rank[i]);
        scored += stored[i].index.score ? 1 : 0;
    }
    CHECK(scored > 100);
}
