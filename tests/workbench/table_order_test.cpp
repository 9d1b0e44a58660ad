#include "workbench/table_order.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vigie::workbench {

namespace {

using Rows = std::vector<std::uint32_t>;

constexpr std::size_t count = 2000;

struct Stock {
    std::vector<double> values;
    std::vector<bool> kept;
    std::vector<core::Residence> residences;
};

/// Every ninth value is not known, every fifth residence is not kept. \param step  between two values
Stock stock(double step) {
    core::CounterRandom random(3, 1);
    Stock s;
    for (std::size_t row = 0; row < count; ++row) {
        auto const known = step * (static_cast<double>(random.below(301)) - 20);
        s.values.push_back(row % 9 == 0 ? std::numeric_limits<double>::quiet_NaN() : known);
        s.kept.push_back(row % 5 != 0);
        core::Residence residence;
        residence.dwellings = static_cast<int>(random.below(50));
        s.residences.push_back(residence);
    }
    return s;
}

Rows expected(Stock const& s, bool is_descending) {
    Rows rows;
    for (std::uint32_t row = 0; row < count; ++row)
        if (s.kept[row]) rows.push_back(row);
    std::ranges::stable_sort(rows, [&](auto a, auto b) {
        double const x = s.values[a], y = s.values[b];
        if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
        return is_descending ? x > y : x < y;
    });
    return rows;
}

TableOrder order_of(Stock const& s, bool is_descending, TableHeads heads = {}) {
    return {{s.values, is_descending, s.kept, s.residences, [](std::uint32_t row) { return std::optional<double>(row); }},
            std::move(heads)};
}

}

TEST_CASE("a table is in the order of its values, counted or compared", "[workbench][table]") {
    // Whole and near each other; with a part behind the point; whole and far from each other; few of them at all.
    for (double const step : {1.0, 0.25, 1e7, 0.0})
        for (bool const is_descending : {false, true}) {
            CAPTURE(step, is_descending);
            auto const s = stock(step);
            auto const table = order_of(s, is_descending);
            CHECK(table.rows() == expected(s, is_descending));
            CHECK(table.line_count() == table.rows().size());
            CHECK(table.line_of(table.rows()[17]) == std::size_t{17});
            CHECK_FALSE(table.line_of(0)); // not kept
        }
}

TEST_CASE("heads hold their own rows in the table's order, and add up to the whole", "[workbench][table]") {
    auto const s = stock(0.25);
    TableHeads heads;
    for (auto const* key : {"a", "nobody", "b"}) heads.groups.push_back({key, std::nullopt, key, 0, {}, false, 0});
    for (std::uint32_t row = 0; row < count; ++row) heads.of.push_back(row % 3 == 0 ? 0 : 2);
    auto table = order_of(s, true, heads);
    REQUIRE(table.groups().size() == 2); // a head without rows is not shown
    Rows joined;
    for (auto const of : {0U, 2U})
        for (auto const row : expected(s, true))
            if (heads.of[row] == of) joined.push_back(row);
    CHECK(table.rows() == joined);
    auto const& groups = table.groups();
    CHECK(groups[0].totals.residences + groups[1].totals.residences == table.totals().residences);
    CHECK(groups[0].totals.dwellings + groups[1].totals.dwellings == table.totals().dwellings);
    CHECK(table.line_count() == 2);
    table.open({"b"});
    CHECK(table.line_count() == 2 + groups[1].totals.residences);
    CHECK(table.line(1).group == std::size_t{1});
    CHECK(table.rows()[table.line(2).at] == table.rows()[groups[1].begin]);
    CHECK(table.line_of(table.rows()[groups[1].begin]) == std::size_t{2});
    CHECK_FALSE(table.line_of(table.rows().front())); // folded
}

TEST_CASE("a table of nothing has no lines", "[workbench][table]") {
    Stock s = stock(1);
    s.kept.assign(count, false);
    auto const table = order_of(s, false);
    CHECK(table.rows().empty());
    CHECK(table.line_count() == 0);
    CHECK_FALSE(table.totals().mean);
}

}
