#pragma once

#include "core/live_score.hpp"
#include "core/parallel.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace vigie::core {

/// How sure a rank is when the choices behind the score move (score-rules 9; docs/methods/stability.md).
enum class Stability : unsigned char { not_ranked, stable, sensitive, undecidable };

/// One choice of weights, mean and correction; a function of (seed, number, grid) alone.
struct ScoreDraw {
    Grid grid;               ///< each family weight times an independent uniform of [0.75, 1.25]; power one of 1, 2, 4
    bool is_smoothed = true; ///< small numbers corrected or not
    std::size_t variant = 0; ///< of normalisation; 0 = the grid's own
};
/// \param variants  of normalisation to choose among; 1 leaves the other choices as they are without any
[[nodiscard]] ScoreDraw score_draw(std::uint64_t seed, std::uint64_t number, Grid const& grid, std::size_t variants = 1);

/// The columns of a run by one way of normalising, with and without the small-number correction.
struct ScoreVariant {
    ScoreMatrix smoothed, unsmoothed;
};

struct RankRange {
    int p05 = 0; ///< 0 = not ranked
    int p95 = 0;
    double top_share = 0; ///< of the draws in which it is among the `top` first
    friend bool operator==(RankRange, RankRange) = default;
};

/// Width p95 - p05 up to 10 % of the `scored` residences: stable; up to 25 %: sensitive; wider: undecidable.
[[nodiscard]] Stability stability_of(RankRange range, std::size_t scored);

struct StabilityOptions {
    std::uint32_t draws = 1000;
    std::uint64_t seed = 20'260'414;
    int top = 20;
    Labour labour; ///< the answer does not depend on the threads
};

/// Family scores of the ranked residences, ready for many draws.
///
/// Ranked are the residences that the run itself scores: whether there is enough data does not depend on a draw.
class StabilityTest {
public:
    /// \param smoothed    as the run has it
    /// \param unsmoothed  the same observations without the small-number correction
    /// \pre both have a column per indicator of `grid`
    StabilityTest(ScoreMatrix const& smoothed, ScoreMatrix const& unsmoothed, Grid const& grid);
    /// Each draw takes one of the variants too; the first is the run's own, and says which residences are ranked.
    /// \pre as above, and there is one variant at least
    StabilityTest(std::span<ScoreVariant const> variants, Grid const& grid);

    /// Percentiles are ranks that occur: the 50th and the 950th smallest of 1 000. One range a residence.
    /// \throws core::Error(cancelled) when the labour's stop is requested
    /// Cost O(draws * (families * ranked + ranked)). Memory: 64 MB beside the result, whatever their number.
    [[nodiscard]] std::vector<RankRange> rank_ranges(StabilityOptions const& options) const;

    /// Share of the draws in which `row` has a higher index than `other`; ties count for neither. 0 unless both are ranked.
    [[nodiscard]] double share_above(std::size_t row, std::size_t other, StabilityOptions const& options) const;

    [[nodiscard]] std::size_t ranked() const { return rows_.size(); }

private:
    struct Family {
        /// [twice the variant, plus 1 where it is not smoothed][power 1, 2, 4]; 0 where it has no score
        std::vector<std::array<std::vector<double>, 3>> powered;
        std::vector<double> is_scored; ///< 1 or 0; empty when it is 1 for all
    };

    void fill(Grid const& grid, std::vector<ScoreTable> const& tables);
    [[nodiscard]] std::size_t place_of(std::size_t row) const;
    /// What orders the residences under a draw: the mean before its root is taken.
    void reckon(ScoreDraw const& draw, std::size_t first, std::size_t last, double* result) const;

    Grid grid_;
    std::size_t residences_ = 0, variants_ = 1;
    std::vector<std::uint32_t> rows_; ///< ranked, in order
    std::vector<Family> families_;    ///< of the index
};

/// Neither above the other in at least 90 % of the draws.
[[nodiscard]] inline bool is_undecidable(double share_above, double share_below) {
    constexpr double needed_share = 0.9;
    return share_above < needed_share && share_below < needed_share;
}

}
