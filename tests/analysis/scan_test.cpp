#include "analysis/scan.hpp"
#include "analysis/detail/scan_random.hpp"
#include "analysis/detail/scan_zones.hpp"
#include "core/error.hpp"
#include "core/random.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace vigie;
using namespace vigie::analysis;

namespace {

/// Areas with 20 to 119 people, and a case for about one in `rarity`.
ScanData town(std::uint32_t n, std::size_t periods, std::uint32_t rarity, std::uint64_t seed) {
    ScanData data;
    data.points = test::scattered(n, seed);
    data.periods = periods;
    core::CounterRandom random(seed, 7);
    for (std::size_t cell = 0; cell < n * periods; ++cell) {
        std::uint32_t const people = 20 + random.below(100);
        std::uint32_t cases = 0;
        for (std::uint32_t i = 0; i < people; ++i)
            cases += random.below(rarity) == 0;
        data.population.push_back(people);
        data.cases.push_back(cases);
    }
    return data;
}

double log_ratio(double a, double b) { return a > 0 ? a * std::log(a / b) : 0; }

double poisson(double c, double e, double all) { return c > e ? log_ratio(c, e) + log_ratio(all - c, all - e) : 0; }

double bernoulli(double c, double p, double all, double people) {
    if (!(c / p > (all - c) / (people - p))) return 0;
    auto const likelihood = [](double k, double n) { return (k > 0 ? k * std::log(k / n) : 0) + (n > k ? (n - k) * std::log((n - k) / n) : 0); };
    return likelihood(c, p) + likelihood(all - c, people - p) - likelihood(all, people);
}

/// Every circle and interval, one by one.
double largest_ratio(ScanData const& data, ScanOptions const& options, std::vector<double> const& cases) {
    double const all = std::accumulate(cases.begin(), cases.end(), 0.0);
    double const people = std::accumulate(data.population.begin(), data.population.end(), 0.0);
    std::size_t const n = data.points.size(), t = data.periods;
    auto const longest = t == 1 ? 1 : std::max<std::size_t>(1, static_cast<std::size_t>(options.max_duration * static_cast<double>(t)));
    double largest = 0;
    for (std::size_t centre = 0; centre < n; ++centre) {
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
            auto const square = [&](auto i) { return std::pow(data.points[i].x - data.points[centre].x, 2) + std::pow(data.points[i].y - data.points[centre].y, 2); };
            return square(a) < square(b);
        });
        for (std::size_t first = 0; first < t; ++first)
            for (std::size_t last = first; last < std::min(t, first + longest); ++last) {
                double c = 0, p = 0, held = 0;
                for (std::size_t const area : order) {
                    for (std::size_t k = 0; k < t; ++k)
                        held += data.population[area * t + k];
                    if (held / people > options.max_population) break;
                    for (std::size_t k = first; k <= last; ++k)
                        c += cases[area * t + k], p += data.population[area * t + k];
                    largest = std::max(largest, options.model == ScanModel::poisson ? poisson(c, p * all / people, all)
                                                                                     : bernoulli(c, p, all, people));
                }
            }
    }
    return largest;
}

}

TEST_CASE("three areas, by hand", "[analysis][scan]") {
    ScanData data;
    data.points = {{0, 0}, {1, 0}, {5, 0}};
    data.cases = {8, 1, 1};
    data.population = {10, 10, 20};
    auto const got = scan(data, {.max_population = 0.5, .draws = 99});
    CHECK(got.zones == 5); // {0} {0 1} {1} {1 0} {2}
    REQUIRE(got.clusters.size() == 1);
    auto const& c = got.clusters[0];
    CHECK(c.members == std::vector<std::uint32_t>{0});
    CHECK(c.expected == 2.5);
    CHECK(c.llr == Approx(8 * std::log(8 / 2.5) + 2 * std::log(2 / 7.5)));
    CHECK(c.relative_risk == Approx((8 / 2.5) / (2 / 7.5)));
    CHECK(c.radius == 0);
    CHECK(c.p <= 0.02);
}

TEST_CASE("the largest ratio of each random map is the largest over all circles", "[analysis][scan]") {
    struct Case {
        ScanModel model;
        std::size_t periods;
        std::uint32_t rarity;
    };
    for (auto const& c : {Case{ScanModel::poisson, 1, 10}, Case{ScanModel::poisson, 1, 400}, Case{ScanModel::bernoulli, 1, 10},
                          Case{ScanModel::bernoulli, 1, 2}, Case{ScanModel::poisson, 4, 30}}) {
        auto const data = town(60, c.periods, c.rarity, 11);
        ScanOptions const options{.model = c.model, .max_population = 0.3, .draws = 70, .seed = 5, .threads = 2};
        auto const got = scan(data, options);
        CAPTURE(c.periods, c.rarity, got.total_cases);
        CHECK(got.clusters.front().llr == Approx(largest_ratio(data, options, data.cases)).epsilon(1e-12));
        REQUIRE(got.largest.size() == 70);
        detail::ScanRandom random(c.model, data.population, static_cast<std::uint64_t>(got.total_cases), 5);
        for (std::uint32_t d = 0; d < 70; ++d) {
            std::vector<double> cases(data.cases.size(), 0.0);
            random.each_case(d, [&](std::uint32_t cell) { ++cases[cell]; });
            CHECK(got.largest[d] == Approx(largest_ratio(data, options, cases)).epsilon(1e-11));
        }
    }
}

