#include "store/detail/score_stock.hpp"

#include "core/change.hpp"
#include "core/live_score.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vigie::store {

namespace scoring = core::scoring;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t nowhere = PlaceOfId::nowhere;
ScoreStock::Result const nothing{};

}

ScoreStock::ScoreStock(core::Grid const& grid, std::vector<std::int64_t> const& indicators,
                       std::vector<std::int64_t> residences)
    : grid_(grid)
    , weights_(core::index_weights(grid))
    , rows_(std::move(residences)) {
    for (auto const& family : grid.families) {
        auto& with_alert = alert_columns_.emplace_back();
        for (auto const& indicator : family.indicators) {
            if (indicator.alert_at) with_alert.push_back(columns_.size());
            columns_.push_back({&indicator, indicator.kind, indicator.scale,
                                indicator.normalisation.method == core::Method::goalposts, {}, {}, false, std::nullopt, {}});
            if (columns_.back().has_goalposts) columns_.back().posts = scoring::learn_scale(indicator, {});
        }
    }
    for (std::size_t i = 0; i < indicators.size(); ++i)
        column_of_.emplace_back(indicators[i], i);
    std::ranges::sort(column_of_);
}

/// Observations of a residence come in the order of indicators, so the next one is most often the successor of the last.
std::size_t ScoreStock::column_of(std::int64_t indicator) {
    for (std::size_t const place : {last_column_ + 1, last_column_})
        if (place < column_of_.size() && column_of_[place].first == indicator) return column_of_[last_column_ = place].second;
    auto const found = std::ranges::lower_bound(column_of_, indicator, {}, &std::pair<std::int64_t, std::size_t>::first);
    if (found == column_of_.end() || found->first != indicator) return nowhere;
    last_column_ = static_cast<std::size_t>(found - column_of_.begin());
    return found->second;
}

void ScoreStock::add(std::int64_t residence, std::int64_t indicator, double value, double numerator, double denominator,
                     bool is_inherited) {
    auto const place = column_of(indicator);
    auto const row = rows_(residence);
    if (place == nowhere || row == nowhere) return;
    values_of_.reset();
    auto& column = columns_[place];
    if (column.observed.cells.empty()) {
        column.observed.cells.assign(rows_.ids().size(), {nan, nan});
        column.observed.is_inherited.assign(rows_.ids().size(), 0);
    }
    bool const is_ratio = !std::isnan(numerator) && !std::isnan(denominator);
    column.observed.cells[row] = is_ratio ? Cell{numerator, denominator} : Cell{value, nan};
    column.observed.is_inherited[row] = is_inherited ? 1 : 0;
}

void ScoreStock::describe(Digest& digest) const {
    for (auto const residence : rows_.ids())
        digest.add(static_cast<std::uint64_t>(residence));
    for (auto const& column : columns_) {
        digest.add(std::uint64_t{column.observed.cells.size()});
        for (std::size_t row = 0; row < column.observed.cells.size(); ++row) {
            digest.add(column.observed.cells[row].first);
            digest.add(column.observed.cells[row].second);
            digest.add(std::uint64_t{column.observed.is_inherited[row]});
        }
        for (auto const& [value, score] : column.learnt.knots) {
            digest.add(value);
            digest.add(score);
        }
    }
}

std::optional<scoring::Prior> ScoreStock::prior(std::size_t indicator) {
    auto& column = columns_.at(indicator);
    if (std::exchange(column.has_prior, true) || column.kind == core::ValueKind::measure) return column.prior;
    column.prior = scoring::prior_of(column.observed, column.kind);
    return column.prior;
}

void ScoreStock::leave_uncorrected() {
    values_of_.reset();
    for (auto& column : columns_) {
        column.has_prior = true;
        column.prior.reset();
    }
}

double ScoreStock::smoothed(Column const& column, Cell cell, bool is_inherited) const {
    return scoring::corrected(cell, is_inherited, column.kind, column.scale, column.prior);
}

float ScoreStock::normalised(Column const& column, Cell cell, bool is_inherited) const {
    return scoring::normalise(smoothed(column, cell, is_inherited), *column.indicator, column.learnt);
}

std::vector<double> ScoreStock::smoothed(std::size_t indicator) {
    (void)prior(indicator);
    auto const& column = columns_.at(indicator);
    std::vector<double> values;
    values.reserve(column.observed.cells.size());
    for (std::size_t row = 0; row < column.observed.cells.size(); ++row)
        values.push_back(smoothed(column, column.observed.cells[row], column.observed.is_inherited[row] != 0));
    return values;
}

std::vector<double> ScoreStock::reference(std::size_t indicator) {
    return scoring::reference_of(columns_.at(indicator).observed, smoothed(indicator));
}

void ScoreStock::set_scale(std::size_t indicator, scoring::Scale scale) {
    values_of_.reset();
    columns_.at(indicator).learnt = std::move(scale);
}

scoring::Scale const& ScoreStock::scale(std::size_t indicator) const { return columns_.at(indicator).learnt; }

std::size_t ScoreStock::unlisted(std::size_t indicator) {
    auto const& learnt = columns_.at(indicator).learnt;
    if (!learnt.is_table) return 0;
    auto const values = smoothed(indicator);
    return static_cast<std::size_t>(std::ranges::count_if(
        values, [&](double value) { return !std::isnan(value) && std::isnan(scoring::normalise(value, learnt)); }));
}

bool ScoreStock::is_alert(std::int64_t residence, std::size_t indicator) {
    auto const& column = columns_.at(indicator);
    auto const row = rows_(residence);
    if (!column.indicator->alert_at || row >= column.observed.cells.size()) return false;
    return scoring::is_alert(*column.indicator, scoring::raw_value(column.observed.cells[row], column.scale));
}

