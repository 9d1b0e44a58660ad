#pragma once

#include "core/scoring.hpp"

#include <algorithm>
#include <cmath>

/// The arithmetic of one residence, written once. family_score() and index_score() use it on spans, live_scores() on columns:
/// the same operations in the same order, so the same bits.
namespace vigie::core::scoring::detail {

/// Weighted by 0.6 = 3/5 and 0.14 + 0.46, a coverage at the limit may fall a rounding error under it.
inline constexpr double rounding_slack = 1e-12;

/// One indicator of weight > 0 joins the sums of its family. Without branches, so that a loop over residences vectorises.
/// \param present  weight observed, halved where inherited; \param weighted its sum with the values; \param absent weight missing
inline void add_indicator(double& present, double& weighted, double& absent, float normalised, double weight, bool is_inherited) {
    bool const is_there = normalised == normalised;
    double const counted = is_inherited ? weight * 0.5 : weight;
    double const value = is_there ? static_cast<double>(normalised) : 0.0;
    present += is_there ? counted : 0.0;
    weighted += is_there ? counted * value : 0.0;
    absent += is_there ? 0.0 : weight;
}

/// \param total  sum of the full weights, observed or not; > 0
inline FamilyScore finish_family(double total, double present, double weighted, double absent, double minimum_coverage) {
    FamilyScore score;
    score.coverage = present / total;
    double const whole = present + absent;
    score.if_missing_0 = std::min(weighted / whole, 100.0);
    score.if_missing_100 = std::min((weighted + absent * 100.0) / whole, 100.0);
    if (present > 0 && score.coverage + rounding_slack >= minimum_coverage) score.score = std::min(weighted / present, 100.0);
    return score;
}

/// What a family's score counts for in the generalised mean. Multiplications where they are exact to repeat, pow elsewhere.
inline double powered(double score, double power) {
    if (power == 2) return score * score;
    if (power == 1) return score;
    if (power == 4) return (score * score) * (score * score);
    if (power == 0) return -std::log(std::max(100.0 - score, 1.0) / 100.0);
    return std::pow(score, power);
}

inline double root(double mean, double power) {
    if (power == 2) return std::sqrt(mean);
    if (power == 1) return mean;
    if (power == 4) return std::sqrt(std::sqrt(mean));
    if (power == 0) return 100.0 - 100.0 * std::exp(-mean);
    return std::pow(mean, 1.0 / power);
}

/// Generalised mean of family scores. Power 0 means the geometric mean of health 100 - s, floored at 1: a mean of -ln(H/100).
class PowerMean {
  public:
    explicit PowerMean(double power) : power_(power) {}

    void add(double score, double weight) {
        weight_ += weight;
        if (std::isinf(power_)) worst_ = std::max(worst_, score);
        else sum_ += weight * powered(score, power_);
    }

    /// \pre a family with a weight was added
    [[nodiscard]] double value() const {
        if (std::isinf(power_)) return worst_;
        return std::clamp(root(sum_ / weight_, power_), 0.0, 100.0);
    }

  private:
    double power_;
    double weight_ = 0;
    double sum_ = 0;
    double worst_ = 0;
};

/// The families of one residence, one after the other, make its index.
class IndexSum {
  public:
    explicit IndexSum(GridRules const& rules)
        : rules_(rules), scored_mean_(rules.power), low_mean_(rules.power), high_mean_(rules.power) {}

    void add(FamilyScore const& family, double weight) {
        if (!family.exists || !(weight > 0)) return;
        ++families_;
        weight_ += weight;
        covered_ += weight * family.coverage;
        low_mean_.add(family.if_missing_0, weight);
        high_mean_.add(family.if_missing_100, weight);
        if (!family.score) return;
        ++scored_;
        scored_mean_.add(*family.score, weight);
    }

    [[nodiscard]] IndexScore finish() const {
        IndexScore index;
        index.high = 100;
        if (families_ == 0) return index;
        index.coverage = covered_ / weight_;
        index.low = low_mean_.value();
        index.high = high_mean_.value();
        int const needed = std::max(1, std::min(rules_.minimum_families, families_));
        if (scored_ < needed || index.coverage + rounding_slack < rules_.minimum_coverage) return index;
        index.score = scored_mean_.value();
        index.severity = classify(*index.score, rules_);
        return index;
    }

  private:
    GridRules const& rules_;
    PowerMean scored_mean_, low_mean_, high_mean_;
    double weight_ = 0;
    double covered_ = 0;
    int families_ = 0;
    int scored_ = 0;
};

}
