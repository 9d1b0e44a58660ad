#include "analysis/detail/field.hpp"
#include "analysis/detail/permutation.hpp"
#include "analysis/local_statistics.hpp"
#include "core/error.hpp"
#include "core/large_pages.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::analysis {

namespace {

using detail::Field;

/// Sums of the powers of z over all sites.
struct Powers {
    double n = 0, second = 0, third = 0, fourth = 0;
};

Powers powers_of(Field const& field) {
    Powers sums;
    sums.n = static_cast<double>(field.size());
    for (std::size_t row = 0; row < field.size(); ++row) {
        double const z = field.z(row), squared = z * z;
        sums.second += squared, sums.third += squared * z, sums.fourth += squared * squared;
    }
    return sums;
}

/// Mean and variance over the other sites of (z - z_j)^2, from the sums of powers; z_i itself differs by nothing.
detail::Moments squared_differences(double z, Powers const& s) {
    double const others = s.n - 1, zz = z * z;
    double const mean = (s.n * zz + s.second) / others;
    double const fourth = (s.n * zz * zz + 6 * zz * s.second - 4 * z * s.third + s.fourth) / others;
    return {mean, fourth - mean * mean};
}

/// Largest whole number for the values: with w their weights' total, w (2 u)^2 stays under 2^61.
double largest_unit(bool is_equal, std::size_t widest) {
    if (is_equal) return std::min(0x1p30, std::sqrt(0x1p58 / static_cast<double>(widest + 1)));
    return 0x1p20;
}

std::vector<double> geary_p(Field const& field, PermutationOptions const& options, std::stop_token const& stop) {
    std::vector<double> centred;
    for (std::int64_t const units : field.values.units) {
        double const scale = field.values.unit / field.values.per_one;
        // Differences alone count: a common offset would only cost digits.
        centred.push_back(static_cast<double>(units - field.values.units.front()) * scale);
    }
    auto const coarse = detail::fixed_point(centred, 1, largest_unit(field.is_equal, field.widest));
    std::vector<std::int32_t> const values(coarse.units.begin(), coarse.units.end());
    std::vector<std::int32_t> const weights =
        field.is_equal ? std::vector<std::int32_t>(field.links().neighbours.size(), 1) : detail::whole_weights(field, 0x1p18);
    std::vector<std::int64_t> observed(field.size(), 0);
    for (std::size_t row = 0; row < field.size(); ++row)
        for (std::size_t at = field.links().offsets[row]; at < field.links().offsets[row + 1]; ++at) {
            std::int64_t const difference = static_cast<std::int64_t>(values[row]) - values[field.links().neighbours[at]];
            observed[row] += weights[at] * (difference * difference);
        }
    auto const counts = detail::square_counts(values, {field.links().offsets, weights}, field.is_equal, observed,
                                              {options.permutations, options.seed},
                                              {detail::thread_count(options.threads), stop, options.progress});
    if (stop.stop_requested()) throw core::cancelled();
    std::vector<double> p(field.size(), detail::not_a_test);
    for (std::size_t row = 0; row < field.size(); ++row)
        if (!field.of(row).empty())
            p[row] = pseudo_p(counts[row].at_least, counts[row].at_most, options.permutations, options.alternative);
    return p;
}

}

std::vector<LocalResult> local_geary(std::span<double const> values, SpatialWeights const& weights, LocalOptions const& options,
                                     std::stop_token stop) {
    Field const field(values, weights, options.style);
    auto results = core::roomy<LocalResult>(values.size());
    if (field.is_constant()) return results;
    Powers const powers = powers_of(field);
    double const scale = powers.second / (options.moment == Moment::n ? powers.n : powers.n - 1);
    for (std::size_t row = 0; row < field.size(); ++row) {
        auto& r = results[field.site_of[row]];
        auto const lag = detail::lag_of(field, field.values, row);
        auto const neighbours = field.of(row);
        auto const w = field.weights_of(row);
        r.z = field.z(row);
        r.lag = lag.value;
        for (std::size_t j = 0; j < neighbours.size(); ++j) {
            double const difference = r.z - field.z(neighbours[j]);
            r.statistic += w[j] * difference * difference / scale;
        }
        if (neighbours.empty()) continue;
        r.quadrant = detail::quadrant((r.z > 0) - (r.z < 0), lag.sign);
        auto const differences = squared_differences(r.z, powers);
        auto const moments =
            detail::permutation_moments(field.row_weights(row), differences.expected, differences.variance, powers.n - 1);
        r.expected = moments.expected / scale;
        r.variance = moments.variance / (scale * scale);
        if (r.variance > 0) r.z_score = (r.statistic - r.expected) / std::sqrt(r.variance);
    }
    if (options.inference.permutations > 0) {
        auto const p = geary_p(field, options.inference, stop);
        for (std::size_t row = 0; row < field.size(); ++row)
            results[field.site_of[row]].p = p[row];
    }
    detail::correct(results, options);
    return results;
}

}
