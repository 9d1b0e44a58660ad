#include "analysis/detail/field.hpp"

#include "analysis/detail/permutation.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vigie::analysis::detail {

namespace {

constexpr auto no_row = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t unused = std::numeric_limits<std::uint32_t>::max();

bool is_equal_row(std::span<double const> weights) {
    return std::all_of(weights.begin(), weights.end(), [&](double w) { return w == weights.front(); });
}

RowWeights sums_of(std::span<double const> weights) {
    RowWeights result;
    for (double const w : weights) {
        result.total += w;
        result.squares += w * w;
    }
    return result;
}

Labour labour_of(PermutationOptions const& options, std::stop_token stop) {
    return {thread_count(options.threads), std::move(stop), options.progress};
}

}

bool Field::is_constant() const {
    return std::all_of(values.units.begin(), values.units.end(), [&](std::int64_t v) { return v == values.units.front(); });
}

Field::Field(std::span<double const> all, SpatialWeights const& weights, Style style) : whole_(&weights) {
    assert(all.size() == weights.size());
    std::vector<double> present;
    present.reserve(all.size());
    site_of.reserve(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (std::isfinite(all[i])) site_of.push_back(i), present.push_back(all[i]);
    if (present.size() < all.size() || !weights.weights.empty()) {
        std::vector<std::uint32_t> row_of_site(all.size(), no_row);
        for (std::uint32_t row = 0; row < size(); ++row)
            row_of_site[site_of[row]] = row;
        copy_links(weights, row_of_site);
    }
    note_rows();
    values = fixed_point(present, widest + 1);
    if (!given.empty() || !make_alike(style)) {
        if (!own_) own_ = weights;
        own_ = styled(std::move(*own_), style);
    }
}

void Field::copy_links(SpatialWeights const& weights, std::span<std::uint32_t const> row_of_site) {
    auto& links = own_.emplace();
    links.self_weight = weights.self_weight;
    links.offsets.reserve(size() + 1);
    links.neighbours.reserve(weights.neighbours.size());
    links.weights.reserve(weights.weights.size());
    for (std::uint32_t const site : site_of) {
        auto const neighbours = weights.of(site);
        auto const weight = weights.weights_of(site);
        for (std::size_t j = 0; j < neighbours.size(); ++j) {
            std::uint32_t const row = row_of_site[neighbours[j]];
            if (row == no_row || (!weight.empty() && !(weight[j] > 0))) continue;
            links.neighbours.push_back(row);
            if (!weight.empty()) links.weights.push_back(weight[j]);
        }
        links.offsets.push_back(static_cast<std::uint32_t>(links.neighbours.size()));
    }
    given = links.weights;
}

void Field::note_rows() {
    for (std::size_t row = 0; row < size(); ++row) {
        widest = std::max(widest, of(row).size());
        is_equal = is_equal && is_equal_row(links().weights_of(row));
    }
}

/// As styled() would write them out, once for each number of neighbours that occurs. False where that would be no shorter.
bool Field::make_alike(Style style) {
    std::vector<std::uint32_t> first(widest + 1, unused);
    std::size_t all = 0;
    for (std::size_t row = 0; row < size(); ++row)
        if (std::size_t const k = of(row).size(); first[k] == unused) first[k] = static_cast<std::uint32_t>(all), all += k;
    constexpr std::size_t shorter_than_any_copy = 2048;
    if (all > std::max(links().neighbours.size(), shorter_than_any_copy)) return false;
    alike_.resize(all);
    alike_sums_.resize(widest + 1);
    for (std::size_t k = 1; k <= widest; ++k) {
        if (first[k] == unused) continue;
        auto const weights = std::span(alike_).subspan(first[k], k);
        std::ranges::fill(weights, style == Style::row_standardised ? 1 / static_cast<double>(k) : 1.0);
        alike_sums_[k] = sums_of(weights);
    }
    alike_first_ = std::move(first);
    return true;
}

RowWeights Field::row_weights(std::size_t row) const { return alike_sums_.empty() ? sums_of(weights_of(row)) : alike_sums_[of(row).size()]; }

std::span<double const> Field::weights_of(std::size_t row) const {
    std::size_t const k = of(row).size();
    if (alike_.empty() || k == 0) return links().weights_of(row);
    return std::span(alike_).subspan(alike_first_[k], k);
}

SpatialWeights Field::written_out() const {
    SpatialWeights result = links();
    if (alike_.empty()) return result;
    result.weights.clear();
    for (std::size_t row = 0; row < size(); ++row) {
        auto const weights = weights_of(row);
        result.weights.insert(result.weights.end(), weights.begin(), weights.end());
    }
    return result;
}

Lag lag_of(Field const& field, FixedPoint const& values, std::size_t row) {
    auto const neighbours = field.of(row);
    if (neighbours.empty()) return {};
    auto const weights = field.weights_of(row);
    if (field.is_equal) {
        std::int64_t sum = 0;
        for (auto const j : neighbours)
            sum += values.units[j];
        Wide const deviation = values.deviation(sum, neighbours.size());
        return {weights.front() * static_cast<double>(neighbours.size()) * values.to_mean(deviation, neighbours.size()), sign(deviation)};
    }
    double lag = 0;
    Wide exact = 0;
    for (std::size_t j = 0; j < neighbours.size(); ++j) {
        Wide const deviation = values.deviation(values.units[neighbours[j]], 1);
        lag += weights[j] * values.to_mean(deviation, 1);
        exact += deviation != 0;
    }
    return {exact == 0 ? 0 : lag, exact == 0 ? 0 : (lag > 0) - (lag < 0)};
}

Quadrant quadrant(int sign_of_z, int sign_of_lag) {
    constexpr Quadrant quadrants[3][3] = {{Quadrant::low_low, Quadrant::none, Quadrant::low_high},
                                          {Quadrant::none, Quadrant::none, Quadrant::none},
                                          {Quadrant::high_low, Quadrant::none, Quadrant::high_high}};
    return quadrants[sign_of_z + 1][sign_of_lag + 1];
}

Moments permutation_moments(RowWeights weights, double mean, double variance, double others) {
    Moments result;
    result.expected = weights.total * mean;
    if (others > 1) result.variance = variance * (others * weights.squares - weights.total * weights.total) / (others - 1);
    return result;
}

std::vector<std::int32_t> whole_weights(Field const& field, double largest_sum) {
    std::vector<std::int32_t> whole;
    whole.reserve(field.given.size());
    for (std::size_t row = 0; row < field.size(); ++row) {
        std::size_t const first = field.links().offsets[row], count = field.of(row).size();
        if (count == 0) continue;
        auto const scaled = fixed_point(std::span(field.given).subspan(first, count), count, largest_sum);
        for (std::int64_t const units : scaled.units)
            whole.push_back(static_cast<std::int32_t>(units));
    }
    return whole;
}

std::vector<double> linear_p(Field const& field, FixedPoint const& values, std::span<int const> signs,
                             PermutationOptions const& options, std::stop_token stop) {
    std::size_t const n = field.size();
    std::vector<std::int64_t> observed(n, 0);
    std::vector<Exceedance> counts;
    Sampling const sampling{options.permutations, options.seed};
    auto const labour = labour_of(options, stop);
    if (field.is_equal) {
        std::vector<std::uint32_t> k(n);
        for (std::size_t row = 0; row < n; ++row) {
            k[row] = static_cast<std::uint32_t>(field.of(row).size());
            for (auto const j : field.of(row))
                observed[row] += values.units[j];
        }
        counts = equal_counts(values.units, k, observed, sampling, labour);
    } else {
        std::vector<double> present;
        for (std::int64_t const units : values.units)
            present.push_back(static_cast<double>(units) * values.unit / values.per_one);
        auto const coarse = fixed_point(present, 1, 0x1p30);
        std::vector<std::int32_t> const units(coarse.units.begin(), coarse.units.end());
        auto const weights = whole_weights(field, 0x1p30);
        for (std::size_t row = 0; row < n; ++row)
            for (std::size_t at = field.links().offsets[row]; at < field.links().offsets[row + 1]; ++at)
                observed[row] += static_cast<std::int64_t>(weights[at]) * units[field.links().neighbours[at]];
        counts = weighted_counts(units, {field.links().offsets, weights}, observed, sampling, labour);
    }
    if (stop.stop_requested()) throw core::cancelled();
    std::vector<double> p(n, not_a_test);
    for (std::size_t row = 0; row < n; ++row) {
        if (field.of(row).empty()) continue;
        auto [at_least, at_most] = counts[row];
        // z times a sum: below the mean, large sums make a small statistic; at the mean every draw gives 0, as observed.
        if (signs[row] < 0) std::swap(at_least, at_most);
        if (signs[row] == 0) at_least = at_most = options.permutations;
        p[row] = pseudo_p(at_least, at_most, options.permutations, options.alternative);
    }
    return p;
}

void correct(std::span<LocalResult> results, LocalOptions const& options) {
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
