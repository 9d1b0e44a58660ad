#pragma once

#include "scene/colour.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vigie::scene {

/// Families of colours for the classes of a figure.
enum class Ramp : std::uint8_t {
    classes,    ///< those of the four classes of situation; for four classes of a figure from 0 to 100
    sequential, ///< pale to blue: from little to much
    ochre,      ///< pale to brown: the same, apart from a blue map beside it
    viridis,    ///< of many hues, even steps of lightness
    diverging,  ///< blue to rust, pale about a reference
};
inline constexpr std::array all_ramps{Ramp::classes, Ramp::sequential, Ramp::ochre, Ramp::viridis, Ramp::diverging};
/// « classes », « blue », « ochre », « viridis », « diverging »: what files and the command line say.
[[nodiscard]] std::string_view code(Ramp ramp);
[[nodiscard]] std::optional<Ramp> ramp_of_code(std::string_view code);

/// Colours of `count` classes, the lowest first; the highest is what stands out most on the theme's ground.
/// \param below  diverging: classes below the reference; where their number is count / 2 and count is odd, the middle
/// one holds it \pre count >= 1, below <= count
[[nodiscard]] std::vector<Rgba> ramp_colours(Ramp ramp, Theme const& theme, std::size_t count, std::size_t below = 0);

}
