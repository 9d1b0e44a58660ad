#include "analysis/trend.hpp"

#include "analysis/inference.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <vector>

namespace vigie::analysis {

namespace {

constexpr std::size_t most_exact = 18; ///< 18! < 2^53: the counts are whole numbers in a double

/// Sizes of the groups of equal values.
std::vector<std::size_t> ties(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i == 0 || values[i] != values[i - 1]) sizes.push_back(0);
        ++sizes.back();
    }
    return sizes;
}

/// How many orders of the values have 0, 1, 2, … pairs that fall: the coefficients of (1)(1+q)…(1+…+q^(n-1)) divided by
/// the same of each group of ties (Kendall 1975, ch. 5; MacMahon's inversions of a multiset).
std::vector<double> orders_by_falls(std::size_t n, std::vector<std::size_t> const& groups) {
    std::vector<double> count{1};
    auto const times = [&](std::size_t terms) {
        std::vector<double> product(count.size() + terms - 1, 0);
        for (std::size_t i = 0; i < count.size(); ++i)
            for (std::size_t j = 0; j < terms; ++j)
                product[i + j] += count[i];
        count = std::move(product);
    };
    auto const divided = [&](std::size_t terms) {
        std::vector<double> quotient(count.size() - terms + 1);
        for (std::size_t i = 0; i < quotient.size(); ++i) {
            quotient[i] = count[i];
            for (std::size_t j = 1; j < terms && j <= i; ++j)
                quotient[i] -= quotient[i - j];
        }
        count = std::move(quotient);
    };
    for (std::size_t i = 2; i <= n; ++i)
        times(i);
    for (std::size_t const group : groups)
        for (std::size_t i = 2; i <= group; ++i)
            divided(i);
    return count;
}

double exact_p(int s, std::size_t n, std::vector<std::size_t> const& groups) {
    auto const count = orders_by_falls(n, groups);
    auto const untied = static_cast<int>(count.size()) - 1; // pairs of different values: s = untied - 2 falls
    double all = 0, as_large = 0;
    for (int falls = 0; falls <= untied; ++falls) {
        double const orders = count[static_cast<std::size_t>(falls)];
        all += orders;
        if (std::abs(untied - 2 * falls) >= std::abs(s)) as_large += orders;
    }
    return as_large / all;
}

double normal_p_of(int s, std::size_t n, std::vector<std::size_t> const& groups) {
    auto const term = [](std::size_t size) {
        auto const m = static_cast<double>(size);
        return m * (m - 1) * (2 * m + 5);
    };
    double variance = term(n);
    for (std::size_t const group : groups)
        variance -= term(group);
    variance /= 18;
    if (!(variance > 0) || s == 0) return 1;
    return normal_p((std::abs(s) - 1) / std::sqrt(variance), Alternative::two_sided);
}

}

Trend mann_kendall(std::span<double const> series) {
    Trend trend;
    std::size_t const n = series.size();
    if (n < 2) return trend;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j)
            trend.s += (series[j] > series[i]) - (series[j] < series[i]);
    trend.tau = 2.0 * trend.s / (static_cast<double>(n) * static_cast<double>(n - 1));
    trend.is_exact = n <= most_exact;
    auto const groups = ties({series.begin(), series.end()});
    trend.p = trend.is_exact ? exact_p(trend.s, n, groups) : normal_p_of(trend.s, n, groups);
    return trend;
}

}
