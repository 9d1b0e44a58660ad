#include "scene/detail/base_map.hpp"

namespace vigie::scene::detail {

void draw_field_marks(DrawList& list, MapContent const& content, MapStyle const& style) {
    auto const& theme = *style.theme;
    auto const px = [&](double size) { return static_cast<float>(size * list.view.ui_scale); };
    if (content.field_line) {
        list.items.emplace_back(StrokeLines{content.field_line, {theme.halo, px(4.5), {}}});
        list.items.emplace_back(StrokeLines{content.field_line, {theme.ink, px(1.75), {px(7), px(3)}}});
    }
    if (content.field_marks.empty()) return;
    DrawSymbols drawn;
    auto const around = list.view.ground().grown(20 * list.view.metres_per_px);
    for (bool const findings : {false, true})
        for (auto const& mark : content.field_marks) {
            if (mark.is_finding != findings || !around.contains(mark.at)) continue;
            Symbol symbol;
            symbol.at = mark.at;
            symbol.radius = px(findings ? 4.5 : 7);
            symbol.line_width = px(1.5);
            symbol.fill = findings ? theme.ink : theme.halo;
            symbol.line = findings ? theme.halo : theme.ink;
            symbol.shape = findings ? Shape::square : Shape::disc;
            drawn.symbols.push_back(symbol);
        }
    if (!drawn.symbols.empty()) list.items.emplace_back(std::move(drawn));
}

}
