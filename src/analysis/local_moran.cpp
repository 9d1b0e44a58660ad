#include "analysis/local_moran.hpp"

#include "analysis/detail/fixed_point.hpp"
#include "analysis/detail/parallel.hpp"
#include "analysis/detail/permutation.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>

namespace vigie::analysis {

namespace {

using detail::Wide;

constexpr double not_a_test = std::numeric_limits<double>::quiet_NaN();
constexpr double weight_units = 0x1p40; // weights as whole numbers: ties stay exact, the weight is off by 1e-12 at most

int sign(Wide value) { return (value > 0) - (value < 0); }

/// Sites that have a value, numbered without gaps, and their neighbours among themselves.
struct Field {
    std::vector<std::uint32_t> site_of;    ///< [row] → site
    std::vector<std::uint32_t> offsets{0}; ///< rows + 1
    std::vector<std::uint32_t> neighbours; ///< rows
    std::vector<std::int64_t> weights;     ///< shares of the row in units of 1/weight_units; empty = equal
    std::size_t widest = 0;                ///< most neighbours of a row
    detail::FixedPoint values;

    [[nodiscard]] std::size_t size() const { return site_of.size(); }
    [[nodiscard]] std::span<std::uint32_t const> of(std::size_t row) const {
        return std::span(neighbours).subspan(offsets[row], offsets[row + 1] - offsets[row]);
    }
    [[nodiscard]] std::span<std::int64_t const> weights_of(std::size_t row) const {
        return std::span(weights).subspan(offsets[row], offsets[row + 1] - offsets[row]);
    }
};

void add_row(Field& field, std::span<std::uint32_t const> neighbours, std::span<double const> weights,
             std::span<std::uint32_t const> row_of_site) {
    constexpr auto no_row = std::numeric_limits<std::uint32_t>::max();
    double total = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
        if (row_of_site[neighbours[j]] != no_row) total += weights[j];
    for (std::size_t j = 0; j < neighbours.size(); ++j) {
        std::uint32_t const row = row_of_site[neighbours[j]];
        if (row == no_row || (!weights.empty() && !(weights[j] > 0))) continue;
        field.neighbours.push_back(row);
        if (!weights.empty()) field.weights.push_back(std::llrint(weights[j] / total * weight_units));
    }
    field.widest = std::max(field.widest, field.neighbours.size() - field.offsets.back());
    field.offsets.push_back(static_cast<std::uint32_t>(field.neighbours.size()));
}

Field field_of(std::span<double const> values, SpatialWeights const& weights) {
    Field field;
    std::vector<std::uint32_t> row_of_site(values.size(), std::numeric_limits<std::uint32_t>::max());
    std::vector<double> present;
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) continue;
        row_of_site[i] = static_cast<std::uint32_t>(field.size());
        field.site_of.push_back(i);
        present.push_back(values[i]);
    }
    for (std::uint32_t const i : field.site_of)
        add_row(field, weights.of(i), weights.weights_of(i), row_of_site);
    field.values = detail::fixed_point(present, field.widest + 1);
    return field;
}

/// What a row's neighbours add up to, and how that compares with the mean.
struct Lag {
    Wide sum = 0;
    int sign_of_z = 0;
    int sign_of_lag = 0;
};

Wide neighbour_sum(Field const& field, std::size_t row) {
    auto const neighbours = field.of(row);
    Wide sum = 0;
    for (std::size_t j = 0; j < neighbours.size(); ++j) {
        Wide const value = field.values.units[neighbours[j]];
        sum += field.weights.empty() ? value : value * field.weights_of(row)[j];
    }
    return sum;
}

/// z and lag of a row, and its quadrant. Signs come from whole numbers: a value that equals the mean has no quadrant, whatever
/// the rounding of the mean.
Lag describe(Field const& field, std::size_t row, LocalMoran& result) {
    Lag lag;
    Wide const z = field.values.deviation(field.values.units[row], 1);
    lag.sign_of_z = sign(z);
    result.z = field.values.to_mean(z, 1);
    if (field.of(row).empty()) return lag;

    lag.sum = neighbour_sum(field, row);
    auto const count = static_cast<Wide>(field.size());
    if (field.weights.empty()) {
        auto const k = static_cast<Wide>(field.of(row).size());
        Wide const deviation = count * lag.sum - k * field.values.total;
        lag.sign_of_lag = sign(deviation);
        result.lag = field.values.to_mean(deviation, field.of(row).size());
    } else {
        Wide all_weights = 0;
        for (std::int64_t const w : field.weights_of(row))
            all_weights += w;
        double const mean = static_cast<double>(field.values.total) / static_cast<double>(count);
        double const units = static_cast<double>(lag.sum) / static_cast<double>(all_weights) - mean;
        result.lag = units * field.values.unit / field.values.per_one;
        lag.sign_of_lag = (units > 0) - (units < 0);
    }
    constexpr Quadrant quadrants[3][3] = {{Quadrant::low_low, Quadrant::none, Quadrant::low_high},
                                          {Quadrant::none, Quadrant::none, Quadrant::none},
                                          {Quadrant::high_low, Quadrant::none, Quadrant::high_high}};
    result.quadrant = quadrants[lag.sign_of_z + 1][lag.sign_of_lag + 1];
    return lag;
}

