// The example of docs/methods/score.md, read from there: by the database, by the live engine, and by a script of its own.
#include "core/live_score.hpp"
#include "support/independent_scores.hpp"
#include "support/markdown.hpp"
#include "support/stored_scores.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <charconv>
#include <map>

using namespace vigie;

namespace {

std::filesystem::path const page = std::filesystem::path(VIGIE_SOURCE_DIR) / "docs/methods/score.md";
std::string const none = "–";

double number(std::string const& text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) throw std::runtime_error("no number: " + text);
    return value;
}

/// residence or zone code → column → cell
using Results = std::map<std::string, std::map<std::string, std::string>>;

Results by_code(support::MarkdownTable const& table) {
    Results results;
    for (std::size_t row = 1; row < table.size(); ++row)
        for (std::size_t c = 1; c < table[row].size(); ++c)
            results[table[row][0]][table[0][c]] = table[row][c];
    return results;
}

core::Grid grid_of_page() {
    auto const table =
        support::markdown_table(page, "| family | W | indicator | kind | scale | g₀ | g₁₀₀ | weight |");
    core::Grid grid;
    grid.code = "exemple";
    grid.title = {"Exemple", "Example"};
    for (std::size_t row = 1; row < table.size(); ++row) {
        auto const& cells = table[row];
        if (grid.families.empty() || grid.families.back().code != cells[0])
            grid.families.push_back(support::family(cells[0], number(cells[1]), {}));
        auto indicator = support::plain_indicator(cells[2], number(cells[7]));
        if (cells[3] == "event_rate") indicator.kind = core::ValueKind::event_rate;
        if (cells[3] == "survey_share") indicator.kind = core::ValueKind::survey_share;
        indicator.scale = number(cells[4]);
        indicator.goalposts = {number(cells[5]), number(cells[6])};
        indicator.is_context = indicator.weight < 1;
        grid.families.back().indicators.push_back(indicator);
    }
    return grid;
}

/// « 3/10 », « 50 », « 30 z » (taken over from the zone), « – » (absent).
std::optional<core::Observation> observed(std::string cell) {
    if (cell == none) return std::nullopt;
    core::Observation o;
    if (cell.ends_with(" z")) {
        o.quality = core::Quality::inherited;
        cell.resize(cell.size() - 2);
    }
    auto const slash = cell.find('/');
    if (slash == std::string::npos) {
        o.value = number(cell);
    } else {
        o.numerator = number(cell.substr(0, slash));
        o.denominator = number(cell.substr(slash + 1));
    }
    return o;
}

struct Example {
    support::TempStore store;
    core::Grid grid = grid_of_page();
    core::GridId grid_id = store.project.save_grid(grid);
    core::CampaignId campaign = store.project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
    core::ZoneLayerId layer = store.project.add_zone_layer({{}, "quartier", "Quartiers", ""});
    std::vector<core::Residence> residences;
    std::vector<core::Zone> zones;
    core::ScoreRunId run;

    Example() {
        auto const table = support::markdown_table(
            page, "| residence | zone | dwellings | OCC | SAT | HALL | DPE | AGE | PAUV |");
        for (std::size_t row = 1; row < table.size(); ++row)
            residences.push_back(support::residence(table[row][0], static_cast<double>(row), 0,
                                                    static_cast<int>(number(table[row][2]))));
        store.project.add_residences(residences, {});
        for (auto const* code : {"Nord", "Sud"}) {
            zones.emplace_back().code = code;
            zones.back().layer = layer;
        }
        store.project.add_zones(zones, {});
        std::vector<core::ZoneMembership> members;
        std::vector<core::Observation> observations;
        for (std::size_t row = 1; row < table.size(); ++row) {
            members.push_back({residences[row - 1].id, zones[table[row][1] == "Nord" ? 0 : 1].id, 0});
            for (std::size_t c = 3; c < table[row].size(); ++c)
                if (auto o = observed(table[row][c])) {
                    o->residence = residences[row - 1].id;
                    o->campaign = campaign;
                    o->indicator = table[0][c];
                    observations.push_back(*o);
                }
        }
        store.project.set_memberships(layer, members);
        store.project.put_observations(observations, {});
        run = store.project.compute_scores(campaign, grid_id, grid, "test");
    }
};

void forget_variances(std::filesystem::path const& file) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, "UPDATE score SET variance = NULL", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
}

Results results_of_page() {
    return by_code(support::markdown_table(page, "| residence | S TR | c TR | S BA | c BA | index | coverage | low | high "
                                                 "| class | rank | + TR | + BA |"));
}

void check(std::string const& cell, std::optional<double> value) {
    REQUIRE(value.has_value() == (cell != none));
    if (value) CHECK(*value == Approx(number(cell)).epsilon(1e-12).margin(1e-12));
}

void check_residence(std::map<std::string, std::string>& cells, core::scoring::IndexScore const& index, int rank,
                     std::vector<core::scoring::FamilyScore> const& families) {
    check(cells["index"], index.score);
    check(cells["coverage"], index.coverage);
    check(cells["low"], index.low);
    check(cells["high"], index.high);
    CHECK(std::string(1, core::letter(index.severity)) == cells["class"]);
    CHECK((rank > 0 ? std::to_string(rank) : none) == cells["rank"]);
    check(cells["S TR"], families[0].score);
    check(cells["c TR"], families[0].coverage);
    check(cells["S BA"], families[1].score);
    check(cells["c BA"], families[1].coverage);
}

}

