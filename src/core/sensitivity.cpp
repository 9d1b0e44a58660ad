#include "core/sensitivity.hpp"

#include "core/detail/score_sums.hpp"

#include <array>
#include <cassert>
#include <vector>

namespace vigie::core {

namespace {

using scoring::FamilyScore;
using scoring::detail::powered;

bool counts(FamilyScore const& family, double weight) { return family.exists && weight > 0 && family.score; }

/// What all families but one add to the mean before its root, and their weight: it is (sum + w P)/(weight + w) in w.
struct Rest {
    double sum = 0, weight = 0, own = 0; ///< own: P of the family itself
};

Rest rest_of(std::span<FamilyScore const> families, std::span<double const> weights, std::size_t family, double power) {
    Rest rest;
    for (std::size_t f = 0; f < families.size(); ++f) {
        if (f == family || !counts(families[f], weights[f])) continue;
        rest.sum += weights[f] * powered(*families[f].score, power);
        rest.weight += weights[f];
    }
    if (families[family].score) rest.own = powered(*families[family].score, power);
    return rest;
}

double total(std::span<double const> weights) {
    double sum = 0;
    for (double const weight : weights)
        sum += weight;
    return sum;
}

/// A weight a hair beyond the one at which something changes.
double beyond(double weight, double from) {
    constexpr double hair = 1e-9;
    return std::max(0.0, weight + (weight > from ? hair : -hair) * std::max(weight, from));
}

std::vector<double> with(std::span<double const> weights, std::size_t family, double weight) {
    std::vector<double> moved(weights.begin(), weights.end());
    moved[family] = weight;
    return scoring::normalised_weights(std::move(moved));
}

/// Takes the candidate weights of each family in turn, and keeps the least change that `answers`.
template <typename Candidates, typename Answer>
std::optional<WeightChange> least_change(std::span<double const> weights, Candidates const& candidates,
                                         Answer const& answer) {
    std::optional<WeightChange> least;
    double const whole = total(weights);
    for (std::size_t f = 0; f < weights.size(); ++f) {
        if (!(weights[f] > 0) || !(whole > weights[f])) continue;
        for (double const candidate : candidates(f)) {
            if (!std::isfinite(candidate) || candidate < 0) continue;
            double const weight = beyond(candidate, weights[f]);
            WeightChange change{f, weights[f] / whole, weight / (whole - weights[f] + weight), {}};
            double const moved = std::abs(change.share_to - change.share_from);
            if (least && moved >= std::abs(least->share_to - least->share_from)) continue;
            if (!answer(with(weights, f, weight), change)) continue;
            least = change;
        }
    }
    return least;
}

}

std::optional<WeightChange> smallest_class_change(std::span<FamilyScore const> families,
                                                  std::span<double const> weights, GridRules const& rules) {
    assert(families.size() == weights.size());
    auto const now = scoring::index_score(families, weights, rules);
    if (!now.score || std::isinf(rules.power)) return std::nullopt; // the worst family alone has no weight
    auto const candidates = [&](std::size_t f) {
        std::vector<double> found;
        if (!families[f].score) return found;
        auto const rest = rest_of(families, weights, f, rules.power);
        for (double const limit : rules.class_limits) {
            double const wanted = powered(limit, rules.power);
            found.push_back((rest.sum - wanted * rest.weight) / (wanted - rest.own));
        }
        return found;
    };
    return least_change(weights, candidates, [&](std::vector<double> const& moved, WeightChange& change) {
        change.to = scoring::index_score(families, moved, rules).severity;
        return change.to != SeverityClass::not_scored && change.to != now.severity;
    });
}

std::optional<WeightChange> smallest_order_change(std::span<FamilyScore const> families,
                                                  std::span<FamilyScore const> other, std::span<double const> weights,
                                                  GridRules const& rules) {
    assert(families.size() == weights.size() && other.size() == weights.size());
    auto const one = scoring::index_score(families, weights, rules), two = scoring::index_score(other, weights, rules);
    if (!one.score || !two.score || std::isinf(rules.power)) return std::nullopt;
    auto const candidates = [&](std::size_t f) {
        auto const a = rest_of(families, weights, f, rules.power), b = rest_of(other, weights, f, rules.power);
        // Where a family has no score its weight changes nothing: (sum)/(weight) whatever w.
        double const in_a = families[f].score ? 1 : 0, in_b = other[f].score ? 1 : 0;
        // (a.sum + in_a w a.own)(b.weight + in_b w) = (b.sum + in_b w b.own)(a.weight + in_a w)
        double const square = in_a * in_b * (a.own - b.own);
        double const linear = in_a * a.own * b.weight + in_b * a.sum - in_b * b.own * a.weight - in_a * b.sum;
        double const constant = a.sum * b.weight - b.sum * a.weight;
        if (square == 0) return std::vector{-constant / linear};
        double const root = std::sqrt(linear * linear - 4 * square * constant);
        double const q = -0.5 * (linear + std::copysign(root, linear));
        return std::vector{q / square, constant / q};
    };
    bool const is_above = *one.score > *two.score;
    return least_change(weights, candidates, [&](std::vector<double> const& moved, WeightChange& change) {
        auto const then_one = scoring::index_score(families, moved, rules);
        auto const then_two = scoring::index_score(other, moved, rules);
        if (!then_one.score || !then_two.score) return false;
        change.to = then_one.severity;
        return is_above ? *then_two.score > *then_one.score : *then_one.score > *then_two.score;
    });
}

Order order_under_any_weights(std::span<FamilyScore const> families, std::span<FamilyScore const> other) {
    assert(families.size() == other.size());
    constexpr double infinity = std::numeric_limits<double>::infinity();
    bool is_same = true, is_higher = false, is_lower = false;
    std::array<double, 2> best{infinity, infinity}, worst{-infinity, -infinity}; // of the residence, of the other
    for (std::size_t f = 0; f < families.size(); ++f) {
        if (!families[f].exists || !other[f].exists) continue;
        is_same = is_same && families[f].score.has_value() == other[f].score.has_value();
        for (std::size_t r = 0; r < 2; ++r)
            if (auto const& score = (r == 0 ? families : other)[f].score) {
                best[r] = std::min(best[r], *score);
                worst[r] = std::max(worst[r], *score);
            }
        if (!families[f].score || !other[f].score) continue;
        is_higher = is_higher || *families[f].score > *other[f].score;
        is_lower = is_lower || *families[f].score < *other[f].score;
    }
    if (worst[0] < best[0] || worst[1] < best[1]) return Order::depends; // one of them has no family scored
    if (best[0] > worst[1] || (is_same && is_higher && !is_lower)) return Order::always_above;
    if (best[1] > worst[0] || (is_same && is_lower && !is_higher)) return Order::always_below;
    return Order::depends;
}

}
