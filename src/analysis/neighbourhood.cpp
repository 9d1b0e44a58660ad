#include "analysis/neighbourhood.hpp"

#include "analysis/detail/number_text.hpp"
#include "analysis/weights_change.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

namespace vigie::analysis {

namespace {

constexpr std::array<std::pair<std::string_view, NeighbourRule>, 6> rules{{{"queen", NeighbourRule::queen},
                                                                           {"rook", NeighbourRule::rook},
                                                                           {"knn", NeighbourRule::knn},
                                                                           {"band", NeighbourRule::band},
                                                                           {"kernel", NeighbourRule::kernel},
                                                                           {"idw", NeighbourRule::inverse_distance}}};

std::optional<double> positive_number(std::string_view text) {
    double value = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value) || !(value > 0)) return std::nullopt;
    return value;
}

}

std::optional<Neighbourhood> parse_neighbourhood(std::string_view text) {
    auto const colon = text.find(':');
    auto const word = text.substr(0, colon);
    for (auto const& [name, rule] : rules) {
        if (word != name) continue;
        Neighbourhood result;
        result.rule = rule;
        if (result.is_contiguity()) {
            if (colon != std::string_view::npos) return std::nullopt;
            result.parameter = 0;
            return result;
        }
        if (colon == std::string_view::npos) return std::nullopt;
        auto const parameter = positive_number(text.substr(colon + 1));
        if (!parameter) return std::nullopt;
        result.parameter = *parameter;
        bool const is_count = rule == NeighbourRule::knn;
        if (is_count && (*parameter != std::floor(*parameter) || *parameter > 1e6)) return std::nullopt;
        return result;
    }
    return std::nullopt;
}

std::string description(Neighbourhood const& n) {
    std::string text;
    for (auto const& [name, rule] : rules)
        if (rule == n.rule) text = name;
    if (!n.is_contiguity()) text += ":" + detail::shortest(n.parameter);
    if (n.rule == NeighbourRule::inverse_distance && n.power != 1) text += ",power:" + detail::shortest(n.power);
    if (n.order > 1) text += ",order:" + std::to_string(n.order) + (n.include_lower ? "-" : "");
    if (n.cap) text += ",cap:" + detail::shortest(*n.cap);
    if (n.is_symmetric) text += ",symmetric";
    return text;
}

SpatialWeights distance_weights(std::span<core::Projected const> points, Neighbourhood const& n, WorkOptions const& work) {
    assert(!n.is_contiguity());
    switch (n.rule) {
    case NeighbourRule::band: return band_weights(points, n.parameter, work);
    case NeighbourRule::kernel: return kernel_weights(points, n.parameter, work);
    case NeighbourRule::inverse_distance: return inverse_distance_weights(points, n.parameter, n.power, work);
    default: return knn_weights(points, static_cast<std::size_t>(n.parameter), std::nullopt, work);
    }
}

SpatialWeights refined(SpatialWeights weights, std::span<core::Projected const> points, Neighbourhood const& n) {
    if (n.order > 1) weights = of_order(weights, n.order, n.include_lower);
    if (n.cap) weights = capped(weights, points, *n.cap);
    if (n.is_symmetric) weights = symmetric(weights);
    weights.description = description(n);
    return weights;
}

}
