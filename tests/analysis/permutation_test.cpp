#include "analysis/detail/draws.hpp"
#include "analysis/detail/permutation.hpp"
#include "core/random.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

using namespace vigie;
using namespace vigie::analysis::detail;

namespace {

Labour const alone{};

/// One textbook count: the draws of the seed, the site replaced by the next id, `sum` of the ids added up and compared.
template <typename Sum>
Exceedance plain_count(Sampling sampling, std::uint32_t pool, std::size_t width, std::size_t k, std::uint32_t site, std::int64_t observed,
                       Sum const& sum) {
    Exceedance result;
    Draws draws(pool, width, sampling.seed);
    for (std::uint32_t d = 0; d < sampling.draws; ++d) {
        auto const row = draws.row(d);
        std::vector<std::uint32_t> ids(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(k));
        std::ranges::replace(ids, site, row[k]);
        std::int64_t const total = sum(ids);
        result.at_least += total >= observed;
        result.at_most += total <= observed;
    }
    return result;
}

/// Forty sites with 0 to 8 neighbours each, as offsets.
struct Town {
    std::vector<std::int32_t> values;
    std::vector<std::uint32_t> offsets{0}, neighbours;
    std::vector<std::int32_t> weights;
    static constexpr std::uint32_t sites = 40;
    static constexpr std::size_t width = 9;

    Town(std::uint32_t range, std::int32_t heaviest) {
        core::CounterRandom random(range, 3);
        for (std::uint32_t i = 0; i < sites; ++i) {
            values.push_back(static_cast<std::int32_t>(random.below(range)));
            for (std::uint32_t j = 0; j < i % width; ++j) {
                neighbours.push_back((i + 1 + j) % sites);
                weights.push_back(1 + static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(heaviest))));
            }
            offsets.push_back(static_cast<std::uint32_t>(neighbours.size()));
        }
    }
    [[nodiscard]] std::size_t count(std::uint32_t i) const { return offsets[i + 1] - offsets[i]; }

    template <typename Term> [[nodiscard]] std::int64_t sum(std::uint32_t i, std::span<std::uint32_t const> ids, Term const& term) const {
        std::int64_t total = 0;
        for (std::size_t j = 0; j < ids.size(); ++j)
            total += weights[offsets[i] + j] * term(values[i], values[ids[j]]);
        return total;
    }
    [[nodiscard]] std::span<std::uint32_t const> of(std::uint32_t i) const { return std::span(neighbours).subspan(offsets[i], count(i)); }
};

std::int64_t value(std::int64_t, std::int64_t other) { return other; }
std::int64_t square(std::int64_t own, std::int64_t other) { return (own - other) * (own - other); }

/// How many of the town's sites are counted otherwise than by the textbook.
template <typename Counts, typename Term> std::size_t unlike(Town const& town, Sampling sampling, Counts const& counts, Term const& term) {
    std::size_t wrong = 0;
    std::vector<std::int64_t> observed;
    for (std::uint32_t i = 0; i < Town::sites; ++i)
        observed.push_back(town.sum(i, town.of(i), term));
    auto const got = counts(observed);
    for (std::uint32_t i = 0; i < Town::sites; ++i) {
        if (town.count(i) == 0) continue;
        auto const expected = plain_count(sampling, Town::sites, Town::width, town.count(i), i, observed[i],
                                          [&](auto const& ids) { return town.sum(i, ids, term); });
        wrong += got[i] != expected;
        wrong += expected.at_least + expected.at_most < sampling.draws;
    }
    return wrong;
}

}

