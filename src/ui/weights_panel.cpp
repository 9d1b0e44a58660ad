// Weights being tried: one slider per family over the histogram of its scores.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using Row = wb::WeightsView::Row;
using Intents = std::vector<WeightsIntent>;

constexpr double most_weight = 40; // right end of the sliders, points of 100
constexpr float row_height = 86, foot_height = 57;

void draw_histogram(Ui const& ui, Rect const& r, Row const& row) {
    float const step = r.w / static_cast<float>(row.histogram.size());
    for (std::size_t i = 0; i < row.histogram.size(); ++i) {
        float const h = std::round(row.histogram[i] * r.h);
        ui.fill({r.x + step * static_cast<float>(i), r.bottom() - h, std::max(1.0F, step - ui.px(1)), h},
                i >= 20 ? ui.theme.neutral : ui.theme.strong);
    }
}

/// What the mouse or the arrow keys make of the weight in this frame.
std::optional<double> wanted_weight(Ui const& ui, std::string const& id, Rect const& r, Row const& row) {
    ui.hit(id, {r.x, r.y - ui.px(8), r.w, r.h + ui.px(16)});
    bool const is_held = ImGui::IsItemActive();
    bool const is_stop = ui.slider_stop(id, {r.x - ui.px(4), r.y - ui.px(12), r.w + ui.px(8), r.h + ui.px(24)});
    if (row.is_locked) return std::nullopt;
    if (is_held) {
        double const share = std::clamp((ImGui::GetIO().MousePos.x - r.x) / r.w, 0.0F, 1.0F);
        return std::round(share * most_weight);
    }
    int const steps = is_stop ? ui.arrow_steps() : 0;
    if (steps == 0) return std::nullopt;
    return std::clamp(std::round(row.weight) + steps, 0.0, most_weight);
}

void draw_slider(Desk& desk, Rect const& r, Row const& row, Intents& out) {
    auto const& ui = desk.ui;
    auto const wanted = wanted_weight(ui, "weight." + std::to_string(row.family), r, row);
    bool const is_held = ImGui::IsItemActive() && !row.is_locked;
    if (wanted && std::abs(*wanted - row.weight) > 1e-9) out.emplace_back(wb::PreviewWeight{row.family, *wanted});
    double const weight = wanted.value_or(row.weight);
    auto const at = [&](double v) { return r.x + r.w * static_cast<float>(std::clamp(v / most_weight, 0.0, 1.0)); };
    auto const ink = row.is_locked ? ui.theme.neutral : ui.theme.accent;
    ui.fill(r, ui.theme.track, r.h / 2);
    ui.fill({r.x, r.y, at(weight) - r.x, r.h}, ink, r.h / 2);
    ui.fill({std::round(at(row.saved)) - ui.px(1), r.y - ui.px(4), ui.px(2), r.h + ui.px(8)}, ui.theme.text2);
    float const radius = ui.px(is_held ? 9 : 7.5F), cy = r.y + r.h / 2;
    ui.disc(at(weight), cy, radius, ui.theme.panel);
    ui.ring(at(weight), cy, radius - ui.px(1), ink, 2 * ui.scale);
}

void draw_row(Desk& desk, float x, float y, float w, Row const& row, Intents& out) {
    auto const& ui = desk.ui;
    float const name = w - ui.px(176);
    auto const words = ui.fitting(row.name, row.short_name, ui.fonts.body_medium, name);
    Rect const title{x, y, std::min(name, ui.width(words, ui.fonts.body_medium)), ui.px(24)};
    ui.hit("weights.help." + std::to_string(row.family), title);
    ui.tooltip(row.help);
    ui.text({x, y, name, ui.px(24)}, words, ui.fonts.body_medium, ui.theme.text);
    if (std::abs(row.weight - row.saved) > 0.05)
        ui.text({x, y, w - ui.px(96), ui.px(24)}, text::tr("was {0}", {text::decimal(row.saved, 0)}), ui.fonts.caption,
                ui.theme.text3, Align::right);
    Rect const field{x + w - ui.px(84), y, ui.px(56), ui.px(24)};
    ui.fill(field, ui.theme.field, ui.px(6));
    ui.outline(field, ui.theme.strong, ui.px(1), ui.px(6));
    bool const is_whole = std::abs(row.weight - std::round(row.weight)) < 0.05;
    ui.text({field.x, field.y, field.w - ui.px(12), field.h}, text::decimal(row.weight, is_whole ? 0 : 1),
            ui.fonts.body_semibold, ui.theme.text, Align::right);
    Rect const lock{x + w - ui.px(24), y, ui.px(24), ui.px(24)};
    draw_histogram(ui, {x, y + ui.px(26), w, ui.px(24)}, row);
    draw_slider(desk, {x, y + ui.px(58), w, ui.px(4)}, row, out);
    if (ui.icon_button("lock." + std::to_string(row.family), lock, row.is_locked ? icon::lock : icon::lock_open,
                       row.is_locked ? text::tr("Let it move") : text::tr("Keep this weight")))
        out.emplace_back(wb::LockWeight{row.family, !row.is_locked});
}

