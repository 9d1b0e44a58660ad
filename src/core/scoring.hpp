#pragma once

#include "core/grid.hpp"
#include "core/severity_class.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// The arithmetic of scores (docs/methods/score.md), used by the database's SQL functions and by the live preview alike,
/// so that a stored score and a score on screen are equal to the last bit. Missing is NaN here, NULL in SQL, never 0.
namespace vigie::core::scoring {

inline constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// 100 * clamp((x - at_0) / (at_100 - at_0), 0, 1), rounded to float. NaN in, NaN out.
[[nodiscard]] float normalise(double value, Goalposts goalposts);

/// Prior of a small-number correction over a campaign's stock: mean and between-residence variance of the rate.
struct Prior {
    double mean = 0;
    double variance = 0;
    friend bool operator==(Prior, Prior) = default;
};

/// Global empirical Bayes of event counts, Marshall (1991), Applied Statistics 40(2), 283-294:
/// mean = ΣO/ΣP, variance = ΣP(r - mean)²/ΣP - mean/(ΣP/n), clipped at 0. Pairs with P <= 0 or a NaN are left out;
/// the order of the residences does not matter, to the last bit.
[[nodiscard]] Prior marshall_prior(std::span<double const> events, std::span<double const> exposure);

/// The same for shares of answers, with the binomial's variance mean(1 - mean) in place of the Poisson's mean.
[[nodiscard]] Prior beta_binomial_prior(std::span<double const> positive, std::span<double const> answers);

/// w*r + (1 - w)*mean with w = variance/(variance + mean/P) (events) or mean(1 - mean)/P (shares). NaN when P <= 0.
[[nodiscard]] double shrink_rate(double events, double exposure, Prior prior);
[[nodiscard]] double shrink_share(double positive, double answers, Prior prior);

/// The w of those two: how far the corrected value follows the observed one. 0 where residences do not differ beyond chance.
[[nodiscard]] double kept_of_rate(double exposure, Prior prior);
[[nodiscard]] double kept_of_share(double answers, Prior prior);

/// One indicator of one residence, as a family sees it.
struct IndicatorTerm {
    float normalised = missing;
    double weight = 1;
    bool is_inherited = false; ///< from a coarser zone: counts half its weight, in score and coverage alike
};

struct FamilyScore {
    std::optional<double> score; ///< 0..100; absent under the minimum coverage
    double coverage = 0;         ///< share of weight observed, 0..1
    double if_missing_0 = 0;     ///< score with every missing indicator at 0 (rule 6)
    double if_missing_100 = 0;
    bool exists = true; ///< false when no indicator has a weight: the family is not part of the grid
    friend bool operator==(FamilyScore const&, FamilyScore const&) = default;
};

/// Score-rules 3, 4 and 6 for one family; `terms` in grid-ordinal order.
[[nodiscard]] FamilyScore family_score(std::span<IndicatorTerm const> terms, double minimum_coverage);

struct IndexScore {
    std::optional<double> score; ///< 0..100; absent = not scored
    double coverage = 0;
    double low = 0;  ///< with every missing indicator at 0
    double high = 0; ///< with every missing indicator at 100
    SeverityClass severity = SeverityClass::not_scored; ///< without hysteresis
    friend bool operator==(IndexScore const&, IndexScore const&) = default;
};

/// Score-rules 4 to 7. `families` and `weights` in grid order, families of the index only.
/// \pre families.size() == weights.size()
[[nodiscard]] IndexScore index_score(std::span<FamilyScore const> families, std::span<double const> weights,
                                     GridRules const& rules);

/// Family weights as index_score() and contributions() take them: scaled to sum 1, in order; all 0 when none is positive.
[[nodiscard]] std::vector<double> normalised_weights(std::vector<double> weights);

/// What each family adds, in index points: adds up to the index (rule 5). 0 for a family without a score.
/// \return one value per family; all 0 when the residence is not scored
[[nodiscard]] std::vector<double> contributions(std::span<FamilyScore const> families, std::span<double const> weights,
                                                GridRules const& rules);

[[nodiscard]] SeverityClass classify(double index, GridRules const& rules);

/// A raw value at or beyond the alert threshold of its indicator, in the bad direction. NaN is none.
[[nodiscard]] bool is_alert(Indicator const& indicator, double raw);
/// A family whose score reaches its alert threshold, whatever its weight; an indicator of it in alert makes it one too.
[[nodiscard]] bool is_alert(Family const& family, std::optional<double> score, GridRules const& rules);

/// Hysteresis over campaigns (rule 7): up at once, down after two in a row. `history` from oldest to newest, plain classes;
/// a campaign not scored neither raises nor lowers. \return the class to show for the newest
[[nodiscard]] SeverityClass with_hysteresis(std::span<SeverityClass const> history);

/// 1 = highest; ties share the smaller rank; NaN has none (0). Cost O(n log n).
[[nodiscard]] std::vector<int> ranks(std::span<double const> indices);

/// Values rounded to `decimals` so that the rounded values add up to the rounded total (largest remainder).
[[nodiscard]] std::vector<double> rounded_to_total(std::span<double const> values, int decimals);

/// Score-rules 10: one zone from its residences.
struct ZoneTerm {
    std::optional<double> index;
    double dwellings = 0;
};
struct ZoneScore {
    std::optional<double> score;
    double coverage = 0; ///< share of dwellings in scored residences
    int residences = 0;
    int scored = 0;
    double dwellings = 0;
    friend bool operator==(ZoneScore const&, ZoneScore const&) = default;
};
[[nodiscard]] ZoneScore zone_score(std::span<ZoneTerm const> residences, GridRules const& rules);

}
