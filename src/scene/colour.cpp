#include "scene/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::scene {

namespace {

double linear(std::uint8_t channel) {
    double const c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Rgba c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

Theme make_light() {
    Theme t{};
    t.is_dark = false;
    t.bg = rgb(0xEEF0F3);
    t.panel = rgb(0xFFFFFF);
    t.panel2 = rgb(0xF7F8FA);
    t.field = rgb(0xFFFFFF);
    t.hover = rgb(0xF0F3F7);
    t.border = rgb(0xDDE2E8);
    t.strong = rgb(0xB8C1CC);
    t.track = rgb(0xE4E8ED);
    t.neutral = rgb(0x8C98A6);
    t.text = rgb(0x17202B);
    t.text2 = rgb(0x465261);
    t.text3 = rgb(0x5F6B79);
    t.accent = rgb(0x2457C5);
    t.on_accent = rgb(0xFFFFFF);
    t.accent_soft = rgb(0xE7EEFC);
    t.accent_text = rgb(0x1D479F);
    t.danger = rgb(0xB42318);
    t.danger_soft = rgb(0xFDECEA);
    t.ok = rgb(0x1B7047);
    t.ok_soft = rgb(0xE3F4EA);
    t.warn = rgb(0x7A5200);
    t.warn_soft = rgb(0xFFF3D6);
    t.ink = rgb(0x17202B);
    t.symbol_line = rgb(0x2B333D);
    t.halo = rgb(0xFFFFFF);
    t.land = rgb(0xF4F3EF);
    t.building = rgb(0xE2DED6);
    t.building_line = rgb(0xCCC7BC);
    t.road = rgb(0xFFFFFF);
    t.road_casing = rgb(0xE0DDD5);
    t.green = rgb(0xE0E9D6);
    t.water = rgb(0xD8E3EA);
    t.zone_line = rgb(0x7D8996);
    t.map_text = rgb(0x3B4653);
    Rgba const fills[] = {rgb(0xBBD3E6), rgb(0xE6A72E), rgb(0xC44F1D), rgb(0x6F1233), rgb(0xFFFFFF)};
    Rgba const letters[] = {rgb(0x17202B), rgb(0x17202B), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0x17202B)};
    std::ranges::copy(fills, t.class_fill);
    std::ranges::copy(letters, t.class_letter);
    t.hatch = rgb(0x6B7684);
    return t;
}

Theme make_dark() {
    Theme t{};
    t.is_dark = true;
    t.bg = rgb(0x0F1317);
    t.panel = rgb(0x1A2027);
    t.panel2 = rgb(0x20272F);
    t.field = rgb(0x141A20);
    t.hover = rgb(0x262E37);
    t.border = rgb(0x2D3641);
    t.strong = rgb(0x4A5663);
    t.track = rgb(0x2D3641);
    t.neutral = rgb(0x7A8796);
    t.text = rgb(0xE9EDF2);
    t.text2 = rgb(0xB5BFCA);
    t.text3 = rgb(0x93A0AE);
    t.accent = rgb(0x8AB0FF);
    t.on_accent = rgb(0x0F1317);
    t.accent_soft = rgb(0x22345A);
    t.accent_text = rgb(0xB5CCFF);
    t.danger = rgb(0xFF9A8F);
    t.danger_soft = rgb(0x43211E);
    t.ok = rgb(0x7CD3A4);
    t.ok_soft = rgb(0x173326);
    t.warn = rgb(0xF0C264);
    t.warn_soft = rgb(0x3B2F14);
    t.ink = rgb(0xF3F6F9);
    t.symbol_line = rgb(0x12161B);
    t.halo = rgb(0x12161B);
    t.land = rgb(0x161B21);
    t.building = rgb(0x272F38);
    t.building_line = rgb(0x343E49);
    t.road = rgb(0x20262D);
    t.road_casing = rgb(0x2A323B);
    t.green = rgb(0x1A2722);
    t.water = rgb(0x14212B);
    t.zone_line = rgb(0x6E7B89);
    t.map_text = rgb(0xC3CCD6);
    Rgba const fills[] = {rgb(0x3C5A75), rgb(0x926A1C), rgb(0xF28B50), rgb(0xFFC6D3), rgb(0x161B21)};
    Rgba const letters[] = {rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0x0F1317), rgb(0x0F1317), rgb(0xE9EDF2)};
    std::ranges::copy(fills, t.class_fill);
    std::ranges::copy(letters, t.class_letter);
    t.hatch = rgb(0x93A0AE);
    return t;
}

Theme make_contrast() {
    Theme t = make_light();
    Rgba const black = rgb(0x000000), white = rgb(0xFFFFFF);
    t.bg = rgb(0xFFFFFF);
    t.panel2 = rgb(0xF2F4F7);
    t.hover = rgb(0xDCE6FA);
    t.border = rgb(0x5A6470);
    t.strong = t.text = t.text2 = t.ink = t.symbol_line = t.map_text = black;
    t.text3 = rgb(0x26303A);
    t.track = rgb(0xC9D0D8);
    t.neutral = rgb(0x4D5864);
    t.accent = t.accent_text = rgb(0x0B3A9E);
    t.accent_soft = rgb(0xD6E2FB);
    t.danger = rgb(0x8E1208);
    t.ok = rgb(0x0B4F2E);
    t.warn = rgb(0x573900);
    t.land = t.road = white;
    t.building = rgb(0xEBEBEB);
    t.building_line = rgb(0x8A8A8A);
    t.road_casing = rgb(0xE2E2E2);
    t.zone_line = rgb(0x30383F);
    t.hatch = rgb(0x30383F);
    return t;
}

/// The ramps are the same in both themes: their steps are read against one another, not against the page.
Theme with_ramps(Theme t) {
    Rgba const sequential[] = {rgb(0xF1F4F8), rgb(0xD3DFEE), rgb(0xA6BEDF), rgb(0x6E95C9), rgb(0x3C6AAE)};
    Rgba const change[] = {rgb(0x1D5C8A), rgb(0x8DB7D4), rgb(0xE9EBEE), rgb(0xE9A57F), rgb(0xA63A12)};
    std::ranges::copy(sequential, t.sequential);
    std::ranges::copy(change, t.change);
    return t;
}

}

double contrast(Rgba a, Rgba b) {
    double const la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Theme const& light_theme() {
    static Theme const theme = with_ramps(make_light());
    return theme;
}

Theme const& dark_theme() {
    static Theme const theme = with_ramps(make_dark());
    return theme;
}

Theme const& contrast_theme() {
    static Theme const theme = with_ramps(make_contrast());
    return theme;
}

Theme const& theme_of(Look look) {
    switch (look) {
    case Look::dark: return dark_theme();
    case Look::contrast: return contrast_theme();
    case Look::light: break;
    }
    return light_theme();
}

namespace {

constexpr std::array<std::string_view, 3> look_codes{"light", "dark", "contrast"};

}

std::string_view code(Look look) { return look_codes.at(static_cast<std::size_t>(look)); }

std::optional<Look> look_of_code(std::string_view code) {
    auto const found = std::ranges::find(look_codes, code);
    if (found == look_codes.end()) return std::nullopt;
    return static_cast<Look>(found - look_codes.begin());
}

}
