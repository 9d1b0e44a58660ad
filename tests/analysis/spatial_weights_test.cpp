#include "analysis/spatial_weights.hpp"
#include "analysis/weights_summary.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vigie;
using analysis::band_weights, analysis::knn_weights, analysis::summary;

namespace {

std::vector<std::uint32_t> of(analysis::SpatialWeights const& w, std::size_t site) {
    auto const row = w.of(site);
    return {row.begin(), row.end()};
}

using Ids = std::vector<std::uint32_t>;

/// The k nearest by looking at every pair.
Ids nearest_of_all(std::vector<core::Projected> const& points, std::uint32_t site, std::size_t k) {
    std::vector<std::pair<double, std::uint32_t>> all;
    for (std::uint32_t j = 0; j < points.size(); ++j) {
        double const dx = points[j].x - points[site].x, dy = points[j].y - points[site].y;
        if (j != site) all.emplace_back(dx * dx + dy * dy, j);
    }
    std::sort(all.begin(), all.end());
    Ids ids;
    for (std::size_t i = 0; i < std::min(k, all.size()); ++i)
        ids.push_back(all[i].second);
    std::sort(ids.begin(), ids.end());
    return ids;
}

void check_against_all_pairs(std::vector<core::Projected> const& points, std::size_t k) {
    auto const w = knn_weights(points, k);
    std::size_t wrong = 0;
    for (std::uint32_t i = 0; i < points.size(); ++i)
        wrong += of(w, i) != nearest_of_all(points, i, k);
    CHECK(wrong == 0);
}

}

TEST_CASE("nearest neighbours on a street", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {10, 0}, {30, 0}, {31, 0}};
    auto const w = knn_weights(points, 2);
    CHECK(of(w, 0) == Ids{1, 2});
    CHECK(of(w, 1) == Ids{0, 2});
    CHECK(of(w, 2) == Ids{1, 3});
    CHECK(of(w, 3) == Ids{1, 2});
    CHECK(w.description == "knn:2");
    CHECK(w.weights.empty());
}

TEST_CASE("equal distances go to the lower index", "[analysis][weights]") {
    // 4 is the centre of a cross.
    std::vector<core::Projected> const points{{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {0, 0}};
    CHECK(of(knn_weights(points, 2), 4) == Ids{0, 1});
    CHECK(of(knn_weights(points, 3), 4) == Ids{0, 1, 2});
}

TEST_CASE("a small town has fewer neighbours than asked, never itself", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {1, 0}, {2, 0}};
    auto const w = knn_weights(points, 8);
    CHECK(of(w, 0) == Ids{1, 2});
    CHECK(of(w, 1) == Ids{0, 2});
    CHECK(knn_weights(std::vector<core::Projected>{}, 8).size() == 0);
    CHECK(of(knn_weights(std::vector<core::Projected>{{5, 5}}, 8), 0).empty());
    CHECK(of(knn_weights(points, 0), 1).empty());
}

TEST_CASE("a link longer than the cap is no neighbourhood", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {30, 40}, {1000, 0}};
    auto const w = knn_weights(points, 2, 50.0);
    CHECK(of(w, 0) == Ids{1}); // exactly 50 m
    CHECK(of(w, 2).empty());
    CHECK(w.description == "knn:2,cap:50");
}

TEST_CASE("stacked residences are neighbours at no distance, lowest index first", "[analysis][weights]") {
    std::vector<core::Projected> points(6, {7, 7});
    points.push_back({8, 7});
    auto const w = knn_weights(points, 2);
    CHECK(of(w, 0) == Ids{1, 2});
    CHECK(of(w, 1) == Ids{0, 2});
    CHECK(of(w, 5) == Ids{0, 1});
    CHECK(of(w, 6) == Ids{0, 1});
    check_against_all_pairs(points, 4);
    check_against_all_pairs(std::vector<core::Projected>(50, {1, 2}), 8);
}

