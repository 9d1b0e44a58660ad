// Statistics reckoned by hand on streets, and their moments by going through every placement of the values.
#include "analysis/global_statistics.hpp"
#include "analysis/join_count.hpp"
#include "analysis/local_statistics.hpp"
#include "analysis/rates.hpp"
#include "core/error.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

using namespace vigie;
using namespace vigie::analysis;

namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

/// A street of six with a side street: unequal numbers of neighbours, unequal weights, links that go one way.
SpatialWeights quarter(bool is_weighted) {
    auto w = test::weights_of({{1}, {0, 2}, {1, 3, 5}, {2, 4}, {3}, {2, 4}});
    if (is_weighted) w.weights = {2, 1, 3, 1, 1, 4, 2, 5, 1, 3, 1};
    return w;
}

struct Spread {
    double mean = 0, variance = 0;
    std::vector<double> all;
};

/// Mean and variance of `statistic` over every order of `values`; the place `fixed` keeps its value.
Spread over_all_orders(std::vector<double> values, std::optional<std::size_t> fixed, std::function<double(std::vector<double> const&)> const& statistic) {
    double const kept = fixed ? values[*fixed] : 0;
    if (fixed) values.erase(values.begin() + static_cast<std::ptrdiff_t>(*fixed));
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0U);
    Spread spread;
    do {
        std::vector<double> placed;
        for (std::size_t const i : order)
            placed.push_back(values[i]);
        if (fixed) placed.insert(placed.begin() + static_cast<std::ptrdiff_t>(*fixed), kept);
        spread.all.push_back(statistic(placed));
    } while (std::next_permutation(order.begin(), order.end()));
    for (double const s : spread.all)
        spread.mean += s / static_cast<double>(spread.all.size());
    for (double const s : spread.all)
        spread.variance += (s - spread.mean) * (s - spread.mean) / static_cast<double>(spread.all.size());
    return spread;
}

using Global = GlobalResult (*)(std::span<double const>, SpatialWeights const&, GlobalOptions const&, std::stop_token);
using Local = std::function<std::vector<LocalResult>(std::span<double const>, LocalOptions const&)>;

LocalOptions quick(Style style) { return {.inference = {.permutations = 0}, .style = style}; }

}

TEST_CASE("global statistics of a street, by hand", "[analysis][global]") {
    std::vector<double> const values{1, 2, 3, 4};
    GlobalOptions options;
    options.style = Style::binary;
    options.inference.permutations = 0;
    auto const street = test::street(4);
    auto const i = moran(values, street, options);
    CHECK(i.statistic == Approx(1.0 / 3)); // 4/6 * 2.5/5
    CHECK(i.expected == Approx(-1.0 / 3));
    CHECK(i.links == 6);
    CHECK(geary(values, street, options).statistic == Approx(0.3));           // 3/12 * 6/5
    CHECK(getis_ord_g(values, street, options).statistic == Approx(4.0 / 7)); // 40/70
    CHECK(getis_ord_g(values, street, options).expected == Approx(0.5));
}

TEST_CASE("expectation and variance are those over every placement of the values", "[analysis][global]") {
    std::vector<double> const values{3, 1, 4, 1, 5, 9};
    for (bool const is_weighted : {false, true})
        for (auto const style : {Style::row_standardised, Style::binary})
            for (Global const statistic : {Global{moran}, Global{geary}, Global{getis_ord_g}}) {
                GlobalOptions options;
                options.style = style;
                options.inference.permutations = 0;
                auto const w = quarter(is_weighted);
                auto const spread = over_all_orders(values, {}, [&](auto const& v) { return statistic(v, w, options, {}).statistic; });
                auto const got = statistic(values, w, options, {});
                CHECK(got.expected == Approx(spread.mean).epsilon(1e-11));
                CHECK(got.variance == Approx(spread.variance).epsilon(1e-9));
            }
}

