// DBSCAN and HDBSCAN on small towns, DBSCAN against its definition pair by pair.
#include "analysis/dbscan.hpp"
#include "analysis/hdbscan.hpp"
#include "core/error.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

using namespace vigie;
using namespace vigie::analysis;

namespace {

using Labels = std::vector<std::uint32_t>;

double distance(core::Projected a, core::Projected b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Half in five heaps, half anywhere, on whole metres so that many distances are equal.
std::vector<core::Projected> town_with_heaps(std::uint32_t n, std::uint64_t seed) {
    auto points = test::scattered(n, seed);
    auto const jitter = test::noise(2 * n, seed);
    for (std::uint32_t i = 0; i < n; ++i) {
        if (i % 2 == 0) points[i] = {200.0 * (i % 5) + 15 * jitter[2 * i], 500 + 15 * jitter[2 * i + 1]};
        points[i] = {std::round(points[i].x), std::round(points[i].y)};
    }
    return points;
}

/// How many points break the definition of DBSCAN.
std::size_t faults(std::vector<core::Projected> const& points, double eps, std::size_t min_points, DbscanResult const& got) {
    auto const n = static_cast<std::uint32_t>(points.size());
    std::vector<std::vector<std::uint32_t>> near(n);
    for (std::uint32_t i = 0; i < n; ++i)
        for (std::uint32_t j = 0; j < n; ++j)
            if (distance(points[i], points[j]) <= eps) near[i].push_back(j);
    Labels label(n, no_cluster);
    for (std::uint32_t first = 0; first < n; ++first) { // cores reached from the smallest of each cluster
        if (near[first].size() < min_points || label[first] != no_cluster) continue;
        Labels open{first};
        label[first] = first;
        while (!open.empty()) {
            auto const i = open.back();
            open.pop_back();
            for (auto const j : near[i])
                if (near[j].size() >= min_points && label[j] == no_cluster) label[j] = first, open.push_back(j);
        }
    }
    std::size_t wrong = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        bool const is_core = near[i].size() >= min_points;
        wrong += got.is_core[i] != is_core;
        if (is_core) {
            wrong += got.cluster[i] != label[i];
            continue;
        }
        std::pair<double, std::uint32_t> nearest{std::numeric_limits<double>::infinity(), no_cluster};
        for (auto const j : near[i])
            if (near[j].size() >= min_points) nearest = std::min(nearest, {distance(points[i], points[j]), j});
        wrong += got.cluster[i] != (nearest.second == no_cluster ? no_cluster : label[nearest.second]);
    }
    return wrong;
}

/// Share of the points whose cluster in `b` is the one most of their cluster in `a` has.
double agreement(Labels const& a, Labels const& b) {
    std::map<std::uint32_t, std::map<std::uint32_t, int>> votes;
    for (std::size_t i = 0; i < a.size(); ++i)
        ++votes[a[i]][b[i]];
    int agreed = 0;
    for (auto const& [cluster, of] : votes)
        agreed += std::max_element(of.begin(), of.end(), [](auto const& x, auto const& y) { return x.second < y.second; })->second;
    return agreed / static_cast<double>(a.size());
}

}

TEST_CASE("DBSCAN on a street", "[analysis][dbscan]") {
    // Three together, one at their reach, one alone.
    std::vector<core::Projected> const points{{0, 0}, {1, 0}, {2, 0}, {3.5, 0}, {9, 0}};
    auto const got = dbscan(points, 1.5, 3);
    CHECK(got.is_core == std::vector<bool>{false, true, true, false, false});
    CHECK(got.cluster == Labels{1, 1, 1, 1, no_cluster});
    CHECK(dbscan(points, 0.5, 1).cluster == Labels{0, 1, 2, 3, 4}); // alone is enough
    CHECK(dbscan({}, 1, 3).cluster.empty());
}

TEST_CASE("DBSCAN is its definition, pair by pair", "[analysis][dbscan]") {
    for (std::uint64_t const seed : {1U, 2U})
        for (double const eps : {3.0, 10.0, 25.0, 140.0})
            for (std::size_t const min_points : {1U, 2U, 4U, 12U}) {
                auto const points = town_with_heaps(500, seed);
                CAPTURE(seed, eps, min_points);
                CHECK(faults(points, eps, min_points, dbscan(points, eps, min_points, {.threads = 2})) == 0);
            }
}

