#include "core/error.hpp"
#include "core/live_score.hpp"
#include "core/random.hpp"
#include "store/detail/database.hpp"
#include "small_town.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>

using namespace vigie;
using support::SmallTown;

namespace {

/// Two hundred residences beside the five, thirty indicators of both kinds, holes, and values taken over from zones.
struct RandomTown : SmallTown {
    RandomTown() {
        grid = {};
        grid.code = "hasard";
        grid.title = {"h", "h"};
        core::CounterRandom random(11, 0);
        for (int f = 0; f < 5; ++f) {
            std::vector<core::Indicator> indicators;
            for (int i = 0; i < 6; ++i) {
                auto indicator =
                    support::plain_indicator("I" + std::to_string(f) + std::to_string(i), 0.25 + random.uniform());
                indicator.goalposts = {random.uniform() * 10, 50 + random.uniform() * 50};
                if (i == 0) indicator.kind = core::ValueKind::event_rate;
                if (i == 1) indicator.kind = core::ValueKind::survey_share;
                if (i < 2) indicator.scale = 100;
                indicators.push_back(indicator);
            }
            grid.families.push_back(support::family("F" + std::to_string(f), 1 + random.uniform(), indicators));
        }
        grid_id = store.project.save_grid(grid);
        std::vector<core::Residence> more;
        for (int i = 0; i < 200; ++i)
            more.push_back(support::residence("x" + std::to_string(i), i, i));
        store.project.add_residences(more, {});
        std::vector<core::Observation> observations;
        for (auto const& residence : more)
            for (auto const& family : grid.families)
                for (auto const& indicator : family.indicators)
                    if (random.uniform() >= 0.2) observations.push_back(observed(residence, indicator, random));
        store.project.put_observations(observations, {});
    }

