#include "core/detail/score_sums.hpp"
#include "core/exact_sum.hpp"
#include "core/scoring.hpp"

#include <cassert>

namespace vigie::core::scoring {

std::vector<double> normalised_weights(std::vector<double> weights) {
    double sum = 0;
    for (double const weight : weights) sum += weight;
    if (sum > 0)
        for (double& weight : weights) weight /= sum;
    return weights;
}

IndexScore index_score(std::span<FamilyScore const> families, std::span<double const> weights, GridRules const& rules) {
    assert(families.size() == weights.size());
    detail::IndexSum sum{rules};
    for (std::size_t f = 0; f < families.size(); ++f) sum.add(families[f], weights[f]);
    return sum.finish();
}

namespace {

/// Part of each family in the mean, before it is brought to the index: W_f * S_f^p; for the worst alone, 1 for the first worst.
std::vector<double> parts(std::span<FamilyScore const> families, std::span<double const> weights, double power) {
    std::vector<double> result(families.size(), 0.0);
    std::size_t worst = families.size();
    for (std::size_t f = 0; f < families.size(); ++f) {
        if (!families[f].exists || !(weights[f] > 0) || !families[f].score) continue;
        if (!std::isinf(power)) result[f] = weights[f] * detail::powered(*families[f].score, power);
        if (worst == families.size() || *families[f].score > *families[worst].score) worst = f;
    }
    if (std::isinf(power) && worst < families.size()) result[worst] = 1;
    return result;
}

}

std::vector<double> contributions(std::span<FamilyScore const> families, std::span<double const> weights, GridRules const& rules) {
    auto const index = index_score(families, weights, rules);
    if (!index.score) return std::vector<double>(families.size(), 0.0);
    auto result = parts(families, weights, rules.power);
    double sum = 0;
    for (double const part : result) sum += part;
    for (double& part : result) part = sum > 0 ? part / sum * *index.score : 0.0;
    return result;
}

ZoneScore zone_score(std::span<ZoneTerm const> residences, GridRules const& rules) {
    // Two residences are not a neighbourhood: their mean would give each one's index away.
    constexpr int fewest_residences = 3;
    ZoneScore zone;
    ExactSum dwellings, scored, weighted;
    for (auto const& term : residences) {
        ++zone.residences;
        dwellings.add(term.dwellings);
        if (!term.index) continue;
        ++zone.scored;
        scored.add(term.dwellings);
        weighted.add(term.dwellings * *term.index);
    }
    zone.dwellings = dwellings.value();
    double const scored_dwellings = scored.value();
    zone.coverage = zone.dwellings > 0 ? scored_dwellings / zone.dwellings : 0;
    bool const is_covered = scored_dwellings > 0 && zone.coverage + detail::rounding_slack >= rules.minimum_coverage;
    if (is_covered && zone.residences >= fewest_residences) zone.score = weighted.value() / scored_dwellings;
    return zone;
}

}
