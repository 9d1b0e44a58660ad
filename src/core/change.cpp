#include "core/change.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vigie::core {

namespace {

constexpr double normal_quantile_975 = 1.959963984540054;

/// How many index points one point of a family's score moves.
double slope_of_family(GridRules const& rules, double family, double weight_share, double index) {
    if (std::isinf(rules.power)) return family >= index ? 1 : 0;
    if (rules.power == 0) return weight_share * (100 - index) / std::max(100 - family, 1.0);
    if (!(index > 0)) return 0;
    return weight_share * std::pow(family / index, rules.power - 1);
}

double sampling_variance(ValueKind kind, double ratio, double exposure) {
    if (kind == ValueKind::event_rate) return std::max(ratio, 0.0) / exposure;
    if (kind == ValueKind::survey_share) return std::max(ratio * (1 - ratio), 0.0) / exposure;
    return 0;
}

}

double normalised_variance(Indicator const& indicator, scoring::Scale const& scale, double ratio, double exposure,
                           double kept) {
    if (!(exposure > 0) || std::isnan(ratio)) return 0;
    double const slope = kept * indicator.scale * scoring::slope_at(indicator.scale * ratio, scale);
    return slope * slope * sampling_variance(indicator.kind, ratio, exposure);
}

double family_variance(std::span<scoring::IndicatorTerm const> terms, std::span<double const> variances) {
    assert(terms.size() == variances.size());
    double present = 0, sum = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (std::isnan(terms[i].normalised) || !(terms[i].weight > 0)) continue;
        double const weight = terms[i].is_inherited ? terms[i].weight / 2 : terms[i].weight;
        present += weight;
        sum += weight * weight * variances[i];
    }
    return present > 0 ? sum / (present * present) : 0;
}

double index_variance(std::span<scoring::FamilyScore const> families, std::span<double const> variances,
                      std::span<double const> weights, GridRules const& rules, double index) {
    assert(families.size() == variances.size() && families.size() == weights.size());
    double scored = 0, sum = 0;
    for (std::size_t f = 0; f < families.size(); ++f)
        if (families[f].score) scored += weights[f];
    for (std::size_t f = 0; f < families.size(); ++f) {
        if (!families[f].score || !(weights[f] > 0)) continue;
        double const slope = slope_of_family(rules, *families[f].score, weights[f] / scored, index);
        sum += slope * slope * variances[f];
    }
    return sum;
}

double mean_variance(std::span<WeightedVariance const> residences) {
    double dwellings = 0, sum = 0;
    for (auto const& each : residences) {
        dwellings += each.dwellings;
        sum += each.dwellings * each.dwellings * each.variance;
    }
    return dwellings > 0 ? sum / (dwellings * dwellings) : 0;
}

std::optional<Change> change_between(std::optional<double> before, double variance_before, std::optional<double> now,
                                     double variance_now) {
    if (!before || !now) return std::nullopt;
    return Change{*now - *before, normal_quantile_975 * std::sqrt(variance_before + variance_now)};
}

bool Change::is_clear() const {
    constexpr double least_points = 1;
    return std::abs(points) > noise && std::abs(points) >= least_points;
}

Dynamics dynamics_of(std::optional<Change> const& change) {
    if (!change) return Dynamics::unknown;
    if (!change->is_clear()) return Dynamics::steady;
    return change->points < 0 ? Dynamics::better : Dynamics::worse;
}

}
