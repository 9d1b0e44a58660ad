#include "core/scoring.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace vigie::core::scoring {

namespace {

/// Above by one letter or more. \pre both are scored
bool is_worse(SeverityClass one, SeverityClass other) { return one > other; }

}

// A campaign without a score is stepped over: two scored campaigns below the shown class lower it even when one without a
// score lies between. But a residence that is not scored now shows as not scored: there is no index for a letter to stand on.
SeverityClass with_hysteresis(std::span<SeverityClass const> history) {
    if (history.empty() || history.back() == SeverityClass::not_scored) return SeverityClass::not_scored;
    SeverityClass shown = SeverityClass::not_scored;
    int below = 0;
    for (auto const plain : history) {
        if (plain == SeverityClass::not_scored) continue;
        below = shown != SeverityClass::not_scored && is_worse(shown, plain) ? below + 1 : 0;
        if (below == 1) continue;
        shown = plain;
        below = 0;
    }
    return shown;
}

std::vector<int> ranks(std::span<double const> indices) {
    struct Standing {
        double index;
        std::uint32_t row;
    };
    std::vector<Standing> order;
    order.reserve(indices.size());
    for (std::size_t i = 0; i < indices.size(); ++i)
        if (!std::isnan(indices[i])) order.push_back({indices[i], static_cast<std::uint32_t>(i)});
    std::sort(order.begin(), order.end(), [](Standing a, Standing b) { return a.index > b.index; });
    std::vector<int> result(indices.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        bool const is_tied = i > 0 && order[i].index == order[i - 1].index;
        result[order[i].row] = is_tied ? result[order[i - 1].row] : static_cast<int>(i) + 1;
    }
    return result;
}

std::vector<double> rounded_to_total(std::span<double const> values, int decimals) {
    double const unit = std::pow(10.0, decimals);
    std::vector<double> whole(values.size());
    double total = 0, given = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        total += values[i];
        whole[i] = std::floor(values[i] * unit);
        given += whole[i];
    }
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Stable: of two equal remainders the first in grid order is rounded up.
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return values[a] * unit - whole[a] > values[b] * unit - whole[b]; });
    auto const left = static_cast<std::size_t>(std::max(std::round(total * unit) - given, 0.0));
    for (std::size_t i = 0; i < std::min(left, order.size()); ++i) whole[order[i]] += 1;
    for (double& value : whole) value /= unit;
    return whole;
}

}
