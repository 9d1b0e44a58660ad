#include "core/scoring.hpp"

#include "core/detail/score_sums.hpp"

namespace vigie::core::scoring {

float normalise(double value, Goalposts goalposts) {
    if (std::isnan(value)) return missing;
    double const share = (value - goalposts.at_0) / (goalposts.at_100 - goalposts.at_0);
    return static_cast<float>(100.0 * std::clamp(share, 0.0, 1.0));
}

FamilyScore family_score(std::span<IndicatorTerm const> terms, double minimum_coverage) {
    double total = 0, present = 0, weighted = 0, absent = 0;
    for (auto const& term : terms) {
        if (!(term.weight > 0)) continue;
        total += term.weight;
        detail::add_indicator(present, weighted, absent, term.normalised, term.weight, term.is_inherited);
    }
    if (!(total > 0)) return {.score = std::nullopt, .exists = false};
    return detail::finish_family(total, present, weighted, absent, minimum_coverage);
}

bool is_alert(Indicator const& indicator, double raw) {
    if (!indicator.alert_at) return false;
    return indicator.high_is_bad() ? raw >= *indicator.alert_at : raw <= *indicator.alert_at;
}

bool is_alert(Family const& family, std::optional<double> score, GridRules const& rules) {
    return score && *score >= family.alert_at.value_or(rules.class_limits[1]);
}

SeverityClass classify(double index, GridRules const& rules) {
    auto const [b, c, d] = rules.class_limits;
    if (std::isnan(index)) return SeverityClass::not_scored;
    if (index >= d) return SeverityClass::d;
    if (index >= c) return SeverityClass::c;
    return index >= b ? SeverityClass::b : SeverityClass::a;
}

}
