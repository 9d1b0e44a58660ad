#pragma once

#include "analysis/inference.hpp"
#include "analysis/spatial_weights.hpp"
#include "analysis/weights_change.hpp"

#include <limits>
#include <optional>
#include <span>
#include <stop_token>

/// One number for the whole map. Values one per site in the order of the weights; sites without value are left out with their links.
/// Conventions of spdep: with islands, n in the formulas counts the sites with neighbours only (adjust.n), the mean all.
namespace vigie::analysis {

enum class NullModel { randomisation, normality };

struct GlobalOptions {
    PermutationOptions inference{.permutations = 999};
    NullModel null_model = NullModel::randomisation;
    Style style = Style::row_standardised;
    bool counts_islands = false; ///< n counts the islands too, as spdep's EBImoran does
};

struct GlobalResult {
    double statistic = std::numeric_limits<double>::quiet_NaN();
    double expected = std::numeric_limits<double>::quiet_NaN();
    double variance = std::numeric_limits<double>::quiet_NaN();
    double z_score = std::numeric_limits<double>::quiet_NaN(); ///< positive for likes together: Geary's is (expected - statistic) / sd
    double p = std::numeric_limits<double>::quiet_NaN();       ///< of z_score, normal
    double p_permutation = std::numeric_limits<double>::quiet_NaN();
    std::size_t n = 0, links = 0, islands = 0;
};

/// Moran's I = n/S0 * sum w_ij z_i z_j / sum z_i^2. All NaN for a constant field or fewer than 2 sites. Source: Cliff, Ord (1981).
[[nodiscard]] GlobalResult moran(std::span<double const> values, SpatialWeights const& weights, GlobalOptions const& options = {},
                                 std::stop_token stop = {});

/// Geary's C = (n-1)/(2 S0) * sum w_ij (x_i - x_j)^2 / sum z_i^2; below 1 for likes together. `greater` means likes together.
[[nodiscard]] GlobalResult geary(std::span<double const> values, SpatialWeights const& weights, GlobalOptions const& options = {},
                                 std::stop_token stop = {});

/// Getis-Ord G = sum w_ij x_i x_j / sum_{i != j} x_i x_j: do high values lie together? Randomisation only. The usual style is binary.
/// \pre no value is negative. Source: Getis, Ord (1992), Geographical Analysis 24(3), 189-206.
[[nodiscard]] GlobalResult getis_ord_g(std::span<double const> values, SpatialWeights const& weights, GlobalOptions const& options = {},
                                       std::stop_token stop = {});

}
