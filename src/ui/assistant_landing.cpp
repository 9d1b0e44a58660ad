// A small map: the file's rows among the places of the project.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/theme.hpp"

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

/// A border or a line; smaller than a dot, it is drawn as one.
class Outlines {
public:
    Outlines(Ui const& ui, Fit const& fit, scene::Rgba ink, float width)
        : ui_(ui)
        , fit_(fit)
        , ink_(ink)
        , width_(width) {}

    void operator()(core::Polyline const& line) {
        auto const box = core::bounds(line);
        Rect const r{fit_.x(box.min_x), fit_.y(box.max_y), fit_.x(box.max_x) - fit_.x(box.min_x),
                     fit_.y(box.min_y) - fit_.y(box.max_y)};
        bool const is_seen =
            r.right() >= fit_.r.x && r.x <= fit_.r.right() && r.bottom() >= fit_.r.y && r.y <= fit_.r.bottom();
        if (!is_seen) return;
        if (std::max(r.w, r.h) < ui_.px(4))
            return ui_.fill({r.x + r.w / 2 - ui_.px(1.5F), r.y + r.h / 2 - ui_.px(1.5F), ui_.px(3), ui_.px(3)}, ink_);
        px_.clear();
        for (auto const& at : line) {
            ImVec2 const p{fit_.x(at.x), fit_.y(at.y)};
            bool const is_near = !px_.empty() && std::hypot(p.x - px_.back().x, p.y - px_.back().y) < ui_.px(1.5F);
            if (!is_near) px_.push_back(p);
        }
        px_.emplace_back(fit_.x(line.back().x), fit_.y(line.back().y));
        ImGui::GetWindowDrawList()->AddPolyline(px_.data(), static_cast<int>(px_.size()), colour(ink_), 0, width_);
    }

private:
    Ui const& ui_;
    Fit const& fit_;
    scene::Rgba ink_;
    float width_;
    std::vector<ImVec2> px_; ///< of one line, kept for the next
};

/// The project's neighbourhoods, so that one sees where on the ground the rows lie.
void draw_ground(Ui const& ui, Fit const& fit, scene::AreaLayer const& ground) {
    Outlines draw(ui, fit, ui.theme.zone_line, ui.px(1));
    for (auto const& area : ground.areas)
        for (auto const& polygon : area)
            draw(polygon.outer);
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
    if (view.ground != nullptr) draw_ground(ui, fit, *view.ground);
    draw_dots(ui, fit, view.project, ui.theme.neutral, ui.px(2));
    Outlines outline(ui, fit, scene::with_alpha(ui.theme.accent, 0.8), ui.px(1.25F));
    for (auto const& line : *view.outlines)
        outline(line);
    draw_dots(ui, fit, *view.positions, ui.theme.accent, view.positions->size() > 500 ? ui.px(2) : ui.px(3));
    ImGui::GetWindowDrawList()->PopClipRect();
    draw_scale(ui, {r, fit.centre, fit.px_per_m});
    draw_key(ui, r, !view.project.empty());
}

}
