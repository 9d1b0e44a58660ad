// What is drawn on the map by hand: the lasso, what is measured; how it goes.
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/map_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<MapIntent>;
using Points = std::vector<core::Projected>;

struct Pen {
    Ui const& ui;
    Rect const& map;
    scene::View const& view;

    [[nodiscard]] ImVec2 at(core::Projected point) const {
        auto const pixel = view.to_pixel(point);
        return {map.x + static_cast<float>(pixel.x), map.y + static_cast<float>(pixel.y)};
    }
    void line(core::Projected a, core::Projected b, scene::Rgba ink, float width) const {
        auto const from = at(a), to = at(b);
        ui.line(from.x, from.y, to.x, to.y, ink, ui.px(width));
    }
    /// A light edge, so that it shows on any ground.
    void way(Points const& points, bool is_closed, bool has_corners) const {
        for (float const width : {5.0F, 2.0F}) {
            auto const ink = width > 2 ? ui.theme.panel : ui.theme.accent;
            for (std::size_t i = 1; i < points.size(); ++i)
                line(points[i - 1], points[i], ink, width);
            if (is_closed && points.size() > 2) line(points.back(), points.front(), ink, width);
        }
        if (!has_corners) return;
        for (auto const& point : points) {
            auto const p = at(point);
            ui.disc(p.x, p.y, ui.px(4.5F), ui.theme.panel);
            ui.disc(p.x, p.y, ui.px(3), ui.theme.accent);
        }
    }
};

/// Dashes, so that it is not taken for a limit of the map.
void draw_filter_shape(Pen const& pen, Points const& shape) {
    for (std::size_t i = 0; i < shape.size(); ++i) {
        auto const a = pen.at(shape[i]), b = pen.at(shape[(i + 1) % shape.size()]);
        pen.ui.dashed(a.x, a.y, b.x, b.y, pen.ui.theme.accent, pen.ui.px(2), pen.ui.px(6), pen.ui.px(4));
    }
}

std::string how_words(wb::MapView const& view) {
    if (view.tool == wb::MapTool::lasso)
        return text::tr("Draw around residences, or click the corners · Enter: choose · Esc: cancel");
    if (view.ruler.is_done) return text::tr("Click to measure anew · Esc: clear");
    return text::tr("Click the corners · Backspace: take back · Enter: end");
}

std::string key_words() { return text::tr("By keyboard: arrows move the map, Space sets a corner at the cross."); }

/// « Distance | Surface ». \return its width
float draw_kinds(Ui const& ui, float x, float y, bool is_area, Intents& out) {
    std::vector<std::string> const words{text::tr("Distance"), text::tr("Area")};
    float w = ui.px(44);
    for (auto const& word : words)
        w += ui.width(word, ui.fonts.caption_medium);
    if (auto const chosen = ui.segments("measure.kind", {x, y, w, ui.px(28)}, words, is_area ? 1 : 0))
        out.emplace_back(wb::ChooseTool{*chosen == 1 ? wb::MapTool::area : wb::MapTool::distance});
    return w + ui.px(12);
}

}

void draw_map_shapes(Desk const& desk, Rect const& map, wb::MapView const& view) {
    Pen const pen{desk.ui, map, view.view};
    if (!view.filter_shape.empty()) draw_filter_shape(pen, view.filter_shape);
    auto const& drag = desk.state.drag;
    bool const is_by_hand = drag.is_on && drag.is_lasso && drag.has_moved;
    if (view.tool == wb::MapTool::lasso || is_by_hand) pen.way(desk.state.lasso, is_by_hand, !is_by_hand);
    if (view.ruler.is_on) pen.way(view.ruler.corners, view.ruler.is_area, true);
}

void draw_map_cross(Ui const& ui, Rect const& map) {
    float const x = map.x + map.w / 2, y = map.y + map.h / 2, arm = ui.px(12);
    for (float const thick : {4.0F, 1.5F}) { // a light edge, so that it shows on any ground
        auto const ink = thick > 2 ? ui.theme.panel : ui.theme.accent;
        ui.line(x - arm, y, x + arm, y, ink, ui.px(thick));
        ui.line(x, y - arm, x, y + arm, ink, ui.px(thick));
    }
}

void draw_map_tool_card(Desk& desk, Rect const& map, Rect const& seen, wb::MapView const& view, Intents& out) {
    auto const& ui = desk.ui;
    if (!desk.state.pointer) draw_map_cross(ui, map); // the mouse is elsewhere: keys act
    auto const& ruler = view.ruler;
    auto const how = how_words(view);
    float const room = seen.w - ui.px(24);
    float const kinds = ruler.is_on
                            ? ui.width(text::tr("Distance") + text::tr("Area"), ui.fonts.caption_medium) + ui.px(68)
                            : ui.px(16);
    float const figure = ruler.figure.empty()
                             ? 0
                             : ui.width(ruler.figure + "   " + ruler.detail, ui.fonts.body_semibold) + ui.px(24);
    float const w = std::min(room, kinds + std::max(figure, ui.width(how, ui.fonts.caption) + ui.px(24)));
    Rect const r{seen.x + (seen.w - w) / 2, map.bottom() - ui.px(108), w, ui.px(48)};
    card(ui, r, ui.theme.panel, ui.theme.accent);
    float x = r.x + ui.px(12);
    if (ruler.is_on) x += draw_kinds(ui, x, r.y + ui.px(10), ruler.is_area, out);
    Rect const words{x, r.y, r.right() - x - ui.px(12), r.h};
    if (ruler.figure.empty()) {
        ui.text({words.x, r.y + ui.px(5), words.w, ui.px(20)}, how, ui.fonts.caption_medium, ui.theme.text);
        ui.text({words.x, r.y + ui.px(24), words.w, ui.px(18)}, key_words(), ui.fonts.caption, ui.theme.text2);
        return;
    }
    float const main = std::min(words.w, ui.width(ruler.figure, ui.fonts.body_semibold) + ui.px(2));
    ui.text({words.x, r.y + ui.px(5), main, ui.px(20)}, ruler.figure, ui.fonts.body_semibold, ui.theme.text);
    ui.text({words.x + main + ui.px(12), r.y + ui.px(5), words.w - main - ui.px(12), ui.px(20)}, ruler.detail,
            ui.fonts.caption, ui.theme.text2);
    ui.text({words.x, r.y + ui.px(24), words.w, ui.px(18)}, how, ui.fonts.caption, ui.theme.text2);
}

}
