// The order in which a walk visits its stops: an open path, not a tour.
#include "core/walk.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace vigie::core {

namespace {

using Order = std::vector<std::size_t>;

constexpr std::size_t largest_exact = 12;
constexpr double least_gain_m = 1e-6; ///< less is rounding: without it two equal ways would be exchanged for ever

struct Distances {
    explicit Distances(std::vector<Projected> const& points)
        : n(points.size())
        , metres(n * n) {
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                metres[i * n + j] = distance_m(points[i], points[j]);
    }
    [[nodiscard]] double operator()(std::size_t i, std::size_t j) const { return metres[i * n + j]; }
    std::size_t n;
    std::vector<double> metres;
};

double length(Distances const& d, Order const& order) {
    double sum = 0;
    for (std::size_t i = 1; i < order.size(); ++i)
        sum += d(order[i - 1], order[i]);
    return sum;
}

/// Held and Karp (1962), for a path: the shortest way through a set of points that ends at one of them.
Order exact(Distances const& d, std::optional<std::size_t> first) {
    std::size_t const n = d.n, sets = std::size_t{1} << n;
    std::vector<double> best(sets * n, std::numeric_limits<double>::infinity());
    std::vector<std::uint8_t> before(sets * n, 255);
    for (std::size_t i = 0; i < n; ++i)
        if (!first || *first == i) best[(std::size_t{1} << i) * n + i] = 0;
    for (std::size_t set = 1; set < sets; ++set)
        for (std::size_t last = 0; last < n; ++last) {
            double const so_far = best[set * n + last];
            if (!std::isfinite(so_far)) continue;
            for (std::size_t next = 0; next < n; ++next) {
                if ((set >> next & 1U) != 0) continue;
                auto const at = (set | std::size_t{1} << next) * n + next;
                if (so_far + d(last, next) >= best[at]) continue;
                best[at] = so_far + d(last, next);
                before[at] = static_cast<std::uint8_t>(last);
            }
        }
    std::size_t set = sets - 1, at = 0;
    for (std::size_t last = 1; last < n; ++last)
        if (best[set * n + last] < best[set * n + at]) at = last;
    Order order;
    while (order.size() < n) {
        order.push_back(at);
        auto const came_from = before[set * n + at];
        set &= ~(std::size_t{1} << at);
        at = came_from;
    }
    std::ranges::reverse(order);
    return order;
}

Order nearest_first(Distances const& d, std::size_t first) {
    Order order{first};
    std::vector<bool> is_taken(d.n);
    is_taken[first] = true;
    while (order.size() < d.n) {
        std::size_t best = d.n;
        for (std::size_t i = 0; i < d.n; ++i)
            if (!is_taken[i] && (best == d.n || d(order.back(), i) < d(order.back(), best))) best = i;
        is_taken[best] = true;
        order.push_back(best);
    }
    return order;
}

/// Turns a stretch around where that shortens the way. \return that it did
bool turn(Distances const& d, Order& order, std::size_t fixed) {
    for (std::size_t i = fixed; i + 1 < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size(); ++j) {
            double gain = 0;
            if (i > 0) gain += d(order[i - 1], order[i]) - d(order[i - 1], order[j]);
            if (j + 1 < order.size()) gain += d(order[j], order[j + 1]) - d(order[i], order[j + 1]);
            if (gain <= least_gain_m) continue;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i),
                         order.begin() + static_cast<std::ptrdiff_t>(j) + 1);
            return true;
        }
    return false;
}

/// Moves one point elsewhere where that shortens the way. \return that it did
bool move_one(Distances const& d, Order& order, std::size_t fixed) {
    double const before = length(d, order);
    for (std::size_t i = fixed; i < order.size(); ++i)
        for (std::size_t j = fixed; j < order.size(); ++j) {
            if (i == j) continue;
            Order moved = order;
            auto const point = moved[i];
            moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(i));
            moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(j), point);
            if (length(d, moved) >= before - least_gain_m) continue;
            order = std::move(moved);
            return true;
        }
    return false;
}

Order improved(Distances const& d, Order order, std::size_t fixed) {
    while (turn(d, order, fixed) || move_one(d, order, fixed)) {
    }
    return order;
}

}

std::vector<std::size_t> walking_order(std::vector<Projected> const& points, std::optional<std::size_t> first) {
    Distances const d(points);
    if (points.size() < 2) return Order(points.size());
    if (points.size() <= largest_exact) return exact(d, first);
    Order best;
    constexpr std::size_t beginnings = 8;
    std::size_t const step = std::max<std::size_t>(1, points.size() / beginnings);
    for (std::size_t start = first.value_or(0); start < points.size(); start += step) {
        auto order = improved(d, nearest_first(d, start), first ? 1 : 0);
        if (best.empty() || length(d, order) < length(d, best)) best = std::move(order);
        if (first) break;
    }
    return best;
}

}
