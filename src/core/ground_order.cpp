#include "core/ground_order.hpp"

#include <algorithm>
#include <numeric>

namespace vigie::core {

namespace {

std::uint32_t spread_bits(std::uint32_t v) {
    v = (v | (v << 8)) & 0x00FF00FFU;
    v = (v | (v << 4)) & 0x0F0F0F0FU;
    v = (v | (v << 2)) & 0x33333333U;
    return (v | (v << 1)) & 0x55555555U;
}

}

std::vector<std::uint32_t> ground_order(std::vector<Box> const& boxes) {
    Box all;
    for (Box const& box : boxes)
        if (!box.is_empty()) all.include(box);
    double const step = std::max({all.width(), all.height(), 1.0}) / 65535;
    std::vector<std::uint32_t> keys(boxes.size(), 0);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].is_empty()) continue;
        Projected const c = boxes[i].centre();
        keys[i] = spread_bits(static_cast<std::uint32_t>((c.x - all.min_x) / step)) |
                  (spread_bits(static_cast<std::uint32_t>((c.y - all.min_y) / step)) << 1);
    }
    std::vector<std::uint32_t> order(boxes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
    return order;
}

}
