#include "scene/colouring.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::scene {

namespace {

using core::Dynamics;
using core::SeverityClass;

/// Rows A to D, columns better, steady, worse: the hue says the change, the depth says the class. Light theme: darker =
/// worse.
constexpr std::array light_dynamics{rgb(0xB5DCF2), rgb(0xECEDEF), rgb(0xF8D3BD), rgb(0x74B0D8),
                                    rgb(0xBDC2C8), rgb(0xEBA27B), rgb(0x3F88B8), rgb(0x828C97),
                                    rgb(0xCB6331), rgb(0x12507D), rgb(0x414B57), rgb(0x87270A)};
/// Lighter = worse, as for the classes.
constexpr std::array dark_dynamics{rgb(0x1A4766), rgb(0x343B43), rgb(0x65301A), rgb(0x39749A),
                                   rgb(0x5D6772), rgb(0xA4522C), rgb(0x74B3DA), rgb(0x97A2AE),
                                   rgb(0xE98F60), rgb(0xAEDFFA), rgb(0xE6E9ED), rgb(0xFFCDAF)};

/// High-high, high-low, low-high, low-low, not standing out: the hue says high or low, the depth whether the neighbours are alike.
constexpr std::array light_kinds{rgb(0xA63A12), rgb(0xEFA97F), rgb(0x93BEDC), rgb(0x1D5C8A), rgb(0xE9EBEE)};
constexpr std::array dark_kinds{rgb(0xFF9A66), rgb(0xA8542C), rgb(0x2F6590), rgb(0x8CC7F0), rgb(0x39424C)};
/// The surest first.
constexpr std::array light_sure{rgb(0x3B0F5C), rgb(0x7A3F9C), rgb(0xB07CC6), rgb(0xDDB8E4), rgb(0xECEDEF)};
constexpr std::array dark_sure{rgb(0xF6E3FF), rgb(0xCE9BE6), rgb(0xA06ABB), rgb(0x6A3F82), rgb(0x39424C)};

std::size_t kind_tone(LocalVerdict const& local) {
    constexpr std::size_t not_standing_out = light_kinds.size() - 1;
    if (!local.is_tested) return light_kinds.size();
    if (!local.is_significant || local.kind == LocalVerdict::Kind::none) return not_standing_out;
    return static_cast<std::size_t>(local.kind) - static_cast<std::size_t>(LocalVerdict::Kind::high_high);
}

std::size_t significance_tone(bool is_tested, SignificanceStep p) { return is_tested ? p.step() : light_sure.size(); }

std::size_t dynamics_tone(Shade const& shade) {
    constexpr std::size_t none = light_dynamics.size();
    if (shade.severity == SeverityClass::not_scored || shade.dynamics == Dynamics::unknown) return none;
    return 3 * static_cast<std::size_t>(shade.severity) + static_cast<std::size_t>(shade.dynamics) -
           static_cast<std::size_t>(Dynamics::better);
}

template <typename Colours> std::vector<Rgba> listed(Colours const& colours) {
    return {std::begin(colours), std::end(colours)};
}

std::size_t change_tone(Shade const& shade) {
    bool const is_strong = std::abs(shade.points) >= strong_change_points;
    switch (shade.dynamics) {
    case Dynamics::better:
        return is_strong ? 0 : 1;
    case Dynamics::steady:
        return 2;
    case Dynamics::worse:
        return is_strong ? 4 : 3;
    case Dynamics::unknown:
        break;
    }
    return 5;
}

}

namespace {

std::size_t alerts_tone(Shade const& shade) {
    if (!shade.alerts) return 5;
    int const families = *shade.alerts;
    return families <= 2 ? static_cast<std::size_t>(families) : families <= 4 ? 3 : 4;
}

}

std::size_t tone_of(Shade const& shade, Colouring colouring) {
    switch (colouring) {
    case Colouring::dynamics:
        return dynamics_tone(shade);
    case Colouring::change:
        return change_tone(shade);
    case Colouring::alerts:
        return alerts_tone(shade);
    case Colouring::measure:
        return shade.step;
    case Colouring::clusters:
        return kind_tone(shade.local);
    case Colouring::significance:
        return significance_tone(shade.local.is_tested, shade.local.q);
    case Colouring::raw_significance:
        return significance_tone(shade.local.is_tested, shade.local.p);
    case Colouring::severity:
        break;
    }
    return static_cast<std::size_t>(shade.severity);
}

std::vector<Rgba> palette(Theme const& theme, Colouring colouring, Classing const* classing) {
    std::vector<Rgba> colours;
    switch (colouring) {
    case Colouring::severity:
        return listed(theme.class_fill);
    case Colouring::dynamics:
        colours = listed(theme.is_dark ? dark_dynamics : light_dynamics);
        break;
    case Colouring::change:
        colours = listed(theme.change);
        break;
    case Colouring::clusters:
        colours = listed(theme.is_dark ? dark_kinds : light_kinds);
        break;
    case Colouring::significance:
    case Colouring::raw_significance:
        colours = listed(theme.is_dark ? dark_sure : light_sure);
        break;
    case Colouring::alerts:
        colours = listed(theme.sequential);
        break;
    case Colouring::measure:
        if (classing != nullptr) colours = classing->colours(theme);
        break;
    }
    colours.push_back(theme.fill(SeverityClass::not_scored));
    return colours;
}

std::size_t tone_count(Colouring colouring, Classing const* classing) {
    return palette(light_theme(), colouring, classing).size();
}

Classing const* classing_of(MapContent const& content) {
    if (content.residences && content.residences->classing) return content.residences->classing.get();
    for (auto const& zone : content.zones)
        if (zone.classing) return zone.classing.get();
    return nullptr;
}

float count_radius_px(double value, double largest) {
    constexpr double largest_px = 30, smallest_px = 2.5;
    if (!(value > 0) || !(largest > 0)) return 0;
    return static_cast<float>(std::max(smallest_px, largest_px * std::sqrt(std::min(1.0, value / largest))));
}

Rgba ink_on(Rgba ground) {
    constexpr Rgba dark = rgb(0x0F1317), light = rgb(0xFFFFFF);
    return contrast(ground, dark) >= contrast(ground, light) ? dark : light;
}

namespace {

constexpr std::array<std::string_view, 8> colouring_codes{"severity", "dynamics", "change",       "alerts",
                                                          "measure",  "clusters", "significance", "significance-raw"};

}

std::string_view code(Colouring colouring) { return colouring_codes.at(static_cast<std::size_t>(colouring)); }

std::optional<Colouring> colouring_of_code(std::string_view code) {
    auto const found = std::ranges::find(colouring_codes, code);
    auto const colouring = static_cast<Colouring>(found - colouring_codes.begin());
    return found == colouring_codes.end() || colouring == Colouring::measure ? std::nullopt : std::optional(colouring);
}

}
