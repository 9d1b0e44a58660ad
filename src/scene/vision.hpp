#pragma once

#include "scene/colour.hpp"

#include <array>
#include <cstdint>
#include <vector>

/// Colours as people and printers see them.
namespace vigie::scene {

/// Colour vision without one kind of cone (the red, the green or the blue one), and a print without colours.
enum class Eye : std::uint8_t { usual, protan, deutan, tritan, grey };
inline constexpr std::array all_eyes{Eye::usual, Eye::protan, Eye::deutan, Eye::tritan, Eye::grey};

/// CIE L*a*b* under D65, as seen.
/// Source: Machado, Oliveira, Fernandes (2009), IEEE TVCG 15(6), severity 1, on linear RGB.
[[nodiscard]] std::array<double, 3> seen(Rgba colour, Eye eye = Eye::usual);
/// CIE76 difference; some 2.3 can just be noticed side by side.
[[nodiscard]] double apart(Rgba a, Rgba b, Eye eye = Eye::usual);
[[nodiscard]] Rgba of_lab(std::array<double, 3> lab); ///< the nearest that a screen has

/// Two classes of a map are told apart, in a legend and at a distance, from so much on; greys, which differ in one way
/// only, from less.
[[nodiscard]] constexpr double told_apart(Eye eye) { return eye == Eye::grey ? 5 : 7; }

/// Those for whom two colours of a ramp, any two, are closer than told_apart. Cost O(colours²)
[[nodiscard]] std::vector<Eye> confused(std::vector<Rgba> const& colours);

}
