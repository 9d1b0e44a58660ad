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

namespace {

struct Standing {
    double index;
    std::uint32_t row;
};

bool is_above(Standing a, Standing b) { return a.index > b.index; }

/// Highest first. Values are spread over as many drawers as there are rows, each then sorted by itself: linear for
/// scores that are spread at all, and no slower than one sort of the whole where they are not.
std::vector<Standing> ordered(std::vector<Standing> const& all, double lowest, double highest) {
    double const scale = highest > lowest ? static_cast<double>(all.size()) / (highest - lowest) : 0;
    auto const last = all.size() - 1;
    auto const drawer = [&](Standing s) {
        double const place = (highest - s.index) * scale;
        return place < static_cast<double>(last) ? static_cast<std::size_t>(place) : last;
    };
    std::vector<std::uint32_t> start(all.size() + 1, 0);
    for (auto const standing : all)
        ++start[drawer(standing) + 1];
    for (std::size_t i = 1; i < start.size(); ++i)
        start[i] += start[i - 1];
    std::vector<Standing> sorted(all.size());
    auto next = start;
    for (auto const standing : all)
        sorted[next[drawer(standing)]++] = standing;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (start[i + 1] - start[i] > 1) std::sort(sorted.begin() + start[i], sorted.begin() + start[i + 1], is_above);
    return sorted;
}

}

std::vector<int> ranks(std::span<double const> indices) {
    std::vector<Standing> scored;
    scored.reserve(indices.size());
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        if (std::isnan(indices[i])) continue;
        scored.push_back({indices[i], static_cast<std::uint32_t>(i)});
        lowest = std::min(lowest, indices[i]);
        highest = std::max(highest, indices[i]);
    }
    std::vector<int> result(indices.size(), 0);
    if (scored.empty()) return result;
    auto const order = ordered(scored, lowest, highest);
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
