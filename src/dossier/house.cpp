#include "dossier/house.hpp"

#include "core/error.hpp"
#include "gis/logo.hpp"
#include "scene/colour.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::dossier {

namespace {

using text::tr;
constexpr double least_contrast = 4.5; ///< WCAG 2 of words on white, as for all that is printed
constexpr std::size_t longest_name = 80, longest_footer = 160;

void require_colour(std::string const& accent) {
    auto const colour = core::rgb_of(accent);
    if (!colour)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("“{0}” is no colour. Write it as #7A1F3D: red, green and blue, two digits each."), {accent}});
    auto const contrast = scene::contrast(scene::rgb(*colour), scene::rgb(0xFFFFFF));
    if (contrast < least_contrast)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("{0} is too pale to be read on paper: its contrast is {1}, and {2} is needed. Choose a darker colour."),
                           {accent, text::decimal(contrast, 1), text::decimal(least_contrast, 1)}});
}

/// One line, as it is printed.
std::string line_of(std::string const& words, std::size_t longest) {
    std::string line;
    for (char const c : words) line += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    if (line.size() <= longest) return line;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” is too long for one line of a sheet. Keep it under {1} characters."),
                       {line.substr(0, 40) + "…", text::integer(static_cast<std::int64_t>(longest))}});
}

}

core::House changed(core::House house, HouseChange const& change) {
    if (change.name) house.name = line_of(*change.name, longest_name);
    if (change.footer) house.footer = line_of(*change.footer, longest_footer);
    if (change.accent) {
        if (!change.accent->empty()) require_colour(*change.accent);
        house.accent = *change.accent;
    }
    if (change.logo) house.logo = change.logo->empty() ? core::House::Logo{} : gis::read_logo(*change.logo);
    return house;
}

std::vector<std::pair<std::string, std::string>> house_facts(core::House const& house) {
    auto const colour = core::rgb_of(house.accent);
    return {{tr("Name"), house.name},
            {tr("Line at the foot"), house.footer},
            {tr("Colour"), colour ? tr("{0}, contrast {1} on white", {house.accent, text::decimal(scene::contrast(scene::rgb(*colour), scene::rgb(0xFFFFFF)), 1)})
                                  : tr("navy, as without a house")},
            {tr("Logo"), house.has_logo() ? tr("{0} × {1} px, {2}", {std::to_string(house.logo.width), std::to_string(house.logo.height),
                                                                     text::file_size(house.logo.png.size())})
                                          : tr("none")}};
}

}
