// Where the values of the map's figure lie, and the limits of its classes.
#include "text/number.hpp"
#include "ui/measure_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

constexpr float axis_height = 18, handle_width = 12, tag_height = 16;

struct Plot {
    Rect r;
    double low = 0, high = 1;

    [[nodiscard]] float at(double value) const {
        double const share = high > low ? (value - low) / (high - low) : 0.5;
        return std::round(r.x + r.w * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    }
    [[nodiscard]] double value(float x) const {
        return low + (high - low) * static_cast<double>(std::clamp((x - r.x) / r.w, 0.0F, 1.0F));
    }
};

/// Each bar in the colour of its class.
void draw_bars(Ui const& ui, Plot const& plot, wb::MeasureView const& view) {
    auto const colours = view.classing->colours(ui.theme);
    auto const count = static_cast<double>(view.bars.size());
    for (std::size_t i = 0; i < view.bars.size(); ++i) {
        double const step = (plot.high - plot.low) / count, from = plot.low + step * static_cast<double>(i);
        float const left = plot.r.x + plot.r.w * static_cast<float>(static_cast<double>(i) / count);
        float const right = plot.r.x + plot.r.w * static_cast<float>(static_cast<double>(i + 1) / count);
        float const h = view.bars[i] > 0 ? std::max(ui.px(2), std::round(view.bars[i] * plot.r.h)) : 0;
        auto const of = std::ranges::upper_bound(view.limits, from + step / 2) - view.limits.begin();
        Rect const bar{left, plot.r.bottom() - h, std::max(1.0F, right - left - ui.px(1)), h};
        ui.fill(bar, colours[static_cast<std::size_t>(of)]);
        if (h > 0) ui.outline(bar, ui.theme.strong, 1);
    }
    ui.line(plot.r.x, plot.r.bottom(), plot.r.right(), plot.r.bottom(), ui.theme.strong, ui.px(1));
}

void draw_axis(Ui const& ui, Plot const& plot, int decimals) {
    Rect const below{plot.r.x, plot.r.bottom() + ui.px(2), plot.r.w, ui.px(axis_height)};
    ui.text(below, text::decimal(plot.low, decimals), ui.fonts.caption, ui.theme.text3);
    ui.text(below, text::decimal(plot.high, decimals), ui.fonts.caption, ui.theme.text3, Align::right);
}

double rounded(double value, int decimals) {
    double const factor = std::pow(10, decimals);
    return std::round(value * factor) / factor;
}

/// A limit under the mouse or the keyboard. \return where it is wanted
std::optional<double> wanted(Ui const& ui, std::string const& id, Plot const& plot, double limit,
                             wb::MeasureView const& view) {
    float const half = ui.px(handle_width) / 2;
    Rect const grip{plot.at(limit) - half, plot.r.y - ui.px(tag_height), 2 * half, plot.r.h + ui.px(tag_height + 6)};
    ui.hit(id, grip);
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, 2))
        return rounded(plot.value(ImGui::GetIO().MousePos.x), view.decimals);
    int const steps = ui.slider_stop(id, grip) ? ui.arrow_steps() : 0;
    return steps != 0 ? std::optional(rounded(limit + steps * view.step, view.decimals)) : std::nullopt;
}

/// One limit never goes through another, and each class keeps some width.
double held_between(std::vector<double> const& limits, std::size_t i, double value, double least) {
    if (i > 0) value = std::max(value, limits[i - 1] + least);
    if (i + 1 < limits.size()) value = std::min(value, limits[i + 1] - least);
    return value;
}

/// Over the line when its words would hide another's.
void draw_handle(Ui const& ui, Plot const& plot, double limit, std::string const& words, float& free_from) {
    float const x = plot.at(limit), w = ui.width(words, ui.fonts.caption_medium) + ui.px(8);
    ui.line(x, plot.r.y - ui.px(2), x, plot.r.bottom() + ui.px(3), ui.theme.accent, ui.px(2));
    ui.disc(x, plot.r.bottom() + ui.px(4), ui.px(4), ui.theme.accent);
    Rect const tag{std::clamp(x - w / 2, plot.r.x - ui.px(8), plot.r.right() + ui.px(8) - w),
                   plot.r.y - ui.px(tag_height + 2), w, ui.px(tag_height)};
    if (tag.x < free_from) return;
    free_from = tag.right() + ui.px(2);
    ui.fill(tag, ui.theme.accent, ui.px(4));
    ui.label(tag, words, ui.fonts.caption_medium, ui.theme.on_accent, Align::centre);
}

}

void draw_measure_histogram(Desk& desk, Rect const& r, wb::MeasureView const& view, std::vector<MeasureIntent>& out) {
    auto const& ui = desk.ui;
    float const top = ui.px(tag_height + 4), side = ui.px(8);
    Plot const plot{
        {r.x + side, r.y + top, r.w - 2 * side, r.h - top - ui.px(axis_height + 2)}, view.lowest, view.highest};
    draw_bars(ui, plot, view);
    draw_axis(ui, plot, view.decimals);
    if (!(view.highest > view.lowest)) return;
    double const least = std::pow(10, -view.decimals);
    float free_from = r.x - ui.px(100);
    for (std::size_t i = 0; i < view.limits.size(); ++i) {
        auto const id = "measure.limit." + std::to_string(i);
        auto const to = wanted(ui, id, plot, view.limits[i], view);
        bool const is_held = ImGui::IsItemActive();
        auto style = view.style;
        style.method = analysis::code(analysis::ClassMethod::manual);
        style.limits = view.limits;
        if (to) style.limits[i] = held_between(view.limits, i, *to, least);
        style.classes = static_cast<int>(style.limits.size()) + 1;
        if (to && style.limits != view.limits) {
            if (is_held)
                out.emplace_back(wb::PreviewMeasure{style});
            else
                out.emplace_back(wb::ShowMeasure{style});
        }
        // Let go: what was tried is kept.
        bool const is_tried = !view.style.is_shown && view.style.method == style.method;
        if (ImGui::IsItemDeactivated() && is_tried) out.emplace_back(wb::ShowMeasure{view.style});
        draw_handle(ui, plot, view.limits[i], text::decimal(view.limits[i], view.decimals), free_from);
    }
}

}
