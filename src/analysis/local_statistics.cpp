#include "analysis/local_statistics.hpp"

#include "analysis/detail/field.hpp"
#include "analysis/detail/permutation.hpp"
#include "core/error.hpp"
#include "core/large_pages.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::analysis {

namespace {

using detail::Field;

double score(double statistic, detail::Moments moments) {
    return moments.variance > 0 ? (statistic - moments.expected) / std::sqrt(moments.variance) : detail::not_a_test;
}

void set_moments(LocalResult& result, detail::Moments moments) {
    result.expected = moments.expected;
    result.variance = moments.variance;
    result.z_score = score(result.statistic, moments);
}

/// Of each row, value minus mean.
std::vector<double> deviations(detail::FixedPoint const& values) {
    std::vector<double> z;
    z.reserve(values.units.size());
    for (std::int64_t const units : values.units)
        z.push_back(values.to_mean(values.deviation(units, 1), 1));
    return z;
}

double sum_of_squares(std::span<double const> z) {
    double sum = 0;
    for (double const each : z)
        sum += each * each;
    return sum;
}

/// Mean and variance of the deviations of all sites but one.
struct Others {
    double mean, variance, count;
};
Others others_of(double z, double squares, std::size_t n) {
    double const count = static_cast<double>(n) - 1;
    double const mean = -z / count;
    return {mean, (squares - z * z) / count - mean * mean, count};
}

/// The p of a permutation test into the results, then their correction.
void infer(Field const& field, detail::FixedPoint const& permuted, std::span<int const> signs, LocalOptions const& options,
           std::span<LocalResult> results, std::stop_token const& stop) {
    if (options.inference.permutations > 0) {
        auto const p = detail::linear_p(field, permuted, signs, options.inference, stop);
        for (std::size_t row = 0; row < field.size(); ++row)
            results[field.site_of[row]].p = p[row];
    }
    detail::correct(results, options);
}

double variance_of(double squares, std::size_t n, Moment moment) {
    return squares / static_cast<double>(moment == Moment::n ? n : n - 1);
}

/// zx_i * sum_j w_ij zy_j over `scale`; x and y may be the same.
std::vector<LocalResult> moran(Field const& field, detail::FixedPoint const& x, detail::FixedPoint const& y, std::size_t sites,
                               LocalOptions const& options, std::stop_token const& stop) {
    auto results = core::roomy<LocalResult>(sites);
    auto const z_x = deviations(x), other = &x == &y ? std::vector<double>{} : deviations(y);
    auto const& z_y = &x == &y ? z_x : other;
    double const squares_x = sum_of_squares(z_x), squares_y = &x == &y ? squares_x : sum_of_squares(z_y);
    double const scale = &x == &y ? variance_of(squares_x, field.size(), options.moment)
                                  : std::sqrt(variance_of(squares_x, field.size(), options.moment) *
                                              variance_of(squares_y, field.size(), options.moment));
    std::vector<int> signs(field.size());
    for (std::size_t row = 0; row < field.size(); ++row) {
        auto& r = results[field.site_of[row]];
        signs[row] = detail::sign(x.deviation(x.units[row], 1));
        auto const lag = detail::lag_of(field, y, row);
        r.z = z_x[row];
        r.lag = lag.value;
        r.statistic = r.z * r.lag / scale;
        if (!field.of(row).empty()) r.quadrant = detail::quadrant(signs[row], lag.sign);
        auto const others = others_of(z_y[row], squares_y, field.size());
        auto moments = detail::permutation_moments(field.row_weights(row), others.mean, others.variance, others.count);
        moments.expected *= r.z / scale;
        moments.variance *= (r.z / scale) * (r.z / scale);
        set_moments(r, moments);
    }
    infer(field, y, signs, options, results, stop);
    return results;
}

}

std::vector<LocalResult> local_moran(std::span<double const> values, SpatialWeights const& weights, LocalOptions const& options,
                                     std::stop_token stop) {
    Field const field(values, weights, options.style);
    if (field.is_constant()) return std::vector<LocalResult>(values.size()); // nothing varies: nothing to test
    return moran(field, field.values, field.values, values.size(), options, stop);
}

std::vector<LocalResult> bivariate_local_moran(std::span<double const> values, std::span<double const> lagged, SpatialWeights const& weights,
                                               LocalOptions const& options, std::stop_token stop) {
    std::vector<double> both(values.begin(), values.end()), y;
    for (std::size_t i = 0; i < both.size(); ++i)
        if (!std::isfinite(lagged[i])) both[i] = detail::not_a_test;
    Field const field(both, weights, options.style);
    for (auto const site : field.site_of)
        y.push_back(lagged[site]);
    auto const around = detail::fixed_point(y, field.widest + 1);
    bool const is_flat = std::all_of(around.units.begin(), around.units.end(), [&](auto v) { return v == around.units.front(); });
    if (field.is_constant() || is_flat) return std::vector<LocalResult>(values.size());
    return moran(field, field.values, around, values.size(), options, stop);
}

std::vector<LocalResult> getis_ord_gi(std::span<double const> values, SpatialWeights const& weights, bool with_self,
                                      LocalOptions const& options, std::stop_token stop) {
    Field const field(values, weights, with_self ? Style::binary : options.style);
    auto results = core::roomy<LocalResult>(values.size());
    if (field.is_constant()) return results;
    auto const n = static_cast<double>(field.size());
    auto const z = deviations(field.values);
    double const squares = sum_of_squares(z);
    double const mean = static_cast<double>(field.values.total) * field.values.unit / field.values.per_one / n;
    for (std::size_t row = 0; row < field.size(); ++row) {
        auto& r = results[field.site_of[row]];
        auto w = field.row_weights(row);
        r.z = z[row];
        double lag = detail::lag_of(field, field.values, row).value;
        double total = n * mean;
        auto moments = detail::Moments{};
        if (with_self) {
            auto const given = field.weights_of(row);
            double own = field.links().self_weight;
            if (!(own > 0)) own = given.empty() ? 1 : *std::max_element(given.begin(), given.end());
            w.total += own, w.squares += own * own, lag += own * r.z;
            if (options.style == Style::row_standardised) {
                w.squares /= w.total * w.total, lag /= w.total, w.total = 1;
            }
            moments = detail::permutation_moments(w, 0, squares / n, n);
        } else {
            auto const others = others_of(r.z, squares, field.size());
            moments = detail::permutation_moments(w, others.mean, others.variance, others.count);
            total -= r.z + mean;
        }
        r.lag = lag;
        r.z_score = w.total > 0 ? score(lag, moments) : detail::not_a_test;
        if (r.z_score > 0) r.quadrant = Quadrant::high_high;
        if (r.z_score < 0) r.quadrant = Quadrant::low_low;
        // The same on the values themselves, as a share of their total.
        r.statistic = total != 0 ? (lag + w.total * mean) / total : detail::not_a_test;
        r.expected = total != 0 ? (moments.expected + w.total * mean) / total : detail::not_a_test;
        r.variance = total != 0 ? moments.variance / (total * total) : detail::not_a_test;
        if (field.of(row).empty()) r.quadrant = Quadrant::none;
    }
    std::vector<int> const signs(field.size(), 1);
    infer(field, field.values, signs, options, results, stop);
    return results;
}

}
