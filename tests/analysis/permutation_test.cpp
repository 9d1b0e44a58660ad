#include "analysis/detail/permutation.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace vigie;
using namespace vigie::analysis::detail;

namespace {

Labour const alone{};

/// The textbook loop on the same draws: add up, compare, next.
Exceedance plain_count(DrawTable const& table, std::vector<std::int64_t> const& values, std::size_t k,
                       std::uint32_t site, std::int64_t observed) {
    Exceedance result;
    for (std::uint32_t d = 0; d < table.draws(); ++d) {
        std::int64_t sum = 0;
        for (std::size_t j = 0; j < k; ++j)
            sum += values[table.row(d)[j] == site ? table.row(d)[k] : table.row(d)[j]];
        result.at_least += sum >= observed;
        result.at_most += sum <= observed;
    }
    return result;
}

}

TEST_CASE("a draw holds different ids, and all are as likely in every place", "[analysis][permutation]") {
    constexpr std::uint32_t draws = 60'000, pool = 6;
    DrawTable const table(draws, 3, pool, 42, alone);
    std::array<std::array<int, pool>, 3> seen{};
    std::array<int, pool * pool> pairs{};
    for (std::uint32_t d = 0; d < draws; ++d) {
        auto const row = table.row(d);
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
    DrawTable const wide(10'000, 9, 100, 7, alone);
    DrawTable const narrow(10'000, 4, 100, 7, Labour{3, {}, {}});
    DrawTable const other(10'000, 9, 100, 8, alone);
    std::size_t unlike = 0, like_other = 0;
    for (std::size_t d = 0; d < 10'000; ++d) {
        unlike += !std::ranges::equal(wide.row(d).first(4), narrow.row(d));
        like_other += std::ranges::equal(wide.row(d), other.row(d));
    }
    CHECK(unlike == 0);
    CHECK(like_other == 0);
    DrawTable const everyone(100, 5, 5, 7, alone); // a whole shuffle
    for (std::size_t d = 0; d < 100; ++d)
        CHECK(std::set(everyone.row(d).begin(), everyone.row(d).end()).size() == 5);
}

TEST_CASE("the sorted sums count exactly what the plain loop counts", "[analysis][permutation]") {
    core::CounterRandom random(3, 3);
    for (std::uint32_t const range : {2U, 5U, 1'000'000U}) { // 0/1 data, many ties, few ties
        std::vector<std::int64_t> values(40);
        for (auto& v : values)
            v = random.below(range);
        DrawTable const table(2'000, 9, 40, range, alone);
        std::size_t unlike = 0;
        for (std::size_t const k : {1U, 3U, 8U}) {
            SortedSums const sums(table, values, k, alone);
            for (std::uint32_t site = 0; site < 40; ++site) {
                auto const observed = std::accumulate(values.begin() + site % 20, values.begin() + site % 20 + int(k), 0LL);
                auto const expected = plain_count(table, values, k, site, observed);
                unlike += sums.count(site, observed) != expected;
                std::vector<std::int64_t> const ones(k, 1);
                unlike += weighted_count(table, values, ones, site, observed) != expected;
                unlike += expected.at_least + expected.at_most < 2'000;
            }
        }
        CHECK(unlike == 0);
    }
}

TEST_CASE("every site but one may be drawn", "[analysis][permutation]") {
    // k + 1 = the pool: whatever the draw, the others of a site are all the others.
    std::vector<std::int64_t> const values{1, 2, 4, 8};
    DrawTable const table(200, 4, 4, 1, alone);
    SortedSums const sums(table, values, 3, alone);
    CHECK(sums.count(0, 14) == Exceedance{200, 200});
    CHECK(sums.count(3, 7) == Exceedance{200, 200});
    CHECK(sums.count(3, 8) == Exceedance{0, 200});
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
