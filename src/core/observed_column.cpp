#include "core/observed_column.hpp"

#include <cmath>

namespace vigie::core::scoring {

std::optional<Prior> prior_of(ObservedColumn const& column, ValueKind kind) {
    if (kind == ValueKind::measure) return std::nullopt;
    std::vector<double> numerators, denominators;
    for (std::size_t row = 0; row < column.cells.size(); ++row) {
        if (column.is_inherited[row] != 0 || std::isnan(column.cells[row].second)) continue;
        numerators.push_back(column.cells[row].first);
        denominators.push_back(column.cells[row].second);
    }
    if (numerators.empty()) return std::nullopt;
    return kind == ValueKind::event_rate ? marshall_prior(numerators, denominators)
                                         : beta_binomial_prior(numerators, denominators);
}

double raw_value(ObservedColumn::Cell cell, double scale) {
    if (std::isnan(cell.second)) return cell.first;
    return cell.second > 0 ? scale * cell.first / cell.second : std::numeric_limits<double>::quiet_NaN();
}

double corrected(ObservedColumn::Cell cell, bool is_inherited, ValueKind kind, double scale,
                 std::optional<Prior> const& prior) {
    if (is_inherited || !prior || std::isnan(cell.second) || !(cell.second > 0)) return raw_value(cell, scale);
    return scale * (kind == ValueKind::event_rate ? shrink_rate(cell.first, cell.second, *prior)
                                                  : shrink_share(cell.first, cell.second, *prior));
}

std::vector<double> corrected(ObservedColumn const& column, ValueKind kind, double scale) {
    auto const prior = prior_of(column, kind);
    std::vector<double> values;
    values.reserve(column.cells.size());
    for (std::size_t row = 0; row < column.cells.size(); ++row)
        values.push_back(corrected(column.cells[row], column.is_inherited[row] != 0, kind, scale, prior));
    return values;
}

std::vector<double> reference_of(ObservedColumn const& column, std::vector<double> const& values) {
    std::vector<double> own;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (column.is_inherited[row] == 0 && !std::isnan(values[row])) own.push_back(values[row]);
    return own.empty() ? values : own;
}

float normalise(double value, Indicator const& indicator, Scale const& learnt) {
    return indicator.normalisation.method == Method::goalposts ? normalise(value, indicator.goalposts)
                                                               : normalise(value, learnt);
}

}
