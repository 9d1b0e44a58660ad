#pragma once

#include "core/live_score.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vigie::core {

/// Index and class of every residence while family weights move: what must follow the hand, in columns. Ranks, coverage and
/// bounds are reckoned when asked for. Equal to live_scores() to the last bit.
class LiveIndex {
public:
    /// Takes the families' scores out of `table`, which is not needed afterwards. \pre table was made with `grid`
    LiveIndex(ScoreTable const& table, Grid const& grid);

    /// Family weights, power of the mean and class limits as in `grid`.
    /// \pre the weights of the indicators and the minimum coverage are those of the table
    /// Cost O(residences * families): some 5 ms at 200 000 residences and 8 families (bench/README.md)
    void move(Grid const& grid);

    /// Takes over the scores of some families of the grid, by place, and then moves.
    /// \pre table was made with `grid`, whose families are those of the last one. Cost as move() and O(residences) each
    void take(ScoreTable const& table, Grid const& grid, std::span<std::size_t const> families);

    [[nodiscard]] std::span<double const> scores() const { return scores_; } ///< NaN = not scored
    [[nodiscard]] std::span<SeverityClass const> classes() const { return classes_; }
    [[nodiscard]] std::vector<int> ranks() const; ///< 0 = not scored
    [[nodiscard]] scoring::IndexScore index(std::size_t row) const; ///< with coverage and bounds

private:
    struct Column {
        std::vector<double> score; ///< NaN = n.d.
        std::vector<double> coverage, low, high;
        bool exists = false;
    };

    void fill(std::size_t column, std::vector<scoring::FamilyScore> const& scores);
    void find_doubtful(double minimum_coverage);
    void settle(std::size_t first, std::size_t count, std::span<double const> weights);
    void settle_doubtful(std::span<double const> weights);
    [[nodiscard]] scoring::FamilyScore family(std::size_t f, std::size_t row) const;

    std::vector<Column> columns_; ///< of the families of the index
    GridRules rules_;
    std::vector<double> weights_;
    /// Rows where some family is short of data: whether they are scored depends on the weights. All others always are.
    std::vector<std::uint32_t> doubtful_;
    std::vector<double> doubtful_score_, doubtful_coverage_; ///< [doubtful row][family]
    std::vector<double> scores_;
    std::vector<SeverityClass> classes_;
};

}
