#include "core/live_score.hpp"

#include "core/detail/score_sums.hpp"

#include <array>
#include <cassert>

namespace vigie::core {

namespace {

using scoring::FamilyScore;

/// Residences worked on together: the sums of a block and the slice of one column stay in the first-level cache.
constexpr std::size_t block_size = 512;

struct BlockSums {
    std::array<double, block_size> present, weighted, absent;

    void clear() {
        present.fill(0);
        weighted.fill(0);
        absent.fill(0);
    }

    void add_column(float const* values, std::uint8_t const* inherited, std::size_t count, double weight) {
        for (std::size_t i = 0; i < count; ++i)
            scoring::detail::add_indicator(present[i], weighted[i], absent[i], values[i], weight,
                                           inherited != nullptr && inherited[i] != 0);
    }
};

double total_weight(Family const& family) {
    double total = 0;
    for (auto const& indicator : family.indicators)
        if (indicator.weight > 0) total += indicator.weight;
    return total;
}

/// Flags of one indicator, or null when none of its values is inherited.
std::uint8_t const* inherited_flags(ScoreMatrix const& matrix, std::size_t column) {
    if (column >= matrix.is_inherited.size() || matrix.is_inherited[column].empty()) return nullptr;
    return matrix.is_inherited[column].data();
}

/// Scores of one family for a block of residences starting at `first`; `column` is the family's first indicator.
void score_family(ScoreMatrix const& matrix, Family const& family, std::size_t column, std::size_t first, double minimum_coverage,
                  std::span<FamilyScore> result, BlockSums& sums) {
    double const total = total_weight(family);
    if (!(total > 0)) {
        std::fill(result.begin(), result.end(), FamilyScore{.score = std::nullopt, .exists = false});
        return;
    }
    sums.clear();
    for (auto const& indicator : family.indicators) {
        if (indicator.weight > 0) {
            auto const* const flags = inherited_flags(matrix, column);
            sums.add_column(matrix.normalised[column].data() + first, flags != nullptr ? flags + first : nullptr, result.size(),
                            indicator.weight);
        }
        ++column;
    }
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = scoring::detail::finish_family(total, sums.present[i], sums.weighted[i], sums.absent[i], minimum_coverage);
}

/// What IndexSum adds up for one residence, for a block of them: the same operations in the same order, family by
/// family.
class IndexBlock {
public:
    explicit IndexBlock(GridRules const& rules)
        : rules_(rules) {}

    void clear() {
        families_ = 0;
        weight_ = 0;
        for (auto* sums : {&covered_, &low_, &high_, &scored_, &scored_weight_})
            sums->fill(0);
        scored_families_.fill(0);
    }

    /// \param powered  what a score counts for in the mean (scoring::detail::powered() with the power of the rules)
    template <typename Powered>
    void add(std::span<FamilyScore const> column, double weight, Powered const& powered) {
        if (!column.front().exists || !(weight > 0)) return;
        ++families_;
        weight_ += weight;
        for (std::size_t i = 0; i < column.size(); ++i) {
            auto const& family = column[i];
            covered_[i] += weight * family.coverage;
            low_[i] += weight * powered(family.if_missing_0);
            high_[i] += weight * powered(family.if_missing_100);
            if (!family.score) continue;
            ++scored_families_[i];
            scored_weight_[i] += weight;
            scored_[i] += weight * powered(*family.score);
        }
    }

    void finish(std::span<scoring::IndexScore> result) const {
        int const needed = std::max(1, std::min(rules_.minimum_families, families_));
        for (std::size_t i = 0; i < result.size(); ++i) {
            auto& index = result[i] = {};
            index.high = 100;
            if (families_ == 0) continue;
            index.coverage = covered_[i] / weight_;
            index.low = mean(low_[i], weight_);
            index.high = mean(high_[i], weight_);
            bool const is_covered = index.coverage + scoring::detail::rounding_slack >= rules_.minimum_coverage;
            if (scored_families_[i] < needed || !is_covered) continue;
            index.score = mean(scored_[i], scored_weight_[i]);
            index.severity = scoring::classify(*index.score, rules_);
        }
    }

private:
    [[nodiscard]] double mean(double sum, double weight) const {
        return std::clamp(scoring::detail::root(sum / weight, rules_.power), 0.0, 100.0);
    }

