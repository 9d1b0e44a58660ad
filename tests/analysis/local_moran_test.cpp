#include "analysis/local_statistics.hpp"
#include "core/error.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

using namespace vigie;
using namespace vigie::analysis;

namespace {

double const absent = std::numeric_limits<double>::quiet_NaN();

std::vector<LocalResult> run(std::vector<double> const& values, SpatialWeights const& weights,
                            PermutationOptions inference = {.permutations = 999}) {
    return local_moran(values, weights, {.inference = std::move(inference)});
}

bool same_bits(std::vector<LocalResult> const& a, std::vector<LocalResult> const& b) {
    auto const equal = [](double x, double y) { return std::memcmp(&x, &y, sizeof x) == 0; };
    return std::ranges::equal(a, b, [&](LocalResult const& x, LocalResult const& y) {
        return equal(x.z, y.z) && equal(x.lag, y.lag) && equal(x.statistic, y.statistic) && equal(x.p, y.p) &&
               equal(x.q, y.q) && x.quadrant == y.quadrant && x.is_significant == y.is_significant;
    });
}

std::size_t significant(std::vector<LocalResult> const& results) {
    return static_cast<std::size_t>(std::ranges::count_if(results, &LocalResult::is_significant));
}

double choose(int n, int k) {
    return k < 0 || k > n ? 0 : std::round(std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1)));
}

}

// Mean 4; z = -3 -2 -1 0 6; sum of squares 50.
TEST_CASE("local Moran on a street of five, by hand", "[analysis][moran]") {
    std::vector<double> const values{1, 2, 3, 4, 10};
    auto const r = run(values, test::street(5));
    std::vector<double> const z{-3, -2, -1, 0, 6}, lag{-2, -2, -1, 2.5, 0}, product{6, 4, 1, 0, 0};
    for (std::size_t i = 0; i < 5; ++i) {
        CAPTURE(i);
        CHECK(r[i].z == Approx(z[i]).margin(1e-15));
        CHECK(r[i].lag == Approx(lag[i]).margin(1e-15));
        CHECK(r[i].statistic == Approx(product[i] / 12.5).margin(1e-15));
    }
    CHECK(r[0].quadrant == Quadrant::low_low);
    CHECK(r[2].quadrant == Quadrant::low_low);
    CHECK(r[3].quadrant == Quadrant::none); // its value is the mean
    CHECK(r[4].quadrant == Quadrant::none); // its neighbour's is
    auto const population = local_moran(values, test::street(5), {.inference = {.permutations = 9}, .moment = Moment::n});
    CHECK(population[0].statistic == Approx(0.6));
}

