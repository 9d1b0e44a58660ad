#include "workbench/detail/intervals.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vigie::workbench::detail {

namespace {

constexpr double z = 1.959963984540054; // normal quantile of 97.5 %

double cube(double x) { return x * x * x; }

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

}
