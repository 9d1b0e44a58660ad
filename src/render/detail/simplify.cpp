#include "render/detail/simplify.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace vigie::render::detail {
namespace {

double squared_distance(core::Projected p, core::Projected a, core::Projected b) {
    double const dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    double const along = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    double const x = p.x - a.x - along * dx, y = p.y - a.y - along * dy;
    return x * x + y * y;
}

}

std::vector<std::uint32_t> kept_points(std::span<core::Projected const> line, double tolerance_m) {
    std::vector<std::uint32_t> kept;
    if (line.empty()) return kept;
    if (!(tolerance_m > 0)) {
        kept.resize(line.size());
        std::iota(kept.begin(), kept.end(), 0U);
        return kept;
    }
    kept.push_back(0);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> open{{0, static_cast<std::uint32_t>(line.size() - 1)}};
    while (!open.empty()) { // the part nearest to the start is on top, so that points are kept in order
        auto const [first, last] = open.back();
        open.pop_back();
        double farthest = tolerance_m * tolerance_m;
        std::uint32_t split = 0;
        for (std::uint32_t i = first + 1; i < last; ++i)
            if (double const d = squared_distance(line[i], line[first], line[last]); d > farthest) farthest = d, split = i;
        if (split == 0) {
            if (last > first) kept.push_back(last);
            continue;
        }
        open.emplace_back(split, last);
        open.emplace_back(first, split);
    }
    return kept;
}

}
