#include "analysis/global_statistics.hpp"

#include "analysis/detail/draws.hpp"
#include "analysis/detail/field.hpp"
#include "analysis/detail/parallel.hpp"
#include "analysis/weights_summary.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>

namespace vigie::analysis {

namespace {

using detail::Field;
using detail::Wide;

/// What the formulas of the moments share.
struct Terms {
    double n = 0, s0 = 0, s1 = 0, s2 = 0;
};

Terms terms_of(Field const& field, GlobalOptions const& options, GlobalResult& result) {
    auto const sums = summary(field.written_out(), false); // the field's weights are styled already
    result.n = field.size();
    result.links = sums.links;
    result.islands = sums.islands;
    return {static_cast<double>(field.size() - (options.counts_islands ? 0 : sums.islands)), sums.s0, sums.s1, sums.s2};
}

void finish(GlobalResult& result, double sign, Alternative alternative) {
    if (!std::isfinite(result.statistic)) result.statistic = detail::not_a_test;
    if (!std::isfinite(result.expected)) result.expected = detail::not_a_test;
    if (!std::isfinite(result.variance)) result.variance = detail::not_a_test;
    if (!(result.variance > 0)) return;
    result.z_score = sign * (result.statistic - result.expected) / std::sqrt(result.variance);
    result.p = normal_p(result.z_score, alternative);
}

/// Values as whole numbers of at most 2^30, as many as the field's rows.
std::vector<std::int64_t> whole_values(Field const& field, bool is_centred) {
    std::vector<double> values;
    for (std::size_t row = 0; row < field.size(); ++row)
        values.push_back(is_centred ? field.z(row)
                                    : static_cast<double>(field.values.units[row]) * field.values.unit / field.values.per_one);
    return detail::fixed_point(values, 1, 0x1p30).units;
}

/// How often a random placement of the values over the sites gives as large, and as small, a sum over the links.
class PlacementTest {
  public:
    PlacementTest(Field const& field, std::vector<std::int64_t> values) : links_(field.written_out()), values_(std::move(values)) {
        double heaviest = 0;
        for (double const w : links_.weights)
            heaviest = std::max(heaviest, w);
        for (double const w : links_.weights)
            weights_.push_back(std::llrint(w / heaviest * 0x1p26));
    }

    /// \param term of (own value, neighbour's value), < 2^62
    template <typename Term>
    double p(PermutationOptions const& options, bool turned, std::stop_token const& stop, Term const& term) const {
        if (options.permutations == 0 || weights_.empty()) return detail::not_a_test;
        detail::Labour const labour{detail::thread_count(options.threads), stop, options.progress};
        Wide const observed = sum(values_, term);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> counts(labour.threads);
        std::vector<std::unique_ptr<detail::Draws>> draws(labour.threads);
        auto const n = static_cast<std::uint32_t>(values_.size());
        detail::in_blocks_by_worker(options.permutations, 1, labour, [&](unsigned worker, std::size_t draw, std::size_t) {
            if (!draws[worker]) draws[worker] = std::make_unique<detail::Draws>(n, n, options.seed);
            std::vector<std::int64_t> placed;
            placed.reserve(n);
            for (auto const from : draws[worker]->row(draw))
                placed.push_back(values_[from]);
            Wide const found = sum(placed, term);
            counts[worker].first += found >= observed;
            counts[worker].second += found <= observed;
        });
        if (stop.stop_requested()) throw core::cancelled();
        std::uint32_t at_least = 0, at_most = 0;
        for (auto const& [more, less] : counts)
            at_least += more, at_most += less;
        if (turned) std::swap(at_least, at_most);
        return pseudo_p(at_least, at_most, options.permutations, options.alternative);
    }

  private:
    template <typename Term> Wide sum(std::vector<std::int64_t> const& values, Term const& term) const {
        Wide total = 0;
        for (std::size_t row = 0; row < values.size(); ++row)
            for (std::size_t at = links_.offsets[row]; at < links_.offsets[row + 1]; ++at)
                total += static_cast<Wide>(weights_[at]) * term(values[row], values[links_.neighbours[at]]);
        return total;
    }

