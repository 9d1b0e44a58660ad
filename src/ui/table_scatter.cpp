// The Moran scatter plot, brushed together with map and table.
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;

constexpr float point_radius = 3.2F, reach_px = 7, margin = 8;

/// From values to the screen; the mean is the middle.
struct Plot {
    Rect r;
    double half_width, half_height;

    [[nodiscard]] float x(double value) const { return r.x + r.w * static_cast<float>(0.5 + value / (2 * half_width)); }
    [[nodiscard]] float y(double lag) const { return r.y + r.h * static_cast<float>(0.5 - lag / (2 * half_height)); }
};

scene::Rgba ink_of(Ui const& ui, wb::ScatterPoint const& point) {
    auto const colours = scene::palette(ui.theme, scene::Colouring::clusters);
    if (!point.is_significant || point.place == wb::ScatterPlace::none) return ui.theme.neutral;
    return colours[scene::tone_of({.local = {point.place, true, true}}, scene::Colouring::clusters)];
}

void draw_axes(Ui const& ui, Plot const& plot, double slope) {
    auto const& r = plot.r;
    ui.fill(r, ui.theme.panel2, ui.px(4));
    ui.line(plot.x(0), r.y, plot.x(0), r.bottom(), ui.theme.strong, ui.px(1));
    ui.line(r.x, plot.y(0), r.right(), plot.y(0), ui.theme.strong, ui.px(1));
    double const reach = std::min(plot.half_width, slope != 0 ? plot.half_height / std::abs(slope) : plot.half_width);
    ui.line(plot.x(-reach), plot.y(-reach * slope), plot.x(reach), plot.y(reach * slope), ui.theme.accent, ui.px(1.5F));
    Rect const left{r.x + ui.px(6), r.y, r.w / 2 - ui.px(12), ui.px(20)},
        right{plot.x(0) + ui.px(6), r.y, r.w / 2 - ui.px(12), ui.px(20)};
    auto const low = [&](Rect box) { return Rect{box.x, r.bottom() - box.h, box.w, box.h}; };
    auto const& font = ui.fonts.caption;
    ui.text(left, text::tr("low, among high ones"), font, ui.theme.text3);
    ui.text(right, text::tr("high, among high ones"), font, ui.theme.text3, Align::right);
    ui.text(low(left), text::tr("low, among low ones"), font, ui.theme.text3);
    ui.text(low(right), text::tr("high alone"), font, ui.theme.text3, Align::right);
}

void draw_points(Ui const& ui, Plot const& plot, wb::ScatterView const& view) {
    for (bool const selected : {false, true}) // those chosen on top
        for (auto const& point : view.points) {
            if (point.is_selected != selected) continue;
            float const x = plot.x(point.value), y = plot.y(point.lag);
            ui.disc(x, y, ui.px(point_radius), ink_of(ui, point));
            if (selected) ui.ring(x, y, ui.px(point_radius + 2), ui.theme.accent, ui.px(2));
        }
}

std::vector<std::uint32_t> rows_in(Plot const& plot, wb::ScatterView const& view, float x0, float y0, float x1,
                                   float y1) {
    std::vector<std::uint32_t> rows;
    for (auto const& point : view.points) {
        float const x = plot.x(point.value), y = plot.y(point.lag);
        if (x >= std::min(x0, x1) && x <= std::max(x0, x1) && y >= std::min(y0, y1) && y <= std::max(y0, y1))
            rows.push_back(point.row);
    }
    return rows;
}

std::vector<std::uint32_t> nearest_row(Ui const& ui, Plot const& plot, wb::ScatterView const& view, float x, float y) {
    float best = ui.px(reach_px) * ui.px(reach_px);
    std::vector<std::uint32_t> rows;
    for (auto const& point : view.points) {
        float const dx = plot.x(point.value) - x, dy = plot.y(point.lag) - y, squared = dx * dx + dy * dy;
        if (squared <= best) best = squared, rows = {point.row};
    }
    return rows;
}

/// A click takes the nearest point, a drag those in its rectangle; nothing there lets go of the selection.
void brush(Desk& desk, Plot const& plot, wb::ScatterView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto& drag = desk.state.brush;
    auto const mouse = ImGui::GetIO().MousePos;
    static_cast<void>(ui.hit("scatter.plot", plot.r));
    if (ImGui::IsItemActivated()) drag = {true, mouse.x, mouse.y};
    if (!drag.is_on) return;
    bool const has_moved = std::abs(mouse.x - drag.x) + std::abs(mouse.y - drag.y) > ui.px(4);
    if (has_moved)
        ui.outline({std::min(mouse.x, drag.x), std::min(mouse.y, drag.y), std::abs(mouse.x - drag.x),
                    std::abs(mouse.y - drag.y)},
                   ui.theme.accent, ui.px(1));
    if (ImGui::GetIO().MouseDown[0]) return;
    drag.is_on = false;
    auto rows = has_moved ? rows_in(plot, view, drag.x, drag.y, mouse.x, mouse.y)
                          : nearest_row(ui, plot, view, mouse.x, mouse.y);
    if (!has_moved && rows.size() == 1 && ImGui::GetIO().KeyCtrl)
        out.emplace_back(wb::ToggleRow{rows.front()});
    else
        out.emplace_back(wb::SelectRows{std::move(rows)});
}

}

namespace {

/// What is coloured, in the map's colours, stands out; what is grey does not. \return its width
float draw_key(Ui const& ui, Rect const& r) {
    auto const colours = scene::palette(ui.theme, scene::Colouring::clusters);
    auto const words = text::tr("stands out");
    float x = r.right() - ui.width(words, ui.fonts.caption);
    ui.text({x, r.y, r.right() - x, r.h}, words, ui.fonts.caption, ui.theme.text2);
    for (std::size_t i = 4; i-- > 0;)
        ui.disc(x -= ui.px(8), r.y + r.h / 2, ui.px(point_radius), colours[i]);
    return r.right() - x + ui.px(point_radius);
}

}

void draw_scatter(Desk& desk, Rect const& r, wb::ScatterView const& view, Intents& out) {
    auto const& ui = desk.ui;
    float const caption = ui.px(22);
    Plot const plot{{r.x + ui.px(16), r.y + ui.px(2), r.w - ui.px(32), std::max(ui.px(40), r.h - caption - ui.px(6))},
                    view.half_width * (1 + margin / 100),
                    view.half_height * (1 + margin / 100)};
    draw_axes(ui, plot, view.slope);
    brush(desk, plot, view, out);
    draw_points(ui, plot, view);
    auto const on = std::ranges::find(view.points, true, &wb::ScatterPoint::is_selected);
    auto const at =
        on != view.points.end() ? std::optional(static_cast<std::size_t>(on - view.points.begin())) : std::nullopt;
    if (auto const next = ui.list_keys("scatter", plot.r, at, view.points.size(), 10))
        out.emplace_back(wb::SelectRows{{view.points[*next].row}});
    float const key = draw_key(ui, {r.x, plot.r.bottom() + ui.px(2), r.w - ui.px(16), caption});
    ui.text({r.x + ui.px(16), plot.r.bottom() + ui.px(2), r.w - ui.px(40) - key, caption}, view.sentence, ui.fonts.caption,
             ui.theme.text2);
}

}