TEST_CASE("the database reckons the example as it is reckoned by hand", "[store][score][example]") {
    Example const example;
    auto const scores = support::stored_scores(example.store.project, example.run);
    auto results = results_of_page();
    REQUIRE(scores.size() == 5);
    REQUIRE(results.size() == 5);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        auto& cells = results.at(example.residences[i].code);
        INFO(example.residences[i].code);
        check_residence(cells, scores[i].index, scores[i].rank, scores[i].families);
        check(cells["+ TR"], scores[i].contributions[0]);
        check(cells["+ BA"], scores[i].contributions[1]);
    }
    auto zones = by_code(support::markdown_table(page, "| zone | index | coverage |"));
    auto const zone_scores = example.store.project.zone_scores(example.run, example.layer);
    for (std::size_t i = 0; i < zone_scores.size(); ++i) {
        check(zones[example.zones[i].code]["index"], zone_scores[i].score.score);
        check(zones[example.zones[i].code]["coverage"], zone_scores[i].score.coverage);
    }
}

TEST_CASE("the live engine reckons the example as it is reckoned by hand", "[store][score][example]") {
    Example const example;
    auto values = by_code(support::markdown_table(page, "| residence | OCC | SAT | HALL | DPE | AGE | PAUV |"));
    core::ScoreMatrix matrix = example.store.project.score_matrix(example.run);
    std::size_t column = 0;
    for (auto const& family : example.grid.families)
        for (auto const& indicator : family.indicators) {
            for (std::size_t i = 0; i < matrix.residences; ++i) {
                auto const& cell = values[example.residences[i].code][indicator.code];
                float const value = matrix.normalised[column][i];
                INFO(example.residences[i].code << ' ' << indicator.code);
                if (cell == none) CHECK(std::isnan(value));
                else CHECK(static_cast<double>(value) == number(cell)); // 32 bits: equal, not near
            }
            ++column;
        }
    auto const table = core::live_scores(matrix, example.grid);
    auto results = results_of_page();
    for (std::size_t i = 0; i < matrix.residences; ++i)
        check_residence(results.at(example.residences[i].code), table.index[i], table.rank[i],
                        {table.families[0][i], table.families[1][i]});
}

TEST_CASE("a script that shares no code reckons the example as it is reckoned by hand", "[store][score][example]") {
    Example const example;
    auto script = support::independent_scores(example.store.project.path(), "2026");
    std::map<std::string, std::string> const name_of{
        {"index", "index"}, {"coverage", "coverage"}, {"low", "low"},   {"high", "high"}, {"S TR", "S:TR"},
        {"c TR", "c:TR"},   {"S BA", "S:BA"},         {"c BA", "c:BA"}, {"+ TR", "+:TR"}, {"+ BA", "+:BA"}};
    for (auto& [code, cells] : results_of_page()) {
        INFO(code);
        for (auto const& [column, name] : name_of)
            check(cells.at(column), script.at(code).number(name));
        CHECK(cells.at("class") == script.at(code).fields.at("letter"));
        CHECK(cells.at("rank") == script.at(code).text("rank").value_or(none));
    }
    for (auto& [code, cells] : by_code(support::markdown_table(page, "| zone | index | coverage |"))) {
        check(cells.at("index"), script.at("zone:" + code).number("index"));
        check(cells.at("coverage"), script.at("zone:" + code).number("coverage"));
    }
}

TEST_CASE("the sampling variance of each index is that of the hand-computed example", "[store][score][change]") {
    Example example;
    auto const table = support::markdown_table(std::filesystem::path(VIGIE_SOURCE_DIR) / "docs/methods/change.md",
                                               "| residence | variance | ± 1.96 √v |");
    auto rows = by_code(table);
    auto const check_all = [&] {
        auto const scores = support::stored_scores(example.store.project, example.run);
        REQUIRE(scores.size() == example.residences.size());
        for (std::size_t i = 0; i < scores.size(); ++i) {
            auto const found = rows.find(example.residences[i].code);
            INFO(example.residences[i].code);
            CHECK(scores[i].index.score.has_value() == (found != rows.end()));
            if (found != rows.end()) CHECK(scores[i].variance == Approx(number(found->second["variance"])).epsilon(1e-9));
        }
    };
    check_all();
    // A run made before runs kept it: reckoned from the observations, to the last bit, and kept by the next run.
    auto const stored = support::stored_scores(example.store.project, example.run);
    example.store.project.close();
    forget_variances(example.store.dir / "essai.gpkg");
    example.store.project = store::Project::open(example.store.dir / "essai.gpkg");
    check_all();
    CHECK(support::stored_scores(example.store.project, example.run)[1].variance == stored[1].variance);
    auto const again = example.store.project.compute_scores(example.campaign, example.grid_id, example.grid, "test");
    CHECK(support::stored_scores(example.store.project, again)[1].variance == stored[1].variance);
    CHECK(example.store.project.compute_scores(example.campaign, example.grid_id, example.grid, "test") == again);
}
