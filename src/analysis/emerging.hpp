#pragma once

#include "analysis/trend.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace vigie::analysis {

/// What a place that has been a hot spot became over the campaigns.
enum class Emergence {
    none,         ///< not one of the others
    fresh,        ///< hot in the last campaign, for the first time
    consecutive,  ///< hot in the last campaigns without a break, at least two, never before
    intensifying, ///< hot in nine campaigns out of ten, the last among them, and rising
    persistent,   ///< the same, neither rising nor falling
    diminishing,  ///< the same, falling
    sporadic,     ///< hot now and then, the last time too, never cold
    oscillating,  ///< hot in the last campaign, cold in one before
    historical    ///< hot in nine campaigns out of ten, not in the last
};

/// « new », « consecutive »… as in files; « none ».
[[nodiscard]] std::string_view code(Emergence emergence);

inline constexpr std::size_t least_steps_to_emerge = 5;

/// A place in one campaign.
struct EmergingStep {
    double z_score = 0; ///< of Gi*
    int spot = 0;       ///< after the correction: 1 hot, -1 cold, 0 neither
};

struct EmergingPlace {
    Emergence emergence = Emergence::none;
    Trend trend;         ///< of z_score
    std::size_t hot = 0; ///< campaigns
};

/// The first class that fits, in the order of intensifying, diminishing, persistent, historical, new, consecutive,
/// oscillating, sporadic, so that each place has one. A trend is one when its p is at most `alpha`. Definitions:
/// docs/methods/emerging.md. \param steps oldest first; \pre at least least_steps_to_emerge
[[nodiscard]] EmergingPlace emergence_of(std::span<EmergingStep const> steps, double alpha = 0.05);

}
