#pragma once

#include "analysis/detail/fixed_point.hpp"
#include "analysis/local_statistics.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

constexpr double not_a_test = std::numeric_limits<double>::quiet_NaN();

/// Sites that have a value, numbered without gaps, and the links among them.
struct Field {
    std::vector<std::uint32_t> site_of; ///< [row] → site
    SpatialWeights links;               ///< of rows; weights written out, styled after the sites without value have left
    std::vector<double> given;          ///< the same weights before they were styled
    bool is_equal = true;               ///< all weights of a row are equal
    FixedPoint values;                  ///< exact sums of widest + 1 of them
    std::size_t widest = 0;             ///< most neighbours of a row

    [[nodiscard]] std::size_t size() const { return site_of.size(); }
    [[nodiscard]] std::span<std::uint32_t const> of(std::size_t row) const { return links.of(row); }
    [[nodiscard]] double z(std::size_t row) const { return values.to_mean(values.deviation(values.units[row], 1), 1); }
    [[nodiscard]] bool is_constant() const; ///< also true without any value
};

/// Links of weight 0 are no links. \pre values.size() == weights.size()
[[nodiscard]] Field field_of(std::span<double const> values, SpatialWeights const& weights, Style style);

/// Weighted sum of the neighbours' deviations from the mean, and its sign from whole numbers: exactly 0 is 0, whatever the rounding.
struct Lag {
    double value = 0;
    int sign = 0;
};
[[nodiscard]] Lag lag_of(Field const& field, FixedPoint const& values, std::size_t row);

[[nodiscard]] inline int sign(Wide value) { return (value > 0) - (value < 0); }

[[nodiscard]] Quadrant quadrant(int sign_of_z, int sign_of_lag);

/// Sum over a row of the weights, and of their squares.
struct RowWeights {
    double total = 0, squares = 0;
};
[[nodiscard]] RowWeights row_weights(Field const& field, std::size_t row);

/// Exact moments of sum_j w_ij y_j when the y of the `others` sites are placed at random.
struct Moments {
    double expected = not_a_test, variance = not_a_test;
};
[[nodiscard]] Moments permutation_moments(RowWeights weights, double mean, double variance, double others);

/// Weights as whole numbers, a scale of its own for each row, which add up to `largest_sum` at most. Weights of few decimals are exact, so that
/// ties are ties; others are rounded.
[[nodiscard]] std::vector<std::int32_t> whole_weights(Field const& field, double largest_sum);

/// p of sum_j w_ij y_j for each row; NaN for islands. `sign` of a row -1 turns its sums over, 0 makes p 1.
/// \param values what is permuted, one per row \throws core::Error(cancelled)
[[nodiscard]] std::vector<double> linear_p(Field const& field, FixedPoint const& values, std::span<int const> signs,
                                           PermutationOptions const& options, std::stop_token stop);

/// q and is_significant of the sites that are tests.
void correct(std::span<LocalResult> results, LocalOptions const& options);

}