/// \return height
float draw_head(Desk& desk, float x, float y, float w, Intents& out) {
    auto const& ui = desk.ui;
    auto const grid = text::tr("Grid…");
    float const grid_width = ui.width(grid, ui.fonts.caption_medium) + ui.px(4);
    ui.label({x, y, w - ui.px(52) - grid_width, ui.px(28)}, text::tr("Weights"), ui.fonts.title, ui.theme.text);
    if (ui.link("weights.grid", {x + w - ui.px(40) - grid_width, y, grid_width, ui.px(28)}, grid))
        out.emplace_back(wb::RunAction{"analysis.grid"});
    Rect const close{x + w - ui.px(28), y, ui.px(28), ui.px(28)};
    if (ui.icon_button("weights.close", close, icon::close, text::tr("Close the panel")))
        out.emplace_back(wb::ShowSide{wb::SidePanel::fiche});
    float h = ui.px(30);
    h += ui.paragraph(x, y + h, w, text::tr("The map and the ranking follow the sliders."), ui.fonts.caption,
                      ui.theme.text2, ui.px(16));
    h += ui.px(12);
    rule(ui, x, y + h, w);
    return h + ui.px(12);
}

/// \return height
float draw_summary(Desk& desk, float x, float y, float w, wb::WeightsView const& view) {
    auto const& ui = desk.ui;
    rule(ui, x, y, w);
    ui.label({x, y, w - ui.px(50), ui.px(40)}, text::tr("Total, shared out by itself"), ui.fonts.body, ui.theme.text2);
    ui.text({x, y, w, ui.px(40)}, "100", ui.fonts.body_semibold, ui.theme.text, Align::right);
    Rect const note{x, y + ui.px(44), w, ui.px(78)};
    card(ui, note, ui.theme.panel2, ui.theme.border);
    ui.text({x + ui.px(12), note.y + ui.px(8), w - ui.px(24), ui.px(22)}, view.headline, ui.fonts.body_semibold,
            ui.theme.text);
    ui.paragraph(x + ui.px(12), note.y + ui.px(32), w - ui.px(24), view.detail, ui.fonts.caption, ui.theme.text2,
                 ui.px(17), 2);
    return note.bottom() - y + ui.px(12);
}

void draw_foot(Desk& desk, Rect const& bar, float pad, wb::WeightsView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("weights.foot", bar, ui.theme.panel);
    rule(ui, bar.x, bar.y, bar.w);
    ui.line(bar.x, bar.y, bar.x, bar.bottom(), ui.theme.border, ui.px(1));
    float const half = (bar.w - 2 * pad - ui.px(8)) / 2;
    Rect const left{bar.x + pad, bar.y + ui.px(13), half, ui.px(32)};
    Rect const right{left.right() + ui.px(8), left.y, half, left.h};
    auto const why_not = view.is_moved ? text::tr("The project is open for reading only, or at work.")
                                       : text::tr("No weight has moved.");
    if (ui.button("weights.reset", left, text::tr("Reset"), ButtonKind::secondary, icon::undo, view.is_moved, why_not))
        out.emplace_back(wb::RunAction{"analysis.reset_weights"});
    if (ui.button("weights.apply", right, text::tr("Apply"), ButtonKind::primary, icon::check, view.can_apply, why_not))
        out.emplace_back(wb::RunAction{"analysis.score"});
}

}

std::vector<WeightsIntent> draw_weights_panel(Desk& desk, Rect const& r, wb::WeightsView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    float const pad = ui.px(16), foot = ui.px(foot_height), x = r.x + pad, w = r.w - 2 * pad;
    {
        Region const region("weights", {r.x, r.y, r.w, r.h - foot}, ui.theme.panel, true);
        ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
        float const top = r.y - ImGui::GetScrollY();
        float y = top + ui.px(12);
        y += draw_head(desk, x, y, w, out);
        for (auto const& row : view.rows) {
            draw_row(desk, x, y, w, row, out);
            y += ui.px(row_height);
        }
        y += draw_summary(desk, x, y, w, view);
        ImGui::SetCursorScreenPos({r.x, top});
        ImGui::Dummy({1, y - top});
    }
    draw_foot(desk, {r.x, r.bottom() - foot, r.w, foot}, pad, view, out);
    return out;
}

}