TEST_CASE("DBSCAN takes stacked points, far points and missing ones", "[analysis][dbscan]") {
    std::vector<core::Projected> points(50, {3, 3});
    points.push_back({1e12, -1e12});
    points.push_back({std::numeric_limits<double>::quiet_NaN(), 0});
    auto const got = dbscan(points, 0.001, 50);
    CHECK(std::count(got.cluster.begin(), got.cluster.end(), 0U) == 50);
    CHECK(got.cluster[50] == no_cluster);
    CHECK(got.cluster[51] == no_cluster);
    CHECK_FALSE(got.is_core[51]);
}

TEST_CASE("DBSCAN gives the same on any number of threads, and stops", "[analysis][dbscan]") {
    auto const points = town_with_heaps(4'000, 9);
    auto const one = dbscan(points, 12, 6, {.threads = 1});
    auto const four = dbscan(points, 12, 6, {.threads = 4});
    CHECK(one.cluster == four.cluster);
    CHECK(one.is_core == four.is_core);
    std::stop_source source;
    source.request_stop();
    CHECK_THROWS_AS(dbscan(points, 12, 6, {.stop = source.get_token()}), core::Error);
}

TEST_CASE("HDBSCAN finds heaps of different density without a distance", "[analysis][hdbscan]") {
    auto points = test::scattered(300, 4);
    auto const jitter = test::noise(600, 5);
    for (std::size_t i = 0; i < 100; ++i) {
        points[i] = {200 + 5 * jitter[2 * i], 200 + 5 * jitter[2 * i + 1]};
        points[100 + i] = {800 + 40 * jitter[200 + 2 * i], 800 + 40 * jitter[201 + 2 * i]};
    }
    auto const got = hdbscan(points, 10);
    auto const most_of = [&](std::size_t first) {
        return std::count(got.cluster.begin() + static_cast<std::ptrdiff_t>(first), got.cluster.begin() + static_cast<std::ptrdiff_t>(first + 100),
                          got.cluster[first + 50]);
    };
    CHECK(got.cluster[50] != got.cluster[150]);
    CHECK(most_of(0) > 95);
    CHECK(most_of(100) > 85);
    for (std::size_t i = 0; i < 300; ++i) {
        CHECK(got.probability[i] >= 0);
        CHECK(got.probability[i] <= 1);
    }
}

TEST_CASE("the order of the points moves HDBSCAN's ties only", "[analysis][hdbscan]") {
    auto points = test::scattered(200, 8);
    for (std::size_t i = 0; i < 90; ++i)
        points[i] = {points[i].x / 20 + 300.0 * static_cast<double>(i % 3), points[i].y / 20};
    auto const got = hdbscan(points, 6).cluster;
    std::vector<core::Projected> turned(points.rbegin(), points.rend());
    auto back = hdbscan(turned, 6).cluster;
    std::reverse(back.begin(), back.end());
    // A point that two clusters reach over the same distance goes to the one met first.
    CHECK(agreement(got, back) > 0.97);
    CHECK(agreement(back, got) > 0.97);
    CHECK(*std::max_element(got.begin(), got.end()) >= 3);
}

TEST_CASE("HDBSCAN answers for stacks, for few points and for none", "[analysis][hdbscan]") {
    std::vector<core::Projected> stacks(20, {0, 0});
    std::fill(stacks.begin() + 10, stacks.end(), core::Projected{5, 5});
    auto const got = hdbscan(stacks, 5);
    CHECK(got.cluster[0] == 1);
    CHECK(got.cluster[19] == 2);
    CHECK(got.probability[0] == 1);
    for (auto const c : hdbscan(test::scattered(8, 1), 5).cluster)
        CHECK(c == 0);
    CHECK(hdbscan({}, 5).cluster.empty());
    stacks[3] = {std::numeric_limits<double>::infinity(), 0};
    CHECK(hdbscan(stacks, 5).cluster[3] == 0);
}
