#include "core/stability.hpp"

#include "core/error.hpp"
#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace vigie::core;

namespace {

/// Five families of one indicator, the fifth outside the index.
Grid five_families() {
    Grid grid;
    for (int f = 0; f < 5; ++f) {
        Family family;
        family.code = "F" + std::to_string(f + 1);
        family.weight = 10 + 4 * f;
        family.is_in_index = f < 4;
        Indicator indicator;
        indicator.code = family.code + "a";
        family.indicators = {indicator};
        grid.families.push_back(family);
    }
    grid.rules.minimum_families = 3;
    grid.rules.minimum_coverage = 0; // three families of four are enough, whatever a draw makes them weigh
    return grid;
}

ScoreMatrix random_matrix(std::size_t residences, std::uint64_t seed, double missing = 0.1) {
    ScoreMatrix matrix;
    matrix.residences = residences;
    for (std::uint64_t c = 0; c < 5; ++c) {
        CounterRandom random(seed, c);
        auto& column = matrix.normalised.emplace_back();
        for (std::size_t r = 0; r < residences; ++r)
            column.push_back(random.uniform() < missing ? scoring::missing : static_cast<float>(100 * random.uniform()));
    }
    return matrix;
}

/// The same values drawn half way to the mean, as a correction of small numbers does.
ScoreMatrix drawn_in(ScoreMatrix matrix) {
    for (auto& column : matrix.normalised)
        for (float& value : column)
            value = 50 + (value - 50) / 2;
    return matrix;
}

/// Every draw scored by the live engine, every rank kept and sorted.
std::vector<RankRange> by_the_book(ScoreMatrix const& smoothed, ScoreMatrix const& raw, Grid const& grid,
                                   StabilityOptions const& options) {
    ScoreTable tables[2]{live_scores(smoothed, grid), live_scores(raw, grid)};
    auto const base = tables[0];
    std::vector<std::vector<int>> all(smoothed.residences);
    for (std::uint32_t d = 0; d < options.draws; ++d) {
        auto const draw = score_draw(options.seed, d, grid);
        auto& table = tables[draw.is_smoothed ? 0 : 1];
        reweigh(table, draw.grid);
        for (std::size_t r = 0; r < all.size(); ++r)
            if (base.index[r].score) all[r].push_back(table.rank[r]);
    }
    std::vector<RankRange> ranges(all.size());
    for (std::size_t r = 0; r < all.size(); ++r) {
        if (all[r].empty()) continue;
        std::sort(all[r].begin(), all[r].end());
        auto const top = std::ranges::count_if(all[r], [&](int rank) { return rank <= options.top; });
        ranges[r] = {all[r][options.draws / 20 - 1], all[r][options.draws - options.draws / 20 - 1],
                     static_cast<double>(top) / options.draws};
    }
    return ranges;
}

std::size_t differences(std::vector<RankRange> const& one, std::vector<RankRange> const& other) {
    REQUIRE(one.size() == other.size());
    std::size_t count = 0;
    for (std::size_t r = 0; r < one.size(); ++r)
        count += one[r] == other[r] ? 0 : 1;
    return count;
}

StabilityOptions on_threads(unsigned threads, std::uint32_t draws = 1000) {
    StabilityOptions options;
    options.draws = draws;
    options.labour.threads = threads;
    return options;
}

}

TEST_CASE("a draw moves each weight by a quarter at most, and takes each mean and correction", "[core][stability]") {
    auto const grid = five_families();
    std::set<std::pair<double, bool>> choices;
    double least = 2, most = 0, sum = 0;
    for (std::uint64_t d = 0; d < 4000; ++d) {
        auto const draw = score_draw(1, d, grid);
        choices.emplace(draw.grid.rules.power, draw.is_smoothed);
        double const factor = draw.grid.families[2].weight / grid.families[2].weight;
        least = std::min(least, factor);
        most = std::max(most, factor);
        sum += factor;
    }
    CHECK(choices.size() == 6);
    CHECK(least >= 0.75);
    CHECK(least < 0.76);
    CHECK(most < 1.25);
    CHECK(most > 1.24);
    CHECK(sum / 4000 == Approx(1).margin(0.01));
    CHECK(score_draw(1, 17, grid).grid == score_draw(1, 17, grid).grid);
    CHECK_FALSE(score_draw(1, 17, grid).grid == score_draw(2, 17, grid).grid);
}

TEST_CASE("rank ranges are the 50th and 950th of a thousand ranks, on any number of threads", "[core][stability]") {
    auto const grid = five_families();
    auto const raw = random_matrix(300, 5);
    auto const smoothed = drawn_in(raw);
    StabilityTest const test(smoothed, raw, grid);
    auto const one = test.rank_ranges(on_threads(1));
    CHECK(differences(one, by_the_book(smoothed, raw, grid, on_threads(1))) == 0);
    CHECK(differences(one, test.rank_ranges(on_threads(2))) == 0);
    CHECK(differences(one, test.rank_ranges(on_threads(5))) == 0);
    auto other = on_threads(1);
    other.seed = 2;
    CHECK(differences(one, test.rank_ranges(other)) > 50);
    CHECK(test.ranked() < 300);
    CHECK(test.ranked() > 200);
}

