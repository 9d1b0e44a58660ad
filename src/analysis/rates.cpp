#include "analysis/rates.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace vigie::analysis {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool is_usable(double events, double base) { return std::isfinite(events) && std::isfinite(base) && events >= 0 && base > 0; }

/// Events, bases and squared deviations of a group of sites, added up.
struct Prior {
    double mean = 0, variance = 0;
};

/// Moments estimator over `sites`: variance of the rates less what chance alone gives; may be negative.
template <typename Sites> Prior prior_of(std::span<double const> events, std::span<double const> bases, Sites const& sites) {
    double all_events = 0, all_bases = 0, count = 0;
    for (auto const i : sites)
        if (is_usable(events[i], bases[i])) all_events += events[i], all_bases += bases[i], ++count;
    if (!(all_bases > 0)) return {missing, missing};
    double const mean = all_events / all_bases;
    double spread = 0;
    for (auto const i : sites) {
        if (!is_usable(events[i], bases[i])) continue;
        double const deviation = events[i] / bases[i] - mean;
        spread += bases[i] * deviation * deviation / all_bases;
    }
    return {mean, spread - mean / (all_bases / count)};
}

std::vector<std::size_t> all_sites(std::size_t count) {
    std::vector<std::size_t> sites(count);
    for (std::size_t i = 0; i < count; ++i)
        sites[i] = i;
    return sites;
}

/// Where no event happened at all there is nothing to weigh: the rate is that of the prior, 0.
double drawn_to(Prior prior, double rate, double base) {
    double const noise = prior.mean / base, signal = std::max(0.0, prior.variance);
    return signal + noise > 0 ? prior.mean + (rate - prior.mean) * (signal / (signal + noise)) : prior.mean;
}

}

SmoothedRates eb_rates(std::span<double const> events, std::span<double const> bases) {
    assert(events.size() == bases.size());
    SmoothedRates result;
    Prior const prior = prior_of(events, bases, all_sites(events.size()));
    result.prior_mean = prior.mean;
    result.prior_variance = std::max(0.0, prior.variance);
    for (std::size_t i = 0; i < events.size(); ++i) {
        bool const is_known = is_usable(events[i], bases[i]);
        result.raw.push_back(is_known ? events[i] / bases[i] : missing);
        result.smoothed.push_back(is_known ? drawn_to(prior, result.raw[i], bases[i]) : missing);
    }
    return result;
}

SmoothedRates local_eb_rates(std::span<double const> events, std::span<double const> bases, SpatialWeights const& weights) {
    assert(events.size() == bases.size() && events.size() == weights.size());
    std::size_t const n = events.size();
    SmoothedRates result{std::vector<double>(n, missing), std::vector<double>(n, missing), missing, missing};
    std::vector<double> mean(n), squared(n, 0);
    auto const with_self = [&](std::size_t i, auto const& visit) {
        visit(i);
        for (auto const j : weights.of(i))
            if (is_usable(events[j], bases[j])) visit(static_cast<std::size_t>(j));
    };
    for (std::size_t i = 0; i < n; ++i) {
        if (!is_usable(events[i], bases[i])) continue;
        double all_events = 0, all_bases = 0;
        with_self(i, [&](std::size_t j) { all_events += events[j], all_bases += bases[j]; });
        mean[i] = all_events / all_bases;
        result.raw[i] = events[i] / bases[i];
        squared[i] = bases[i] * (result.raw[i] - mean[i]) * (result.raw[i] - mean[i]); // each site against its own surroundings
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (!is_usable(events[i], bases[i])) continue;
        double spread = 0, all_bases = 0, count = 0;
        with_self(i, [&](std::size_t j) { spread += squared[j], all_bases += bases[j], ++count; });
        result.smoothed[i] = drawn_to({mean[i], spread / all_bases - mean[i] / (all_bases / count)}, result.raw[i], bases[i]);
    }
    return result;
}

std::vector<double> standardised_rates(std::span<double const> events, std::span<double const> bases, bool clamps) {
    assert(events.size() == bases.size());
    Prior const prior = prior_of(events, bases, all_sites(events.size()));
    double const signal = clamps ? std::max(0.0, prior.variance) : prior.variance;
    std::vector<double> z(events.size(), missing);
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (!is_usable(events[i], bases[i])) continue;
        double const noise = prior.mean / bases[i];
        double const variance = signal + noise < 0 ? noise : signal + noise;
        z[i] = variance > 0 ? (events[i] / bases[i] - prior.mean) / std::sqrt(variance) : 0;
    }
    return z;
}

}
