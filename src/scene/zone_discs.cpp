// Counts of zones: what fills areas would make the largest zones seem to have the most.
#include "scene/colouring.hpp"
#include "scene/detail/base_map.hpp"

#include <algorithm>

namespace vigie::scene::detail {

namespace {

constexpr float no_value_px = 4;

Symbol disc_of(ZoneMark const& mark, Classing const& classing, std::vector<Rgba> const& colours, Theme const& theme,
               double ui_scale) {
    auto const scale = static_cast<float>(ui_scale);
    Symbol symbol{
        .at = mark.label_at, .line_width = 1.25F * scale, .fill = colours.at(mark.step), .line = theme.symbol_line};
    symbol.is_hatched = mark.step + 1U == colours.size();
    symbol.radius =
        scale * (symbol.is_hatched ? no_value_px : count_radius_px(mark.value.value_or(0), *classing.largest_disc));
    return symbol;
}

}

void draw_zone_discs(DrawList& list, ZoneContent const& zone, Theme const& theme) {
    auto const colours = palette(theme, Colouring::measure, zone.classing.get());
    DrawSymbols discs{.symbols = {}, .hatch = theme.hatch};
    auto const ground = list.view.ground().grown(static_cast<double>(count_radius_px(1, 1)) * list.view.ui_scale *
                                                 list.view.metres_per_px);
    for (auto const& mark : zone.marks)
        if (ground.contains(mark.label_at))
            discs.symbols.push_back(disc_of(mark, *zone.classing, colours, theme, list.view.ui_scale));
    std::erase_if(discs.symbols, [](auto const& symbol) { return !(symbol.radius > 0); });
    std::ranges::stable_sort(discs.symbols, std::greater{}, &Symbol::radius);
    if (!discs.symbols.empty()) list.items.emplace_back(std::move(discs));
}

}
