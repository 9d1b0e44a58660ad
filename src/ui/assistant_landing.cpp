// A small map without a ground: the file's rows among the places of the project.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/assistant_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::ui {

namespace {

constexpr double least_ground_m = 1000; ///< across: one point alone has some ground around it

/// From metres of the project to px.
struct Fit {
    Rect r;
    core::Projected centre;
    double px_per_m = 1;

    [[nodiscard]] float x(double east) const {
        return r.x + r.w / 2 + static_cast<float>((east - centre.x) * px_per_m);
    }
    [[nodiscard]] float y(double north) const {
        return r.y + r.h / 2 - static_cast<float>((north - centre.y) * px_per_m);
    }
};

Fit fit_of(Rect const& r, core::Box const& frame) {
    double const wide = std::max(least_ground_m, frame.width()), high = std::max(least_ground_m, frame.height());
    constexpr double margin = 0.88;
    return {r, frame.centre(), margin * std::min(static_cast<double>(r.w) / wide, static_cast<double>(r.h) / high)};
}

void draw_dots(Ui const& ui, Fit const& fit, std::vector<core::Projected> const& places, scene::Rgba ink,
               float radius) {
    for (auto const& at : places) {
        float const x = fit.x(at.x), y = fit.y(at.y);
        ui.fill({x - radius, y - radius, 2 * radius, 2 * radius}, ink, radius);
    }
}

/// Outlines by their boxes: what is smaller than a dot is drawn as one.
void draw_boxes(Ui const& ui, Fit const& fit, std::vector<core::Box> const& boxes) {
    for (auto const& box : boxes) {
        Rect const r{fit.x(box.min_x), fit.y(box.max_y), fit.x(box.max_x) - fit.x(box.min_x),
                     fit.y(box.min_y) - fit.y(box.max_y)};
        if (std::max(r.w, r.h) < ui.px(5)) {
            ui.fill({r.x + r.w / 2 - ui.px(1.5F), r.y + r.h / 2 - ui.px(1.5F), ui.px(3), ui.px(3)}, ui.theme.accent);
            continue;
        }
        ui.fill(r, scene::with_alpha(ui.theme.accent, 0.08));
        ui.outline(r, scene::with_alpha(ui.theme.accent, 0.7), ui.px(1));
    }
}

/// 1, 2 or 5 times a power of ten, some 100 px long.
void draw_scale(Ui const& ui, Fit const& fit) {
    double const wanted = static_cast<double>(ui.px(100)) / fit.px_per_m;
    double const power = std::pow(10, std::floor(std::log10(wanted)));
    double length = power;
    for (double const step : {2.0, 5.0})
        if (step * power <= wanted) length = step * power;
    float const w = static_cast<float>(length * fit.px_per_m), x = fit.r.x + ui.px(16), y = fit.r.bottom() - ui.px(16);
    ui.line(x, y, x + w, y, ui.theme.text2, ui.px(2));
    ui.text({x, y - ui.px(20), std::max(w, ui.px(80)), ui.px(16)}, text::distance(length), ui.fonts.caption,
            ui.theme.text2);
}

void draw_key(Ui const& ui, Rect const& r, bool has_project) {
    float x = r.right() - ui.px(16);
    float const y = r.bottom() - ui.px(28);
    auto const put = [&](std::string const& words, scene::Rgba ink) {
        x -= ui.width(words, ui.fonts.caption);
        ui.text({x, y, r.right() - x, ui.px(20)}, words, ui.fonts.caption, ui.theme.text2);
        x -= ui.px(16);
        ui.disc(x + ui.px(6), y + ui.px(10), ui.px(4), ink);
        x -= ui.px(14);
    };
    if (has_project) put(text::tr("in the project"), ui.theme.neutral);
    put(text::tr("in the file"), ui.theme.accent);
}

}

void draw_landing(Ui const& ui, Rect const& r, wb::ImportLocationView const& view) {
    card(ui, r, ui.theme.land, ui.theme.border);
    if (!view.has_places) {
        ui.text(r, text::tr("No row has a place to show."), ui.fonts.body, ui.theme.text2, Align::centre);
        return;
    }
    ImGui::GetWindowDrawList()->PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true);
    auto const fit = fit_of({r.x, r.y, r.w, r.h - ui.px(24)}, view.frame);
    draw_dots(ui, fit, view.project, ui.theme.neutral, ui.px(2));
    draw_boxes(ui, fit, *view.boxes);
    draw_dots(ui, fit, *view.positions, ui.theme.accent, view.positions->size() > 500 ? ui.px(2) : ui.px(3));
    ImGui::GetWindowDrawList()->PopClipRect();
    draw_scale(ui, {r, fit.centre, fit.px_per_m});
    draw_key(ui, r, !view.project.empty());
}

}
