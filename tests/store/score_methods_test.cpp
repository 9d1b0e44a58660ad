// The methods of normalisation through a whole project: the run, a script of its own, plain SQL, and what a run keeps.
#include "small_town.hpp"

#include "core/error.hpp"
#include "core/live_score.hpp"
#include "support/content.hpp"
#include "support/independent_scores.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <cmath>

using namespace vigie;

namespace {

core::Indicator with(std::string code, core::Method method, core::Goalposts direction = {0, 100}) {
    auto indicator = support::plain_indicator(std::move(code));
    indicator.goalposts = direction;
    indicator.normalisation.method = method;
    return indicator;
}

/// Twelve residences, an indicator of every method; two campaigns, the second compared with the first where a reference
/// is named.
struct MethodTown {
    support::TempStore store;
    std::vector<core::Residence> residences;
    core::Grid grid;
    core::GridId grid_id;
    core::CampaignId before, now;

    explicit MethodTown(std::string const& reference = "") {
        for (int i = 0; i < 12; ++i)
            residences.push_back(support::residence("r" + std::to_string(i), i, i, 10 * (i + 1)));
        store.project.add_residences(residences, {});
        grid.code = "methodes";
        grid.title = {"Méthodes", "Methods"};
        grid.families = {
            support::family("F1", 3,
                            {with("PCT", core::Method::percentile), with("ROB", core::Method::robust_z, {100, 0})}),
            support::family("F2", 2, {with("MIN", core::Method::min_max), with("CIB", core::Method::target, {100, 0})}),
            support::family("F3", 1, {with("TAB", core::Method::table, {0, 3}), with("BOR", core::Method::goalposts)})};
        grid.rules.power = 4;
        auto& rate = grid.families[0].indicators[0];
        rate.kind = core::ValueKind::event_rate;
        rate.scale = 100;
        grid.families[1].indicators[1].normalisation.target = 60;
        grid.families[2].indicators[0].normalisation.table = {{0, 0}, {1, 20}, {2, 90}, {3, 100}};
        for (auto& family : grid.families)
            for (auto& indicator : family.indicators)
                indicator.normalisation.reference = reference;
        grid_id = store.project.save_grid(grid);
        before = store.project.add_campaign({{}, "2025", core::year_period(2025), std::nullopt});
        now = store.project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
        observe(before, 31);
        observe(now, 17);
    }

    void put(core::CampaignId campaign, std::size_t residence, std::string indicator, double value,
             std::optional<double> denominator = {}, core::Quality quality = core::Quality::measured) {
        core::Observation o;
        o.residence = residences[residence].id;
        o.campaign = campaign;
        o.indicator = std::move(indicator);
        if (denominator) {
            o.numerator = value;
            o.denominator = denominator;
        } else
            o.value = value;
        o.quality = quality;
        store.project.put_observations(std::vector{o}, {});
    }

    void observe(core::CampaignId campaign, int step) {
        for (std::size_t i = 0; i < residences.size(); ++i) {
            int const turn = (static_cast<int>(i) * step) % 13;
            put(campaign, i, "PCT", turn / 2, 10.0 * (static_cast<double>(i) + 1));
            put(campaign, i, "ROB", 40 + 3.7 * turn, {}, i == 3 ? core::Quality::inherited : core::Quality::measured);
            if (i != 5) put(campaign, i, "MIN", turn * turn);
            put(campaign, i, "CIB", 35.5 + 4 * turn);
            put(campaign, i, "TAB", turn % 5); // 4 is not listed
            put(campaign, i, "BOR", 7 * turn);
        }
    }

    core::ScoreRunId scored(core::CampaignId campaign) {
        return store.project.compute_scores(campaign, grid_id, grid, "test");
    }
    core::ScoreRunId scored() { return scored(now); }
};

std::map<std::string, double> normalised_of_view(std::filesystem::path const& path, std::string const& campaign) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    sqlite3_stmt* row = nullptr;
    auto const sql =
        "SELECT residence || ' ' || indicator, normalised FROM v_score_value WHERE campaign = '" + campaign + "'";
    REQUIRE(sqlite3_prepare_v2(db, sql.c_str(), -1, &row, nullptr) == SQLITE_OK);
    std::map<std::string, double> values;
    while (sqlite3_step(row) == SQLITE_ROW)
        if (sqlite3_column_type(row, 1) != SQLITE_NULL)
            values[reinterpret_cast<char const*>(sqlite3_column_text(row, 0))] = sqlite3_column_double(row, 1);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return values;
}

}