TEST_CASE("the permutation p of a map is the share of placements that do as much", "[analysis][global]") {
    std::vector<double> const values{3, 1, 4, 1, 5, 9};
    for (Global const statistic : {Global{moran}, Global{geary}, Global{getis_ord_g}}) {
        GlobalOptions options;
        options.inference = {.permutations = 20'000, .threads = 2, .alternative = Alternative::greater};
        auto const w = quarter(true);
        auto const got = statistic(values, w, options, {});
        options.inference.permutations = 0;
        auto const spread = over_all_orders(values, {}, [&](auto const& v) { return statistic(v, w, options, {}).z_score; });
        auto const as_much = std::ranges::count_if(spread.all, [&](double z) { return z >= got.z_score - 1e-9; });
        double const share = static_cast<double>(as_much) / static_cast<double>(spread.all.size());
        CHECK(got.p_permutation == Approx(share).margin(4 * std::sqrt(share * (1 - share) / 20'000) + 1e-4));
    }
}

TEST_CASE("conditional moments of local statistics are those over every placement around the site", "[analysis][local]") {
    std::vector<double> const values{3, 1, 4, 1, 5, 9};
    std::vector<double> const other{2, 7, 1, 8, 2, 8};
    for (bool const is_weighted : {false, true})
        for (auto const style : {Style::row_standardised, Style::binary}) {
            auto const w = quarter(is_weighted);
            std::vector<Local> const statistics{
                [&](auto v, auto const& o) { return local_moran(v, w, o); },
                [&](auto v, auto const& o) { return bivariate_local_moran(other, v, w, o); },
                [&](auto v, auto const& o) { return local_geary(v, w, o); },
                [&](auto v, auto const& o) { return getis_ord_gi(v, w, false, o); }};
            for (auto const& statistic : statistics) {
                auto const got = statistic(values, quick(style));
                for (std::size_t i = 0; i < values.size(); ++i) {
                    auto const spread = over_all_orders(values, i, [&](auto const& v) { return statistic(v, quick(style))[i].statistic; });
                    CAPTURE(i, is_weighted, style == Style::binary);
                    CHECK(got[i].expected == Approx(spread.mean).epsilon(1e-10).margin(1e-14));
                    CHECK(got[i].variance == Approx(spread.variance).epsilon(1e-9).margin(1e-14));
                }
            }
            // Gi* looks at the site as at any other.
            auto const star = getis_ord_gi(values, w, true, quick(style));
            auto const spread = over_all_orders(values, {}, [&](auto const& v) { return getis_ord_gi(v, w, true, quick(style))[2].statistic; });
            CHECK(star[2].expected == Approx(spread.mean));
            CHECK(star[2].variance == Approx(spread.variance));
        }
}

TEST_CASE("p of each local statistic is the share of placements that do as much", "[analysis][local]") {
    std::vector<double> const values{3, 1, 4, 1, 5, 9};
    std::vector<double> const other{2, 7, 1, 8, 2, 8};
    constexpr std::uint32_t draws = 40'000;
    for (bool const is_weighted : {false, true}) {
        auto const w = quarter(is_weighted);
        std::vector<Local> const statistics{[&](auto v, auto const& o) { return local_moran(v, w, o); },
                                            [&](auto v, auto const& o) { return bivariate_local_moran(other, v, w, o); },
                                            [&](auto v, auto const& o) { return local_geary(v, w, o); },
                                            [&](auto v, auto const& o) { return getis_ord_gi(v, w, false, o); },
                                            [&](auto v, auto const& o) { return getis_ord_gi(v, w, true, o); }};
        for (auto const alternative : {Alternative::greater, Alternative::less})
            for (auto const& statistic : statistics) {
                auto const got = statistic(values, {.inference = {.permutations = draws, .threads = 2, .alternative = alternative}});
                for (std::size_t i = 0; i < values.size(); ++i) {
                    auto const spread = over_all_orders(
                        values, i, [&](auto const& v) { return statistic(v, {.inference = {.permutations = 0}})[i].statistic; });
                    double const seen = got[i].statistic;
                    auto const as_much = std::ranges::count_if(spread.all, [&](double s) {
                        return alternative == Alternative::greater ? s >= seen - 1e-9 : s <= seen + 1e-9;
                    });
                    double const share = static_cast<double>(as_much) / static_cast<double>(spread.all.size());
                    CAPTURE(i, is_weighted, share);
                    CHECK(got[i].p == Approx(share).margin(4.5 * std::sqrt(share * (1 - share) / draws) + 1e-4));
                }
            }
    }
}

TEST_CASE("local values of a street, by hand", "[analysis][local]") {
    // Values 1 2 6, mean 3: z = -2 -1 3, m2 = 14/2.
    std::vector<double> const values{1, 2, 6};
    auto const street = test::street(3);
    auto const geary = local_geary(values, street, quick(Style::row_standardised));
    CHECK(geary[0].statistic == Approx(1.0 / 7));
    CHECK(geary[1].statistic == Approx((1 + 16) / 2.0 / 7));
    auto const gi = getis_ord_gi(values, street, false, quick(Style::binary));
    CHECK(gi[0].statistic == Approx(2.0 / 8));
    CHECK(gi[1].statistic == Approx(7.0 / 7));
    auto const star = getis_ord_gi(values, street, true, quick(Style::binary));
    CHECK(star[0].statistic == Approx(3.0 / 9));
    CHECK(star[0].z_score < 0);
    CHECK(star[0].quadrant == Quadrant::low_low);
    CHECK(star[2].quadrant == Quadrant::high_high);
    std::vector<double> const y{5, 0, 1}; // mean 2: 3 -2 -1
    auto const both = bivariate_local_moran(values, y, street, quick(Style::row_standardised));
    CHECK(both[0].statistic == Approx(-2.0 * -2.0 / std::sqrt(7.0 * 7.0))); // both have a variance of 7
}

TEST_CASE("statistics say nothing where there is nothing to say", "[analysis][local]") {
    std::vector<double> const flat(4, 2.5), none(4, absent);
    auto const street = test::street(4);
    for (auto const& values : {flat, none}) {
        for (Global const statistic : {Global{moran}, Global{geary}, Global{getis_ord_g}}) {
            auto const got = statistic(values, street, {}, {});
            CHECK(std::isnan(got.statistic));
            CHECK(std::isnan(got.p));
        }
        for (auto const& r : {local_geary(values, street)[1], getis_ord_gi(values, street, true)[1], local_moran(values, street)[1],
                              bivariate_local_moran(values, values, street)[1]}) {
            CHECK(std::isnan(r.p));
            CHECK(r.quadrant == Quadrant::none);
            CHECK_FALSE(r.is_significant);
        }
    }
}

TEST_CASE("a stop ends every statistic", "[analysis][local]") {
    std::stop_source source;
    source.request_stop();
    auto const stop = source.get_token();
    auto const values = test::noise(200, 3);
    auto const weights = knn_weights(test::scattered(200, 3), 6);
    auto const unequal = kernel_weights(test::scattered(200, 3), 200);
    CHECK_THROWS_AS(local_geary(values, weights, {}, stop), core::Error);
    CHECK_THROWS_AS(local_geary(values, unequal, {}, stop), core::Error);
    CHECK_THROWS_AS(local_moran(values, unequal, {}, stop), core::Error);
    CHECK_THROWS_AS(getis_ord_gi(values, weights, true, {}, stop), core::Error);
    CHECK_THROWS_AS(moran(values, weights, {}, stop), core::Error);
}

TEST_CASE("the same bytes for any number of threads, for each statistic", "[analysis][local]") {
    auto const points = test::scattered(700, 13);
    auto const values = test::noise(700, 13), other = test::noise(700, 14);
    for (auto const& w : {knn_weights(points, 6), band_weights(points, 60), kernel_weights(points, 80)}) {
        auto const run = [&](unsigned threads) {
            std::vector<std::uint64_t> bits;
            LocalOptions const o{.inference = {.permutations = 3'001, .threads = threads}};
            for (auto const& results : {local_moran(values, w, o), local_geary(values, w, o), getis_ord_gi(values, w, false, o),
                                        getis_ord_gi(values, w, true, o), bivariate_local_moran(values, other, w, o)})
                for (auto const& r : results)
                    for (double const number : {r.statistic, r.expected, r.variance, r.z_score, r.p, r.q})
                        bits.push_back(std::bit_cast<std::uint64_t>(number));
            GlobalOptions g;
            g.inference.threads = threads;
            for (Global const statistic : {Global{moran}, Global{geary}})
                bits.push_back(std::bit_cast<std::uint64_t>(statistic(values, w, g, {}).p_permutation));
            return bits;
        };
        auto const one = run(1);
        CHECK(one == run(2));
        CHECK(one == run(4));
    }
}

TEST_CASE("join counts by hand, and their moments over every placement", "[analysis][join]") {
    std::vector<double> const values{1, 1, 0, 1, 0, 0};
    auto const w = quarter(false);
    auto const joins = join_counts(values, w);
    // Links (one way each): 1-1 0→1, 1→0; 1-0: 1→2, 2→1, 2→3, 3→2, 3→4, 4→3; 0-0: 2→5, 5→2, 5→4.
    CHECK(joins[0].count == 1.5);
    CHECK(joins[1].count == 1);
    CHECK(joins[2].count == 3);
    for (std::size_t kind = 0; kind < 3; ++kind) {
        auto const spread = over_all_orders(values, {}, [&](auto const& v) { return join_counts(v, w)[kind].count; });
        CHECK(joins[kind].expected == Approx(spread.mean));
        CHECK(joins[kind].variance == Approx(spread.variance));
    }
}

TEST_CASE("the local join count has the exact p of drawing without replacement", "[analysis][join]") {
    std::vector<double> const values{1, 1, 0, 1, 0, 1};
    auto const w = quarter(false);
    LocalOptions const options{.inference = {.alternative = Alternative::greater}, .style = Style::binary};
    auto const got = local_join_count(values, w, options);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == 0) {
            CHECK(got[i].statistic == 0);
            CHECK(std::isnan(got[i].p));
            continue;
        }
        auto const spread = over_all_orders(values, i, [&](auto const& v) { return local_join_count(v, w, options)[i].statistic; });
        auto const as_many = std::ranges::count_if(spread.all, [&](double s) { return s >= got[i].statistic; });
        CHECK(got[i].p == Approx(static_cast<double>(as_many) / static_cast<double>(spread.all.size())).epsilon(1e-12));
        CHECK(got[i].variance == Approx(spread.variance).margin(1e-14));
    }
    CHECK(hypergeometric_at_least(0, 5, 3, 20) == 1);
    CHECK(hypergeometric_at_least(4, 5, 3, 20) == 0);
    CHECK(hypergeometric_at_least(3, 5, 3, 20) == Approx(10.0 / 1140).epsilon(1e-14)); // C(5,3) / C(20,3)
    CHECK(hypergeometric_at_least(30, 60, 500, 100'000) == Approx(3.971298483462781e-53).epsilon(1e-12)); // exact fractions
}

TEST_CASE("small bases are drawn to the map's rate", "[analysis][rates]") {
    std::vector<double> const bases{10, 10};
    // Mean 0.5, spread 0.25, chance 0.5 / 10: 0.2 is left of 0.25.
    auto const far = eb_rates(std::vector<double>{0, 10}, bases);
    CHECK(far.prior_variance == Approx(0.2));
    CHECK(far.smoothed[0] == Approx(0.1));
    CHECK(far.smoothed[1] == Approx(0.9));
    // Mean 0.2, spread 0.01, chance 0.02: no more than chance, so all are at the mean.
    auto const near = eb_rates(std::vector<double>{1, 3}, bases);
    CHECK(near.smoothed[0] == Approx(0.2));
    CHECK(standardised_rates(std::vector<double>{1, 3}, bases, true)[1] == Approx(0.1 / std::sqrt(0.02)));
    CHECK(standardised_rates(std::vector<double>{1, 3}, bases, false)[1] == Approx(0.1 / std::sqrt(0.01)));
    auto const gaps = eb_rates(std::vector<double>{0, 10, absent, 2}, std::vector<double>{10, 10, 5, 0});
    CHECK(gaps.smoothed[0] == Approx(0.1));
    CHECK(std::isnan(gaps.raw[2]));
    CHECK(std::isnan(gaps.smoothed[3]));
    auto const nothing = eb_rates(std::vector<double>{0, 0}, bases);
    CHECK(nothing.smoothed[0] == 0);
}

TEST_CASE("local rates look at the surroundings only", "[analysis][rates]") {
    // Two pairs far apart, each the neighbour of the other.
    auto const pairs = test::weights_of({{1}, {0}, {3}, {2}});
    auto const got = local_eb_rates(std::vector<double>{0, 10, 2, 2}, std::vector<double>{10, 10, 10, 10}, pairs);
    CHECK(got.smoothed[0] == Approx(0.1));
    CHECK(got.smoothed[2] == Approx(0.2));
}
