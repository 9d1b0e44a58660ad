#include "analysis/spatial_weights.hpp"

#include "analysis/detail/point_grid.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>

namespace vigie::analysis {

namespace {

std::string shortest(double number) {
    std::array<char, 32> text{};
    auto const end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

/// Weight of each link as asked: binary or given, divided by the row's total when row-standardised.
std::vector<double> link_weights(SpatialWeights const& weights, bool row_standardised) {
    std::vector<double> result = weights.weights;
    if (result.empty()) result.assign(weights.neighbours.size(), 1.0);
    if (!row_standardised) return result;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        auto const row = std::span(result).subspan(weights.offsets[i], weights.offsets[i + 1] - weights.offsets[i]);
        double const total = std::accumulate(row.begin(), row.end(), 0.0);
        if (total > 0)
            for (double& w : row)
                w /= total;
    }
    return result;
}

/// Sites that reach one another along links taken in either direction; an island is a component of its own.
std::size_t count_components(SpatialWeights const& weights) {
    std::vector<std::uint32_t> parent(weights.size());
    std::iota(parent.begin(), parent.end(), 0U);
    auto const root = [&](std::uint32_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    std::size_t components = weights.size();
    for (std::uint32_t i = 0; i < weights.size(); ++i)
        for (std::uint32_t const j : weights.of(i)) {
            std::uint32_t const a = root(i), b = root(j);
            if (a == b) continue;
            parent[std::max(a, b)] = std::min(a, b);
            --components;
        }
    return components;
}

}

SpatialWeights knn_weights(std::span<core::Projected const> points, std::size_t k, std::optional<double> cap_m) {
    SpatialWeights result;
    result.description = "knn:" + std::to_string(k);
    if (cap_m) result.description += ",cap:" + shortest(*cap_m);
    result.offsets.reserve(points.size() + 1);
    result.neighbours.reserve(points.size() * std::min(k, points.size()));
    detail::PointGrid const grid(points);
    std::vector<detail::PointGrid::Found> found;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        grid.nearest(i, k, cap_m.value_or(std::numeric_limits<double>::infinity()), found);
        auto const start = static_cast<std::ptrdiff_t>(result.neighbours.size());
        for (auto const& f : found)
            result.neighbours.push_back(f.id);
        std::sort(result.neighbours.begin() + start, result.neighbours.end());
        result.offsets.push_back(static_cast<std::uint32_t>(result.neighbours.size()));
    }
    return result;
}

SpatialWeights band_weights(std::span<core::Projected const> points, double distance) {
    SpatialWeights result;
    result.description = "band:" + shortest(distance);
    result.offsets.reserve(points.size() + 1);
    detail::PointGrid const grid(points);
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        grid.within(i, distance, found);
        std::sort(found.begin(), found.end());
        result.neighbours.insert(result.neighbours.end(), found.begin(), found.end());
        result.offsets.push_back(static_cast<std::uint32_t>(result.neighbours.size()));
    }
    return result;
}

WeightsSummary summary(SpatialWeights const& weights, bool row_standardised) {
    WeightsSummary result;
    result.sites = weights.size();
    result.links = weights.neighbours.size();
    result.components = count_components(weights);
    auto const w = link_weights(weights, row_standardised);
    std::vector<double> row_and_column(weights.size(), 0.0);
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        if (weights.of(i).empty()) ++result.islands;
        for (std::size_t at = weights.offsets[i]; at < weights.offsets[i + 1]; ++at) {
            std::uint32_t const j = weights.neighbours[at];
            result.s0 += w[at];
            row_and_column[i] += w[at];
            row_and_column[j] += w[at];
            auto const back = weights.of(j);
            auto const found = std::lower_bound(back.begin(), back.end(), i);
            bool const is_mutual = found != back.end() && *found == i;
            // S1 = 1/2 sum over ordered pairs of (w_ij + w_ji)^2: a one-way link is met once here, but counts in both pairs.
            double const reverse =
                is_mutual ? w[weights.offsets[j] + static_cast<std::size_t>(found - back.begin())] : 0.0;
            result.s1 += (is_mutual ? 0.5 : 1.0) * (w[at] + reverse) * (w[at] + reverse);
        }
    }
    for (double const sum : row_and_column)
        result.s2 += sum * sum;
    return result;
}

}
