#include "core/scale.hpp"
#include "core/scoring.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vigie::core;
using namespace vigie::core::scoring;

namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

Indicator with(Method method, Goalposts direction = {0, 100}) {
    Indicator indicator;
    indicator.code = "X";
    indicator.goalposts = direction;
    indicator.normalisation.method = method;
    return indicator;
}

float scored(Indicator const& indicator, std::vector<double> const& stock, double value) {
    return normalise(value, learn_scale(indicator, stock));
}

std::vector<double> const ten{4, 1, 3, 2, 5, 6, 10, 8, 7, 9};

}

TEST_CASE("a percentile is the share of the stock that is better, the equal ones counting half", "[core][score]") {
    auto const percentile = with(Method::percentile);
    CHECK(scored(percentile, ten, 1) == 5);
    CHECK(scored(percentile, ten, 7) == 65);
    CHECK(scored(percentile, ten, 10) == 95);
    CHECK(scored(percentile, ten, 7.5) == 70); // between two of the stock
    CHECK(scored(percentile, ten, 0.9) == 0);  // better than all, worse than all
    CHECK(scored(percentile, ten, 11) == 100);
    CHECK(scored(percentile, {0, 0, 0, 0, 0, 0, 2, 5}, 0) == 37.5F);
    CHECK(scored(percentile, {0, 0, 0, 0, 0, 0, 2, 5}, 2) == 81.25F);
    auto const satisfaction = with(Method::percentile, {100, 0});
    CHECK(scored(satisfaction, ten, 1) == 95);
    CHECK(scored(satisfaction, ten, 10) == 5);
    CHECK(scored(satisfaction, ten, 12) == 0);
}

TEST_CASE("a robust z is 50 at the median, 0 and 100 at three robust standard deviations", "[core][score]") {
    // Median 5.5, absolute deviations 0.5 0.5 1.5 1.5 2.5 2.5 3.5 3.5 4.5 4.5, their median 2.5.
    auto const z = with(Method::robust_z);
    CHECK(scored(z, ten, 5.5) == Approx(50));
    CHECK(scored(z, ten, 8) == Approx(50 + 50 * (2.5 / (1.4826022185056018 * 2.5)) / 3).margin(1e-5));
    CHECK(scored(z, ten, 5.5 + 3 * 1.4826022185056018 * 2.5 + 0.001) == 100);
    CHECK(scored(z, ten, -10) == 0);
    CHECK(scored(with(Method::robust_z, {100, 0}), ten, 8) == Approx(100 - scored(z, ten, 8)).margin(1e-5));
    // More than half on the median: by the mean deviation, 7/8 * sqrt(pi/2).
    CHECK(scored(z, {0, 0, 0, 0, 0, 0, 2, 5}, 2) ==
          Approx(50 + 50 * 2 / (0.875 * 1.2533141373155001) / 3).margin(1e-5));
}

TEST_CASE("min-max goes between the quantiles of the stock, and by its ends where these are one", "[core][score]") {
    auto winsorised = with(Method::min_max);
    winsorised.normalisation.tail = 0.25; // quantiles 3.25 and 7.75
    CHECK(scored(winsorised, ten, 3) == 0);
    CHECK(scored(winsorised, ten, 5.5) == 50);
    CHECK(scored(winsorised, ten, 9) == 100);
    winsorised.normalisation.tail = 0;
    CHECK(scored(winsorised, ten, 4) == Approx(100.0 / 3));
    CHECK(scored(with(Method::min_max, {100, 0}), {10, 20}, 10.5) == 100); // tail 0.05: 10.5 to 19.5
    CHECK(scored(with(Method::min_max), std::vector<double>(99, 0), 0) == 50);
    std::vector<double> rare(99, 0);
    rare.push_back(8);
    CHECK(scored(with(Method::min_max), rare, 2) == 25);
}

TEST_CASE("the distance to a target is 0 where it is reached and 100 at the worst of the stock", "[core][score]") {
    auto target = with(Method::target, {100, 0}); // satisfaction: low is bad
    target.normalisation.target = 80;
    target.normalisation.tail = 0;
    std::vector<double> const stock{40, 60, 70, 90};
    CHECK(scored(target, stock, 85) == 0);
    CHECK(scored(target, stock, 80) == 0);
    CHECK(scored(target, stock, 60) == 50);
    CHECK(scored(target, stock, 20) == 100);
    CHECK(scored(target, {85, 90}, 80) == 0); // all have reached it
    CHECK(scored(target, {85, 90}, 79) == 100);
    CHECK(is_flat(learn_scale(target, {85, 90})));
    CHECK_FALSE(is_flat(learn_scale(target, stock)));
}

TEST_CASE("a table gives listed values their scores, and others none", "[core][score]") {
    auto table = with(Method::table);
    table.normalisation.table = {{3, 100}, {0, 0}, {1, 33}, {2, 67}};
    CHECK(scored(table, {}, 2) == 67);
    CHECK(scored(table, {}, 0) == 0);
    CHECK(std::isnan(scored(table, {}, 1.5)));
    CHECK(std::isnan(scored(table, {}, 4)));
    CHECK_FALSE(is_flat(learn_scale(table, {})));
}

