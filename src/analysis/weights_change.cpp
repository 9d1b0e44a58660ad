#include "analysis/weights_change.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace vigie::analysis {

namespace {

struct Link {
    std::uint32_t to = 0;
    double weight = 1;
};

SpatialWeights from_links(std::vector<std::vector<Link>>& rows, SpatialWeights const& model) {
    SpatialWeights result;
    result.description = model.description;
    for (auto& row : rows) {
        std::sort(row.begin(), row.end(), [](Link a, Link b) { return a.to < b.to; });
        for (auto const link : row) {
            result.neighbours.push_back(link.to);
            if (!model.weights.empty()) result.weights.push_back(link.weight);
        }
        result.offsets.push_back(static_cast<std::uint32_t>(result.neighbours.size()));
    }
    return result;
}

double weight_at(SpatialWeights const& weights, std::size_t at) { return weights.weights.empty() ? 1 : weights.weights[at]; }

}

SpatialWeights styled(SpatialWeights weights, Style style) {
    if (weights.weights.empty()) weights.weights.assign(weights.neighbours.size(), 1.0);
    if (style == Style::binary) return weights;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        auto const row = std::span(weights.weights).subspan(weights.offsets[i], weights.offsets[i + 1] - weights.offsets[i]);
        double const total = std::accumulate(row.begin(), row.end(), 0.0);
        if (total > 0)
            for (double& w : row)
                w /= total;
    }
    return weights;
}

SpatialWeights symmetric(SpatialWeights const& weights) {
    std::vector<std::vector<Link>> rows(weights.size());
    for (std::uint32_t i = 0; i < weights.size(); ++i)
        for (std::size_t at = weights.offsets[i]; at < weights.offsets[i + 1]; ++at) {
            rows[i].push_back({weights.neighbours[at], weight_at(weights, at)});
            rows[weights.neighbours[at]].push_back({i, weight_at(weights, at)});
        }
    for (auto& row : rows) {
        std::sort(row.begin(), row.end(), [](Link a, Link b) { return a.to != b.to ? a.to < b.to : a.weight > b.weight; });
        row.erase(std::unique(row.begin(), row.end(), [](Link a, Link b) { return a.to == b.to; }), row.end());
    }
    return from_links(rows, weights);
}

SpatialWeights capped(SpatialWeights const& weights, std::span<core::Projected const> points, double cap) {
    assert(weights.size() == points.size());
    std::vector<std::vector<Link>> rows(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
        for (std::size_t at = weights.offsets[i]; at < weights.offsets[i + 1]; ++at)
            if (core::distance_m(points[i], points[weights.neighbours[at]]) <= cap)
                rows[i].push_back({weights.neighbours[at], weight_at(weights, at)});
    return from_links(rows, weights);
}

SpatialWeights of_order(SpatialWeights const& weights, unsigned order, bool include_lower) {
    assert(order >= 1);
    std::vector<std::vector<std::uint32_t>> lists(weights.size());
    std::vector<std::uint32_t> met_from(weights.size(), 0); ///< 1 + the last site whose search met it
    std::vector<std::uint32_t> edge, next;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        edge = {i};
        met_from[i] = i + 1;
        for (unsigned step = 1; step <= order; ++step) {
            next.clear();
            for (std::uint32_t const from : edge)
                for (std::uint32_t const to : weights.of(from))
                    if (met_from[to] != i + 1) met_from[to] = i + 1, next.push_back(to);
            if (include_lower || step == order) lists[i].insert(lists[i].end(), next.begin(), next.end());
            edge.swap(next);
        }
    }
    return weights_from(std::move(lists), weights.description);
}

}
