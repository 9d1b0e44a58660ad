#include "analysis/join_count.hpp"

#include "analysis/detail/field.hpp"
#include "analysis/local_statistics.hpp"
#include "analysis/weights_summary.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vigie::analysis {

namespace {

using detail::Field;

/// P(X = x) as a product of factors near 1, larger and smaller ones in turn, so that nothing overflows on the way.
double hypergeometric(std::uint64_t x, std::uint64_t drawn, std::uint64_t marked, std::uint64_t pool) {
    auto const real = [](std::uint64_t v) { return static_cast<double>(v); };
    std::uint64_t const others = pool - marked;
    double product = 1;
    for (std::uint64_t t = 0; t < drawn; ++t) {
        double const of = real(pool - t);
        if (t < x) product *= real(marked - t) / of * (real(drawn - t) / real(x - t));
        else product *= real(others - (t - x)) / of;
    }
    return product;
}

double one_sided(std::uint64_t x, std::uint64_t drawn, std::uint64_t marked, std::uint64_t pool, Alternative alternative) {
    double const at_least = hypergeometric_at_least(x, drawn, marked, pool);
    double const at_most = hypergeometric_at_least(drawn - x, drawn, pool - marked, pool);
    switch (alternative) {
    case Alternative::greater: return at_least;
    case Alternative::less: return at_most;
    case Alternative::directed: return std::min(at_least, at_most);
    case Alternative::two_sided: break;
    }
    return std::min(1.0, 2 * std::min(at_least, at_most));
}

/// Sums for the variance with the ones among the sites that have neighbours or not, as many as they are.
struct Count {
    double n, s0, s1, s2;

    [[nodiscard]] JoinCount same(std::string pair, double joins, double of) const {
        JoinCount r{std::move(pair), joins, 0, 0, 0};
        double const twice = of * (of - 1);
        r.expected = s0 * twice / (2 * n * (n - 1));
        double v = s1 * twice / (n * (n - 1));
        v += (s2 - 2 * s1) * twice * (of - 2) / (n * (n - 1) * (n - 2));
        v += (s0 * s0 + s1 - s2) * twice * (of - 2) * (of - 3) / (n * (n - 1) * (n - 2) * (n - 3));
        return finished(r, v);
    }
    [[nodiscard]] JoinCount different(std::string pair, double joins, double a, double b) const {
        JoinCount r{std::move(pair), joins, 0, 0, 0};
        r.expected = s0 * a * b / (n * (n - 1));
        double v = 2 * s1 * a * b / (n * (n - 1));
        v += (s2 - 2 * s1) * a * b * (a + b - 2) / (n * (n - 1) * (n - 2));
        v += 4 * (s0 * s0 + s1 - s2) * a * (a - 1) * b * (b - 1) / (n * (n - 1) * (n - 2) * (n - 3));
        return finished(r, v);
    }

  private:
    [[nodiscard]] static JoinCount finished(JoinCount r, double four_times) {
        r.variance = four_times / 4 - r.expected * r.expected;
        r.z_score = r.variance > 0 ? (r.count - r.expected) / std::sqrt(r.variance) : detail::not_a_test;
        if (!std::isfinite(r.expected)) r.expected = detail::not_a_test;
        if (!std::isfinite(r.variance)) r.variance = detail::not_a_test;
        return r;
    }
};

}

double hypergeometric_at_least(std::uint64_t x, std::uint64_t drawn, std::uint64_t marked, std::uint64_t pool) {
    assert(drawn <= pool && marked <= pool);
    std::uint64_t const others = pool - marked;
    std::uint64_t const least = drawn > others ? drawn - others : 0;
    if (x <= least) return 1;
    std::uint64_t const most = std::min(drawn, marked);
    if (x > most) return 0;
    double term = hypergeometric(x, drawn, marked, pool), sum = term;
    for (std::uint64_t t = x; t < most; ++t) {
        auto const real = [](std::uint64_t v) { return static_cast<double>(v); };
        term *= real(marked - t) / real(t + 1) * (real(drawn - t) / real(others - drawn + t + 1));
        sum += term;
    }
    return std::min(1.0, sum);
}

std::vector<JoinCount> join_counts(std::span<double const> values, SpatialWeights const& weights) {
    Field const field(values, weights, Style::binary);
    double ones = 0, joins[3] = {}; // by number of ones at the ends of the link
    for (std::size_t row = 0; row < field.size(); ++row) {
        double const own = values[field.site_of[row]];
        ones += own;
        auto const w = field.weights_of(row);
        for (std::size_t j = 0; j < w.size(); ++j)
            joins[static_cast<std::size_t>(own + values[field.site_of[field.of(row)[j]]])] += w[j] / 2;
    }
    auto const sums = summary(field.written_out(), false);
    Count const count{static_cast<double>(field.size() - sums.islands), sums.s0, sums.s1, sums.s2};
    double const zeros = static_cast<double>(field.size()) - ones;
    return {count.same("0:0", joins[0], zeros), count.same("1:1", joins[2], ones), count.different("1:0", joins[1], ones, zeros)};
}

std::vector<LocalResult> local_join_count(std::span<double const> values, SpatialWeights const& weights, LocalOptions const& options,
                                          std::stop_token stop) {
    Field const field(values, weights, options.style);
    std::vector<LocalResult> results(values.size());
    double ones = 0;
    for (auto const site : field.site_of)
        ones += values[site];
    double const n = static_cast<double>(field.size());
    for (std::size_t row = 0; row < field.size(); ++row) {
        auto& r = results[field.site_of[row]];
        bool const is_one = values[field.site_of[row]] == 1;
        r.z = field.z(row);
        r.lag = detail::lag_of(field, field.values, row).value;
        auto const neighbours = field.of(row);
        auto const w = field.weights_of(row);
        for (std::size_t j = 0; j < neighbours.size() && is_one; ++j)
            r.statistic += w[j] * values[field.site_of[neighbours[j]]];
        if (!is_one || neighbours.empty()) continue;
        double const share = (ones - 1) / (n - 1);
        auto const moments = detail::permutation_moments(field.row_weights(row), share, share * (1 - share), n - 1);
        r.expected = moments.expected, r.variance = moments.variance;
        if (r.variance > 0) r.z_score = (r.statistic - r.expected) / std::sqrt(r.variance);
        if (!field.is_equal) continue;
        auto const met = std::ranges::count_if(neighbours, [&](auto j) { return values[field.site_of[j]] == 1; });
        r.p = one_sided(static_cast<std::uint64_t>(met), neighbours.size(), static_cast<std::uint64_t>(ones - 1), field.size() - 1,
                        options.inference.alternative);
    }
    if (!field.is_equal && !field.is_constant() && options.inference.permutations > 0) {
        auto const p = detail::linear_p(field, field.values, std::vector<int>(field.size(), 1), options.inference, stop);
        for (std::size_t row = 0; row < field.size(); ++row)
            if (values[field.site_of[row]] == 1) results[field.site_of[row]].p = p[row];
    }
    detail::correct(results, options);
    return results;
}

}
