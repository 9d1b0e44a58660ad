#pragma once

#include "analysis/detail/fixed_point.hpp"
#include "analysis/detail/parallel.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Conditional permutation: were the other rows' values placed at random, how often would a row's neighbours do as much?
///
/// All rows share the draws, keyed by (seed, draw). A draw that holds the row itself among its first k has the row replaced by its
/// (k+1)-th id, so each row sees samples without replacement of the others. Sums are whole numbers: ties are ties, and the answer is
/// the same for any number of threads.
namespace vigie::analysis::detail {

/// How many of a row's permuted sums are at least, and at most, the observed one. Ties count in both.
struct Exceedance {
    std::uint32_t at_least = 0;
    std::uint32_t at_most = 0;
    friend bool operator==(Exceedance, Exceedance) = default;
};

struct Sampling {
    std::uint32_t draws = 0;
    std::uint64_t seed = 0;
};

/// Neighbours of equal weight: the permuted sum depends on the draw and on the number of neighbours alone. Whichever are fewer are
/// sorted once for each number of neighbours, the observed sums or the draws', and the others find their place among them; then the
/// few rows that a draw holds are corrected. Both ways count the same.
/// Cost O(draws * (k + log rows + k) + rows log rows), or with log draws; memory O(rows) a thread
/// \param neighbours number of each row; 0 = not a test
/// \param observed sum of its neighbours' values
/// \pre k < rows; sums of k + 1 values fit in 63 bits
[[nodiscard]] std::vector<Exceedance> equal_counts(std::span<std::int64_t const> values, std::span<std::uint32_t const> neighbours,
                                                   std::span<std::int64_t const> observed, Sampling sampling, Labour const& labour);
[[nodiscard]] std::vector<Exceedance> counts_by_sorted_rows(std::span<std::int64_t const> values, std::span<std::uint32_t const> neighbours,
                                                            std::span<std::int64_t const> observed, Sampling sampling,
                                                            Labour const& labour);
[[nodiscard]] std::vector<Exceedance> counts_by_sorted_draws(std::span<std::int64_t const> values, std::span<std::uint32_t const> neighbours,
                                                             std::span<std::int64_t const> observed, Sampling sampling,
                                                             Labour const& labour);

/// Links of rows, compressed, with whole-number weights.
struct WeightedRows {
    std::span<std::uint32_t const> offsets; ///< rows + 1
    std::span<std::int32_t const> weights;

    [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
    [[nodiscard]] std::span<std::int32_t const> of(std::size_t row) const {
        return weights.subspan(offsets[row], offsets[row + 1] - offsets[row]);
    }
};

/// Neighbours of unequal weights: the j-th id takes the j-th weight. Draws are taken in batches, gathered once for all rows and added
/// up in vector registers. Cost O(draws * k) a row, some tenths of a nanosecond each
/// \pre |values| <= 2^30; a row's weights are >= 0 and add up to 2^31 at most
[[nodiscard]] std::vector<Exceedance> weighted_counts(std::span<std::int32_t const> values, WeightedRows const& rows,
                                                      std::span<std::int64_t const> observed, Sampling sampling, Labour const& labour);

/// The same for sums of w (own value - value)^2. With equal weights a draw's sums of values and of squares serve all rows, so that a
/// row costs one step a draw.
/// \param is_equal all weights are 1
/// \pre the sums fit in 63 bits; |values| <= 2^30
[[nodiscard]] std::vector<Exceedance> square_counts(std::span<std::int32_t const> values, WeightedRows const& rows, bool is_equal,
                                                    std::span<std::int64_t const> observed, Sampling sampling, Labour const& labour);

}
