#include "scene/context_classes.hpp"

#include <algorithm>
#include <array>

namespace vigie::scene {

namespace {

/// After Okabe and Ito (2008), softened for areas under symbols; the last is « others ».
constexpr std::array kind_colours{rgb(0x4C9AC9), rgb(0xE69F00), rgb(0x3FA585), rgb(0xCC79A7), rgb(0xD9C63A), rgb(0x7F6BB0), rgb(0xB5651D), rgb(0x8A8F98)};
static_assert(kind_colours.size() == most_kinds);

}

std::vector<Rgba> ContextClasses::colours(Theme const& theme) const {
    std::size_t const classes = labels.empty() ? 0 : labels.size() - 1;
    std::vector<Rgba> colours;
    if (is_of_kinds) colours.assign(kind_colours.begin(), kind_colours.begin() + static_cast<std::ptrdiff_t>(std::min(classes, most_kinds)));
    else colours = ramp_colours(ramp, theme, classes, classes / 2);
    colours.push_back(theme.panel);
    return colours;
}

}