std::optional<int> ScoreStock::alerts(std::int64_t residence, std::span<FamilyCell const> families) {
    static scoring::FamilyScore const none{.score = std::nullopt, .exists = false};
    return core::families_in_alert(
        grid_, [&](std::size_t f) -> auto const& { return f < families.size() ? families[f].score : none; },
        [&](std::size_t f) { return std::ranges::any_of(alert_columns_[f], [&](auto i) { return is_alert(residence, i); }); });
}

ValueCells const& ScoreStock::values(std::int64_t residence) {
    if (values_of_ == residence) return values_;
    values_of_ = residence;
    values_.normalised.assign(columns_.size(), scoring::missing);
    values_.is_inherited.assign(columns_.size(), 0);
    auto const row = rows_(residence);
    if (row == nowhere) return values_;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].observed.cells.empty()) continue;
        (void)prior(i);
        bool const is_inherited = columns_[i].observed.is_inherited[row] != 0;
        values_.normalised[i] = normalised(columns_[i], columns_[i].observed.cells[row], is_inherited);
        values_.is_inherited[i] = is_inherited && !std::isnan(values_.normalised[i]) ? 1 : 0;
    }
    return values_;
}

std::vector<FamilyCell> ScoreStock::families(std::int64_t residence) {
    auto const& values = this->values(residence);
    std::vector<FamilyCell> cells;
    cells.reserve(grid_.families.size());
    std::size_t i = 0;
    for (auto const& family : grid_.families) {
        terms_.clear();
        for (auto const& indicator : family.indicators) {
            terms_.push_back({values.normalised[i], indicator.weight, values.is_inherited[i] != 0});
            ++i;
        }
        cells.push_back({scoring::family_score(terms_, grid_.rules.minimum_coverage), 0});
    }
    take_in_index(cells);
    auto const points = scoring::contributions(in_index_, weights_, grid_.rules);
    std::size_t next = 0;
    for (std::size_t f = 0; f < cells.size(); ++f)
        if (grid_.families[f].is_in_index) cells[f].contribution = points[next++];
    return cells;
}

void ScoreStock::take_in_index(std::span<FamilyCell const> families) {
    in_index_.clear();
    for (std::size_t f = 0; f < families.size(); ++f)
        if (grid_.families[f].is_in_index) in_index_.push_back(families[f].score);
}

ScoreStock::Result const& ScoreStock::index(std::int64_t residence, std::span<FamilyCell const> families) {
    auto const row = rows_(residence);
    if (row == nowhere) return nothing;
    take_in_index(families);
    results_.resize(rows_.ids().size());
    ranks_.clear();
    auto& result = results_[row];
    result = {scoring::index_score(in_index_, weights_, grid_.rules), alerts(residence, families)};
    if (result.index.score) result.variance = variance(row, *result.index.score);
    return result;
}

ScoreStock::Result const& ScoreStock::result(std::int64_t residence) {
    auto const row = rows_(residence);
    return row < results_.size() ? results_[row] : nothing;
}

/// Known without reckoning it, but where a table may not list the value.
bool ScoreStock::has_score(std::size_t row, std::size_t i) const {
    auto const& column = columns_[i];
    if (column.observed.cells.empty()) return false;
    auto const cell = column.observed.cells[row];
    if (!column.has_goalposts) return !std::isnan(normalised(column, cell, column.observed.is_inherited[row] != 0));
    return !std::isnan(cell.first) && (std::isnan(cell.second) || cell.second > 0);
}

/// Of one normalised value.
double ScoreStock::variance(std::size_t row, std::size_t i) {
    auto const& column = columns_[i];
    if (column.observed.cells.empty() || column.kind == core::ValueKind::measure) return 0;
    auto const [counted, exposure] = column.observed.cells[row];
    if (!(exposure > 0)) return 0;
    auto const found = column.observed.is_inherited[row] != 0 ? std::nullopt : prior(i);
    bool const is_rate = column.kind == core::ValueKind::event_rate;
    auto const& indicator = *column.indicator;
    auto const& learnt = column.has_goalposts ? column.posts : column.learnt;
    if (!found) return core::normalised_variance(indicator, learnt, counted / exposure, exposure, 1);
    double const ratio = is_rate ? scoring::shrink_rate(counted, exposure, *found) : scoring::shrink_share(counted, exposure, *found);
    double const kept = is_rate ? scoring::kept_of_rate(exposure, *found) : scoring::kept_of_share(exposure, *found);
    return core::normalised_variance(indicator, learnt, ratio, exposure, kept);
}

/// Of an index. \pre in_index_ are its families
double ScoreStock::variance(std::size_t row, double index) {
    by_family_.clear();
    std::size_t i = 0;
    for (auto const& family : grid_.families) {
        terms_.clear();
        variances_.clear();
        for (auto const& indicator : family.indicators) {
            bool const is_there = has_score(row, i);
            // That it has a score counts, not which.
            terms_.push_back({is_there ? 0 : scoring::missing, indicator.weight, is_there && columns_[i].observed.is_inherited[row] != 0});
            variances_.push_back(is_there ? variance(row, i) : 0);
            ++i;
        }
        if (family.is_in_index) by_family_.push_back(core::family_variance(terms_, variances_));
    }
    return core::index_variance(in_index_, by_family_, weights_, grid_.rules, index);
}

int ScoreStock::rank(std::int64_t residence) {
    if (ranks_.empty()) {
        std::vector<double> indices;
        indices.reserve(results_.size());
        for (auto const& result : results_)
            indices.push_back(result.index.score.value_or(nan));
        ranks_ = scoring::ranks(indices);
    }
    auto const row = rows_(residence);
    return row < ranks_.size() ? ranks_[row] : 0;
}
}
