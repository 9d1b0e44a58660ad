#include "scene/ramp.hpp"

#include "scene/vision.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace vigie::scene {

namespace {

using Stops = std::span<Rgba const>;

constexpr std::array ochre{rgb(0xFBF3DF), rgb(0xF2D9A0), rgb(0xDDAB5E), rgb(0xB0722F), rgb(0x6B3D12)};
/// Of matplotlib (S. van der Walt, N. Smith, 2015), public domain: every eighth of the way.
constexpr std::array viridis{rgb(0x440154), rgb(0x472D7B), rgb(0x3B528B), rgb(0x2C728E), rgb(0x21918C),
                             rgb(0x28AE80), rgb(0x5EC962), rgb(0xADDC30), rgb(0xFDE725)};

/// Between two stops, by steps that look even.
Rgba at(Stops stops, double share) {
    double const place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    auto const first = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    double const part = place - static_cast<double>(first);
    if (part == 0) return stops[first];
    if (part == 1) return stops[first + 1];
    auto const a = seen(stops[first]), b = seen(stops[first + 1]);
    return of_lab({a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]), a[2] + part * (b[2] - a[2])});
}

std::vector<Rgba> even(Stops stops, std::size_t count) {
    std::vector<Rgba> colours;
    for (std::size_t i = 0; i < count; ++i)
        colours.push_back(at(stops, count == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(count - 1)));
    return colours;
}

/// Each side by its own steps, so that equal colours are equally far from the reference in classes.
std::vector<Rgba> about(Stops stops, std::size_t count, std::size_t below) {
    bool const has_middle = count % 2 == 1 && below == count / 2;
    std::size_t const above = count - below - (has_middle ? 1 : 0);
    auto const step = [&](std::size_t i, std::size_t of) {
        return static_cast<double>(i) / (static_cast<double>(of) + (has_middle ? 0 : 0.5));
    };
    std::size_t const deepest = std::max(below, above);
    std::vector<Rgba> colours;
    for (std::size_t i = below; i > 0; --i)
        colours.push_back(at(stops, 0.5 - 0.5 * step(i, deepest)));
    if (has_middle) colours.push_back(at(stops, 0.5));
    for (std::size_t i = 1; i <= above; ++i)
        colours.push_back(at(stops, 0.5 + 0.5 * step(i, deepest)));
    return colours;
}

}

namespace {

constexpr std::array codes{"classes", "blue", "ochre", "viridis", "diverging"};
static_assert(codes.size() == all_ramps.size());

}

std::string_view code(Ramp ramp) { return codes[static_cast<std::size_t>(ramp)]; }

std::optional<Ramp> ramp_of_code(std::string_view code_of_one) {
    for (auto const ramp : all_ramps)
        if (code(ramp) == code_of_one) return ramp;
    return std::nullopt;
}

std::vector<Rgba> ramp_colours(Ramp ramp, Theme const& theme, std::size_t count, std::size_t below) {
    // From little to much is from pale to deep on a light ground, from deep to pale on a dark one.
    auto const rising = [&](Stops stops, bool begins_pale) {
        auto colours = even(stops, count);
        if (begins_pale == theme.is_dark) std::ranges::reverse(colours);
        return colours;
    };
    switch (ramp) {
    case Ramp::classes:
        return even(Stops(theme.class_fill, 4), count);
    case Ramp::sequential:
        break;
    case Ramp::ochre:
        return rising(ochre, true);
    case Ramp::viridis:
        return rising(viridis, false);
    case Ramp::diverging:
        return about(theme.change, count, below);
    }
    return rising(theme.sequential, true);
}

}