TEST_CASE("p of a single neighbour is its place among the others", "[analysis][moran]") {
    // Site 0 has one neighbour, worth 2, drawn among 2 3 4 10: at most 2 in one draw of four.
    PermutationOptions inference{.permutations = 40'000, .seed = 5};
    std::vector<double> const values{1, 2, 3, 4, 10};
    double const margin = 4 * std::sqrt(0.25 * 0.75 / 40'000);
    inference.alternative = Alternative::directed;
    CHECK(run(values, test::street(5), inference)[0].p == Approx(0.25).margin(margin));
    inference.alternative = Alternative::two_sided;
    CHECK(run(values, test::street(5), inference)[0].p == Approx(0.5).margin(2 * margin));
    inference.alternative = Alternative::greater; // like beside like: z < 0, so a small neighbour
    CHECK(run(values, test::street(5), inference)[0].p == Approx(0.25).margin(margin));
    inference.alternative = Alternative::less;
    CHECK(run(values, test::street(5), inference)[0].p == 1.0);
}

TEST_CASE("a value at the mean cannot be told from chance", "[analysis][moran]") {
    auto const r = run({0.1, 0.2, 0.3, 0.2, 0.2}, test::street(5)); // the rounded mean is not 0.2
    CHECK(r[1].p == 1.0);
    CHECK(r[1].quadrant == Quadrant::none);
    CHECK(r[1].z == 0.0);
}

TEST_CASE("p agrees with the exact hypergeometric on yes-or-no values", "[analysis][moran]") {
    auto const points = test::scattered(60, 11);
    std::vector<double> values(60, 0.0);
    int ones = 0;
    for (std::size_t i = 0; i < 60; ++i)
        if (points[i].x + 0.3 * points[i].y < 500) values[i] = 1, ++ones;
    auto const weights = knn_weights(points, 6);
    constexpr std::uint32_t draws = 40'000;
    auto const r = run(values, weights, {.permutations = draws, .alternative = Alternative::greater});
    for (std::size_t i = 0; i < 60; ++i) {
        if (values[i] != 1.0) continue;
        auto const row = weights.of(i);
        auto const met = static_cast<int>(std::ranges::count_if(row, [&](auto j) { return values[j] == 1.0; }));
        double exact = 0;
        for (int x = met; x <= 6; ++x)
            exact += choose(ones - 1, x) * choose(60 - ones, 6 - x) / choose(59, 6);
        CAPTURE(i, met, exact);
        CHECK(r[i].p == Approx(exact).margin(4 * std::sqrt(exact * (1 - exact) / draws) + 1.0 / draws));
    }
}

TEST_CASE("the answer is the same to the last bit on any number of threads", "[analysis][moran]") {
    auto const points = test::scattered(1'500, 21);
    auto const values = test::noise(1'500, 21);
    auto const weights = band_weights(points, 40);
    auto const one = run(values, weights, {.permutations = 5'000, .threads = 1});
    CHECK(same_bits(one, run(values, weights, {.permutations = 5'000, .threads = 2})));
    CHECK(same_bits(one, run(values, weights, {.permutations = 5'000, .threads = 4})));
    CHECK(same_bits(one, run(values, weights, {.permutations = 5'000, .threads = 0})));
    CHECK_FALSE(same_bits(one, run(values, weights, {.permutations = 5'000, .seed = 1, .threads = 1})));
}

TEST_CASE("equal weights written out give what absent ones give", "[analysis][moran]") {
    std::uint32_t const sites = 300;
    auto const points = test::scattered(sites, 31);
    auto const values = test::noise(sites, 31);
    auto weights = GENERATE_COPY(knn_weights(points, 5), band_weights(points, 400)); // of the second some have over a hundred neighbours
    auto const binary = run(values, weights);
    weights.weights.assign(weights.neighbours.size(), 2.5);
    auto const written = run(values, weights, {.permutations = 999, .threads = 2});
    for (std::size_t i = 0; i < sites; ++i) {
        CHECK(written[i].statistic == Approx(binary[i].statistic).epsilon(1e-12));
        CHECK(written[i].p == binary[i].p);
        CHECK(written[i].quadrant == binary[i].quadrant);
    }
}

TEST_CASE("unequal weights are honoured, and a weight of nothing is no link", "[analysis][moran]") {
    auto weights = test::weights_of({{1, 2}, {0, 2}, {0, 1}, {0}});
    weights.weights = {3, 1, 1, 1, 0, 1, 0};
    auto const r = run({0, 4, 8, 0}, weights); // mean 3: z = -3 1 5 -3
    CHECK(r[0].lag == Approx((3 * 1 + 1 * 5) / 4.0));
    CHECK(r[1].lag == Approx((-3 + 5) / 2.0));
    CHECK(r[2].lag == Approx(1.0));
    CHECK(r[3].lag == 0.0);
    CHECK(std::isnan(r[3].p));
}

TEST_CASE("a site without value is no one's neighbour and no test", "[analysis][moran]") {
    // Without site 2 the street falls into 0 – 1 and 3 – 4.
    auto const r = run({1, 2, absent, 5, 8}, test::street(5));
    auto const alone = run({1, 2, 5, 8}, test::weights_of({{1}, {0}, {3}, {2}}));
    for (auto const& [with, without] : {std::pair{0, 0}, {1, 1}, {3, 2}, {4, 3}}) {
        auto const& a = r[static_cast<std::size_t>(with)];
        auto const& b = alone[static_cast<std::size_t>(without)];
        CHECK(a.statistic == b.statistic);
        CHECK(a.p == b.p);
        CHECK(a.q == b.q);
    }
    CHECK(std::isnan(r[2].p));
    CHECK(r[2].statistic == 0.0);
    CHECK(r[2].quadrant == Quadrant::none);
    CHECK_FALSE(r[2].is_significant);
}

TEST_CASE("an island has no p, no quadrant and no place among the tests", "[analysis][moran]") {
    auto const r = run({1, 2, 9, 30}, test::weights_of({{1}, {0, 2}, {1}, {}}));
    CHECK(std::isnan(r[3].p));
    CHECK(std::isnan(r[3].q));
    CHECK(r[3].statistic == 0.0);
    CHECK(r[3].z == Approx(19.5));
    CHECK(r[3].quadrant == Quadrant::none);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(r[i].q >= r[i].p);
}

TEST_CASE("a constant field has no test and no hotspot", "[analysis][moran]") {
    for (auto const& m : run(std::vector<double>(9, 0.1), knn_weights(test::square(3), 4))) {
        CHECK(m.statistic == 0.0);
        CHECK(m.z == 0.0);
        CHECK(std::isnan(m.p));
        CHECK(std::isnan(m.q));
        CHECK(m.quadrant == Quadrant::none);
        CHECK_FALSE(m.is_significant);
    }
}

TEST_CASE("no values, one value, or none at all end quietly", "[analysis][moran]") {
    CHECK(run({}, SpatialWeights{}).empty());
    for (auto const& values : {std::vector{absent, absent, absent}, std::vector{absent, 5.0, absent}})
        for (auto const& m : run(values, test::street(3))) {
            CHECK(std::isnan(m.p));
            CHECK(m.statistic == 0.0);
            CHECK_FALSE(m.is_significant);
        }
    for (auto const& m : run({1, 2, 4}, knn_weights(test::square(2), 8).size() == 4 ? test::street(3) : SpatialWeights{})) {
        CHECK(m.p > 0);
        CHECK(m.p <= 1);
        CHECK(std::isfinite(m.statistic));
    }
    auto const pair = run({1, 2}, test::street(2)); // the only other is always drawn
    CHECK(pair[0].p == 1.0);
}

TEST_CASE("without permutations there are quadrants and no p", "[analysis][moran]") {
    auto const r = run({1, 2, 3, 4, 10}, test::street(5), {.permutations = 0});
    CHECK(r[0].quadrant == Quadrant::low_low);
    CHECK(std::isnan(r[0].p));
    CHECK(significant(r) == 0);
}

TEST_CASE("a planted group is found, and hardly anything else", "[analysis][moran]") {
    auto values = test::noise(900, 41);
    auto const points = test::square(30);
    for (std::size_t row = 10; row < 15; ++row)
        for (std::size_t column = 20; column < 25; ++column)
            values[row * 30 + column] += 4;
    auto const r = run(values, knn_weights(points, 8), {.permutations = 99'999});
    int inside = 0, outside = 0;
    for (std::size_t i = 0; i < 900; ++i) {
        if (!r[i].is_significant || r[i].quadrant != Quadrant::high_high) continue;
        bool const planted = i / 30 >= 10 && i / 30 < 15 && i % 30 >= 20 && i % 30 < 25;
        ++(planted ? inside : outside);
    }
    CHECK(inside >= 20); // of 25
    CHECK(outside <= 3);
}

TEST_CASE("pure chance gives next to nothing after correction", "[analysis][moran]") {
    std::size_t flagged = 0, uncorrected = 0;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        auto const r = run(test::noise(400, seed), knn_weights(test::square(20), 8), {.permutations = 9'999});
        flagged += significant(r);
        uncorrected += static_cast<std::size_t>(std::ranges::count_if(r, [](auto const& m) { return m.p <= 0.05; }));
    }
    CHECK(flagged <= 2);
    CHECK(uncorrected > 50); // 5 % of 2 000 tests are 100, and neighbours go together
    CHECK(uncorrected < 170);
}

TEST_CASE("scaling, shifting or turning the scores over changes no p", "[analysis][moran]") {
    auto const weights = knn_weights(test::scattered(120, 51), 8);
    std::vector<double> scores(120), shifted(120), turned(120);
    auto const base = test::noise(120, 51);
    for (std::size_t i = 0; i < 120; ++i) {
        scores[i] = std::round(50 + 10 * base[i]);
        shifted[i] = 4 * scores[i] - 17;
        turned[i] = -scores[i];
    }
    auto const a = run(scores, weights), b = run(shifted, weights), c = run(turned, weights);
    for (std::size_t i = 0; i < 120; ++i) {
        CHECK(b[i].statistic == Approx(a[i].statistic).epsilon(1e-12).margin(1e-15));
        CHECK(b[i].p == a[i].p);
        CHECK(c[i].p == a[i].p);
    }
}

TEST_CASE("the order of the residences does not matter", "[analysis][moran]") {
    auto const points = test::scattered(100, 61);
    auto const values = test::noise(100, 61);
    auto const turn = [](auto list) {
        std::ranges::rotate(list, list.begin() + 37);
        return list;
    };
    auto const a = run(values, knn_weights(points, 8), {.permutations = 9'999});
    auto const b = run(turn(values), knn_weights(turn(points), 8), {.permutations = 9'999});
    for (std::size_t i = 0; i < 100; ++i) {
        auto const& moved = b[(i + 100 - 37) % 100];
        CHECK(moved.statistic == Approx(a[i].statistic).epsilon(1e-12));
        double const p = std::max({a[i].p, moved.p, 1e-4}) / 2;
        CHECK(std::abs(moved.p - a[i].p) <= 2 * 4.5 * std::sqrt(2 * p * (1 - p) / 9'999)); // other draws meet each site
    }
}

TEST_CASE("stacked residences get an answer like any other", "[analysis][moran]") {
    auto points = test::scattered(50, 71);
    for (std::size_t i = 0; i < 20; ++i)
        points[i] = {500, 500};
    for (auto const& m : run(test::noise(50, 71), knn_weights(points, 8))) {
        CHECK(m.p > 0);
        CHECK(std::isfinite(m.statistic));
    }
}

TEST_CASE("a stop ends the work with nothing to show", "[analysis][moran]") {
    std::stop_source source;
    auto const points = test::scattered(400, 81);
    LocalOptions options{.inference = {.permutations = 9'999, .threads = 2}};
    options.inference.progress = [&](double) { source.request_stop(); };
    auto const work = [&] { return local_moran(test::noise(400, 81), band_weights(points, 150), options, source.get_token()); };
    try {
        work();
        FAIL("it went on");
    } catch (core::Error const& error) {
        CHECK(error.code() == core::ErrorCode::cancelled);
    }
}

TEST_CASE("progress rises to one", "[analysis][moran]") {
    std::vector<double> shares;
    run(test::noise(300, 91), band_weights(test::scattered(300, 91), 90),
        {.permutations = 999, .threads = 1, .progress = [&](double share) { shares.push_back(share); }});
    REQUIRE_FALSE(shares.empty());
    CHECK(std::ranges::is_sorted(shares));
    CHECK(shares.back() == Approx(1.0));
}
