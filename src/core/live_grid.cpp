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
    first_column_.clear();
    std::vector<std::size_t> touched;
    std::size_t i = 0;
    for (std::size_t f = 0; f < grid.families.size(); ++f) {
        first_column_.push_back(i);
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
    std::vector<scoring::FamilyScore> families;
    for (auto const& family : table_.families)
        families.push_back(family[row]);
    return core::contributions(grid_, families);
}

bool LiveGrid::has_alert(std::size_t family, std::size_t row) const {
    auto column = first_column_[family];
    return std::ranges::any_of(grid_.families[family].indicators, [&](Indicator const& indicator) {
        auto const& cells = observed(column++).cells;
        return indicator.alert_at && row < cells.size() &&
               scoring::is_alert(indicator, scoring::raw_value(cells[row], indicator.scale));
    });
}

std::optional<int> LiveGrid::alerts(std::size_t row) const {
    return families_in_alert(
        grid_, [&](std::size_t f) -> auto const& { return table_.families[f][row]; },
        [&](std::size_t f) { return has_alert(f, row); });
}

std::vector<double> const& LiveGrid::values(std::size_t indicator) const {
    return values_.find(made_[indicator].indicator.code)->second.corrected;
}

std::vector<double> LiveGrid::reference(std::size_t indicator) const {
    return scoring::reference_of(observed(indicator), values(indicator));
}

}
