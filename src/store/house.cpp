#include "store/house.hpp"

#include "core/base64.hpp"
#include "store/project.hpp"

#include <charconv>
#include <string_view>

namespace vigie::store {

namespace {

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}

core::House house(Project const& project) {
    auto const text = [&](char const* key) { return project.setting(key).value_or(std::string()); };
    core::House house{text("house.name"), text("house.footer"), text("house.accent"), {}};
    if (!core::rgb_of(house.accent)) house.accent.clear(); // in a file of unknown origin it may be anything
    auto png = core::bytes_of_base64(text("house.logo"));
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
        project.set_setting("house.logo", core::base64(house.logo.png));
    });
}

}
