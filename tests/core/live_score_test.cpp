#include "core/live_index.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace vigie::core;

namespace {

/// Five families of three indicators, one of them context, and a sixth outside the index.
Grid make_grid() {
    Grid grid;
    for (int f = 0; f < 6; ++f) {
        Family family;
        family.code = "F" + std::to_string(f + 1);
        family.weight = 10 + 3 * f;
        family.is_in_index = f < 5;
        for (int i = 0; i < 3; ++i) {
            Indicator indicator;
            indicator.code = family.code + std::to_string(i);
            indicator.weight = i == 2 ? (f == 0 ? 0.0 : 0.7) : 1.0;
            family.indicators.push_back(indicator);
        }
        grid.families.push_back(family);
    }
    return grid;
}

/// A fifth missing, a tenth inherited.
ScoreMatrix make_matrix(std::size_t residences, std::size_t columns) {
    ScoreMatrix matrix;
    matrix.residences = residences;
    for (std::size_t c = 0; c < columns; ++c) {
        CounterRandom random{17, c};
        auto& values = matrix.normalised.emplace_back();
        auto& inherited = matrix.is_inherited.emplace_back();
        for (std::size_t r = 0; r < residences; ++r) {
            values.push_back(random.uniform() < 0.2 ? scoring::missing : static_cast<float>(100 * random.uniform()));
            inherited.push_back(random.uniform() < 0.1 ? 1 : 0);
        }
    }
    return matrix;
}

struct OneResidence {
    std::vector<scoring::FamilyScore> families; ///< of the grid
    scoring::IndexScore index;
};

/// The same residence through the functions on spans, as the database calls them.
OneResidence scored_alone(ScoreMatrix const& matrix, Grid const& grid, std::size_t row) {
    OneResidence result;
    std::vector<scoring::FamilyScore> in_index;
    std::size_t column = 0;
    for (auto const& family : grid.families) {
        std::vector<scoring::IndicatorTerm> terms;
        for (auto const& indicator : family.indicators) {
            terms.push_back({matrix.normalised[column][row], indicator.weight, matrix.is_inherited[column][row] != 0});
            ++column;
        }
        result.families.push_back(scoring::family_score(terms, grid.rules.minimum_coverage));
        if (family.is_in_index) in_index.push_back(result.families.back());
    }
    result.index = scoring::index_score(in_index, index_weights(grid), grid.rules);
    return result;
}

}

TEST_CASE("a live score and a stored score are equal to the last bit", "[core][score]") {
    auto grid = make_grid();
    auto const matrix = make_matrix(1300, grid.indicator_count()); // more than two blocks, the last not full
    for (double const power : {0.0, 1.0, 2.0, 4.0, 3.0, std::numeric_limits<double>::infinity()}) {
        grid.rules.power = power;
        auto const table = live_scores(matrix, grid);
        REQUIRE(table.index.size() == matrix.residences);
        std::size_t different = 0, scored = 0;
        for (std::size_t row = 0; row < matrix.residences; ++row) {
            auto const alone = scored_alone(matrix, grid, row);
            different += alone.index == table.index[row] ? 0 : 1;
            scored += alone.index.score ? 1 : 0;
            for (std::size_t f = 0; f < grid.families.size(); ++f) different += alone.families[f] == table.families[f][row] ? 0 : 1;
        }
        CHECK(different == 0);
        CHECK(table.scored == scored);
        CHECK(scored > 100);
        CHECK(scored < matrix.residences);
    }
}

TEST_CASE("the order of the residences does not change their scores", "[core][score]") {
    auto const grid = make_grid();
    auto const matrix = make_matrix(700, grid.indicator_count());
    auto turned = matrix;
    for (auto& column : turned.normalised) column = {column.rbegin(), column.rend()};
    for (auto& column : turned.is_inherited) column = {column.rbegin(), column.rend()};
    auto const plain = live_scores(matrix, grid), other = live_scores(turned, grid);
    for (std::size_t row = 0; row < matrix.residences; ++row) {
        CHECK(plain.index[row] == other.index[matrix.residences - 1 - row]);
        CHECK(plain.rank[row] == other.rank[matrix.residences - 1 - row]);
    }
}

TEST_CASE("moving family weights on a table gives what scoring anew gives, to the last bit", "[core][score]") {
    auto grid = make_grid();
    auto const matrix = make_matrix(700, grid.indicator_count());
    auto moved = live_scores(matrix, grid);
    grid.families[1].weight = 31;
    grid.families[2].weight = 0;
    grid.rules.power = 4;
    reweigh(moved, grid);
    auto const anew = live_scores(matrix, grid);
    CHECK(moved.index == anew.index);
    CHECK(moved.rank == anew.rank);
    CHECK(moved.scored == anew.scored);
}

