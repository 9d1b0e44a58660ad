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

std::size_t dynamics_tone(Shade const& shade) {
    constexpr std::size_t none = light_dynamics.size();
    if (shade.severity == SeverityClass::not_scored || shade.dynamics == Dynamics::unknown) return none;
    return 3 * static_cast<std::size_t>(shade.severity) + static_cast<std::size_t>(shade.dynamics) -
           static_cast<std::size_t>(Dynamics::better);
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
    case Colouring::severity:
        break;
    }
    return static_cast<std::size_t>(shade.severity);
}

std::vector<Rgba> palette(Theme const& theme, Colouring colouring) {
    std::vector<Rgba> colours;
    switch (colouring) {
    case Colouring::severity:
        return {std::begin(theme.class_fill), std::end(theme.class_fill)};
    case Colouring::dynamics: {
        auto const& all = theme.is_dark ? dark_dynamics : light_dynamics;
        colours.assign(all.begin(), all.end());
        break;
    }
    case Colouring::change:
        colours.assign(std::begin(theme.change), std::end(theme.change));
        break;
    case Colouring::alerts:
        colours.assign(std::begin(theme.sequential), std::end(theme.sequential));
        break;
    }
    colours.push_back(theme.fill(SeverityClass::not_scored));
    return colours;
}

std::size_t tone_count(Colouring colouring) { return palette(light_theme(), colouring).size(); }

Rgba ink_on(Rgba ground) {
    constexpr Rgba dark = rgb(0x0F1317), light = rgb(0xFFFFFF);
    return contrast(ground, dark) >= contrast(ground, light) ? dark : light;
}

}