TEST_CASE("the grid search equals looking at every pair", "[analysis][weights]") {
    check_against_all_pairs(test::scattered(500, 1), 8);
    check_against_all_pairs(test::square(15), 8); // every distance tied
    auto town = test::scattered(300, 2); // one dense quarter, one far estate
    for (std::size_t i = 0; i < 150; ++i)
        town[i] = {500 + town[i].x / 500, 500 + town[i].y / 500};
    town.push_back({90'000, -40'000});
    check_against_all_pairs(town, 8);
    std::vector<core::Projected> line; // no height
    for (auto const p : test::scattered(200, 3))
        line.push_back({p.x, 12});
    check_against_all_pairs(line, 5);
    std::vector<core::Projected> far; // Lambert-93 sized coordinates
    for (auto const p : test::scattered(200, 4))
        far.push_back({189'000.3 + p.x, 6'781'000.7 + p.y});
    check_against_all_pairs(far, 6);
}

TEST_CASE("small and large k, capped or not, equal looking at every pair", "[analysis][weights]") {
    auto town = test::scattered(700, 8);
    for (std::size_t i = 0; i < 120; ++i)
        town[i] = {std::round(town[i].x / 40) * 40, std::round(town[i].y / 40) * 40}; // ties, and several on one spot
    for (std::size_t i = 120; i < 420; ++i)
        town[i] = {300 + town[i].x / 100, 300 + town[i].y / 100}; // more in nine cells than are looked at together
    for (std::size_t const k : {1, 2, 7, 8, 9, 31, 32, 33, 60})
        check_against_all_pairs(town, k);
    auto const all = knn_weights(town, 9);
    auto const capped = knn_weights(town, 9, 35.0);
    std::size_t wrong = 0, fewer = 0;
    for (std::size_t site = 0; site < town.size(); ++site) {
        Ids near;
        for (auto const other : all.of(site))
            if (core::distance_m(town[site], town[other]) <= 35) near.push_back(other);
        wrong += of(capped, site) != near;
        fewer += near.size() < 9;
    }
    CHECK(wrong == 0);
    CHECK(fewer > 50);
    CHECK(fewer < 650);
}

TEST_CASE("a residence without position has no neighbours and is no one's", "[analysis][weights]") {
    double const absent = std::numeric_limits<double>::quiet_NaN();
    std::vector<core::Projected> const points{{0, 0}, {absent, 0}, {2, 0}};
    auto const w = knn_weights(points, 2);
    CHECK(of(w, 0) == Ids{2});
    CHECK(of(w, 1).empty());
    auto const band = band_weights(points, 10);
    CHECK(of(band, 0) == Ids{2});
    CHECK(of(band, 1).empty());
}

TEST_CASE("a band takes all within the distance, its edge included", "[analysis][weights]") {
    std::vector<core::Projected> const points{{0, 0}, {30, 40}, {50.0001, 0}, {0, 0}, {10'000, 0}};
    auto const w = band_weights(points, 50);
    CHECK(of(w, 0) == Ids{1, 3});
    CHECK(of(w, 4).empty());
    CHECK(w.description == "band:50");
    auto const town = test::scattered(300, 5);
    auto const near = band_weights(town, 80.5);
    std::size_t wrong = 0;
    for (std::uint32_t i = 0; i < town.size(); ++i)
        for (std::uint32_t j = 0; j < town.size(); ++j) {
            double const dx = town[i].x - town[j].x, dy = town[i].y - town[j].y;
            bool const is_near = i != j && dx * dx + dy * dy <= 80.5 * 80.5;
            auto const row = near.of(i);
            wrong += is_near != std::binary_search(row.begin(), row.end(), j);
        }
    CHECK(wrong == 0);
}

TEST_CASE("sums of the weights, by hand", "[analysis][weights]") {
    // 0 → 1, 1 ↔ 2, and 3 alone.
    auto const w = test::weights_of({{1}, {2}, {1}, {}});
    auto const binary = summary(w, false);
    CHECK(binary.sites == 4);
    CHECK(binary.links == 3);
    CHECK(binary.islands == 1);
    CHECK(binary.components == 2);
    CHECK(binary.s0 == 3);
    CHECK(binary.s1 == 5);  // pairs (0,1), (1,0): 1 each; (1,2), (2,1): 4 each; half of 10
    CHECK(binary.s2 == 14); // rows + columns: 1, 1+2, 1+1, 0
    auto const street = summary(test::street(3), true);
    CHECK(street.s0 == 3);
    CHECK(street.s1 == Approx(4.5)); // (1 + 1/2)^2 for both links, either way, halved
    CHECK(street.s2 == Approx(1.5 * 1.5 + 3 * 3 + 1.5 * 1.5));
}
