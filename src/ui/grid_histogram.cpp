// The goalposts of an indicator on what was observed of it.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/grid_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

constexpr float axis_height = 18, handle_width = 14;

/// Where values lie.
struct Plot {
    Rect r;
    GridState::Axis axis;

    [[nodiscard]] float at(double value) const {
        double const share = (value - axis.low) / (axis.high - axis.low);
        return std::round(r.x + r.w * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    }
    [[nodiscard]] double value(float x) const {
        double const share = std::clamp((x - r.x) / r.w, 0.0F, 1.0F);
        return axis.low + share * (axis.high - axis.low);
    }
};

double rounded(double value, int decimals) {
    double const factor = std::pow(10, decimals);
    return std::round(value * factor) / factor;
}

void draw_bars(Ui const& ui, Plot const& plot, wb::GridHistogram const& histogram) {
    auto const count = static_cast<double>(histogram.bars.size());
    for (std::size_t i = 0; i < histogram.bars.size(); ++i) {
        double const step = (histogram.high - histogram.low) / count;
        float const x = plot.at(histogram.low + step * static_cast<double>(i));
        float const next = plot.at(histogram.low + step * static_cast<double>(i + 1));
        float const h = histogram.bars[i] > 0 ? std::max(ui.px(2), std::round(histogram.bars[i] * plot.r.h)) : 0;
        ui.fill({x, plot.r.bottom() - h, std::max(1.0F, next - x - ui.px(1)), h}, ui.theme.strong);
    }
    ui.line(plot.r.x, plot.r.bottom(), plot.r.right(), plot.r.bottom(), ui.theme.border, ui.px(1));
}

/// From 0 at one goalpost to 100 at the other, held beyond.
void draw_score_line(Ui const& ui, Plot const& plot, double at_0, double at_100) {
    float const bottom = plot.r.bottom(), top = plot.r.y, x0 = plot.at(at_0), x100 = plot.at(at_100);
    float const good = at_0 < at_100 ? plot.r.x : plot.r.right(), bad = at_0 < at_100 ? plot.r.right() : plot.r.x;
    auto const ink = ui.theme.accent;
    ui.line(good, bottom, x0, bottom, ink, ui.px(2));
    ui.line(x0, bottom, x100, top, ink, ui.px(2));
    ui.line(x100, top, bad, top, ink, ui.px(2));
}

void draw_axis(Ui const& ui, Plot const& plot, int decimals) {
    Rect const below{plot.r.x, plot.r.bottom() + ui.px(2), plot.r.w, ui.px(axis_height)};
    ui.text(below, text::decimal(plot.axis.low, decimals), ui.fonts.caption, ui.theme.text3);
    ui.text(below, text::decimal(plot.axis.high, decimals), ui.fonts.caption, ui.theme.text3, Align::right);
}

/// A goalpost under the mouse or the keyboard. \return where it is wanted
std::optional<double> handle(Desk& desk, std::string const& id, Plot const& plot, double value, int decimals) {
    auto const& ui = desk.ui;
    float const x = plot.at(value), half = ui.px(handle_width) / 2;
    Rect const grip{x - half, plot.r.y - ui.px(8), 2 * half, plot.r.h + ui.px(16)};
    ui.hit(id, grip);
    if (ImGui::IsItemActive()) {
        desk.state.grid.axis = plot.axis;
        return rounded(plot.value(ImGui::GetIO().MousePos.x), decimals);
    }
    bool const is_stop = ui.slider_stop(id, grip);
    int const steps = is_stop ? ui.arrow_steps() : 0;
    double const least = std::pow(10, -decimals);
    double const step = std::max(least, rounded((plot.axis.high - plot.axis.low) / 100, decimals));
    return steps != 0 ? std::optional(rounded(value + steps * step, decimals)) : std::nullopt;
}

void draw_handle(Ui const& ui, Plot const& plot, double value, std::string const& words) {
    float const x = plot.at(value);
    ui.line(x, plot.r.y - ui.px(6), x, plot.r.bottom(), ui.theme.accent, ui.px(2));
    Rect const tag{x - ui.px(14), plot.r.y - ui.px(22), ui.px(28), ui.px(16)};
    ui.fill(tag, ui.theme.accent, ui.px(4));
    ui.label(tag, words, ui.fonts.caption_medium, ui.theme.on_accent, Align::centre);
}

}

bool draw_grid_histogram(Desk& desk, Rect const& r, wb::IndicatorSheet const& sheet, core::Indicator& edited) {
    auto const& ui = desk.ui;
    auto& held = desk.state.grid.axis;
    if (!ImGui::GetIO().MouseDown[0]) held.reset();
    auto const& histogram = sheet.histogram;
    Plot const plot{{r.x + ui.px(14), r.y + ui.px(24), r.w - ui.px(28), r.h - ui.px(24 + axis_height)},
                    held.value_or(GridState::Axis{histogram.low, histogram.high})};
    draw_bars(ui, plot, histogram);
    draw_axis(ui, plot, edited.decimals);
    if (edited.normalisation.method != core::Method::goalposts) {
        for (double const mark : histogram.marks) {
            float const x = plot.at(mark);
            ui.dashed(x, plot.r.y, x, plot.r.bottom(), ui.theme.text2, ui.px(1.5F), ui.px(4), ui.px(3));
        }
        return false;
    }
    auto const at_0 = handle(desk, "grid.at_0", plot, edited.goalposts.at_0, edited.decimals);
    auto const at_100 = handle(desk, "grid.at_100", plot, edited.goalposts.at_100, edited.decimals);
    // One never goes through the other: that would turn the direction round.
    bool const high_is_bad = edited.high_is_bad();
    auto const before = edited.goalposts;
    if (at_0 && (high_is_bad ? *at_0 < before.at_100 : *at_0 > before.at_100)) edited.goalposts.at_0 = *at_0;
    if (at_100 && (high_is_bad ? *at_100 > before.at_0 : *at_100 < before.at_0)) edited.goalposts.at_100 = *at_100;
    draw_score_line(ui, plot, edited.goalposts.at_0, edited.goalposts.at_100);
    draw_handle(ui, plot, edited.goalposts.at_0, "0");
    draw_handle(ui, plot, edited.goalposts.at_100, "100");
    return edited.goalposts != before;
}

}
