#include "core/live_grid.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>

namespace vigie::core {

namespace {

bool learns(Method method) { return method != Method::goalposts && method != Method::table; }

/// Weights, names and thresholds move no value.
bool has_same_values(Indicator const& a, Indicator const& b) {
    return a.kind == b.kind && a.scale == b.scale && a.goalposts == b.goalposts && a.normalisation == b.normalisation;
}

bool has_same_terms(Family const& a, Family const& b) {
    return std::ranges::equal(a.indicators, b.indicators, [](Indicator const& x, Indicator const& y) {
        return x.code == y.code && x.weight == y.weight;
    });
}

bool has_same_families(Grid const& a, Grid const& b) {
    return std::ranges::equal(a.families, b.families, [](Family const& x, Family const& y) {
        return x.code == y.code && x.is_in_index == y.is_in_index;
    });
}

}

LiveGrid::LiveGrid(Stocks stocks, Grid grid)
    : stocks_(std::move(stocks)) {
    matrix_.residences = stocks_.at("")->residences;
    move(grid);
}

void LiveGrid::add_stock(std::string const& campaign, std::shared_ptr<ObservedStock const> stock) {
    stocks_[campaign] = std::move(stock);
}

ObservedColumn const& LiveGrid::column_of(std::string const& campaign, std::string const& code) const {
    static ObservedColumn const none;
    auto const& columns = stocks_.at(campaign)->columns;
    auto const found = columns.find(code);
    return found != columns.end() ? found->second : none;
}

LiveGrid::Values const& LiveGrid::values_of(Indicator const& indicator) {
    auto const [place, is_new] = values_.try_emplace(indicator.code);
    auto& values = place->second;
    if (!is_new && values.kind == indicator.kind && values.scale == indicator.scale) return values;
    values = {indicator.kind, indicator.scale,
              scoring::corrected(column_of("", indicator.code), indicator.kind, indicator.scale)};
    return values;
}

scoring::Scale LiveGrid::learnt(Indicator const& indicator) {
    auto const& with = indicator.normalisation;
    if (!learns(with.method)) return scoring::learn_scale(indicator, {});
    auto const& column = column_of(with.reference, indicator.code);
    auto const values = with.reference.empty() ? values_of(indicator).corrected
                                               : scoring::corrected(column, indicator.kind, indicator.scale);
    return scoring::learn_scale(indicator, scoring::reference_of(column, values));
}

void LiveGrid::make_column(std::size_t i, Indicator const& indicator) {
    made_[i] = {indicator, learnt(indicator), &column_of("", indicator.code)};
    auto const& values = values_of(indicator).corrected;
    auto const& column = *made_[i].observed;
    auto& normalised = matrix_.normalised[i];
    auto& inherited = matrix_.is_inherited[i];
    normalised.assign(matrix_.residences, scoring::missing);
    inherited.assign(column.cells.empty() ? 0 : matrix_.residences, 0);
    for (std::size_t row = 0; row < values.size(); ++row) {
        normalised[row] = scoring::normalise(values[row], indicator, made_[i].scale);
        inherited[row] = column.is_inherited[row] != 0 && !std::isnan(normalised[row]) ? 1 : 0;
    }
}

std::vector<std::size_t> LiveGrid::take_columns(Grid const& grid) {
    auto before = std::move(made_);
    auto normalised = std::move(matrix_.normalised);
    auto inherited = std::move(matrix_.is_inherited);
    std::unordered_map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < before.size(); ++i)
        place.emplace(before[i].indicator.code, i);
    auto const count = grid.indicator_count();
    made_.assign(count, {});
    matrix_.normalised.assign(count, {});
    matrix_.is_inherited.assign(count, {});
    std::vector<std::size_t> touched;
    std::size_t i = 0;
    for (std::size_t f = 0; f < grid.families.size(); ++f) {
        bool is_touched = f >= grid_.families.size() || !has_same_terms(grid_.families[f], grid.families[f]) ||
                          grid_.rules.minimum_coverage != grid.rules.minimum_coverage;
        for (auto const& indicator : grid.families[f].indicators) {
            auto const found = place.find(indicator.code);
            if (found != place.end() && has_same_values(before[found->second].indicator, indicator)) {
                made_[i] = std::move(before[found->second]);
                made_[i].indicator = indicator;
                matrix_.normalised[i] = std::move(normalised[found->second]);
                matrix_.is_inherited[i] = std::move(inherited[found->second]);
            } else {
                make_column(i, indicator);
                is_touched = true;
            }
            ++i;
        }
        if (is_touched) touched.push_back(f);
    }
    return touched;
}

void LiveGrid::move(Grid const& grid) {
    bool const is_other = !index_ || !has_same_families(grid_, grid);
    auto const touched = take_columns(grid);
    grid_ = grid;
    if (is_other) {
        table_ = live_scores(matrix_, grid_);
        index_.emplace(table_, grid_);
        return;
    }
    for (auto const family : touched)
        rescore_family(table_, matrix_, grid_, family);
    index_->take(table_, grid_, touched);
}

std::vector<double> LiveGrid::contributions(std::size_t row) const {
    std::vector<scoring::FamilyScore> in_index;
    for (std::size_t f = 0; f < grid_.families.size(); ++f)
        if (grid_.families[f].is_in_index) in_index.push_back(table_.families[f][row]);
    auto const points = scoring::contributions(in_index, index_weights(grid_), grid_.rules);
    std::vector<double> all;
    std::size_t next = 0;
    for (auto const& family : grid_.families)
        all.push_back(family.is_in_index ? points[next++] : 0.0);
    return all;
}

std::optional<int> LiveGrid::alerts(std::size_t row) const {
    std::optional<int> count;
    std::size_t i = 0;
    for (std::size_t f = 0; f < grid_.families.size(); ++f) {
        auto const& family = grid_.families[f];
        auto const& score = table_.families[f][row];
        bool has_alert = false;
        for (auto const& indicator : family.indicators) {
            auto const& cells = observed(i++).cells;
            if (has_alert || !indicator.alert_at || row >= cells.size()) continue;
            has_alert = scoring::is_alert(indicator, scoring::raw_value(cells[row], indicator.scale));
        }
        if (!family.is_in_index || !score.exists || !(score.score || has_alert)) continue;
        count = count.value_or(0) + (has_alert || scoring::is_alert(family, score.score, grid_.rules) ? 1 : 0);
    }
    return count;
}

std::vector<double> const& LiveGrid::values(std::size_t indicator) const {
    return values_.find(made_[indicator].indicator.code)->second.corrected;
}

std::vector<double> LiveGrid::reference(std::size_t indicator) const {
    return scoring::reference_of(observed(indicator), values(indicator));
}

}
