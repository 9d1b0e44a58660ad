#pragma once

#include "analysis/correction.hpp"
#include "analysis/spatial_weights.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace vigie::analysis {

enum class Quadrant : unsigned char { none, high_high, low_low, low_high, high_low };

enum class Moment { n_minus_1, n }; ///< I_i over the sample (GeoDa) or population (spdep) variance

enum class Alternative { two_sided, greater, less, directed };

struct PermutationOptions {
    std::uint32_t permutations = 99'999;
    std::uint64_t seed = 20'260'414;
    unsigned threads = 0; ///< 0 = as many as the machine has; the result never depends on it
    Alternative alternative = Alternative::two_sided;
    std::function<void(double share)> progress = {}; ///< called from one thread, may be empty
};

struct LocalMoranOptions {
    PermutationOptions inference;
    Correction correction = Correction::fdr;
    double alpha = 0.05;
    Moment moment = Moment::n_minus_1;
};

struct LocalMoran {
    double z = 0;         ///< value minus mean
    double lag = 0;       ///< mean of the neighbours' z
    double statistic = 0; ///< I_i
    double p = 0;         ///< NaN for an island or a site without value
    double q = 0;         ///< p after the correction
    Quadrant quadrant = Quadrant::none; ///< by the signs of z and lag, significant or not; none when either is 0
    bool is_significant = false;        ///< q <= alpha
};

/// Local Moran's I: where do like scores sit side by side?
///
/// I_i = z_i * sum_j w_ij z_j / m2, w row-standardised. Conditional permutation without replacement, draws shared by all sites and
/// keyed by (seed, draw); ties exact.
/// Source: Anselin (1995), Geographical Analysis 27(2), 93-115.
///
/// \param values  one per site, in the order of `weights`; NaN = no value: no one's neighbour, not a test
/// \throws core::Error(cancelled)
[[nodiscard]] std::vector<LocalMoran> local_moran(std::span<double const> values, SpatialWeights const& weights,
                                                  LocalMoranOptions const& options = {}, std::stop_token stop = {});

}