double pseudo_p(detail::Exceedance sums, int sign_of_z, std::uint32_t permutations, Alternative alternative) {
    // z times a sum: below the mean, large sums make a small statistic; at the mean every draw gives 0, as observed.
    if (sign_of_z < 0) std::swap(sums.at_least, sums.at_most);
    if (sign_of_z == 0) sums = {permutations, permutations};
    auto const p = [&](std::uint32_t count) { return (count + 1.0) / (permutations + 1.0); };
    double const directed = p(std::min(sums.at_least, sums.at_most));
    switch (alternative) {
    case Alternative::greater: return p(sums.at_least);
    case Alternative::less: return p(sums.at_most);
    case Alternative::directed: return directed;
    case Alternative::two_sided: break;
    }
    return std::min(1.0, 2 * directed);
}

/// One permutation test a row; rows without neighbours keep NaN.
class Inference {
  public:
    Inference(Field const& field, std::span<Lag const> lags, PermutationOptions const& options, std::stop_token stop)
        : field_(field)
        , lags_(lags)
        , options_(options)
        , labour_{detail::thread_count(options.threads), std::move(stop), {}}
        , table_(options.permutations, field.widest + 1, static_cast<std::uint32_t>(field.size()), options.seed, labour_) {}

    std::vector<double> p_values() {
        p_.assign(field_.size(), not_a_test);
        std::map<std::size_t, std::vector<std::uint32_t>> rows_by_count;
        for (std::uint32_t row = 0; row < field_.size(); ++row)
            if (auto const k = field_.of(row).size(); k > 0) ++rows_, rows_by_count[k].push_back(row);
        for (auto const& [k, rows] : rows_by_count) {
            if (labour_.stop.stop_requested()) break;
            watch(rows.size());
            field_.weights.empty() ? equal(k, rows) : unequal(rows);
            done_ += rows.size();
        }
        return std::move(p_);
    }

  private:
    void watch(std::size_t rows) {
        if (!options_.progress) return;
        labour_.progress = [this, rows](double share) {
            auto const done = static_cast<double>(done_) + share * static_cast<double>(rows);
            options_.progress(done / static_cast<double>(rows_));
        };
    }

    void equal(std::size_t k, std::span<std::uint32_t const> rows) {
        detail::Labour silent = labour_;
        silent.progress = nullptr;
        detail::SortedSums const sums(table_, field_.values.units, k, silent);
        detail::in_blocks(rows.size(), 512, labour_, [&](std::size_t first, std::size_t last) {
            for (auto const row : rows.subspan(first, last - first))
                settle(row, sums.count(row, static_cast<std::int64_t>(lags_[row].sum)));
        });
    }

    void unequal(std::span<std::uint32_t const> rows) {
        detail::in_blocks(rows.size(), 1, labour_, [&](std::size_t first, std::size_t) {
            std::uint32_t const row = rows[first];
            settle(row, detail::weighted_count(table_, field_.values.units, field_.weights_of(row), row, lags_[row].sum));
        });
    }

    void settle(std::uint32_t row, detail::Exceedance sums) {
        p_[row] = pseudo_p(sums, lags_[row].sign_of_z, options_.permutations, options_.alternative);
    }

    Field const& field_;
    std::span<Lag const> lags_;
    PermutationOptions const& options_;
    detail::Labour labour_;
    detail::DrawTable table_;
    std::vector<double> p_;
    std::size_t rows_ = 0;
    std::size_t done_ = 0;
};

double second_moment(std::span<LocalMoran const> results, Field const& field, Moment moment) {
    double sum = 0;
    for (std::uint32_t const site : field.site_of)
        sum += results[site].z * results[site].z;
    return sum / static_cast<double>(moment == Moment::n ? field.size() : field.size() - 1);
}

bool is_constant(Field const& field) {
    auto const& units = field.values.units;
    return std::all_of(units.begin(), units.end(), [&](std::int64_t v) { return v == units.front(); });
}

void correct(std::span<LocalMoran> results, LocalMoranOptions const& options) {
    std::vector<double> p;
    p.reserve(results.size());
    for (auto const& r : results)
        p.push_back(r.p);
    auto const q = adjusted(p, options.correction);
    for (std::size_t i = 0; i < results.size(); ++i) {
        results[i].q = q[i];
        results[i].is_significant = q[i] <= options.alpha; // false for NaN
    }
}

}

std::vector<LocalMoran> local_moran(std::span<double const> values, SpatialWeights const& weights,
                                    LocalMoranOptions const& options, std::stop_token stop) {
    assert(values.size() == weights.size());
    LocalMoran untested;
    untested.p = untested.q = not_a_test;
    std::vector<LocalMoran> results(values.size(), untested);
    Field const field = field_of(values, weights);
    if (is_constant(field)) return results; // nothing varies: nothing to test, and no site value at all ends here too

    std::vector<Lag> lags(field.size());
    for (std::size_t row = 0; row < field.size(); ++row)
        lags[row] = describe(field, row, results[field.site_of[row]]);
    double const variance = second_moment(results, field, options.moment);
    for (std::uint32_t const site : field.site_of)
        results[site].statistic = results[site].z * results[site].lag / variance;

    if (options.inference.permutations > 0) {
        auto const p = Inference(field, lags, options.inference, stop).p_values();
        if (stop.stop_requested()) throw core::cancelled();
        for (std::size_t row = 0; row < field.size(); ++row)
            results[field.site_of[row]].p = p[row];
    }
    correct(results, options);
    return results;
}

}