    SpatialWeights links_;
    std::vector<std::int64_t> values_;
    std::vector<std::int64_t> weights_;
};

std::int64_t product(std::int64_t a, std::int64_t b) { return a * b; }
std::int64_t squared_difference(std::int64_t a, std::int64_t b) { return (a - b) * (a - b); }

double moran_variance(Terms const& t, double kurtosis, NullModel model) {
    double const nn = t.n * t.n, s02 = t.s0 * t.s0, expected = -1 / (t.n - 1);
    if (model == NullModel::normality) return (nn * t.s1 - t.n * t.s2 + 3 * s02) / (s02 * (nn - 1)) - expected * expected;
    double const first = t.n * (t.s1 * (nn - 3 * t.n + 3) - t.n * t.s2 + 3 * s02);
    double const second = kurtosis * (t.s1 * (nn - t.n) - 2 * t.n * t.s2 + 6 * s02);
    return (first - second) / ((t.n - 1) * (t.n - 2) * (t.n - 3) * s02) - expected * expected;
}

/// With islands spdep 1.2-7 mixes both counts of sites; so do we, or the same map would have two variances. Without islands all = n.
double geary_variance(Terms const& t, double all, double kurtosis, NullModel model) {
    double const n = t.n, nn = n * n, s02 = t.s0 * t.s0;
    if (model == NullModel::normality) return ((2 * t.s1 + t.s2) * (n - 1) - 4 * s02) / (2 * (all + 1) * s02);
    double v = (n - 1) * t.s1 * (nn - 3 * all + 3 - kurtosis * (n - 1));
    v -= (n - 1) * t.s2 * (nn + 3 * all - 6 - kurtosis * (nn - all + 2)) / 4;
    v += s02 * (nn - 3 - kurtosis * (n - 1) * (n - 1));
    return v / (all * (n - 2) * (n - 3) * s02);
}

struct Powers {
    double second = 0, fourth = 0;
};
Powers powers_of(Field const& field) {
    Powers sums;
    for (std::size_t row = 0; row < field.size(); ++row) {
        double const squared = field.z(row) * field.z(row);
        sums.second += squared, sums.fourth += squared * squared;
    }
    return sums;
}

}

GlobalResult moran(std::span<double const> values, SpatialWeights const& weights, GlobalOptions const& options, std::stop_token stop) {
    Field const field(values, weights, options.style);
    GlobalResult result;
    Terms const t = terms_of(field, options, result);
    if (field.is_constant() || !(t.s0 > 0)) return result;
    Powers const sums = powers_of(field);
    double cross = 0;
    for (std::size_t row = 0; row < field.size(); ++row)
        cross += field.z(row) * detail::lag_of(field, field.values, row).value;
    result.statistic = t.n / t.s0 * (cross / sums.second);
    result.expected = -1 / (t.n - 1);
    double const kurtosis = static_cast<double>(field.size()) * sums.fourth / (sums.second * sums.second);
    result.variance = moran_variance(t, kurtosis, options.null_model);
    finish(result, 1, options.inference.alternative);
    result.p_permutation = PlacementTest(field, whole_values(field, true)).p(options.inference, false, stop, product);
    return result;
}

GlobalResult geary(std::span<double const> values, SpatialWeights const& weights, GlobalOptions const& options, std::stop_token stop) {
    Field const field(values, weights, options.style);
    GlobalResult result;
    Terms const t = terms_of(field, options, result);
    if (field.is_constant() || !(t.s0 > 0)) return result;
    Powers const sums = powers_of(field);
    double differences = 0;
    for (std::size_t row = 0; row < field.size(); ++row) {
        auto const w = field.weights_of(row);
        for (std::size_t j = 0; j < w.size(); ++j) {
            double const difference = field.z(row) - field.z(field.of(row)[j]);
            differences += w[j] * difference * difference;
        }
    }
    result.statistic = (t.n - 1) / (2 * t.s0) * (differences / sums.second);
    result.expected = 1;
    auto const all = static_cast<double>(field.size());
    result.variance = geary_variance(t, all, t.n * sums.fourth / (sums.second * sums.second), options.null_model);
    finish(result, -1, options.inference.alternative);
    result.p_permutation = PlacementTest(field, whole_values(field, true)).p(options.inference, true, stop, squared_difference);
    return result;
}

GlobalResult getis_ord_g(std::span<double const> values, SpatialWeights const& weights, GlobalOptions const& options, std::stop_token stop) {
    Field const field(values, weights, options.style);
    GlobalResult result;
    Terms const t = terms_of(field, options, result);
    if (field.is_constant() || !(t.s0 > 0)) return result;
    // Extended precision: the variance is the small difference of large sums.
    long double x1 = 0, x2 = 0, x3 = 0, x4 = 0, cross = 0;
    for (std::size_t row = 0; row < field.size(); ++row) {
        double const x = values[field.site_of[row]];
        assert(x >= 0);
        auto const w = field.weights_of(row);
        for (std::size_t j = 0; j < w.size(); ++j)
            cross += static_cast<long double>(w[j]) * x * values[field.site_of[field.of(row)[j]]];
        if (w.empty()) continue; // spdep's adjust.x
        long double const v = x;
        x1 += v, x2 += v * v, x3 += v * v * v, x4 += v * v * v * v;
    }
    long double const n = t.n, s1 = t.s1, s2 = t.s2, s0 = t.s0, s02 = s0 * s0, nn = n * n;
    long double const b0 = (nn - 3 * n + 3) * s1 - n * s2 + 3 * s02;
    long double const b1 = -((nn - n) * s1 - 2 * n * s2 + 6 * s02);
    long double const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s02);
    long double const b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s02;
    long double const b4 = s1 - s2 + s02;
    long double const pairs = x1 * x1 - x2, expected = s0 / (n * (n - 1));
    long double const second = (b0 * x2 * x2 + b1 * x4 + b2 * x1 * x1 * x2 + b3 * x1 * x3 + b4 * x1 * x1 * x1 * x1) /
                               (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));
    result.statistic = static_cast<double>(cross / pairs);
    result.expected = static_cast<double>(expected);
    result.variance = static_cast<double>(second - expected * expected);
    finish(result, 1, options.inference.alternative);
    result.p_permutation = PlacementTest(field, whole_values(field, false)).p(options.inference, false, stop, product);
    return result;
}

}
