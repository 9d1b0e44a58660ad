#include "analysis/detail/fixed_point.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::analysis::detail {

namespace {

/// True when every value is a whole number of 1/per_one, to the last bit of its double.
bool is_decimal(std::span<double const> values, double per_one, double largest_unit) {
    return std::all_of(values.begin(), values.end(), [&](double v) {
        double const units = std::nearbyint(v * per_one);
        return std::abs(units) <= std::min(largest_unit, 0x1p53) && units / per_one == v;
    });
}

}

FixedPoint fixed_point(std::span<double const> values, std::size_t terms, double largest_sum) {
    FixedPoint result;
    double largest = 0;
    for (double const v : values)
        largest = std::max(largest, std::abs(v));
    double const largest_unit = largest_sum / static_cast<double>(terms);

    bool decimal = false;
    for (double per_one = 1; per_one <= 1e9 && !decimal; per_one *= 10) {
        decimal = is_decimal(values, per_one, largest_unit);
        result.per_one = per_one;
    }
    int shift = 0;
    if (!decimal) {
        result.per_one = 1;
        shift = std::ilogb(largest_unit) - std::ilogb(largest) - 1;
        result.unit = std::ldexp(1.0, -shift);
    }
    result.units.reserve(values.size());
    for (double const v : values) {
        result.units.push_back(std::llrint(decimal ? v * result.per_one : std::ldexp(v, shift)));
        result.total += result.units.back();
    }
    return result;
}

Wide FixedPoint::deviation(std::int64_t sum, std::size_t terms) const {
    return static_cast<Wide>(units.size()) * sum - static_cast<Wide>(terms) * total;
}

double FixedPoint::to_mean(Wide deviation, std::size_t terms) const {
    auto const narrow = static_cast<std::int64_t>(deviation); // nearly always enough, and a processor converts it alone
    double const whole = narrow == deviation ? static_cast<double>(narrow) : static_cast<double>(deviation);
    double const mean = whole / (static_cast<double>(units.size()) * static_cast<double>(terms));
    return mean * unit / per_one;
}

}
