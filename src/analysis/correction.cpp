#include "analysis/correction.hpp"

#include "analysis/detail/radix_sort.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace vigie::analysis {

namespace {

/// Positions of the tests (p not NaN), smallest p first, ties in their order. \pre p >= 0, so that the bits of a double rise with it
std::vector<std::uint32_t> tests_in_order(std::span<double const> p) {
    std::vector<detail::Keyed> tests;
    tests.reserve(p.size());
    for (std::uint32_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) tests.push_back({std::bit_cast<std::uint64_t>(p[i] + 0.0), i});
    detail::sort_by_key(tests);
    std::vector<std::uint32_t> order;
    order.reserve(tests.size());
    for (auto const& test : tests)
        order.push_back(test.id);
    return order;
}

/// From the largest p down, no adjusted p above a later one: the LAST success counts, not the first failure.
void step_up(std::span<double> q, std::span<std::uint32_t const> order, double factor) {
    double smallest = 1;
    auto const n = static_cast<double>(order.size());
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        double& value = q[order[rank - 1]];
        smallest = std::min(smallest, factor * n / static_cast<double>(rank) * value);
        value = smallest;
    }
}

void step_down(std::span<double> q, std::span<std::uint32_t const> order) {
    double largest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        double& value = q[order[rank]];
        largest = std::max(largest, std::min(1.0, static_cast<double>(order.size() - rank) * value));
        value = largest;
    }
}

double harmonic(std::size_t n) {
    double sum = 0;
    for (std::size_t i = n; i > 0; --i)
        sum += 1 / static_cast<double>(i);
    return sum;
}

}

std::vector<double> adjusted(std::span<double const> p, Correction correction) {
    std::vector<double> q(p.begin(), p.end());
    auto const order = tests_in_order(p);
    switch (correction) {
    case Correction::none: break;
    case Correction::fdr: step_up(q, order, 1); break;
    case Correction::by: step_up(q, order, harmonic(order.size())); break;
    case Correction::holm: step_down(q, order); break;
    case Correction::bonferroni:
        for (auto const i : order)
            q[i] = std::min(1.0, static_cast<double>(order.size()) * p[i]);
        break;
    }
    return q;
}

}
