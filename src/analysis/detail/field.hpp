#pragma once

#include "analysis/detail/fixed_point.hpp"
#include "analysis/local_statistics.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

constexpr double not_a_test = std::numeric_limits<double>::quiet_NaN();

/// Sum over a row of the weights, and of their squares.
struct RowWeights {
    double total = 0, squares = 0;
};

/// Sites that have a value, numbered without gaps, and the links among them, styled after the sites without value have left.
class Field {
  public:
    /// Links of weight 0 are no links. \pre values.size() == weights.size(); `weights` outlives the field
    Field(std::span<double const> values, SpatialWeights const& weights, Style style);

    std::vector<std::uint32_t> site_of; ///< [row] → site
    std::vector<double> given;          ///< the weights before they were styled; empty when the weights were binary
    bool is_equal = true;               ///< all weights of a row are equal
    FixedPoint values;                  ///< exact sums of widest + 1 of them
    std::size_t widest = 0;             ///< most neighbours of a row

    [[nodiscard]] std::size_t size() const { return site_of.size(); }
    [[nodiscard]] std::span<std::uint32_t const> of(std::size_t row) const { return links().of(row); }
    [[nodiscard]] std::span<double const> weights_of(std::size_t row) const;
    [[nodiscard]] RowWeights row_weights(std::size_t row) const;
    /// Neighbours of rows. Their weights are those of weights_of(), where they are written out at all.
    [[nodiscard]] SpatialWeights const& links() const { return own_ ? *own_ : *whole_; }
    [[nodiscard]] SpatialWeights written_out() const;
    [[nodiscard]] double z(std::size_t row) const { return values.to_mean(values.deviation(values.units[row], 1), 1); }
    [[nodiscard]] bool is_constant() const; ///< also true without any value

  private:
    void copy_links(SpatialWeights const& weights, std::span<std::uint32_t const> row_of_site);
    void note_rows();
    bool make_alike(Style style);

    SpatialWeights const* whole_;        ///< all sites have a value, and all weigh 1: nothing is copied, a million sites are 8 million links
    std::optional<SpatialWeights> own_;
    std::vector<double> alike_;          ///< weights of a row of each number of neighbours, when the rows' own are not written out
    std::vector<std::uint32_t> alike_first_; ///< by number of neighbours: where its weights begin
    std::vector<RowWeights> alike_sums_;     ///< by number of neighbours
};

/// Weighted sum of the neighbours' deviations from the mean, and its sign from whole numbers: exactly 0 is 0, whatever the rounding.
struct Lag {
    double value = 0;
    int sign = 0;
};
[[nodiscard]] Lag lag_of(Field const& field, FixedPoint const& values, std::size_t row);

[[nodiscard]] inline int sign(Wide value) { return (value > 0) - (value < 0); }

[[nodiscard]] Quadrant quadrant(int sign_of_z, int sign_of_lag);

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
