#pragma once

#include "core/scale.hpp"
#include "core/scoring.hpp"

#include <optional>
#include <span>

/// How sure a change is (score-rules 11; docs/methods/change.md): the sampling error of what was counted, carried
/// linearly through correction, goalposts, families and mean into the index. What was measured and not counted brings
/// none.
namespace vigie::core {

/// Variance of a normalised value, from the ratio that feeds it. A rate's is Poisson's, a share's binomial's, both at
/// the corrected ratio: nothing counted is not taken for certainty. 0 beyond the ends of the scale, where a small
/// difference moves nothing.
/// \param scale     from value to 0..100, as the run learnt it
/// \param ratio     corrected, before the indicator's own factor
/// \param exposure  dwelling-years, or answers; 0 or NaN = not counted
/// \param kept      of the observed ratio by the correction (scoring::kept_of_rate); 1 when there was none
[[nodiscard]] double normalised_variance(Indicator const& indicator, scoring::Scale const& scale, double ratio,
                                         double exposure, double kept);

/// Variance of a family's score, the weighted mean of what is present.
/// \param variances  of each term's normalised value, in their order
[[nodiscard]] double family_variance(std::span<scoring::IndicatorTerm const> terms, std::span<double const> variances);

/// Variance of a scored index from those of its families. Families and weights as scoring::index_score() takes them.
[[nodiscard]] double index_variance(std::span<scoring::FamilyScore const> families, std::span<double const> variances,
                                    std::span<double const> weights, GridRules const& rules, double index);

/// Of a mean weighted by dwellings (rule 10) whose residences are counted apart.
struct WeightedVariance {
    double variance = 0;
    double dwellings = 0;
};
[[nodiscard]] double mean_variance(std::span<WeightedVariance const> residences);

enum class Dynamics : unsigned char { unknown, better, steady, worse };

/// Index points since a campaign before, and the half-width of what small numbers alone do in 95 of 100 cases.
struct Change {
    double points = 0;
    double noise = 0;
    [[nodiscard]] bool is_clear() const;
    friend bool operator==(Change const&, Change const&) = default;
};

/// Absent unless both are known.
[[nodiscard]] std::optional<Change> change_between(std::optional<double> before, double variance_before,
                                                   std::optional<double> now, double variance_now);

/// Clear is beyond the noise and at least one point, which a reader can see; unknown without a change.
[[nodiscard]] Dynamics dynamics_of(std::optional<Change> const& change);

}