    GridRules const& rules_;
    int families_ = 0;
    double weight_ = 0;
    std::array<double, block_size> covered_, low_, high_, scored_, scored_weight_;
    std::array<int, block_size> scored_families_;
};

/// The worst family alone has no sum: residence by residence.
void score_worst(ScoreTable& table, Grid const& grid, std::span<double const> weights, std::size_t first,
                 std::size_t count) {
    for (std::size_t row = first; row < first + count; ++row) {
        scoring::detail::IndexSum sum{grid.rules};
        std::size_t in_index = 0;
        for (std::size_t f = 0; f < grid.families.size(); ++f)
            if (grid.families[f].is_in_index) sum.add(table.families[f][row], weights[in_index++]);
        table.index[row] = sum.finish();
    }
}

void score_index(ScoreTable& table, Grid const& grid, std::span<double const> weights, std::size_t first,
                 std::size_t count) {
    double const power = grid.rules.power;
    if (std::isinf(power)) return score_worst(table, grid, weights, first, count);
    IndexBlock block{grid.rules};
    for (std::size_t from = first; from < first + count; from += block_size) {
        std::size_t const size = std::min(block_size, first + count - from);
        block.clear();
        std::size_t in_index = 0;
        for (std::size_t f = 0; f < grid.families.size(); ++f) {
            if (!grid.families[f].is_in_index) continue;
            double const weight = weights[in_index++];
            auto const column = std::span{table.families[f]}.subspan(from, size);
            // The usual mean apart, so that its two multiplications are not behind a choice.
            if (power == 2)
                block.add(column, weight, [](double score) { return score * score; });
            else
                block.add(column, weight, [power](double score) { return scoring::detail::powered(score, power); });
        }
        block.finish(std::span{table.index}.subspan(from, size));
    }
}

void rank(ScoreTable& table) {
    table.scored = 0;
    std::vector<double> indices(table.index.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t row = 0; row < indices.size(); ++row) {
        if (!table.index[row].score) continue;
        indices[row] = *table.index[row].score;
        ++table.scored;
    }
    table.rank = scoring::ranks(indices);
}

}

ScoreTable live_scores(ScoreMatrix const& matrix, Grid const& grid) {
    assert(matrix.normalised.size() == grid.indicator_count());
    auto const weights = index_weights(grid);
    ScoreTable table;
    table.index.resize(matrix.residences);
    table.families.resize(grid.families.size());
    for (auto& column : table.families) column.resize(matrix.residences);
    BlockSums sums;
    for (std::size_t first = 0; first < matrix.residences; first += block_size) {
        auto const count = std::min(block_size, matrix.residences - first);
        std::size_t column = 0;
        for (std::size_t f = 0; f < grid.families.size(); ++f) {
            score_family(matrix, grid.families[f], column, first, grid.rules.minimum_coverage,
                         std::span{table.families[f]}.subspan(first, count), sums);
            column += grid.families[f].indicators.size();
        }
        score_index(table, grid, weights, first, count);
    }
    rank(table);
    return table;
}

void rescore_family(ScoreTable& table, ScoreMatrix const& matrix, Grid const& grid, std::size_t family) {
    std::size_t column = 0;
    for (std::size_t f = 0; f < family; ++f) column += grid.families[f].indicators.size();
    auto& scores = table.families[family];
    scores.resize(matrix.residences);
    BlockSums sums;
    for (std::size_t first = 0; first < matrix.residences; first += block_size)
        score_family(matrix, grid.families[family], column, first, grid.rules.minimum_coverage,
                     std::span{scores}.subspan(first, std::min(block_size, matrix.residences - first)), sums);
}

void reweigh(ScoreTable& table, Grid const& grid) {
    assert(table.families.size() == grid.families.size());
    score_index(table, grid, index_weights(grid), 0, table.index.size());
    rank(table);
}

std::vector<double> index_weights(Grid const& grid) {
    std::vector<double> weights;
    for (auto const& family : grid.families)
        if (family.is_in_index) weights.push_back(total_weight(family) > 0 && family.weight > 0 ? family.weight : 0.0);
    return scoring::normalised_weights(std::move(weights));
}

std::vector<double> contributions(Grid const& grid, std::span<FamilyScore const> families) {
    std::vector<FamilyScore> in_index;
    for (std::size_t f = 0; f < grid.families.size(); ++f)
        if (grid.families[f].is_in_index) in_index.push_back(families[f]);
    auto const points = scoring::contributions(in_index, index_weights(grid), grid.rules);
    std::vector<double> all;
    std::size_t next = 0;
    for (auto const& family : grid.families) all.push_back(family.is_in_index ? points[next++] : 0.0);
    return all;
}

}
