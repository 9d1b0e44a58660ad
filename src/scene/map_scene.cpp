#include "scene/map_scene.hpp"

#include "scene/detail/base_map.hpp"
#include "scene/detail/context_points.hpp"
#include "scene/detail/furniture.hpp"
#include "scene/detail/labels.hpp"
#include "scene/detail/residence_plan.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::scene {

namespace {

bool shows_residences(MapContent const& content, MapStyle const& style) {
    return style.show_residences && content.residences && !content.residences->marks.empty();
}

Symbol ring(core::Projected at, double radius, double width, Rgba colour) {
    Symbol symbol{.at = at, .radius = static_cast<float>(radius), .line_width = static_cast<float>(width), .fill = colour, .line = colour};
    symbol.fill.a = 0;
    symbol.shape = Shape::ring;
    return symbol;
}

/// Outline of a footprint in view pixels, stroked once per style.
void outline(DrawOverlay& overlay, core::MultiPolygon const& polygons, View const& view, Stroke const& stroke) {
    for (auto const& polygon : polygons) {
        PxPath path{.points = {}, .is_closed = true, .fill = std::nullopt, .line = stroke};
        for (auto const& p : polygon.outer) path.points.push_back(view.to_pixel(p));
        overlay.items.emplace_back(std::move(path));
    }
}

/// Rings round symbols, outlines round footprints.
void draw_highlight(DrawList& list, ResidenceContent const& residences, MapStyle const& style, MapHighlight const& highlight) {
    Theme const& theme = *style.theme;
    View const& view = list.view;
    double const u = view.ui_scale;
    DrawSymbols rings{.symbols = {}, .hatch = theme.hatch};
    DrawOverlay outlines;
    auto const use = detail::footprint_use(residences, view);
    detail::RadiusRule const radius(view, symbol_factor(residences, style, view));
    auto const add = [&](std::uint32_t i, double out, double width, Rgba colour) {
        if (i >= residences.marks.size()) return;
        auto const& mark = residences.marks[i];
        auto const line = static_cast<float>(width * u);
        if (detail::is_drawn_as_footprint(residences, i, use, view))
            outline(outlines, residences.footprints->areas->areas[i], view, {colour, line, {}});
        else
            rings.symbols.push_back(
                ring(mark.at, static_cast<double>(radius(mark.dwellings)) + out * u, width * u, colour));
    };
    for (auto const i : highlight.selected) add(i, 4.5, 6, theme.halo);
    for (auto const i : highlight.selected) add(i, 4.5, 3, theme.accent);
    if (highlight.hovered) add(*highlight.hovered, 3.5, 1.5, theme.ink);
    if (!rings.symbols.empty()) list.items.emplace_back(std::move(rings));
    if (!outlines.items.empty()) list.items.emplace_back(std::move(outlines));
}

void draw_marks(DrawList& list, MapContent const& content, MapStyle const& style, TextMeasure const& text) {
    auto const& residences = *content.residences;
    auto marks = detail::marks_in(residences, style, list.view, list.view.ground());
    if (auto const merged = static_cast<long long>(detail::merge_dense(marks, residences, style, list.view)); merged > 0)
        list.notices.push_back(residences.colouring == Colouring::measure
                                   ? text::tr_n("{0} residence is drawn under a neighbour of the same or a higher class",
                                                "{0} residences are drawn under a neighbour of the same or a higher class", merged)
                                   : text::tr_n("{0} residence is drawn under a neighbour of the same or a worse class",
                                                "{0} residences are drawn under a neighbour of the same or a worse class", merged));
    if (symbol_factor(residences, style, list.view) < style.symbol_factor)
        list.notices.push_back(text::tr("Residences are drawn smaller at this scale, so that they can be told apart"));
    detail::sort_for_drawing(marks, residences);
    detail::draw_residences(list.items, marks, residences, style, list.view, text);
}

}

DrawList build_map(MapContent const& content, MapStyle const& style, MapHighlight const& highlight, View const& view,
                   TextMeasure const& text) {
    DrawList list;
    list.view = view;
    list.ground = style.theme->land;
    detail::draw_context(list, content, style);
    detail::draw_density(list, content, style);
    detail::draw_zones(list, content, style);
    detail::draw_context_points(list, content, style);
    bool const has_residences = shows_residences(content, style);
    if (has_residences) detail::draw_footprints(list.items, *content.residences, style, view);
    bool const are_foyers_on_top = view.scale_denominator() > detail::crowded_from;
    if (style.show_foyers && !are_foyers_on_top) detail::draw_foyers(list, content, style);
    if (has_residences) draw_marks(list, content, style, text);
    if (style.show_foyers && are_foyers_on_top) detail::draw_foyers(list, content, style);
    if (has_residences) draw_highlight(list, *content.residences, style, highlight);
    detail::draw_field_marks(list, content, style);
    auto furniture = detail::make_furniture(content, style, view, text, list.credits);
    auto labels = detail::place_labels(content, style, highlight, view, text, furniture.boxes);
    if (!labels.overlay.items.empty()) list.items.emplace_back(std::move(labels.overlay));
    if (!furniture.overlay.items.empty()) list.items.emplace_back(std::move(furniture.overlay));
    if (labels.hidden > 0)
        list.notices.push_back(text::tr_n("{0} label hidden for want of room", "{0} labels hidden for want of room",
                                          static_cast<long long>(labels.hidden)));
    return list;
}

std::vector<core::Box> furniture_boxes(MapContent const& content, MapStyle const& style, View const& view,
                                       TextMeasure const& text) {
    std::vector<core::Box> boxes;
    for (auto const& box : detail::make_furniture(content, style, view, text, credits_of(content)).boxes)
        boxes.push_back({box.x0, box.y0, box.x1, box.y1});
    return boxes;
}

DrawList build_highlight(MapContent const& content, MapStyle const& style, MapHighlight const& highlight, View const& view,
                         TextMeasure const& text) {
    DrawList list;
    list.view = view;
    list.ground = with_alpha(style.theme->land, 0);
    if (!shows_residences(content, style)) return list;
    auto const& residences = *content.residences;
    draw_highlight(list, residences, style, highlight);
    bool const is_named = highlight.selected.size() == 1 && residences.names && highlight.selected.front() < residences.names->size();
    if (is_named) {
        DrawOverlay overlay;
        overlay.items.emplace_back(detail::selection_name(residences, highlight.selected.front(), style, view, text));
        list.items.emplace_back(std::move(overlay));
    }
    return list;
}

std::optional<std::uint32_t> residence_at(MapContent const& content, MapStyle const& style, View const& view, double px, double py,
                                          double slack_px) {
    if (!shows_residences(content, style)) return std::nullopt;
    auto const& residences = *content.residences;
    double const slack = slack_px * view.ui_scale;
    core::Projected const ground = view.to_ground(px, py);
    core::Box around;
    around.include(ground);
    auto marks = detail::marks_in(residences, style, view, around.grown(slack * view.metres_per_px));
    detail::sort_for_drawing(marks, residences);
    auto const use = detail::footprint_use(residences, view);
    detail::RadiusRule const radius(view, symbol_factor(residences, style, view));
    for (auto it = marks.rbegin(); it != marks.rend(); ++it) {
        auto const& mark = residences.marks[*it];
        if (detail::is_drawn_as_footprint(residences, *it, use, view)) {
            if (core::contains(residences.footprints->areas->areas[*it], ground)) return *it;
            continue;
        }
        auto const at = view.to_pixel(mark.at);
        if (std::hypot(at.x - px, at.y - py) <= static_cast<double>(radius(mark.dwellings)) + slack) return *it;
    }
    return std::nullopt;
}

}
