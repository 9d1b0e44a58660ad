#include "core/live_grid.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace vigie::core;

namespace {

Indicator indicator_of(std::string code, ValueKind kind = ValueKind::measure) {
    Indicator indicator;
    indicator.code = std::move(code);
    indicator.kind = kind;
    indicator.scale = kind == ValueKind::measure ? 1 : 100;
    indicator.goalposts = {5, 80};
    return indicator;
}

/// Four families of three indicators, one of them of each kind of value, and a fifth outside the index.
Grid make_grid() {
    Grid grid;
    for (int f = 0; f < 5; ++f) {
        auto const code = "F" + std::to_string(f + 1);
        Family family;
        family.code = code;
        family.weight = 10 + 3 * f;
        family.is_in_index = f < 4;
        family.indicators = {indicator_of(code + "a"), indicator_of(code + "b", ValueKind::event_rate),
                             indicator_of(code + "c", ValueKind::survey_share)};
        family.indicators[0].alert_at = 70;
        grid.families.push_back(std::move(family));
    }
    return grid;
}

/// A fifth missing, a tenth inherited; « X » is observed and in no grid yet.
std::shared_ptr<ObservedStock const> make_stock(std::size_t residences, std::uint64_t seed) {
    auto stock = std::make_shared<ObservedStock>();
    stock->residences = residences;
    auto grid = make_grid();
    grid.families[0].indicators.push_back(indicator_of("X"));
    std::uint64_t number = 0;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators) {
            CounterRandom random{seed, ++number};
            auto& column = stock->columns[indicator.code];
            for (std::size_t r = 0; r < residences; ++r) {
                auto& cell = column.cells.emplace_back();
                column.is_inherited.push_back(random.uniform() < 0.1 ? 1 : 0);
                if (random.uniform() < 0.2) continue;
                if (indicator.kind == ValueKind::measure)
                    cell.first = 100 * random.uniform();
                else
                    cell = {static_cast<double>(random.below(20)), 20.0 + random.below(80)};
            }
        }
    return stock;
}

void check_same(LiveGrid const& live, LiveGrid const& fresh) {
    auto const a = live.index().scores(), b = fresh.index().scores();
    REQUIRE(a.size() == b.size());
    for (std::size_t row = 0; row < a.size(); ++row) {
        CHECK((a[row] == b[row] || (std::isnan(a[row]) && std::isnan(b[row]))));
        CHECK(live.index().classes()[row] == fresh.index().classes()[row]);
        CHECK(live.alerts(row) == fresh.alerts(row));
        CHECK(live.contributions(row) == fresh.contributions(row));
    }
    CHECK(live.families() == fresh.families());
    CHECK(live.index().ranks() == fresh.index().ranks());
}

/// One thing a hand can change.
void edit(Grid& grid, CounterRandom& random) {
    auto& family = grid.families[random.below(static_cast<std::uint32_t>(grid.families.size()))];
    auto& indicator = family.indicators[random.below(static_cast<std::uint32_t>(family.indicators.size()))];
    switch (random.below(11)) {
    case 0:
        indicator.goalposts = {10 * random.uniform(), 50 + 40 * random.uniform()};
        break;
    case 1:
        std::swap(indicator.goalposts.at_0, indicator.goalposts.at_100);
        break;
    case 2:
        indicator.normalisation.method = static_cast<Method>(random.below(4));
        break;
    case 3:
        indicator.normalisation.reference = random.below(2) == 0 ? "" : "2025";
        break;
    case 4:
        indicator.weight = 0.5 + random.below(3);
        break;
    case 5:
        family.weight = 1 + random.below(40);
        break;
    case 6:
        grid.rules.power = 1 + random.below(2);
        break;
    case 7:
        grid.rules.minimum_coverage = 0.3 + 0.1 * random.below(5);
        break;
    case 8:
        std::swap(grid.families.front(), grid.families[random.below(5)]);
        break;
    case 9:
        if (family.indicators.size() > 1) family.indicators.pop_back();
        break;
    default:
        if (grid.find_indicator("X") == nullptr) family.indicators.push_back(indicator_of("X"));
    }
}

}

TEST_CASE("edit after edit, a live grid has the scores of the same grid from scratch", "[core][score][grid]") {
    LiveGrid::Stocks const stocks{{"", make_stock(700, 11)}, {"2025", make_stock(700, 12)}};
    auto grid = make_grid();
    LiveGrid live(stocks, grid);
    CounterRandom random{5, 1};
    for (int i = 0; i < 150; ++i) {
        edit(grid, random);
        REQUIRE(faults(grid).empty());
        live.move(grid);
        if (i % 10 == 9) check_same(live, LiveGrid(stocks, grid));
    }
}

TEST_CASE("an indicator that is taken out and put back has the scores it had", "[core][score][grid]") {
    LiveGrid::Stocks const stocks{{"", make_stock(300, 3)}};
    auto const grid = make_grid();
    LiveGrid live(stocks, grid);
    auto without = grid;
    without.families[1].indicators.erase(without.families[1].indicators.begin());
    live.move(without);
    CHECK(live.matrix().normalised.size() == 14);
    live.move(grid);
    check_same(live, LiveGrid(stocks, grid));
}

TEST_CASE("an indicator that nobody observed is missing everywhere", "[core][score][grid]") {
    LiveGrid::Stocks const stocks{{"", make_stock(50, 3)}};
    auto grid = make_grid();
    grid.families[0].indicators.push_back(indicator_of("new"));
    LiveGrid const live(stocks, grid);
    CHECK(live.values(3).empty());
    for (float const value : live.matrix().normalised[3])
        CHECK(std::isnan(value));
    CHECK(live.families()[0].front().coverage <= 0.75);
}
