#pragma once

#include "scene/colour.hpp"

#include <cstdint>

namespace vigie::ui {

[[nodiscard]] constexpr std::uint32_t colour(scene::Rgba c) {
    return static_cast<std::uint32_t>(c.r) | static_cast<std::uint32_t>(c.g) << 8U | static_cast<std::uint32_t>(c.b) << 16U |
           static_cast<std::uint32_t>(c.a) << 24U;
}

/// Colours, radii and spacings of the current context's style, from the program's one table.
void apply_style(scene::Theme const& theme, float scale);

}
