#pragma once

#include "analysis/spatial_weights.hpp"

#include <span>
#include <vector>

/// Rates of small bases. events / base, NaN where either is missing or the base is not above 0: such sites are left out.
namespace vigie::analysis {

struct SmoothedRates {
    std::vector<double> raw, smoothed;
    double prior_mean = 0, prior_variance = 0; ///< of the whole map; eb_rates() only
};

/// Global empirical Bayes: each rate is drawn to the map's, the more the smaller its base. Poisson model, moments estimator.
/// Source: Marshall (1991), Applied Statistics 40(2), 283-294. \pre events.size() == bases.size()
[[nodiscard]] SmoothedRates eb_rates(std::span<double const> events, std::span<double const> bases);

/// The same towards the rate of the site and its neighbours; links count alike whatever their weights.
[[nodiscard]] SmoothedRates local_eb_rates(std::span<double const> events, std::span<double const> bases, SpatialWeights const& weights);

/// (rate - mean) / standard deviation of a rate of that base, for Moran statistics of rates.
/// Source: Assunção, Reis (1999), Statistics in Medicine 18(16), 2147-2162.
/// \param clamps the prior variance never below 0 (spdep's EBImoran.mc); else a variance under 0 is replaced, for its site, by that of
///        a Poisson rate (GeoDa)
[[nodiscard]] std::vector<double> standardised_rates(std::span<double const> events, std::span<double const> bases, bool clamps = false);

}
