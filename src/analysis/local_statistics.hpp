#pragma once

#include "analysis/correction.hpp"
#include "analysis/inference.hpp"
#include "analysis/spatial_weights.hpp"
#include "analysis/weights_change.hpp"

#include <limits>
#include <span>
#include <stop_token>
#include <vector>

/// Statistics of one site and its neighbours. All take one value per site in the order of the weights, NaN = no value: no one's
/// neighbour, not a test. An island has no p and no quadrant, is not a test, and stays in the mean and among those drawn. When all values
/// are equal nothing is tested. p is that of conditional permutation without replacement on draws shared by all sites
/// (detail/permutation.hpp); expected and variance are its exact moments (Sokal, Oden, Thomson 1998, Geographical Analysis 30, 331-354).
/// Each throws core::Error(cancelled). \pre values.size() == weights.size()
namespace vigie::analysis {

enum class Quadrant : unsigned char { none, high_high, low_low, low_high, high_low };

enum class Moment { n_minus_1, n }; ///< standardised by the sample (GeoDa) or population (spdep) variance

struct LocalOptions {
    PermutationOptions inference;
    Correction correction = Correction::fdr;
    double alpha = 0.05;
    Moment moment = Moment::n_minus_1;
    Style style = Style::row_standardised;
};

struct LocalResult {
    double z = 0;         ///< value minus mean
    double lag = 0;       ///< weighted sum of the neighbours' z: their mean when row-standardised
    double statistic = 0;
    double expected = std::numeric_limits<double>::quiet_NaN();
    double variance = std::numeric_limits<double>::quiet_NaN();
    double z_score = std::numeric_limits<double>::quiet_NaN(); ///< (statistic - expected) / sqrt(variance)
    double p = std::numeric_limits<double>::quiet_NaN();       ///< NaN for an island or a site without value
    double q = std::numeric_limits<double>::quiet_NaN();       ///< p after the correction
    Quadrant quadrant = Quadrant::none; ///< by the signs of z and lag, significant or not; none when either is 0
    bool is_significant = false;        ///< q <= alpha
};

/// Local Moran's I: where do like scores sit side by side?
///
/// I_i = z_i * sum_j w_ij z_j / m2. `greater` and `less` count I_i itself.
/// Source: Anselin (1995), Geographical Analysis 27(2), 93-115.
[[nodiscard]] std::vector<LocalResult> local_moran(std::span<double const> values, SpatialWeights const& weights,
                                                   LocalOptions const& options = {}, std::stop_token stop = {});

/// Bivariate local Moran: is x high here where y is high around? I_i = zx_i * sum_j w_ij zy_j / (sd_x sd_y). y is permuted, x stays.
/// A site is left out when either is missing. Source: Anselin, Syabri, Smirnov (2002), GeoDa documentation.
/// \param lagged y, one per site
[[nodiscard]] std::vector<LocalResult> bivariate_local_moran(std::span<double const> values, std::span<double const> lagged,
                                                             SpatialWeights const& weights, LocalOptions const& options = {},
                                                             std::stop_token stop = {});

/// Local Geary: how unlike are the neighbours? c_i = sum_j w_ij (z_i - z_j)^2 / m2; small = alike.
/// Source: Anselin (2019), Geographical Analysis 51(2), 133-150.
[[nodiscard]] std::vector<LocalResult> local_geary(std::span<double const> values, SpatialWeights const& weights,
                                                   LocalOptions const& options = {}, std::stop_token stop = {});

/// Gi (the site itself left out) and Gi* (counted with the weight SpatialWeights::self_weight): is the total around here high or low?
///
/// statistic = sum_j w_ij x_j / sum_j x_j, NaN when the values add up to nothing; z_score is the usual one, whatever the values' origin.
/// Gi* has expected and variance over all sites, Gi over the others. Quadrant: high_high for a z_score above 0, low_low below.
/// Source: Getis, Ord (1992); Ord, Getis (1995), Geographical Analysis 27(4), 286-306. The usual style is binary.
[[nodiscard]] std::vector<LocalResult> getis_ord_gi(std::span<double const> values, SpatialWeights const& weights, bool with_self,
                                                    LocalOptions const& options = {}, std::stop_token stop = {});

/// Local join count: how many neighbours of a site that has it (1) have it too? Sites without (0) have statistic 0 and no test.
///
/// With equal weights p is the exact hypergeometric probability, no simulation; else that of permutation. The natural alternative is
/// `greater`. Source: Anselin, Li (2019), Journal of Geographical Systems 21, 189-210.
/// \pre values are 0, 1 or NaN
[[nodiscard]] std::vector<LocalResult> local_join_count(std::span<double const> values, SpatialWeights const& weights,
                                                        LocalOptions const& options = {}, std::stop_token stop = {});

}
