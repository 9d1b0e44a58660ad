#pragma once

#include "core/severity_class.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace vigie::scene {

struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(Rgba, Rgba) = default;
};

[[nodiscard]] constexpr Rgba rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex), 255};
}
[[nodiscard]] constexpr Rgba with_alpha(Rgba c, double share) {
    c.a = static_cast<std::uint8_t>(share * 255 + 0.5);
    return c;
}

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(Rgba a, Rgba b);

/// Every colour of the program (docs: look.md §1). One table for window, sheets and exports; these two always print light.
struct Theme {
    bool is_dark;
    Rgba bg, panel, panel2, field, hover, border, strong, track, neutral, text, text2, text3;
    Rgba accent, on_accent, accent_soft, accent_text, danger, danger_soft, ok, ok_soft, warn, warn_soft;
    Rgba ink, symbol_line, halo, land, building, building_line, road, road_casing, green, water, zone_line, map_text;
    Rgba class_fill[5];   ///< by SeverityClass; not_scored = the ground under its hatch
    Rgba class_letter[5]; ///< text on it
    Rgba hatch;           ///< lines of « non scoré »
    Rgba sequential[5];
    Rgba change[5]; ///< improved … worse

    [[nodiscard]] Rgba fill(core::SeverityClass c) const { return class_fill[static_cast<int>(c)]; }
    [[nodiscard]] Rgba on_fill(core::SeverityClass c) const { return class_letter[static_cast<int>(c)]; }
};

[[nodiscard]] Theme const& light_theme();
[[nodiscard]] Theme const& dark_theme();
/// The light one with black words and lines: every text 7:1 at least, every border and control 4.5:1, the drawn ground paler.
[[nodiscard]] Theme const& contrast_theme();

/// Which of them the window has.
enum class Look : std::uint8_t { light, dark, contrast };
[[nodiscard]] Theme const& theme_of(Look look);
[[nodiscard]] std::string_view code(Look look); ///< « light »
[[nodiscard]] std::optional<Look> look_of_code(std::string_view code);

}
