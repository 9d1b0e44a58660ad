#include "core/exact_sum.hpp"
#include "core/scoring.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vigie::core::scoring {

namespace {

bool is_usable(double counted, double exposure) { return !std::isnan(counted) && !std::isnan(exposure) && exposure > 0; }

/// Mean, between-residence variance and size of a stock; `noise` is what chance alone adds for one unit of exposure.
template <typename Noise> Prior prior(std::span<double const> counted, std::span<double const> exposure, Noise noise) {
    assert(counted.size() == exposure.size());
    // Exact, so that a file read in another order gives the same bits.
    ExactSum sum, base, spread;
    double n = 0;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (!is_usable(counted[i], exposure[i])) continue;
        sum.add(counted[i]);
        base.add(exposure[i]);
        n += 1;
    }
    if (n == 0) return {};
    double const mean = sum.value() / base.value();
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (!is_usable(counted[i], exposure[i])) continue;
        double const apart = counted[i] / exposure[i] - mean;
        spread.add(exposure[i] * (apart * apart));
    }
    return {mean, std::max(spread.value() / base.value() - noise(mean) / (base.value() / n), 0.0)};
}

double binomial_noise(double mean) { return mean * (1 - mean); }

double kept(double exposure, Prior prior, double noise) {
    return prior.variance > 0 ? prior.variance / (prior.variance + noise / exposure) : 0;
}

double shrink(double counted, double exposure, Prior prior, double noise) {
    if (!is_usable(counted, exposure)) return std::numeric_limits<double>::quiet_NaN();
    // No difference between residences beyond chance: each one's best guess is the mean.
    if (!(prior.variance > 0)) return prior.mean;
    double const weight = kept(exposure, prior, noise);
    return weight * (counted / exposure) + (1 - weight) * prior.mean;
}

}

Prior marshall_prior(std::span<double const> events, std::span<double const> exposure) {
    return prior(events, exposure, [](double mean) { return mean; });
}

Prior beta_binomial_prior(std::span<double const> positive, std::span<double const> answers) {
    return prior(positive, answers, binomial_noise);
}

double shrink_rate(double events, double exposure, Prior prior) { return shrink(events, exposure, prior, prior.mean); }

double shrink_share(double positive, double answers, Prior prior) {
    return shrink(positive, answers, prior, binomial_noise(prior.mean));
}

double kept_of_rate(double exposure, Prior prior) { return kept(exposure, prior, prior.mean); }

double kept_of_share(double answers, Prior prior) { return kept(answers, prior, binomial_noise(prior.mean)); }

}
