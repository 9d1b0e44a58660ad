#pragma once

#include "core/scoring.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vigie::core {

/// Normalised values of one campaign, one column per indicator in grid-ordinal order (all families, family 8 included).
struct ScoreMatrix {
    std::size_t residences = 0;
    std::vector<std::vector<float>> normalised;         ///< [indicator][residence], NaN = missing
    std::vector<std::vector<std::uint8_t>> is_inherited; ///< same shape, or empty columns when none is
};

/// One residence's scores under one set of weights.
struct ScoreTable {
    std::vector<scoring::IndexScore> index;                  ///< per residence
    std::vector<std::vector<scoring::FamilyScore>> families; ///< [family of the grid, family 8 included][residence]
    std::vector<int> rank;                                   ///< 0 = not scored
    std::size_t scored = 0;
};

/// Scores of every residence under `grid` (its weights may have been moved). Equal to the stored run to the last bit.
/// \pre matrix has grid.indicator_count() columns of matrix.residences values
/// Cost O(residences * indicators)
[[nodiscard]] ScoreTable live_scores(ScoreMatrix const& matrix, Grid const& grid);

/// The same table after family weights, the power or the rules of the index have moved: families' scores are kept, nothing is
/// allocated for them. Equal to live_scores() to the last bit.
/// \pre the weights of the indicators and the minimum coverage are those `table` was made with
/// Cost O(residences * families)
void reweigh(ScoreTable& table, Grid const& grid);

/// Scores of one family of the grid for every residence, after its indicators have changed: weights, values, or which
/// they are. \pre table has a place for each family of the grid. Cost O(residences * indicators of the family)
void rescore_family(ScoreTable& table, ScoreMatrix const& matrix, Grid const& grid, std::size_t family);

/// Family weights of the index, in grid order, as index_score() takes them.
[[nodiscard]] std::vector<double> index_weights(Grid const& grid);

/// Index points of each family of the grid, 0 for one outside the index. \pre one score a family of the grid
[[nodiscard]] std::vector<double> contributions(Grid const& grid, std::span<scoring::FamilyScore const> families);

/// Families of the index in alert, by their score or an indicator of theirs; absent when none of them has either.
/// \param score_of   family's place → its FamilyScore; \param has_alert  family's place → an indicator of it is in alert
template <typename ScoreOf, typename HasAlert>
[[nodiscard]] std::optional<int> families_in_alert(Grid const& grid, ScoreOf const& score_of, HasAlert const& has_alert) {
    std::optional<int> count;
    for (std::size_t f = 0; f < grid.families.size(); ++f) {
        scoring::FamilyScore const& family = score_of(f);
        if (!grid.families[f].is_in_index || !family.exists) continue;
        bool const by_indicator = has_alert(f);
        if (!family.score && !by_indicator) continue;
        count = count.value_or(0) + (by_indicator || scoring::is_alert(grid.families[f], family.score, grid.rules) ? 1 : 0);
    }
    return count;
}

}
