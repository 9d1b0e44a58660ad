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

constexpr double most_weight = 40; // right end of the sliders, points of 100

void draw_histogram(Ui const& ui, Rect const& r, workbench::WeightsView::Row const& row) {
    float const step = r.w / static_cast<float>(row.histogram.size());
    for (std::size_t i = 0; i < row.histogram.size(); ++i) {
        float const h = std::round(row.histogram[i] * r.h);
        ui.fill({r.x + step * static_cast<float>(i), r.bottom() - h, std::max(1.0F, step - ui.px(1)), h}, i >= 20 ? ui.theme.neutral : ui.theme.strong);
    }
}

void draw_slider(Desk& desk, Rect const& r, workbench::WeightsView::Row const& row) {
    auto const& ui = desk.ui;
    auto const id = "weight." + std::to_string(row.family);
    ui.area(id, {r.x, r.y - ui.px(8), r.w, r.h + ui.px(16)});
    bool const is_held = ImGui::IsItemActive() && !row.is_locked;
    if (is_held) {
        double const share = std::clamp((ImGui::GetIO().MousePos.x - r.x) / r.w, 0.0F, 1.0F);
        desk.w.preview_weight(row.family, std::round(share * most_weight));
    }
    auto const& draft = desk.w.draft();
    double const weight = row.family < draft.weights.size() ? draft.weights[row.family] : row.weight;
    auto const at = [&](double v) { return r.x + r.w * static_cast<float>(std::clamp(v / most_weight, 0.0, 1.0)); };
    auto const ink = row.is_locked ? ui.theme.neutral : ui.theme.accent;
    ui.fill(r, ui.theme.track, r.h / 2);
    ui.fill({r.x, r.y, at(weight) - r.x, r.h}, ink, r.h / 2);
    ui.fill({std::round(at(row.saved)) - ui.px(1), r.y - ui.px(4), ui.px(2), r.h + ui.px(8)}, ui.theme.text2);
    float const radius = ui.px(is_held ? 9 : 7.5F), cy = r.y + r.h / 2;
    ui.disc(at(weight), cy, radius, ui.theme.panel);
    ui.ring(at(weight), cy, radius - ui.px(1), ink, 2 * ui.scale);
}

float draw_row(Desk& desk, float x, float y, float w, workbench::WeightsView::Row const& row) {
    auto const& ui = desk.ui;
    Rect const head{x, y, w, ui.px(24)};
    ui.text({x, y, w - ui.px(176), head.h}, ui.fitting(row.name, row.short_name, ui.fonts.body_medium, w - ui.px(176)), ui.fonts.body_medium, ui.theme.text);
    if (std::abs(row.weight - row.saved) > 0.05)
        ui.text({x, y, w - ui.px(96), head.h}, text::tr("was {0}", {text::decimal(row.saved, 0)}), ui.fonts.caption, ui.theme.text3, Align::right);
    Rect const field{x + w - ui.px(84), y, ui.px(56), ui.px(24)};
    ui.fill(field, ui.theme.field, ui.px(6));
    ui.outline(field, ui.theme.strong, ui.px(1), ui.px(6));
    ui.text({field.x, field.y, field.w - ui.px(12), field.h}, text::decimal(row.weight, std::abs(row.weight - std::round(row.weight)) < 0.05 ? 0 : 1), ui.fonts.body_semibold, ui.theme.text, Align::right);
    if (ui.icon_button("lock." + std::to_string(row.family), {x + w - ui.px(24), y, ui.px(24), ui.px(24)}, row.is_locked ? icon::lock : icon::lock_open,
                       row.is_locked ? text::tr("Let it move") : text::tr("Keep this weight"), false))
        desk.w.lock_weight(row.family, !row.is_locked);
    draw_histogram(ui, {x, y + ui.px(26), w, ui.px(24)}, row);
    draw_slider(desk, {x, y + ui.px(58), w, ui.px(4)}, row);
    return ui.px(86);
}

}

void draw_weights_panel(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    float const pad = ui.px(16), foot = ui.px(57), x = r.x + pad, w = r.w - 2 * pad;
    {
        Region const region("weights", {r.x, r.y, r.w, r.h - foot}, ui.theme.panel, true);
        ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
        float const top = r.y - ImGui::GetScrollY();
        float y = top + ui.px(12);
        ui.label({x, y, w - ui.px(40), ui.px(28)}, text::tr("Weights"), ui.fonts.title, ui.theme.text);
        if (ui.icon_button("weights.close", {x + w - ui.px(28), y, ui.px(28), ui.px(28)}, icon::close, text::tr("Close the panel"))) desk.w.side = workbench::SidePanel::fiche;
        y += ui.px(30);
        y += ui.paragraph(x, y, w, text::tr("The map and the ranking follow the sliders."), ui.fonts.caption, ui.theme.text2, ui.px(16)) + ui.px(12);
        ui.line(x, y, x + w, y, ui.theme.border, ui.px(1));
        y += ui.px(12);
        auto const view = workbench::weights_view(desk.w);
        for (auto const& row : view.rows) y += draw_row(desk, x, y, w, row);
        ui.line(x, y, x + w, y, ui.theme.border, ui.px(1));
        ui.label({x, y, w - ui.px(50), ui.px(40)}, text::tr("Total, shared out by itself"), ui.fonts.body, ui.theme.text2);
        ui.text({x, y, w, ui.px(40)}, "100", ui.fonts.body_semibold, ui.theme.text, Align::right);
        y += ui.px(44);
        Rect const note{x, y, w, ui.px(78)};
        ui.fill(note, ui.theme.panel2, ui.px(8));
        ui.outline(note, ui.theme.border, ui.px(1), ui.px(8));
        ui.text({x + ui.px(12), y + ui.px(8), w - ui.px(24), ui.px(22)}, view.headline, ui.fonts.body_semibold, ui.theme.text);
        ui.paragraph(x + ui.px(12), y + ui.px(32), w - ui.px(24), view.detail, ui.fonts.caption, ui.theme.text2, ui.px(17), 2);
        y += note.h + ui.px(12);
        ImGui::SetCursorScreenPos({r.x, top});
        ImGui::Dummy({1, y - top});
    }
    Rect const bar{r.x, r.bottom() - foot, r.w, foot};
    Region const region("weights.foot", bar, ui.theme.panel);
    ui.line(bar.x, bar.y, bar.right(), bar.y, ui.theme.border, ui.px(1));
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    float const half = (w - ui.px(8)) / 2;
    bool const is_moved = desk.w.draft().is_moved();
    if (ui.button("weights.reset", {x, bar.y + ui.px(13), half, ui.px(32)}, text::tr("Reset"), ButtonKind::secondary, icon::undo, is_moved, text::tr("No weight has moved.")))
        desk.w.reset_weights();
    bool const can_apply = is_moved && workbench::find_action("analysis.score")->is_enabled(desk.w);
    if (ui.button("weights.apply", {x + half + ui.px(8), bar.y + ui.px(13), half, ui.px(32)}, text::tr("Apply"), ButtonKind::primary, icon::check, can_apply, text::tr("No weight has moved.")))
        workbench::run_action(desk.w, "analysis.score");
}

}
