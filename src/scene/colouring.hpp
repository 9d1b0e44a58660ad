#pragma once

#include "scene/classing.hpp"
#include "scene/colour.hpp"
#include "scene/map_content.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

/// The colours of residences and zones: by class, by class and change, by change, by families in
/// alert, by local statistic. Fixed, so that two campaigns compare.
namespace vigie::scene {

/// A change of at least so many points is a strong one; the limits are the same on both sides of 0.
inline constexpr double strong_change_points = 10;

/// What a place is coloured by.
struct Shade {
    core::SeverityClass severity = core::SeverityClass::not_scored;
    core::Dynamics dynamics = core::Dynamics::unknown;
    double points = 0; ///< of change
    std::optional<int> alerts = {}; ///< families in alert
    LocalVerdict local{};
    std::size_t step = 0; ///< class of the mapped figure
};
[[nodiscard]] inline Shade shade_of(ZoneMark const& mark) {
    return {mark.severity, mark.dynamics, mark.change_points, std::nullopt, mark.local, mark.step};
}
[[nodiscard]] inline Shade shade_of(ResidenceMark const& mark) {
    return {mark.severity, mark.dynamics, mark.change_points, mark.alerts, mark.local, mark.step};
}

/// « severity », « significance-raw »: what commands and stories write.
[[nodiscard]] std::string_view code(Colouring colouring);
/// Never Colouring::measure: a figure is named by its own key.
[[nodiscard]] std::optional<Colouring> colouring_of_code(std::string_view code);

/// Whether a colouring shows what a local statistic says.
[[nodiscard]] constexpr bool is_local(Colouring colouring) { return colouring >= Colouring::clusters; }
/// Whether it shows a change between campaigns.
[[nodiscard]] constexpr bool is_of_change(Colouring colouring) {
    return colouring == Colouring::dynamics || colouring == Colouring::change;
}

/// Entry of palette(). By a figure: its class. By class: by SeverityClass. By class and change: 3 × class + (better, steady, worse). By change:
/// strongly better … strongly worse. By alerts: none, 1, 2, 3 or 4 families, more. By kind: high-high, high-low, low-high, low-low,
/// not standing out. By significance: its steps, the surest first, then not standing out. The last entry is what has no value: drawn hatched.
[[nodiscard]] std::size_t tone_of(Shade const& shade, Colouring colouring);
/// \param classing  of Colouring::measure; null = nothing has a value
[[nodiscard]] std::vector<Rgba> palette(Theme const& theme, Colouring colouring, Classing const* classing = nullptr);
[[nodiscard]] std::size_t tone_count(Colouring colouring, Classing const* classing = nullptr);

/// Rows and columns of the matrix of class and change, as legends and tables show it.
inline constexpr std::array matrix_classes{core::SeverityClass::d, core::SeverityClass::c, core::SeverityClass::b,
                                           core::SeverityClass::a};
inline constexpr std::array matrix_changes{core::Dynamics::better, core::Dynamics::steady, core::Dynamics::worse};

/// Of the theme's two inks, the one that is read better on a ground.
[[nodiscard]] Rgba ink_on(Rgba ground);

}
