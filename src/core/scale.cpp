#include "core/scale.hpp"

#include "core/exact_sum.hpp"
#include "core/scoring.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace vigie::core::scoring {

namespace {

/// A line of the score for at most so many places of a stock: two hundred thousand residences need no two hundred
/// thousand.
constexpr std::size_t most_knots = 1001;
/// A robust standard deviation: of a normal distribution, 1 / quantile(3/4); of the mean absolute deviation, sqrt(pi /
/// 2).
constexpr double per_median_deviation = 1.4826022185056018;
constexpr double per_mean_deviation = 1.2533141373155001;
constexpr double clipped_at = 3;

std::vector<double> sorted_stock(std::vector<double> stock) {
    std::erase_if(stock, [](double value) { return std::isnan(value); });
    std::ranges::sort(stock);
    return stock;
}

/// One knot where the two ends are one value.
std::vector<Knot> ends(double good, double bad, double score_of_one) {
    if (good == bad) return {{good, score_of_one}};
    if (good < bad) return {{good, 0}, {bad, 100}};
    return {{bad, 100}, {good, 0}};
}

struct Range {
    double low, high;
};

/// Without the tails; with them where they are all that differs (most residences without a fact).
Range range_of(std::vector<double> const& sorted, double tail) {
    Range const inner{quantile(sorted, tail), quantile(sorted, 1 - tail)};
    return inner.low < inner.high ? inner : Range{sorted.front(), sorted.back()};
}

/// Each value of the stock, with the share of the stock that is better, the equal ones counting half.
std::vector<Knot> places(std::vector<double> const& sorted, bool high_is_bad) {
    std::vector<Knot> all;
    auto const n = static_cast<double>(sorted.size());
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t last = first;
        while (last < sorted.size() && sorted[last] == sorted[first])
            ++last;
        double const below = 100 * (static_cast<double>(first + last) / 2) / n;
        all.push_back({sorted[first], high_is_bad ? below : 100 - below});
        first = last;
    }
    if (all.size() <= most_knots) return all;
    std::vector<Knot> kept;
    for (std::size_t i = 0; i < most_knots; ++i)
        kept.push_back(all[i * (all.size() - 1) / (most_knots - 1)]);
    return kept;
}

std::vector<Knot> around_median(std::vector<double> const& sorted, bool high_is_bad) {
    double const median = quantile(sorted, 0.5);
    std::vector<double> deviations;
    ExactSum sum;
    for (double const value : sorted) {
        deviations.push_back(std::abs(value - median));
        sum.add(deviations.back());
    }
    std::ranges::sort(deviations);
    double deviation = per_median_deviation * quantile(deviations, 0.5);
    // More than half of the stock on its median: the mean deviation still tells how far the others are.
    if (!(deviation > 0)) deviation = per_mean_deviation * sum.value() / static_cast<double>(sorted.size());
    double const reach = high_is_bad ? clipped_at * deviation : -clipped_at * deviation;
    return ends(median - reach, median + reach, 50);
}

/// From the target to the worst; a stock that has reached it whole leaves the target alone.
std::vector<Knot> from_target(std::vector<double> const& sorted, Normalisation const& with, bool high_is_bad) {
    auto const [low, high] = range_of(sorted, with.tail);
    double const target = *with.target, worst = high_is_bad ? high : low;
    bool const is_beyond = high_is_bad ? worst > target : worst < target;
    return ends(target, is_beyond ? worst : target, 0);
}

std::vector<Knot> learnt(Indicator const& indicator, std::vector<double> const& sorted) {
    auto const& with = indicator.normalisation;
    bool const high_is_bad = indicator.high_is_bad();
    switch (with.method) {
    case Method::percentile:
        return places(sorted, high_is_bad);
    case Method::robust_z:
        return around_median(sorted, high_is_bad);
    case Method::target:
        return from_target(sorted, with, high_is_bad);
    case Method::min_max: {
        auto const [low, high] = range_of(sorted, with.tail);
        return high_is_bad ? ends(low, high, 50) : ends(high, low, 50);
    }
    case Method::goalposts:
    case Method::table:
        break;
    }
    return {};
}

}

