#include "dossier/detail/intervals.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace vigie::dossier::detail {

namespace {

constexpr double z = 1.959963984540054; // normal quantile of 97.5 %

double cube(double x) { return x * x * x; }

/// Of k of n, 0 < p < 1.
double binomial_point(double k, double n, double p) {
    return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(p) + (n - k) * std::log1p(-p));
}

/// P(X <= k), summed downwards from k; the terms may rise first.
double at_most(double k, double n, double p) {
    double term = binomial_point(k, n, p), sum = term;
    double const odds = (1 - p) / p;
    for (double i = k; i > 0; --i) {
        double const next = term * i / (n - i + 1) * odds;
        sum += next;
        if (next < term && next < sum * 1e-17) break;
        term = next;
    }
    return std::min(sum, 1.0);
}

double at_least(double k, double n, double p) { return at_most(n - k, n, 1 - p); }

/// Where `is_below` turns false between 0 and 1.
template <typename Test> double turning_point(Test is_below) {
    double low = 0, high = 1;
    for (int i = 0; i < 60; ++i) {
        double const middle = (low + high) / 2;
        (is_below(middle) ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// Clopper and Pearson's. \pre n > 0
Interval share_of_all(double k, double n) {
    constexpr double tail = 0.025;
    Interval share{0, 1};
    if (k > 0) share.low = turning_point([&](double p) { return at_least(k, n, p) < tail; });
    if (k < n) share.high = turning_point([&](double p) { return at_most(k, n, p) > tail; });
    return share;
}

}

Interval byar(double events) {
    assert(events >= 0);
    double const above = events + 1;
    double const low = events > 0 ? events * cube(1 - 1 / (9 * events) - z / (3 * std::sqrt(events))) : 0;
    return {std::max(low, 0.0), above * cube(1 - 1 / (9 * above) + z / (3 * std::sqrt(above)))};
}

Interval wilson(double positive, double answers) {
    assert(positive >= 0 && answers > 0 && positive <= answers);
    double const p = positive / answers;
    double const centre = p + z * z / (2 * answers);
    double const reach = z * std::sqrt(p * (1 - p) / answers + z * z / (4 * answers * answers));
    double const whole = 1 + z * z / answers;
    return {std::max((centre - reach) / whole, 0.0), std::min((centre + reach) / whole, 1.0)};
}

RateRatio rate_ratio(double events_before, double exposure_before, double events, double exposure) {
    assert(events_before >= 0 && events >= 0 && exposure_before > 0 && exposure > 0);
    constexpr double no_bound = std::numeric_limits<double>::infinity();
    double const before = std::round(events_before), after = std::round(events), all = before + after;
    if (all <= 0) return {1, 0, no_bound, 1};
    auto const share = share_of_all(after, all);
    double const unchanged = exposure / (exposure + exposure_before);
    auto const as_ratio = [&](double p) { return p < 1 ? p / (1 - p) * exposure_before / exposure : no_bound; };
    double const p = 2 * std::min(at_most(after, all, unchanged), at_least(after, all, unchanged));
    return {as_ratio(after / all), as_ratio(share.low), as_ratio(share.high), std::min(p, 1.0)};
}

ShareDifference share_difference(double positive_before, double answers_before, double positive, double answers) {
    double const before = positive_before / answers_before, after = positive / answers;
    auto const was = wilson(positive_before, answers_before), is = wilson(positive, answers);
    double const difference = after - before;
    return {difference, difference - std::hypot(after - is.low, was.high - before),
            difference + std::hypot(is.high - after, before - was.low)};
}

}
