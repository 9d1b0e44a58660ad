#include "analysis/neighbourhood.hpp"
#include "analysis/weights_change.hpp"
#include "analysis/weights_summary.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace vigie;
using namespace vigie::analysis;

namespace {

using Ids = std::vector<std::uint32_t>;

Ids of(SpatialWeights const& w, std::size_t site) { return {w.of(site).begin(), w.of(site).end()}; }

std::vector<double> weights_at(SpatialWeights const& w, std::size_t site) {
    return {w.weights_of(site).begin(), w.weights_of(site).end()};
}

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

}

TEST_CASE("a neighbourhood is read as it is written, and nothing else", "[analysis][weights]") {
    for (auto const* text : {"queen", "rook", "knn:8", "band:500", "kernel:1500.5", "idw:2e3"}) {
        auto const read = parse_neighbourhood(text);
        REQUIRE(read);
        CHECK(parse_neighbourhood(description(*read)) .has_value());
    }
    CHECK(parse_neighbourhood("idw:2e3")->parameter == 2000);
    for (auto const* text : {"", "knn", "knn:", "knn:0", "knn:2.5", "knn:-1", "knn:8x", "band:0", "band:inf", "band:nan", "queen:1",
                             "bishop", "knn:99999999999"})
        CHECK_FALSE(parse_neighbourhood(text));
    Neighbourhood refined_one = *parse_neighbourhood("knn:8");
    refined_one.cap = 2000, refined_one.order = 2, refined_one.is_symmetric = true;
    CHECK(description(refined_one) == "knn:8,order:2,cap:2000,symmetric");
}

TEST_CASE("a kernel falls with the distance, and ends at it", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {3, 0}, {7, 0}, {20, 0}};
    auto const w = kernel_weights(points, 4);
    CHECK(of(w, 0) == Ids{1});
    CHECK(weights_at(w, 0) == std::vector{0.25});
    CHECK(of(w, 1) == Ids{0}); // the other is at 4 exactly
    CHECK(of(w, 3).empty());
}

TEST_CASE("inverse distances, and two residences on one spot", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {4, 0}, {0, 0}, {0, 2}};
    auto const w = inverse_distance_weights(points, 4);
    CHECK(of(w, 0) == Ids{1, 2, 3});
    CHECK(weights_at(w, 0) == std::vector{0.25, 0.5, 0.5}); // the spot counts as the shortest link, 2
    CHECK(weights_at(inverse_distance_weights(points, 4, 2), 0) == std::vector{0.0625, 0.25, 0.25});
    std::vector<core::Projected> const stack(3, {1, 1});
    CHECK(weights_at(inverse_distance_weights(stack, 1), 0) == std::vector{1.0, 1.0});
}

TEST_CASE("a band read from a printed distance holds that very distance", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {1.0 / 3, 0}};
    CHECK(of(band_weights(points, 0.333333333333333), 0) == Ids{1});
    CHECK(of(band_weights(points, 0.3333333333), 0).empty());
}

TEST_CASE("neighbours of neighbours, alone or with the nearer ones", "[analysis][weights]") {
    auto const street = test::street(5);
    auto const second = of_order(street, 2, false);
    CHECK(of(second, 0) == Ids{2});
    CHECK(of(second, 2) == Ids{0, 4});
    CHECK(of(of_order(street, 2, true), 2) == Ids{0, 1, 3, 4});
    CHECK(of(of_order(street, 9, false), 2).empty());
}

TEST_CASE("made symmetric, a link goes both ways with the larger weight", "[analysis][weights]") {
    auto w = test::weights_of({{1, 2}, {0}, {}});
    w.weights = {0.2, 0.7, 0.5};
    auto const both = symmetric(w);
    CHECK(of(both, 0) == Ids{1, 2});
    CHECK(of(both, 2) == Ids{0});
    CHECK(weights_at(both, 0) == std::vector{0.5, 0.7});
    CHECK(weights_at(both, 1) == std::vector{0.5});
    CHECK(summary(both, false).is_symmetric);
    CHECK_FALSE(summary(w, false).is_symmetric);
}

TEST_CASE("a cap keeps far towns apart", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {100, 0}, {40'000, 0}};
    auto const w = refined(knn_weights(points, 2), points, {.parameter = 2, .cap = 2000});
    CHECK(of(w, 0) == Ids{1});
    CHECK(of(w, 2).empty());
    CHECK(w.description == "knn:2,cap:2000");
}

TEST_CASE("row-standardised weights add up to one, islands to nothing", "[analysis][weights]") {
    auto w = test::weights_of({{1, 2}, {0}, {}});
    CHECK(styled(w, Style::row_standardised).weights == std::vector{0.5, 0.5, 1.0});
    CHECK(styled(w, Style::binary).weights == std::vector{1.0, 1.0, 1.0});
    w.weights = {1, 3, 5};
    CHECK(styled(w, Style::row_standardised).weights == std::vector{0.25, 0.75, 1.0});
}

TEST_CASE("a summary counts neighbours, and says why a site has none", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {1, 0}, {9, 0}, {absent, 0}};
    auto const w = band_weights(points, 2);
    auto const s = summary(w, false);
    CHECK(s.histogram == std::vector<std::size_t>{2, 2});
    CHECK(s.fewest == 0);
    CHECK(s.most == 1);
    CHECK(s.mean == 0.5);
    CHECK(s.components == 3);
    auto const lonely = islands(w, points, false);
    REQUIRE(lonely.size() == 2);
    CHECK(lonely[0].site == 2);
    CHECK(lonely[0].reason == IslandReason::nothing_near);
    CHECK(lonely[0].nearest == 8);
    CHECK(lonely[1].reason == IslandReason::no_position);
    CHECK(islands(knn_weights(std::vector<core::Projected>{{1, 1}}, 3), std::vector<core::Projected>{{1, 1}}, false)[0].reason ==
          IslandReason::alone);
    CHECK(islands(test::weights_of({{}, {}, {}, {}}), points, true)[0].reason == IslandReason::no_common_border);
}

TEST_CASE("neighbours are the same on any number of threads", "[analysis][weights]") {
    auto const points = test::scattered(5'000, 5);
    for (auto const& n : {*parse_neighbourhood("knn:7"), *parse_neighbourhood("idw:40")}) {
        auto const one = distance_weights(points, n, {.threads = 1});
        auto const three = distance_weights(points, n, {.threads = 3});
        CHECK(one.offsets == three.offsets);
        CHECK(one.neighbours == three.neighbours);
        CHECK(one.weights == three.weights);
    }
}
