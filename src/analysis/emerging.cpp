#include "analysis/emerging.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

namespace vigie::analysis {

namespace {

/// Nine campaigns out of ten, in whole numbers.
bool is_nearly_always(std::size_t hot, std::size_t steps) { return 10 * hot >= 9 * steps; }

/// Campaigns at the end that are hot without a break.
std::size_t last_run(std::span<EmergingStep const> steps) {
    auto const cold =
        std::find_if(steps.rbegin(), steps.rend(), [](EmergingStep const& step) { return step.spot <= 0; });
    return static_cast<std::size_t>(cold - steps.rbegin());
}

Emergence class_of(std::span<EmergingStep const> steps, EmergingPlace const& place, double alpha) {
    bool const is_hot = steps.back().spot > 0;
    if (is_nearly_always(place.hot, steps.size())) {
        if (!is_hot) return Emergence::historical;
        if (place.trend.p > alpha) return Emergence::persistent;
        return place.trend.s > 0 ? Emergence::intensifying : Emergence::diminishing;
    }
    if (!is_hot) return Emergence::none;
    if (place.hot == 1) return Emergence::fresh;
    if (last_run(steps) == place.hot) return Emergence::consecutive;
    bool const was_cold = std::ranges::any_of(steps, [](EmergingStep const& step) { return step.spot < 0; });
    return was_cold ? Emergence::oscillating : Emergence::sporadic;
}

}

std::string_view code(Emergence emergence) {
    constexpr std::array<std::string_view, 9> codes{"none",         "new",         "consecutive",
                                                    "intensifying", "persistent",  "diminishing",
                                                    "sporadic",     "oscillating", "historical"};
    return codes.at(static_cast<std::size_t>(emergence));
}

EmergingPlace emergence_of(std::span<EmergingStep const> steps, double alpha) {
    assert(steps.size() >= least_steps_to_emerge);
    EmergingPlace place;
    std::vector<double> series;
    for (auto const& step : steps) {
        series.push_back(step.z_score);
        place.hot += step.spot > 0;
    }
    place.trend = mann_kendall(series);
    place.emergence = class_of(steps, place, alpha);
    return place;
}

}