TEST_CASE("draws worked off batch by batch give the same ranges", "[core][stability]") {
    auto const grid = five_families();
    auto const raw = random_matrix(40'000, 6); // some 400 draws at once
    auto const smoothed = drawn_in(raw);
    auto const options = on_threads(2, 500);
    CHECK(differences(StabilityTest(smoothed, raw, grid).rank_ranges(options),
                      by_the_book(smoothed, raw, grid, options)) == 0);
}

TEST_CASE("the worst residence in every family is first in every draw, and one without a score has no rank",
          "[core][stability]") {
    auto const grid = five_families();
    auto matrix = random_matrix(50, 7, 0);
    for (auto& column : matrix.normalised) {
        column[3] = 100;
        column[4] = scoring::missing;
    }
    StabilityTest const test(matrix, matrix, grid);
    auto const ranges = test.rank_ranges(on_threads(1));
    CHECK(ranges[3] == RankRange{1, 1, 1});
    CHECK(ranges[4] == RankRange{});
    CHECK(stability_of(ranges[3], test.ranked()) == Stability::stable);
    CHECK(stability_of(ranges[4], test.ranked()) == Stability::not_ranked);
    CHECK(test.share_above(3, 5, on_threads(1)) == 1);
    CHECK(test.share_above(5, 3, on_threads(1)) == 0);
    CHECK(test.share_above(3, 4, on_threads(1)) == 0);
}

TEST_CASE("a tenth of the residences wide is stable, a quarter sensitive, more undecidable", "[core][stability]") {
    CHECK(stability_of({1, 11, 0}, 100) == Stability::stable);
    CHECK(stability_of({1, 12, 0}, 100) == Stability::sensitive);
    CHECK(stability_of({1, 26, 0}, 100) == Stability::sensitive);
    CHECK(stability_of({1, 27, 0}, 100) == Stability::undecidable);
}

TEST_CASE("of two residences with opposite families neither is above, and twins are tied", "[core][stability]") {
    Grid grid = five_families();
    for (auto& family : grid.families)
        family.weight = 1;
    ScoreMatrix matrix;
    matrix.residences = 3;
    matrix.normalised = {{60, 40, 60}, {40, 60, 40}, {50, 50, 50}, {50, 50, 50}, {0, 0, 0}};
    StabilityTest const test(matrix, matrix, grid);
    double const above = test.share_above(0, 1, on_threads(1)), below = test.share_above(1, 0, on_threads(1));
    CHECK(above == Approx(0.5).margin(0.05));
    CHECK(above + below == Approx(1).margin(1e-12));
    CHECK(is_undecidable(above, below));
    CHECK(test.share_above(0, 2, on_threads(1)) == 0);
    CHECK_FALSE(is_undecidable(0.95, 0.05));
}

TEST_CASE("draws that are stopped end in an error and no ranges", "[core][stability]") {
    auto const matrix = random_matrix(2000, 8);
    std::stop_source stop;
    auto options = on_threads(2);
    options.labour.stop = stop.get_token();
    options.labour.progress = [&](double) { stop.request_stop(); };
    CHECK_THROWS_AS(StabilityTest(matrix, matrix, five_families()).rank_ranges(options), Error);
}

TEST_CASE("a residence on the edge of enough data stays ranked in every draw", "[core][stability]") {
    Grid grid = five_families();
    for (auto& family : grid.families)
        family.weight = 1;
    grid.rules.minimum_coverage = 0.75;
    ScoreMatrix matrix;
    matrix.residences = 2;
    matrix.normalised = {{90, 10}, {90, 10}, {90, 10}, {scoring::missing, 10}, {0, 0}};
    auto const ranges = StabilityTest(matrix, matrix, grid).rank_ranges(on_threads(1));
    CHECK(ranges[0] == RankRange{1, 1, 1});
    CHECK(ranges[1] == RankRange{2, 2, 1});
}

TEST_CASE("no draw, or nobody to rank, gives no ranges", "[core][stability]") {
    auto const grid = five_families();
    auto const matrix = random_matrix(20, 9);
    CHECK(StabilityTest(matrix, matrix, grid).rank_ranges(on_threads(1, 0)) == std::vector<RankRange>(20));
    auto const empty = random_matrix(20, 9, 1);
    CHECK(StabilityTest(empty, empty, grid).rank_ranges(on_threads(1)) == std::vector<RankRange>(20));
}

TEST_CASE("other methods are drawn beside, and leave the draws without them as they were", "[core][stability]") {
    auto const grid = five_families();
    std::set<std::size_t> variants;
    for (std::uint64_t d = 0; d < 500; ++d) {
        auto const plain = score_draw(3, d, grid), varied = score_draw(3, d, grid, 4);
        CHECK(plain.variant == 0);
        CHECK(plain.grid == varied.grid);
        CHECK(plain.is_smoothed == varied.is_smoothed);
        variants.insert(varied.variant);
    }
    CHECK(variants == std::set<std::size_t>{0, 1, 2, 3});
    auto const matrix = random_matrix(200, 9, 0);
    StabilityTest const one(matrix, drawn_in(matrix), grid);
    std::vector<ScoreVariant> same{{matrix, drawn_in(matrix)}};
    CHECK(differences(one.rank_ranges(on_threads(1)), StabilityTest(same, grid).rank_ranges(on_threads(2))) == 0);
}

TEST_CASE("a method that orders residences otherwise widens the range of their ranks", "[core][stability]") {
    auto const grid = five_families();
    auto const matrix = random_matrix(200, 9, 0);
    auto turned = matrix;
    for (auto& column : turned.normalised)
        for (float& value : column) value = 100 - value;
    StabilityTest const one(matrix, matrix, grid);
    StabilityTest const two(std::vector<ScoreVariant>{{matrix, matrix}, {turned, turned}}, grid);
    auto const narrow = one.rank_ranges(on_threads(1)), wide = two.rank_ranges(on_threads(1));
    std::size_t wider = 0;
    for (std::size_t r = 0; r < narrow.size(); ++r)
        wider += wide[r].p95 - wide[r].p05 > narrow[r].p95 - narrow[r].p05 ? 1 : 0;
    CHECK(wider > 180); // those in the middle stay there
}