TEST_CASE("every method: the run, a script that shares no code and plain SQL agree", "[store][score]") {
    MethodTown town(GENERATE(std::string(), std::string("2025")));
    auto& project = town.store.project;
    auto const run = town.scored();
    auto const scores = support::stored_scores(project, run);
    auto const matrix = project.score_matrix(run);
    auto const live = core::live_scores(matrix, project.grid(town.grid_id));
    auto const path = project.path();
    project.close();
    auto const script = support::independent_scores(path, "2026");
    auto const view = normalised_of_view(path, "2026");
    std::size_t values = 0;
    for (std::size_t r = 0; r < scores.size(); ++r) {
        auto const& code = town.residences[r].code;
        auto const& alone = script.at(code);
        INFO(code);
        CHECK(scores[r].index == live.index[r]);
        REQUIRE(scores[r].index.score.has_value() == alone.number("index").has_value());
        if (scores[r].index.score) CHECK(*scores[r].index.score == Approx(*alone.number("index")).epsilon(1e-7));
        std::size_t column = 0;
        for (auto const& family : town.grid.families)
            for (auto const& indicator : family.indicators) {
                float const value = matrix.normalised[column++][r];
                INFO(indicator.code);
                auto const in_script = alone.number("s:" + indicator.code);
                auto const in_view = view.find(code + " " + indicator.code);
                REQUIRE(in_script.has_value() == !std::isnan(value));
                REQUIRE((in_view != view.end()) == !std::isnan(value));
                if (std::isnan(value)) continue;
                ++values;
                CHECK(static_cast<double>(value) == Approx(*in_script).margin(1e-5));
                CHECK(static_cast<double>(value) == Approx(in_view->second).margin(1e-5));
            }
    }
    CHECK(values > 65);
}

