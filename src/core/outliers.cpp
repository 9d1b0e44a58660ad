#include "core/outliers.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::core {

std::optional<double> median(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty()) return std::nullopt;
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

std::vector<double> robust_z(std::span<double const> values) {
    std::vector<double> known;
    std::ranges::copy_if(values, std::back_inserter(known), [](double value) { return !std::isnan(value); });
    std::vector<double> z(values.begin(), values.end());
    auto const is_known = [](double value) { return !std::isnan(value); };
    if (known.size() < least_values) {
        std::ranges::replace_if(z, is_known, 0.0);
        return z;
    }
    double const middle = *median(known);
    std::vector<double> apart;
    double sum = 0;
    for (double const value : known) {
        apart.push_back(std::abs(value - middle));
        sum += apart.back();
    }
    double const mad = *median(apart), mean = sum / static_cast<double>(apart.size());
    double const unit = mad > 0 ? mad / 0.6745 : 1.2533 * mean;
    for (double& value : z)
        if (is_known(value)) value = unit > 0 ? (value - middle) / unit : 0;
    return z;
}

}
