#include "analysis/correction.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vigie::analysis {

namespace {

/// Positions of the tests (p not NaN), smallest p first, ties in their order.
std::vector<std::size_t> tests_in_order(std::span<double const> p) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

/// From the largest p down, no adjusted p above a later one: the LAST success counts, not the first failure.
void step_up(std::span<double> q, std::span<std::size_t const> order, double factor) {
    double smallest = 1;
    auto const n = static_cast<double>(order.size());
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        double& value = q[order[rank - 1]];
        smallest = std::min(smallest, factor * n / static_cast<double>(rank) * value);
        value = smallest;
    }
}

void step_down(std::span<double> q, std::span<std::size_t const> order) {
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
        for (std::size_t const i : order)
            q[i] = std::min(1.0, static_cast<double>(order.size()) * p[i]);
        break;
    }
    return q;
}

}