    [[nodiscard]] core::Observation observed(core::Residence const& residence, core::Indicator const& indicator,
                                             core::CounterRandom& random) const {
        core::Observation o;
        o.residence = residence.id;
        o.campaign = campaign;
        o.indicator = indicator.code;
        o.quality = random.uniform() < 0.1 ? core::Quality::inherited : core::Quality::measured;
        if (indicator.kind == core::ValueKind::measure) {
            o.value = random.uniform() * 100;
        } else {
            o.numerator = random.below(12);
            o.denominator = 12 + random.below(60);
        }
        return o;
    }
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

TEST_CASE("families and indicators are read apart from the index, row by row the same; of a run that is gone, refused", "[store][score]") {
    SmallTown town;
    town.observe(0, "A", 40);
    town.observe(0, "B", 80);
    town.observe(1, "C", 250);
    auto const scores = town.scores();
    auto& project = town.store.project;
    auto const run = project.score_run(town.campaign)->id;
    auto const whole = project.residence_scores(run);
    auto const cells = project.score_cells(run);
    REQUIRE(whole.size() == scores.size());
    REQUIRE(cells.families.families == town.grid.families.size());
    for (std::size_t row = 0; row < scores.size(); ++row) {
        CHECK(whole[row] == static_cast<store::ResidenceScore const&>(scores[row]));
        CHECK(std::ranges::equal(cells.families.scores_of(row), scores[row].families));
        CHECK(std::ranges::equal(cells.families.contributions_of(row), scores[row].contributions));
    }
    CHECK(*cells.families.scores_of(0)[0].score == *scores[0].families[0].score);
    CHECK(*cells.families.scores_of(0)[0].score == 70); // (40 + 3 · 80) / 4
    auto const matrix = project.score_matrix(run);
    CHECK(matrix.normalised[1][0] == 80);
    CHECK(cells.matrix.normalised[1][0] == 80);
    CHECK(matrix.normalised[2][1] == cells.matrix.normalised[2][1]);
    CHECK(cells.matrix.normalised.size() == town.grid.indicator_count());
    CHECK_THROWS_AS(project.score_cells({run.value + 1}), core::Error);
    CHECK_THROWS_AS(project.score_matrix({run.value + 1}), core::Error);
}

TEST_CASE("moved weights are kept with the run and change nothing else", "[store][score]") {
    SmallTown town;
    town.observe(0, "A", 40);
    town.observe(0, "B", 80);
    town.observe(0, "C", 30);
    auto moved = town.grid;
    moved.families[0].weight = 1;
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, moved, "test");
    CHECK(*support::stored_scores(town.store.project, run)[0].index.score == Approx(std::sqrt((4900 + 900) / 2.0)).epsilon(1e-12));
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
    RandomTown town;
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, town.grid, "test");
    auto const stored = support::stored_scores(town.store.project, run);
    auto const live = core::live_scores(town.store.project.score_matrix(run), town.grid);
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

namespace {

bool same(store::StoredScore const& a, store::StoredScore const& b) {
    return a.residence == b.residence && a.index == b.index && a.rank == b.rank && a.families == b.families &&
           a.contributions == b.contributions;
}

/// Rows of a query by another program: no function of ours is there.
std::vector<std::vector<std::string>> plain_rows(std::filesystem::path const& path, std::string const& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    sqlite3_stmt* row = nullptr;
    int const code = sqlite3_prepare_v2(db, sql.c_str(), -1, &row, nullptr);
    CAPTURE(sqlite3_errmsg(db));
    REQUIRE(code == SQLITE_OK);
    std::vector<std::vector<std::string>> rows;
    while (sqlite3_step(row) == SQLITE_ROW) {
        rows.emplace_back();
        for (int c = 0; c < sqlite3_column_count(row); ++c) {
            auto const* const text = reinterpret_cast<char const*>(sqlite3_column_text(row, c));
            rows.back().emplace_back(text == nullptr ? "" : text);
        }
    }
    sqlite3_finalize(row);
    sqlite3_close(db);
    return rows;
}

}

TEST_CASE("the views tell in plain SQL what the run keeps packed", "[store][score]") {
    RandomTown town;
    auto const& project = town.store.project;
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, town.grid, "test");
    auto const path = project.path();
    auto const residence = *project.find_residence("x7");
    auto const details = project.score_details(run, residence);
    auto const values = plain_rows(path, "SELECT indicator, raw, smoothed, normalised, is_inherited FROM v_score_value "
                                         "WHERE residence = 'x7' ORDER BY indicator");
    REQUIRE(values.size() == details.size());
    bool has_smoothed = false;
    for (std::size_t i = 0; i < details.size(); ++i) {
        CAPTURE(values[i][0]);
        CHECK(values[i][0] == details[i].indicator);
        CHECK(std::stod(values[i][1]) == Approx(details[i].raw).epsilon(1e-12));
        CHECK(std::stod(values[i][2]) == Approx(details[i].smoothed).epsilon(1e-12));
        CHECK(std::stod(values[i][3]) ==
              Approx(static_cast<double>(details[i].normalised)).epsilon(1e-6)); // the run keeps 32 bits
        CHECK((values[i][4] == "1") == (details[i].quality == core::Quality::inherited));
        has_smoothed = has_smoothed || details[i].smoothed != details[i].raw;
    }
    CHECK(has_smoothed);
    auto const families =
        plain_rows(path, "SELECT residence, family, score, coverage FROM v_family_score ORDER BY residence, family");
    auto const stored = support::stored_scores(project, run);
    CHECK(families.size() > 900);
    for (auto const& row : families) {
        auto const& score = stored[static_cast<std::size_t>(project.find_residence(row[0])->value - 1)];
        auto const& family = score.families[static_cast<std::size_t>(row[1][1] - '0')];
        CHECK(std::stod(row[3]) == Approx(family.coverage).epsilon(1e-12));
        if (family.score)
            CHECK(std::stod(row[2]) == Approx(*family.score).epsilon(1e-6));
        else
            CHECK(family.coverage < 0.6);
    }
}

TEST_CASE("a run that is stopped leaves the one before as it was", "[store][score]") {
    RandomTown town;
    auto const before = town.scores();
    auto const run = town.store.project.score_run(town.campaign)->id;
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(town.store.project.compute_scores(town.campaign, town.grid_id, town.grid, "test", stop.get_token()),
                    core::Error);
    CHECK(town.store.project.score_run(town.campaign)->id == run);
    CHECK(same(support::stored_scores(town.store.project, run).back(), before.back()));
}

TEST_CASE("scores follow a residence that goes", "[store][score]") {
    RandomTown town;
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, town.grid, "test");
    auto const gone = *town.store.project.find_residence("x0");
    auto const kept = support::stored_scores(town.store.project, run).back();
    {
        store::Database other(
            town.store.project.path(),
            store::Database::Access::read_write); // the cascades of the schema, as an edit sets them off
        other.trust();
        other.execute("DELETE FROM residence WHERE fid = " + std::to_string(gone.value));
    }
    auto const scores = support::stored_scores(town.store.project, run);
    CHECK(scores.size() == 204);
    CHECK(same(scores.back(), kept)); // by its id, not by its place
}