double quantile(std::span<double const> sorted, double share) {
    assert(!sorted.empty());
    double const at = share * static_cast<double>(sorted.size() - 1);
    auto const below = static_cast<std::size_t>(at);
    if (below + 1 >= sorted.size()) return sorted.back();
    double const part = at - static_cast<double>(below);
    return part > 0 ? sorted[below] + part * (sorted[below + 1] - sorted[below]) : sorted[below];
}

Scale learn_scale(Indicator const& indicator, std::vector<double> stock) {
    Scale scale{{}, indicator.high_is_bad(), indicator.normalisation.method == Method::table, 0};
    if (indicator.normalisation.method == Method::goalposts) {
        scale.knots = ends(indicator.goalposts.at_0, indicator.goalposts.at_100, 50);
    } else if (scale.is_table) {
        scale.knots = indicator.normalisation.table;
        std::ranges::sort(scale.knots, {}, &Knot::value);
    } else {
        auto const sorted = sorted_stock(std::move(stock));
        scale.stock = sorted.size();
        if (!sorted.empty()) scale.knots = learnt(indicator, sorted);
    }
    return scale;
}

float normalise(double value, Scale const& scale) {
    auto const& knots = scale.knots;
    if (std::isnan(value) || knots.empty()) return missing;
    auto const above = std::ranges::lower_bound(knots, value, {}, &Knot::value);
    if (above != knots.end() && above->value == value) return static_cast<float>(above->score);
    if (scale.is_table) return missing;
    if (above == knots.begin()) return scale.high_is_bad ? 0.0F : 100.0F;
    if (above == knots.end()) return scale.high_is_bad ? 100.0F : 0.0F;
    auto const below = std::prev(above);
    double const share = (value - below->value) / (above->value - below->value);
    return static_cast<float>(below->score + share * (above->score - below->score));
}

double value_at(double score, Scale const& scale) {
    auto const& knots = scale.knots;
    if (std::isnan(score) || knots.empty()) return std::numeric_limits<double>::quiet_NaN();
    auto const distance = [score](Knot knot) { return std::abs(knot.score - score); };
    if (scale.is_table) return std::ranges::min_element(knots, {}, distance)->value;
    // The scores of all other methods rise with the badness of the value, or stay.
    bool const rises = knots.front().score <= knots.back().score;
    auto const above =
        std::ranges::partition_point(knots, [&](Knot knot) { return rises ? knot.score < score : knot.score > score; });
    if (above == knots.begin()) return knots.front().value;
    if (above == knots.end()) return knots.back().value;
    auto const below = std::prev(above);
    return below->value + (score - below->score) / (above->score - below->score) * (above->value - below->value);
}

double slope_at(double value, Scale const& scale) {
    auto const& knots = scale.knots;
    if (scale.is_table || knots.size() < 2 || !(value >= knots.front().value && value <= knots.back().value)) return 0;
    auto above = std::ranges::lower_bound(knots, value, {}, &Knot::value);
    if (above == knots.begin()) ++above;
    auto const below = std::prev(above);
    return (above->score - below->score) / (above->value - below->value);
}

bool is_flat(Scale const& scale) { return !scale.is_table && scale.knots.size() == 1; }

Goalposts calibrated_goalposts(Indicator const& indicator, std::vector<double> stock, double tail) {
    auto const sorted = sorted_stock(std::move(stock));
    if (sorted.empty()) return indicator.goalposts;
    auto const [low, high] = range_of(sorted, tail);
    if (!(low < high)) return indicator.goalposts;
    return indicator.high_is_bad() ? Goalposts{low, high} : Goalposts{high, low};
}

}
