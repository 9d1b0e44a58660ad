#pragma once

#include "core/live_index.hpp"
#include "core/observed_column.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vigie::core {

/// Scores of one campaign while its grid is edited: methods, goalposts, weights, indicators and families. What an edit
/// does not touch is kept. Equal to the stored run of the same grid to the last bit.
class LiveGrid {
public:
    /// By name of the campaign; "" = the one that is scored.
    using Stocks = std::map<std::string, std::shared_ptr<ObservedStock const>, std::less<>>;

    /// \pre faults() finds nothing in the grid, and there is the stock of every campaign it names
    LiveGrid(Stocks stocks, Grid grid);

    /// \pre as above. Cost of a goalpost: O(residences * indicators of its family); of a method, O(n log n) more
    void move(Grid const& grid);
    /// One more campaign to learn from.
    void add_stock(std::string const& campaign, std::shared_ptr<ObservedStock const> stock);
    [[nodiscard]] bool has_stock(std::string const& campaign) const { return stocks_.contains(campaign); }

    [[nodiscard]] Grid const& grid() const { return grid_; } ///< of the scores
    [[nodiscard]] LiveIndex const& index() const { return *index_; }
    [[nodiscard]] ScoreMatrix const& matrix() const { return matrix_; }
    /// By family of the grid, then residence.
    [[nodiscard]] std::vector<std::vector<scoring::FamilyScore>> const& families() const { return table_.families; }
    [[nodiscard]] std::vector<double> contributions(std::size_t row) const; ///< index points, by family of the grid
    /// Families of the index in alert; absent when none has a score and none has an indicator in alert.
    [[nodiscard]] std::optional<int> alerts(std::size_t row) const;

    /// Of an indicator of the grid, in its order: its values corrected for small numbers, NaN = missing; empty when
    /// nobody was observed.
    [[nodiscard]] std::vector<double> const& values(std::size_t indicator) const;
    [[nodiscard]] scoring::Scale const& scale(std::size_t indicator) const { return made_[indicator].scale; }
    /// What a method would learn from, in the campaign that is scored.
    [[nodiscard]] std::vector<double> reference(std::size_t indicator) const;
    [[nodiscard]] ObservedColumn const& observed(std::size_t indicator) const { return *made_[indicator].observed; }

private:
    /// Of an indicator as it was last made into scores.
    struct Made {
        Indicator indicator;
        scoring::Scale scale;
        ObservedColumn const* observed = nullptr; ///< of the stock that is scored
    };
    struct Values {
        ValueKind kind = ValueKind::measure;
        double scale = 1;
        std::vector<double> corrected;
    };

    [[nodiscard]] ObservedColumn const& column_of(std::string const& campaign, std::string const& code) const;
    Values const& values_of(Indicator const& indicator);
    [[nodiscard]] scoring::Scale learnt(Indicator const& indicator);
    void make_column(std::size_t column, Indicator const& indicator);
    /// \return families whose scores must be made again
    std::vector<std::size_t> take_columns(Grid const& grid);
    /// An indicator of the family is.
    [[nodiscard]] bool has_alert(std::size_t family, std::size_t row) const;

    Stocks stocks_;
    Grid grid_;
    std::map<std::string, Values, std::less<>> values_; ///< by code; kept when an indicator is taken out
    std::vector<Made> made_;                            ///< in the order of the grid
    std::vector<std::size_t> first_column_;             ///< by family of the grid: its first indicator's
    ScoreMatrix matrix_;
    ScoreTable table_; ///< of which the families alone are kept up
    std::optional<LiveIndex> index_;
};

}