TEST_CASE("index and class in columns follow moving weights, means and limits as scoring anew does, to the last bit",
          "[core][score]") {
    auto grid = make_grid();
    auto const matrix = make_matrix(2500, grid.indicator_count()); // blocks, the last not full
    LiveIndex live(live_scores(matrix, grid), grid);
    for (double const power : {2.0, 1.0, 4.0, 0.0, 3.0, std::numeric_limits<double>::infinity()})
        for (int round = 0; round < 4; ++round) {
            grid.rules.power = power;
            grid.families[1].weight = 31 * round; // 0 once
            grid.families[3].weight = 5 + round;
            grid.rules.class_limits[1] = 45 + round;
            live.move(grid);
            auto const anew = live_scores(matrix, grid);
            std::size_t different = 0, scored = 0;
            for (std::size_t row = 0; row < matrix.residences; ++row) {
                double const score = live.scores()[row];
                different += live.index(row) == anew.index[row] ? 0 : 1;
                different += std::isnan(score) == anew.index[row].score.has_value() ? 1 : 0;
                different += anew.index[row].score && score != *anew.index[row].score ? 1 : 0;
                different += live.classes()[row] == anew.index[row].severity ? 0 : 1;
                scored += anew.index[row].score ? 1 : 0;
            }
            INFO("power " << power << ", round " << round);
            CHECK(different == 0);
            CHECK(live.ranks() == anew.rank);
            CHECK(scored > 100);
            CHECK(scored < matrix.residences);
        }
}

TEST_CASE("a grid whose weights are all 0 scores nobody in columns either", "[core][score]") {
    auto grid = make_grid();
    auto const matrix = make_matrix(50, grid.indicator_count());
    LiveIndex live(live_scores(matrix, grid), grid);
    for (auto& family : grid.families)
        family.weight = 0;
    live.move(grid);
    CHECK(std::ranges::all_of(live.scores(), [](double score) { return std::isnan(score); }));
    CHECK(std::ranges::all_of(live.classes(), [](auto c) { return c == SeverityClass::not_scored; }));
}

TEST_CASE("weights of families twice as large change no score", "[core][score]") {
    auto grid = make_grid();
    auto const matrix = make_matrix(300, grid.indicator_count());
    auto const once = live_scores(matrix, grid);
    for (auto& family : grid.families) family.weight *= 2;
    CHECK(live_scores(matrix, grid).index == once.index);
}

TEST_CASE("an indicator of weight 0 that is missing everywhere changes no score", "[core][score]") {
    auto grid = make_grid();
    auto matrix = make_matrix(300, grid.indicator_count());
    auto const before = live_scores(matrix, grid);
    Indicator context;
    context.code = "CTX";
    context.weight = 0;
    grid.families[1].indicators.insert(grid.families[1].indicators.begin(), context);
    matrix.normalised.insert(matrix.normalised.begin() + 3, std::vector<float>(300, scoring::missing));
    matrix.is_inherited.insert(matrix.is_inherited.begin() + 3, std::vector<std::uint8_t>{});
    auto const after = live_scores(matrix, grid);
    CHECK(after.index == before.index);
    CHECK(after.families == before.families);
}

TEST_CASE("empty columns of flags mean that nothing is inherited", "[core][score]") {
    auto const grid = make_grid();
    auto matrix = make_matrix(100, grid.indicator_count());
    for (auto& column : matrix.is_inherited) column.assign(100, 0);
    auto const expected = live_scores(matrix, grid);
    for (auto& column : matrix.is_inherited) column.clear();
    CHECK(live_scores(matrix, grid).index == expected.index);
    matrix.is_inherited.clear();
    CHECK(live_scores(matrix, grid).index == expected.index);
}

TEST_CASE("the family outside the index has a score and moves no index", "[core][score]") {
    auto grid = make_grid();
    auto const matrix = make_matrix(300, grid.indicator_count());
    auto const before = live_scores(matrix, grid);
    grid.families[5].weight = 1000;
    CHECK(live_scores(matrix, grid).index == before.index);
    CHECK(std::any_of(before.families[5].begin(), before.families[5].end(), [](auto const& family) { return family.score.has_value(); }));
}

TEST_CASE("weights of the index add up to 1 and leave out what does not exist", "[core][score]") {
    auto grid = make_grid();
    auto const weights = index_weights(grid);
    REQUIRE(weights.size() == 5);
    CHECK(weights[0] == Approx(10.0 / 80));
    for (auto& indicator : grid.families[0].indicators) indicator.weight = 0;
    auto const without_first = index_weights(grid);
    CHECK(without_first[0] == 0);
    CHECK(without_first[1] == Approx(13.0 / 70));
}

TEST_CASE("no residence at all is scored without harm", "[core][score]") {
    auto const grid = make_grid();
    auto const table = live_scores(make_matrix(0, grid.indicator_count()), grid);
    CHECK(table.index.empty());
    CHECK(table.scored == 0);
}