TEST_CASE("random maps put cases where people are, and keep their number", "[analysis][scan]") {
    std::vector<double> const population{10, 0, 30, 60};
    for (auto const model : {ScanModel::poisson, ScanModel::bernoulli})
        for (std::uint64_t const cases : {20U, 70U}) {
            detail::ScanRandom random(model, population, cases, 3);
            std::vector<double> sum(4, 0.0);
            constexpr int draws = 4'000;
            for (int d = 0; d < draws; ++d) {
                std::vector<double> count(4, 0.0);
                random.each_case(static_cast<std::uint64_t>(d), [&](std::uint32_t cell) { ++count[cell]; });
                CHECK(std::accumulate(count.begin(), count.end(), 0.0) == static_cast<double>(cases));
                for (std::size_t i = 0; i < 4; ++i) {
                    sum[i] += count[i];
                    if (model == ScanModel::bernoulli) CHECK(count[i] <= population[i]);
                }
            }
            for (std::size_t i = 0; i < 4; ++i) {
                double const share = population[i] / 100, all = static_cast<double>(cases) * draws;
                CHECK(std::abs(sum[i] / all - share) <= 4.5 * std::sqrt(share * (1 - share) / all));
            }
        }
}

TEST_CASE("secondary clusters share no area, and none is weaker before a stronger one", "[analysis][scan]") {
    auto data = town(150, 1, 20, 21);
    data.cases[10] += 25, data.cases[90] += 20;
    auto const got = scan(data, {.max_population = 0.25, .draws = 199, .ranks = 4});
    REQUIRE(got.clusters.size() == 4);
    std::vector<std::uint32_t> all;
    for (std::size_t r = 0; r < got.clusters.size(); ++r) {
        all.insert(all.end(), got.clusters[r].members.begin(), got.clusters[r].members.end());
        if (r > 0) CHECK(got.clusters[r].llr <= got.clusters[r - 1].llr);
        CHECK(got.clusters[r].population <= 0.25 * got.total_population);
        CHECK(got.clusters[r].p_gumbel > 0);
    }
    std::sort(all.begin(), all.end());
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
    auto const& first = got.clusters.front().members;
    CHECK(std::find(first.begin(), first.end(), 10U) != first.end());
}

TEST_CASE("areas on one spot are never told apart", "[analysis][scan]") {
    ScanData data;
    data.points = {{0, 0}, {0, 0}, {9, 0}, {20, 0}};
    data.cases = {9, 0, 1, 1};
    data.population = {10, 10, 20, 20};
    auto const got = scan(data, {.draws = 19});
    CHECK(got.clusters.front().members == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("no case, no people or no area give no cluster", "[analysis][scan]") {
    auto data = town(20, 1, 10, 1);
    std::fill(data.cases.begin(), data.cases.end(), 0.0);
    CHECK(scan(data).clusters.empty());
    std::fill(data.population.begin(), data.population.end(), 0.0);
    CHECK(scan(data).clusters.empty());
    CHECK(scan(ScanData{}).clusters.empty());
    auto one = town(1, 1, 2, 1);
    CHECK(scan(one).clusters.empty());
    auto gap = town(30, 1, 5, 2);
    gap.points[4].x = std::numeric_limits<double>::quiet_NaN();
    for (auto const& c : scan(gap, {.draws = 19}).clusters)
        CHECK(std::find(c.members.begin(), c.members.end(), 4U) == c.members.end());
}

TEST_CASE("the scan gives the same on any number of threads, and stops", "[analysis][scan]") {
    auto const data = town(200, 1, 15, 31);
    auto const one = scan(data, {.draws = 299, .threads = 1});
    for (unsigned const threads : {2U, 4U}) {
        auto const many = scan(data, {.draws = 299, .threads = threads});
        CHECK(one.largest == many.largest);
        CHECK(one.clusters.front().p_gumbel == many.clusters.front().p_gumbel);
    }
    std::stop_source source;
    source.request_stop();
    CHECK_THROWS_AS(scan(data, {}, source.get_token()), core::Error);
}
