#pragma once

#include "analysis/spatial_weights.hpp"
#include "core/random.hpp"

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>
#include <vector>

/// Small towns for the tests of this folder.
namespace vigie::test {

/// Binary neighbours from lists: `{{1}, {0, 2}, {1}}` is a street of three sites.
inline analysis::SpatialWeights weights_of(std::initializer_list<std::vector<std::uint32_t>> lists) {
    analysis::SpatialWeights w;
    for (auto const& list : lists) {
        w.neighbours.insert(w.neighbours.end(), list.begin(), list.end());
        w.offsets.push_back(static_cast<std::uint32_t>(w.neighbours.size()));
    }
    return w;
}

/// 0 – 1 – 2 – … – (n-1), each site the neighbour of those beside it.
inline analysis::SpatialWeights street(std::uint32_t n) {
    analysis::SpatialWeights w;
    for (std::uint32_t i = 0; i < n; ++i) {
        if (i > 0) w.neighbours.push_back(i - 1);
        if (i + 1 < n) w.neighbours.push_back(i + 1);
        w.offsets.push_back(static_cast<std::uint32_t>(w.neighbours.size()));
    }
    return w;
}

/// side × side points 100 m apart, row by row.
inline std::vector<core::Projected> square(std::uint32_t side) {
    std::vector<core::Projected> points;
    for (std::uint32_t row = 0; row < side; ++row)
        for (std::uint32_t column = 0; column < side; ++column)
            points.push_back({100.0 * column, 100.0 * row});
    return points;
}

inline std::vector<core::Projected> scattered(std::uint32_t n, std::uint64_t seed) {
    core::CounterRandom random(seed, 0);
    std::vector<core::Projected> points;
    for (std::uint32_t i = 0; i < n; ++i) {
        double const x = 1000 * random.uniform();
        points.push_back({x, 1000 * random.uniform()});
    }
    return points;
}

/// Standard normal values (Box-Muller).
inline std::vector<double> noise(std::size_t n, std::uint64_t seed) {
    core::CounterRandom random(seed, 1);
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) {
        double const radius = std::sqrt(-2 * std::log(1 - random.uniform()));
        values.push_back(radius * std::cos(2 * std::numbers::pi * random.uniform()));
    }
    return values;
}

}
