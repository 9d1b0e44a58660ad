// Rule 12: solid and fragile foyers on a board of residences whose scores are written down.
#include "diagnosis/cluster_sites.hpp"

#include "core/error.hpp"
#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;
using namespace vigie::diagnosis;

namespace {

constexpr std::uint32_t side = 20;

core::Grid two_families() {
    core::Grid grid;
    for (auto const* code : {"F1", "F2"}) {
        core::Family family;
        family.code = code;
        family.indicators.emplace_back().code = std::string(code) + "a";
        grid.families.push_back(family);
    }
    grid.rules.minimum_families = 2;
    return grid;
}

/// A board 100 m apart; a block of residences with the scores of `block`, the others low with some noise.
struct Board {
    core::Grid grid = two_families();
    core::ScoreMatrix matrix;
    ClusterSites sites;
    analysis::SpatialWeights weights;
    analysis::FoyerResult found;
    analysis::LocalOptions options{.inference = {.permutations = 9'999, .threads = 1}};

    Board(float block_1, float block_2, double spacing = 100) {
        matrix.residences = side * side;
        matrix.normalised.resize(2);
        matrix.is_inherited.resize(2);
        core::CounterRandom random(4, 4);
        for (std::uint32_t i = 0; i < side * side; ++i) {
            bool const in_block = i % side >= 5 && i % side < 9 && i / side >= 8 && i / side < 12;
            sites.row.push_back(i);
            sites.points.push_back({spacing * (i % side), spacing * (i / side)});
            auto const noise = [&] { return static_cast<float>(20 * random.uniform()); };
            matrix.normalised[0].push_back(in_block ? block_1 : noise());
            matrix.normalised[1].push_back(in_block ? block_2 : noise());
        }
        auto const table = core::live_scores(matrix, grid);
        for (auto const& index : table.index) {
            sites.values.push_back(*index.score);
            sites.classes.push_back(index.severity);
        }
        weights = analysis::knn_weights(sites.points, 8);
        found = analysis::find_foyers(analysis::local_moran(sites.values, weights, options), sites.classes, weights);
    }

    /// Under the three neighbourhoods of rule 12.
    [[nodiscard]] std::vector<analysis::FoyerResult> elsewhere() const {
        std::vector<analysis::FoyerResult> results;
        for (auto const* name : {"knn:8", "knn:6", "band:500"}) {
            auto const links = cluster_weights(name, sites, 1, {});
            results.push_back(analysis::find_foyers(analysis::local_moran(sites.values, links, options), sites.classes, links));
        }
        return results;
    }

    [[nodiscard]] std::vector<bool> solid(core::ScoreMatrix const& unsmoothed, std::uint32_t draws = 60,
                                          unsigned threads = 1) const {
        SolidityTest test{grid, matrix, unsmoothed, draws, options};
        test.options.inference.threads = threads;
        return solid_foyers(sites, found.foyers, test, weights, elsewhere(), {});
    }
};

}

TEST_CASE("a foyer that no weighting takes away is solid", "[diagnosis][foyers]") {
    Board const board(90, 90);
    REQUIRE(board.found.foyers.size() == 1);
    CHECK(board.found.foyers[0].members.size() == 16);
    CHECK(board.solid(board.matrix) == std::vector<bool>{true});
    CHECK(board.solid(board.matrix, 60, 3) == std::vector<bool>{true});
}

TEST_CASE("a foyer that the smoothing of small numbers alone makes is fragile", "[diagnosis][foyers]") {
    Board const board(90, 90);
    auto unsmoothed = board.matrix;
    for (auto& column : unsmoothed.normalised)
        for (float& value : column)
            value = std::min(value, 30.0F); // half of the draws see no complex residence at all
    CHECK(board.solid(unsmoothed) == std::vector<bool>{false});
    CHECK(board.solid(unsmoothed, 60, 3) == std::vector<bool>{false});
}

TEST_CASE("a foyer that stands on the power of the index is fragile", "[diagnosis][foyers]") {
    // 72 and 0: the index is 51 at power 2 and 36 at power 1, which a third of the draws take.
    Board const board(72, 0);
    REQUIRE(board.found.foyers.size() == 1);
    CHECK(board.solid(board.matrix) == std::vector<bool>{false});
}

TEST_CASE("a foyer of residences more than 500 m apart is fragile", "[diagnosis][foyers]") {
    Board const board(90, 90, 600);
    REQUIRE(board.found.foyers.size() == 1);
    CHECK(board.solid(board.matrix) == std::vector<bool>{false});
}

TEST_CASE("no foyer, nothing to test; a stop ends it", "[diagnosis][foyers]") {
    Board const flat(10, 10);
    CHECK(flat.found.foyers.empty());
    CHECK(flat.solid(flat.matrix).empty());
    Board const board(90, 90);
    std::stop_source source;
    source.request_stop();
    SolidityTest const test{board.grid, board.matrix, board.matrix, 10, board.options};
    CHECK_THROWS_AS(solid_foyers(board.sites, board.found.foyers, test, board.weights, board.elsewhere(), source.get_token()),
                    core::Error);
}

TEST_CASE("neighbourhoods of residences are those of the command line", "[diagnosis][foyers]") {
    ClusterSites sites;
    sites.row = {0, 1, 2};
    sites.points = {{0, 0}, {100, 0}, {200, 0}};
    CHECK(cluster_weights("queen", sites, 1, {}).of(0).size() == 1);
    CHECK(cluster_weights("band:250", sites, 1, {}).of(0).size() == 2);
    CHECK(cluster_weights("kernel:250", sites, 1, {}).weights_of(0)[0] == Approx(0.6));
    CHECK(cluster_weights("knn:2", sites, 1, {}).of(0).size() == 2);
    CHECK(cluster_weights("knn:2,cap:150", sites, 1, {}).of(0).size() == 1);
    CHECK_THROWS_AS(cluster_weights("close", sites, 1, {}), core::Error);
    CHECK_THROWS_AS(cluster_weights("knn:2,cap:", sites, 1, {}), core::Error);
    CHECK_THROWS_AS(cluster_weights("knn:2,cap:-5", sites, 1, {}), core::Error);
}
