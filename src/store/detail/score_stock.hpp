#pragma once

#include "store/detail/place_of_id.hpp"
#include "core/grid.hpp"
#include "core/observed_column.hpp"
#include "core/scale.hpp"
#include "store/detail/digest.hpp"
#include "store/detail/score_cells.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace vigie::store {

/// The observations of one campaign as columns, one per indicator of the grid, while its scores are computed. The SQL
/// steps of sql/score fill it and read from it through functions; the arithmetic is core::scoring's.
class ScoreStock {
public:
    /// \param grid        with the weights of the run
    /// \param indicators  database ids in grid order
    /// \param residences  database ids, ascending
    ScoreStock(core::Grid const& grid, std::vector<std::int64_t> const& indicators,
               std::vector<std::int64_t> residences);

    /// NaN stands for NULL. What is of another grid or of no residence is passed over. Fastest in the order of
    /// residences.
    void add(std::int64_t residence, std::int64_t indicator, double value, double numerator, double denominator,
             bool is_inherited);

    /// All that was added so far: every cell, and where there is none.
    void describe(Digest& digest) const;

    /// Over all that was added so far; absent for a measure, and when no residence has a count of its own.
    [[nodiscard]] std::optional<core::scoring::Prior> prior(std::size_t indicator);

    /// As it was added; there is none left of it here.
    [[nodiscard]] core::ObservedColumn take_observed(std::size_t indicator) {
        return std::move(columns_.at(indicator).observed);
    }

    /// From here on values() are raw: no rate or share is drawn to the stock's.
    void leave_uncorrected();

    /// Of an indicator, corrected for small numbers; NaN = missing. One value a residence; none when nobody was observed.
    [[nodiscard]] std::vector<double> smoothed(std::size_t indicator);
    /// What a method learns from: the values observed for residences themselves; those taken over from zones where
    /// there are no others.
    [[nodiscard]] std::vector<double> reference(std::size_t indicator);
    /// Needed before values() for every method but goalposts.
    void set_scale(std::size_t indicator, core::scoring::Scale scale);
    [[nodiscard]] core::scoring::Scale const& scale(std::size_t indicator) const;
    /// Observations that have a value and no score: a table does not list it.
    [[nodiscard]] std::size_t unlisted(std::size_t indicator);
    /// Of the raw value, as people read it.
    [[nodiscard]] bool is_alert(std::int64_t residence, std::size_t indicator);

    /// The latest are kept for families().
    ValueCells const& values(std::int64_t residence);
    /// With what each adds to the index.
    [[nodiscard]] std::vector<FamilyCell> families(std::int64_t residence);

    struct Result {
        core::scoring::IndexScore index;
        std::optional<int> alerts;                                   ///< families of the index in alert, as alerts() says
        double variance = std::numeric_limits<double>::quiet_NaN();  ///< of the index, by sampling (rule 11); NaN = not scored
    };
    /// Remembered for result() and rank().
    Result const& index(std::int64_t residence, std::span<FamilyCell const> families);
    /// What index() was last told; not scored where it was not called.
    [[nodiscard]] Result const& result(std::int64_t residence);
    /// Among the residences index() was called for; 0 = not scored.
    [[nodiscard]] int rank(std::int64_t residence);

private:
    using Cell = core::ObservedColumn::Cell;
    struct Column {
        core::Indicator const* indicator;
        core::ValueKind kind;
        double scale;
        bool has_goalposts; ///< its method is that of goalposts
        core::scoring::Scale learnt;
        core::ObservedColumn observed;
        bool has_prior = false; ///< reckoned
        std::optional<core::scoring::Prior> prior;
        core::scoring::Scale posts; ///< the goalposts as a scale, for its slope
    };

    [[nodiscard]] std::size_t column_of(std::int64_t indicator);
    [[nodiscard]] double smoothed(Column const& column, Cell cell, bool is_inherited) const;
    [[nodiscard]] float normalised(Column const& column, Cell cell, bool is_inherited) const;

    /// Families of the index in alert; absent when none has a score and none has an indicator in alert.
    [[nodiscard]] std::optional<int> alerts(std::int64_t residence, std::span<FamilyCell const> families);
    [[nodiscard]] bool has_score(std::size_t row, std::size_t column) const;
    [[nodiscard]] double variance(std::size_t row, std::size_t column);
    [[nodiscard]] double variance(std::size_t row, double index);
    void take_in_index(std::span<FamilyCell const> families);

    core::Grid const& grid_;
    std::vector<double> weights_; ///< of the index
    PlaceOfId rows_; ///< of residences
    std::vector<std::pair<std::int64_t, std::size_t>> column_of_; ///< indicator's id and its column, ascending
    std::size_t last_column_ = 0;                                 ///< place in column_of_
    std::vector<Column> columns_;
    std::vector<std::vector<std::size_t>> alert_columns_; ///< by family: its indicators that have an alert threshold
    std::optional<std::int64_t> values_of_;           ///< whose values_ are
    ValueCells values_;
    std::vector<Result> results_;                     ///< by row; empty until one is reckoned
    std::vector<int> ranks_;                          ///< empty until one is asked for
    std::vector<core::scoring::IndicatorTerm> terms_; ///< kept from one residence to the next
    std::vector<core::scoring::FamilyScore> in_index_;
    std::vector<double> variances_, by_family_;
};

}