TEST_CASE("a run learns again when its reference changes, and a frozen one never", "[store][score]") {
    MethodTown town("2025");
    auto& project = town.store.project;
    auto const first = town.scored();
    auto const compared = project.score_matrix(first).normalised[2];
    CHECK(town.scored() == first);
    CHECK(project.score_matrix(first).normalised[2][0] == compared[0]);
    town.put(town.before, 2, "MIN", 400);
    auto const second = town.scored();
    CHECK(project.score_matrix(second).normalised[2][4] < compared[4]);
    project.freeze_campaign(town.now, *core::parse_date("2026-12-31"));
    auto const test = project.uncorrected_matrix(second);
    support::Content const kept(project.path());
    town.put(town.before, 2, "MIN", 4);
    town.put(town.before, 7, "PCT", 9, 80.0);
    auto other = town.grid;
    for (auto& family : other.families)
        for (auto& indicator : family.indicators)
            indicator.normalisation = {};
    auto const other_id = project.save_grid(other);
    CHECK(project.compute_scores(town.now, other_id, other, "test 2") == second);
    // What its draws start from is worked out again from what it learnt, not from what the reference has become.
    auto const again = project.uncorrected_matrix(second);
    for (std::size_t i = 0; i < test.normalised.size(); ++i)
        CHECK(std::equal(test.normalised[i].begin(), test.normalised[i].end(), again.normalised[i].begin(),
                         [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
    CHECK(project.check().empty());
    auto const changed = support::Content(project.path()).difference(kept);
    for (auto const* table : {"score_cells", "score_knot", "score_scale", "score_alert", "score_run"})
        CHECK(changed.find(table) == std::string::npos);
}

TEST_CASE("the columns of another method are those of a grid that has it, tables apart", "[store][score]") {
    MethodTown town;
    auto& project = town.store.project;
    auto const run = town.scored();
    auto const varied = project.varied_matrix(run, core::Method::percentile, true);
    auto other = town.grid;
    for (auto& family : other.families)
        for (auto& indicator : family.indicators)
            if (indicator.normalisation.method != core::Method::table) indicator.normalisation = {core::Method::percentile, {}, 0.05, {}, {}};
    auto const id = project.save_grid(other);
    auto const stored = project.score_matrix(project.compute_scores(town.now, id, other, "test"));
    REQUIRE(varied.normalised.size() == stored.normalised.size());
    std::size_t values = 0;
    for (std::size_t i = 0; i < stored.normalised.size(); ++i)
        for (std::size_t row = 0; row < stored.residences; ++row) {
            float const a = varied.normalised[i][row], b = stored.normalised[i][row];
            CHECK((a == b || (std::isnan(a) && std::isnan(b))));
            values += std::isnan(a) ? 0 : 1;
        }
    CHECK(values > 60);
}

TEST_CASE("a reference the project does not have is named", "[store][score]") {
    MethodTown town("2019");
    try {
        (void)town.scored();
        FAIL("scored");
    } catch (core::Error const& error) {
        CHECK(error.code() == core::ErrorCode::refused);
        CHECK(error.message().arguments == std::vector<std::string>{"PCT", "2019"});
    }
}

TEST_CASE("a run says what its methods learnt from, and what they could not score", "[store][score]") {
    MethodTown town;
    auto& project = town.store.project;
    for (std::size_t i = 0; i < 12; ++i)
        town.put(town.now, i, "MIN", 5);
    auto const scales = project.score_scales(town.scored());
    REQUIRE(scales.size() == 5); // goalposts learn nothing
    CHECK(scales[0].stock == 12);
    CHECK(scales[1].stock == 11); // one is taken over from the zone
    CHECK(scales[2].is_flat);
    CHECK_FALSE(scales[3].is_flat);
    CHECK(scales[4].method == core::Method::table);
    CHECK(scales[4].unlisted == 1);
    CHECK_FALSE(scales[4].is_flat);
}

TEST_CASE("alerts are counted by family, beside the index, and kept by indicator", "[store][score]") {
    support::SmallTown town;
    town.grid.families[0].indicators[0].alert_at = 90;
    town.grid.families[1].alert_at = 30;
    town.grid.families[2].indicators[0].alert_at = 1; // outside the index
    town.grid_id = town.store.project.save_grid(town.grid);
    for (int i = 0; i < 4; ++i) {
        town.observe(i, "A", i == 1 ? 95 : 10);
        town.observe(i, "B", i == 2 ? 80 : 5);
        if (i != 3) town.observe(i, "C", 30 + i);
        town.observe(i, "M", 3);
    }
    auto const scores = town.scores();
    // r0: F2 at 30. r1: A at 95 makes F1 one, its score of 27.5 does not; F2. r2: F1 at 62.5 is of class C; F2. r3: F2
    // has no score.
    CHECK(scores[0].alerts == 1);
    CHECK(scores[1].alerts == 2);
    CHECK(scores[1].families[0].score == 27.5);
    CHECK(scores[2].alerts == 2);
    CHECK(scores[3].alerts == 0);
    CHECK_FALSE(scores[4].alerts); // nothing is known of it
    auto heavier = town.grid;
    heavier.families[0].weight = 100;
    auto const run = town.store.project.compute_scores(town.campaign, town.grid_id, heavier, "test");
    CHECK(support::stored_scores(town.store.project, run)[1].alerts == 2);
    auto const path = town.store.project.path();
    town.store.project.close();
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    sqlite3_stmt* row = nullptr;
    REQUIRE(sqlite3_prepare_v2(
                db, "SELECT alerts || '/' || families || ' ' || indicators FROM v_alert WHERE residence = 'r1'", -1,
                &row, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(row) == SQLITE_ROW);
    CHECK(std::string(reinterpret_cast<char const*>(sqlite3_column_text(row, 0))) == "2/2 A M");
    sqlite3_finalize(row);
    sqlite3_close(db);
}