TEST_CASE("missing stays missing, a stock of nothing scores nothing, a stock of one value is half way",
          "[core][score]") {
    for (auto const method : {Method::percentile, Method::robust_z, Method::min_max}) {
        auto const indicator = with(method);
        CHECK(std::isnan(scored(indicator, ten, absent)));
        CHECK(std::isnan(scored(indicator, {}, 3)));
        CHECK(std::isnan(scored(indicator, {absent, absent}, 3)));
        CHECK(scored(indicator, {3, absent, 3, 3}, 3) == 50);
        CHECK(scored(indicator, {3, absent, 3, 3}, 3.1) == 100);
        CHECK(scored(indicator, {3, absent, 3, 3}, 2.9) == 0);
        CHECK(scored(with(method, {100, 0}), {3, 3}, 3.1) == 0);
        CHECK(is_flat(learn_scale(indicator, {3, 3, 3})));
        CHECK(learn_scale(indicator, {3, absent, 3, 3}).stock == 3);
    }
}

TEST_CASE("goalposts as a scale score as goalposts do", "[core][score]") {
    for (auto const goalposts : {Goalposts{4, 18}, Goalposts{90, 55}})
        for (double value = -5; value < 110; value += 0.7) {
            auto const indicator = with(Method::goalposts, goalposts);
            CHECK(scored(indicator, {}, value) == Approx(normalise(value, goalposts)).margin(1e-5));
        }
}

TEST_CASE("a scale learns the same whatever the order of the stock, and rises with what is worse", "[core][score]") {
    std::vector<double> stock;
    for (int i = 0; i < 5000; ++i)
        stock.push_back(std::fmod(i * 0.6180339887, 1.0) * std::fmod(i * 0.7548776662, 1.0) * 40);
    auto turned = stock;
    std::reverse(turned.begin(), turned.end());
    for (auto const method : {Method::percentile, Method::robust_z, Method::min_max}) {
        auto const scale = learn_scale(with(method), stock);
        CHECK(scale == learn_scale(with(method), turned));
        CHECK(scale.knots.size() <= 1001);
        float before = -1;
        for (double value = -1; value < 42; value += 0.01) {
            float const score = normalise(value, scale);
            CHECK(score >= before);
            before = score;
        }
        CHECK(before == 100);
    }
    // A thousand lines for five thousand residences: no place is off by more than its step.
    auto const scale = learn_scale(with(Method::percentile), stock);
    std::ranges::sort(stock);
    for (std::size_t i = 0; i < stock.size(); i += 7)
        CHECK(normalise(stock[i], scale) == Approx(100 * (static_cast<double>(i) + 0.5) / 5000).margin(0.1));
}

TEST_CASE("calibrated goalposts are the quantiles of the stock in the direction of the indicator", "[core][score]") {
    CHECK(calibrated_goalposts(with(Method::goalposts), ten, 0.25) == Goalposts{3.25, 7.75});
    CHECK(calibrated_goalposts(with(Method::goalposts, {90, 55}), ten, 0.25) == Goalposts{7.75, 3.25});
    CHECK(calibrated_goalposts(with(Method::goalposts, {4, 18}), {6, 6, 6}) == Goalposts{4, 18});
    CHECK(calibrated_goalposts(with(Method::goalposts, {4, 18}), {}) == Goalposts{4, 18});
}

TEST_CASE("a method that lacks what it needs is a fault of the grid", "[core][grid]") {
    Grid grid;
    grid.families.resize(1);
    grid.families[0].code = "F";
    auto& indicator = grid.families[0].indicators.emplace_back(with(Method::target));
    CHECK(faults(grid).size() == 1); // no target
    indicator.normalisation.target = 3;
    CHECK(faults(grid).empty());
    indicator.normalisation.tail = 0.5;
    CHECK(faults(grid).size() == 1);
    indicator.normalisation = {Method::table, "", 0.05, std::nullopt, {{0, 0}}};
    CHECK(faults(grid).size() == 1); // one value
    indicator.normalisation.table = {{0, 0}, {0, 10}};
    CHECK(faults(grid).size() == 1); // twice the same
    indicator.normalisation.table = {{0, 0}, {1, 101}};
    CHECK(faults(grid).size() == 1);
    indicator.normalisation.table = {{0, 0}, {1, 100}};
    CHECK(faults(grid).empty());
    grid.families[0].alert_at = 0;
    CHECK(faults(grid).size() == 1);
}

TEST_CASE("an alert is at or beyond its threshold in the bad direction, whatever the index", "[core][score]") {
    auto counted = with(Method::goalposts);
    CHECK_FALSE(is_alert(counted, 1000));
    counted.alert_at = 3;
    CHECK(is_alert(counted, 3));
    CHECK_FALSE(is_alert(counted, 2.9));
    CHECK_FALSE(is_alert(counted, absent));
    auto satisfied = with(Method::goalposts, {90, 50});
    satisfied.alert_at = 60;
    CHECK(is_alert(satisfied, 60));
    CHECK_FALSE(is_alert(satisfied, 61));
    Family family;
    GridRules const rules; // class C from 50
    CHECK(is_alert(family, 50.0, rules));
    CHECK_FALSE(is_alert(family, 49.9, rules));
    CHECK_FALSE(is_alert(family, std::nullopt, rules));
    family.alert_at = 30;
    CHECK(is_alert(family, 30.0, rules));
}
