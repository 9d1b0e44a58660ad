#include "store/house.hpp"

#include "store/project.hpp"

#include <charconv>
#include <string_view>

namespace vigie::store {

namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Settings are texts.
std::string base64(std::vector<std::byte> const& bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned word = 0;
        for (std::size_t k = 0; k < 3; ++k) word = word << 8 | (i + k < bytes.size() ? std::to_integer<unsigned>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) out += i + k <= bytes.size() ? digits[(word >> (18 - 6 * k)) & 63U] : '=';
    }
    return out;
}

/// What is no base64 ends it.
std::vector<std::byte> bytes_of(std::string_view text) {
    std::vector<std::byte> out;
    unsigned word = 0, bits = 0;
    for (char const c : text) {
        auto const digit = digits.find(c);
        if (digit == std::string_view::npos) break;
        word = word << 6 | static_cast<unsigned>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out.push_back(static_cast<std::byte>(word >> bits & 0xFFU));
    }
    return out;
}

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}

core::House house(Project const& project) {
    auto const text = [&](char const* key) { return project.setting(key).value_or(std::string()); };
    core::House house{text("house.name"), text("house.footer"), text("house.accent"), {}};
    auto png = bytes_of(text("house.logo"));
    int const width = number(text("house.logo_width")), height = number(text("house.logo_height"));
    if (!png.empty() && width > 0 && height > 0) house.logo = {width, height, std::move(png)};
    return house;
}

void put_house(Project& project, core::House const& house) {
    project.edit(VIGIE_N_("Identity of the sheets"), [&] {
        project.set_setting("house.name", house.name);
        project.set_setting("house.footer", house.footer);
        project.set_setting("house.accent", house.accent);
        project.set_setting("house.logo_width", std::to_string(house.logo.width));
        project.set_setting("house.logo_height", std::to_string(house.logo.height));
        project.set_setting("house.logo", base64(house.logo.png));
    });
}

}