TEST_CASE("a draw holds different ids, and all are as likely in every place", "[analysis][permutation]") {
    constexpr std::uint32_t draws = 60'000, pool = 6;
    Draws source(pool, 3, 42);
    std::array<std::array<int, pool>, 3> seen{};
    std::array<int, pool * pool> pairs{};
    for (std::uint32_t d = 0; d < draws; ++d) {
        auto const row = source.row(d);
        REQUIRE(std::set(row.begin(), row.end()).size() == 3);
        for (std::size_t j = 0; j < 3; ++j)
            ++seen[j][row[j]];
        ++pairs[row[0] * pool + row[2]];
    }
    // Binomial: 10 000 ± 4 * sqrt(60 000 * 1/6 * 5/6) = 365; ordered pairs 2 000 ± 4 * sqrt(60 000 * 1/30 * 29/30) = 176
    for (auto const& place : seen)
        for (int const count : place)
            CHECK(std::abs(count - 10'000) < 365);
    for (std::uint32_t a = 0; a < pool; ++a)
        for (std::uint32_t b = 0; b < pool; ++b)
            CHECK((a == b ? pairs[a * pool + b] == 0 : std::abs(pairs[a * pool + b] - 2'000) < 176));
}

TEST_CASE("a draw depends on seed and number only", "[analysis][permutation]") {
    Draws wide(100, 9, 7), narrow(100, 4, 7), other(100, 9, 8);
    CHECK(narrow.row(5'000).size() == 4); // the order of asking does not matter
    std::size_t unlike_wide = 0, like_other = 0;
    for (std::size_t d = 0; d < 10'000; ++d) {
        auto const w = wide.row(d);
        unlike_wide += !std::ranges::equal(w.first(4), narrow.row(d));
        like_other += std::ranges::equal(w, other.row(d));
    }
    CHECK(unlike_wide == 0);
    CHECK(like_other == 0);
    Draws everyone(5, 5, 7); // a whole shuffle
    for (std::size_t d = 0; d < 100; ++d) {
        auto const row = everyone.row(d);
        CHECK(std::set(row.begin(), row.end()).size() == 5);
    }
}

TEST_CASE("equal weights are counted exactly as the plain loop counts", "[analysis][permutation]") {
    for (std::uint32_t const range : {2U, 5U, 1'000'000U}) { // 0/1 data, many ties, few ties
        Town const town(range, 1);
        Sampling const sampling{2'000, range};
        std::vector<std::int64_t> const values(town.values.begin(), town.values.end());
        std::vector<std::uint32_t> k;
        for (std::uint32_t i = 0; i < Town::sites; ++i)
            k.push_back(static_cast<std::uint32_t>(town.count(i)));
        for (auto const counts : {counts_by_sorted_rows, counts_by_sorted_draws, equal_counts})
            for (unsigned const threads : {1U, 3U})
                CHECK(unlike(town, sampling, [&](auto const& o) { return counts(values, k, o, sampling, {threads, {}, {}}); }, value) == 0);
    }
}

TEST_CASE("unequal weights are counted exactly as the plain loop counts", "[analysis][permutation]") {
    for (std::uint32_t const range : {2U, 1'000'000'000U})
        for (std::int32_t const heaviest : {1, 1'000'000}) {
            Town const town(range, heaviest);
            Sampling const sampling{1'999, range};
            WeightedRows const rows{town.offsets, town.weights};
            for (unsigned const threads : {1U, 3U})
                CHECK(unlike(town, sampling,
                             [&](auto const& o) { return weighted_counts(town.values, rows, o, sampling, {threads, {}, {}}); }, value) == 0);
        }
}

TEST_CASE("squared differences are counted exactly as the plain loop counts", "[analysis][permutation]") {
    for (std::uint32_t const range : {2U, 1'000'000U})
        for (std::int32_t const heaviest : {1, 60'000}) {
            Town const town(range, heaviest);
            Sampling const sampling{1'999, range};
            WeightedRows const rows{town.offsets, town.weights};
            for (bool const is_equal : {true, false}) {
                if (is_equal && heaviest > 1) continue;
                CHECK(unlike(town, sampling,
                             [&](auto const& o) { return square_counts(town.values, rows, is_equal, o, sampling, {2, {}, {}}); }, square) == 0);
            }
        }
}

TEST_CASE("every site but one may be drawn", "[analysis][permutation]") {
    // k + 1 = the pool: whatever the draw, the others of a site are all the others.
    std::vector<std::int64_t> const values{1, 2, 4, 8}, observed{14, 13, 11, 8};
    std::vector<std::uint32_t> const k(4, 3);
    for (auto const counted : {counts_by_sorted_rows, counts_by_sorted_draws}) {
        auto const counts = counted(values, k, observed, {200, 1}, alone);
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(counts[i] == Exceedance{200, 200});
        CHECK(counts[3] == Exceedance{0, 200}); // 1 + 2 + 4 is 7, never 8
    }
}

TEST_CASE("sorting the draws or the rows counts the same on a larger town, sums of any size", "[analysis][permutation]") {
    core::CounterRandom random(6, 6);
    for (std::int64_t const scale : {std::int64_t{1}, std::int64_t{1} << 20, std::int64_t{1} << 58}) {
        std::vector<std::int64_t> values, observed;
        std::vector<std::uint32_t> k;
        for (std::uint32_t i = 0; i < 5'000; ++i) {
            values.push_back((static_cast<std::int64_t>(random.below(4)) - 1) * scale / 4 + (i == 17 ? 7 * (scale / 8) : 0));
            k.push_back(i % 3 == 0 ? 0 : 4 + i % 2);
            observed.push_back((static_cast<std::int64_t>(random.below(13)) - 4) * scale / 4);
        }
        CHECK(counts_by_sorted_draws(values, k, observed, {499, 9}, alone) == counts_by_sorted_rows(values, k, observed, {499, 9}, alone));
        CHECK(counts_by_sorted_draws(values, k, observed, {0, 9}, alone) == std::vector<Exceedance>(5'000));
    }
}

TEST_CASE("decimals are counted exactly, other values to the last bits", "[analysis][permutation]") {
    auto const tenths = fixed_point(std::vector{0.1, 0.2, 0.3, -7.0}, 9);
    CHECK(tenths.units == std::vector<std::int64_t>{1, 2, 3, -70});
    CHECK(tenths.units[0] + tenths.units[1] == tenths.units[2]);
    auto const counts = fixed_point(std::vector{3.0, 0.0, 12'000.0}, 9);
    CHECK(counts.units == std::vector<std::int64_t>{3, 0, 12'000});
    auto const thirds = fixed_point(std::vector{1.0 / 3, 1e-9 / 3, -200.0 / 3}, 9);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(static_cast<double>(thirds.units[i]) * thirds.unit ==
              Approx(std::vector{1.0 / 3, 1e-9 / 3, -200.0 / 3}[i]).margin(1e-15).epsilon(0));
    std::vector<double> const large{1e300, -1e300 / 3};
    auto const huge = fixed_point(large, 9);
    CHECK(std::abs(huge.units[0]) < (std::int64_t{1} << 62) / 9);
    auto const zero = fixed_point(std::vector{0.0, -0.0}, 9);
    CHECK(zero.units == std::vector<std::int64_t>{0, 0});
}
