// Layers, legend, and the rail that stands for them in a small window.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using workbench::LayersView;

void draw_swatch(Ui const& ui, Rect const& r, LayersView::Row const& row) {
    float const cx = r.x + r.w / 2, cy = r.y + r.h / 2;
    switch (row.kind) {
    case LayersView::Kind::residences:
        ui.disc(cx, cy, ui.px(5.5F), ui.theme.fill(core::SeverityClass::c));
        ui.ring(cx, cy, ui.px(5.5F), ui.theme.symbol_line, 1.25F * ui.scale);
        break;
    case LayersView::Kind::foyers: ui.outline({r.x + ui.px(1), cy - ui.px(5), ui.px(13), ui.px(11)}, ui.theme.ink, 2.0F * ui.scale, ui.px(4)); break;
    case LayersView::Kind::zones: {
        Rect const box{r.x + ui.px(1), cy - ui.px(5), ui.px(13), ui.px(10)};
        ui.dashed(box.x, box.y, box.right(), box.y, ui.theme.zone_line, ui.px(1), ui.px(3), ui.px(2));
        ui.dashed(box.x, box.bottom(), box.right(), box.bottom(), ui.theme.zone_line, ui.px(1), ui.px(3), ui.px(2));
        ui.dashed(box.x, box.y, box.x, box.bottom(), ui.theme.zone_line, ui.px(1), ui.px(3), ui.px(2));
        ui.dashed(box.right(), box.y, box.right(), box.bottom(), ui.theme.zone_line, ui.px(1), ui.px(3), ui.px(2));
        break;
    }
    case LayersView::Kind::context: {
        auto const& t = ui.theme;
        bool const is_water = row.role == core::ContextRole::water || row.role == core::ContextRole::shore;
        auto const c = row.role == core::ContextRole::building ? t.building : row.role == core::ContextRole::green ? t.green : is_water ? t.water : t.road;
        Rect const box{r.x + ui.px(1), cy - ui.px(6), ui.px(13), ui.px(12)};
        ui.fill(box, c, ui.px(2));
        ui.outline(box, t.building_line, ui.px(1), ui.px(2));
        break;
    }
    }
}

void draw_layer_row(Desk& desk, Rect const& r, LayersView::Row const& row, float indent) {
    auto const& ui = desk.ui;
    Rect const inner{r.x + indent, r.y, r.w - indent, r.h};
    if (ui.check_box("layer." + row.name, inner, row.is_shown)) desk.w.show_layer(row.name, !row.is_shown);
    draw_swatch(ui, {inner.x + ui.px(40), r.y, ui.px(16), r.h}, row);
    auto const count = row.count > 0 ? text::integer(static_cast<std::int64_t>(row.count)) : std::string();
    float const count_width = ui.width(count, ui.fonts.caption) + ui.px(8);
    ui.text({inner.x + ui.px(62), r.y, inner.w - ui.px(74) - count_width, r.h}, row.title, ui.fonts.body, row.is_shown ? ui.theme.text : ui.theme.text2);
    ui.text({r.x, r.y, r.w - ui.px(12), r.h}, count, ui.fonts.caption, ui.theme.text3, Align::right);
}

float draw_layers(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    ui.label({r.x + ui.px(12), r.y + ui.px(8), r.w - ui.px(60), ui.px(24)}, text::tr("Layers"), ui.fonts.caption_semibold, ui.theme.text2);
    if (ui.icon_button("layers.add", {r.right() - ui.px(40), r.y + ui.px(6), ui.px(28), ui.px(28)}, icon::plus, text::tr("Import data…")))
        workbench::run_action(desk.w, "data.import");
    float y = r.y + ui.px(40);
    bool in_context = false;
    for (auto const& row : workbench::layers_view(desk.w).rows) {
        if (row.kind == LayersView::Kind::context && !in_context) {
            in_context = true;
            Rect const head{r.x, y, r.w, ui.px(30)};
            if (ui.area("layers.base", head)) desk.state.is_base_open = !desk.state.is_base_open;
            if (ui.is_hovered()) ui.fill(head, ui.theme.hover);
            ui.icon({r.x + ui.px(10), y, ui.px(20), ui.px(30)}, desk.state.is_base_open ? icon::menu_down : icon::chevron_right, ui.theme.text2);
            ui.label({r.x + ui.px(34), y, r.w - ui.px(46), ui.px(30)}, text::tr("Base map"), ui.fonts.body, ui.theme.text);
            y += ui.px(30);
        }
        if (in_context && !desk.state.is_base_open) continue;
        draw_layer_row(desk, {r.x, y, r.w, ui.px(30)}, row, in_context ? ui.px(18) : 0);
        y += ui.px(30);
    }
    return y - r.y + ui.px(8);
}

void draw_sizes(Ui const& ui, float x, float y) {
    static constexpr int sizes[] = {165, 60, 18};
    float const base = y + ui.px(46), cx = x + ui.px(22);
    int i = 0;
    for (int const n : sizes) {
        float const radius = std::max(4.5F, 1.55F * std::sqrt(static_cast<float>(n))) * ui.scale;
        ui.ring(cx, base - radius, radius, ui.theme.text2, ui.px(1));
        float const row = y + ui.px(8) + static_cast<float>(i) * ui.px(16);
        ui.line(cx + ui.px(2), base - 2 * radius, x + ui.px(50), base - 2 * radius, ui.theme.strong, ui.px(1));
        ui.text({x + ui.px(54), row - ui.px(8), ui.px(40), ui.px(16)}, text::integer(n), ui.fonts.caption, ui.theme.text2);
        ++i;
    }
    ui.label({x + ui.px(104), y + ui.px(10), ui.px(120), ui.px(16)}, text::tr("dwellings"), ui.fonts.caption, ui.theme.text3);
    ui.label({x + ui.px(104), y + ui.px(26), ui.px(130), ui.px(16)}, text::tr("(area of the disc)"), ui.fonts.caption, ui.theme.text3);
}

}

float draw_legend(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    auto const view = workbench::legend_view(desk.w);
    float y = r.y + ui.px(8);
    ui.label({r.x + ui.px(12), y, r.w - ui.px(24), ui.px(24)}, text::tr("Legend · class of situation"), ui.fonts.caption_semibold, ui.theme.text2);
    y += ui.px(30);
    std::size_t counts[5] = {};
    for (auto const& row : view.rows) {
        counts[static_cast<std::size_t>(row.severity)] = row.count;
        Rect const line{r.x, y, r.w, ui.px(28)};
        auto const& filter = desk.w.filter();
        if (ui.area("legend." + std::string(1, core::letter(row.severity)), line)) {
            auto next = filter;
            if (!next.classes.erase(row.severity)) next.classes.insert(row.severity);
            desk.w.set_filter(next);
        }
        if (ui.is_hovered() || filter.classes.contains(row.severity)) ui.fill(line, filter.classes.contains(row.severity) ? ui.theme.accent_soft : ui.theme.hover);
        ui.class_chip({r.x + ui.px(12), y + ui.px(4), ui.px(20), ui.px(20)}, row.severity);
        ui.label({r.x + ui.px(40), y, r.w - ui.px(150), line.h}, row.name, ui.fonts.body, ui.theme.text);
        ui.label({r.right() - ui.px(136), y, ui.px(84), line.h}, row.range, ui.fonts.caption, ui.theme.text3, Align::right);
        ui.text({r.right() - ui.px(52), y, ui.px(40), line.h}, text::integer(static_cast<std::int64_t>(row.count)), ui.fonts.body_semibold, ui.theme.text, Align::right);
        y += line.h;
    }
    ui.class_bar({r.x + ui.px(12), y + ui.px(6), r.w - ui.px(24), ui.px(8)}, counts, false);
    y += ui.px(20);
    ui.label({r.x + ui.px(12), y, r.w - ui.px(24), ui.px(18)}, text::tr("Fixed limits, hysteresis over 2 campaigns"), ui.fonts.caption, ui.theme.text3);
    y += ui.px(26);
    draw_sizes(ui, r.x + ui.px(12), y);
    y += ui.px(58);
    auto const key = [&](bool is_dashed, std::string const& words) {
        float const cy = y + ui.px(11);
        ui.dashed(r.x + ui.px(12), cy, r.x + ui.px(38), cy, ui.theme.ink, 2.25F * ui.scale, is_dashed ? ui.px(7) : ui.px(40), ui.px(4));
        ui.label({r.x + ui.px(50), y, r.w - ui.px(62), ui.px(22)}, words, ui.fonts.caption, ui.theme.text2);
        y += ui.px(22);
    };
    if (view.has_foyers) {
        key(false, text::tr("Solid cluster"));
        key(true, text::tr("Fragile cluster"));
    }
    return y - r.y + ui.px(8);
}

void draw_layers_panel(Desk& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    if (layout.left.w <= 0) return;
    Region const region("layers", layout.left, ui.theme.panel, true);
    Rect r = layout.left;
    r.w -= ui.px(1);
    r.y -= ImGui::GetScrollY();
    float const top = r.y;
    float const layers = draw_layers(desk, r);
    ui.line(r.x, r.y + layers, r.right(), r.y + layers, ui.theme.border, ui.px(1));
    r.y += layers + ui.px(1);
    r.y += draw_legend(desk, r);
    ImGui::SetCursorScreenPos({r.x, top});
    ImGui::Dummy({1, r.y - top});
    ui.line(layout.left.right() - ui.px(1), layout.left.y, layout.left.right() - ui.px(1), layout.left.bottom(), ui.theme.border, ui.px(1));
}

void draw_rail(Desk& desk, Layout const& layout) {
    if (layout.rail.w <= 0) return;
    auto const& ui = desk.ui;
    Region const region("rail", layout.rail, ui.theme.panel);
    float y = layout.rail.y + ui.px(6);
    auto const next = [&] {
        Rect const r{layout.rail.x + ui.px(6), y, ui.px(36), ui.px(36)};
        y += ui.px(42);
        return r;
    };
    auto& choice = desk.state.layout;
    if (ui.icon_button("rail.list", next(), icon::list, text::tr("Table"), !choice.is_table_folded)) choice.is_table_folded = !choice.is_table_folded;
    if (ui.icon_button("rail.layers", next(), icon::layers, text::tr("Layers"), choice.is_drawer_open)) choice.is_drawer_open = !choice.is_drawer_open;
    if (ui.icon_button("rail.filter", next(), icon::filter, text::tr("Complex and very complex only"), desk.w.filter().is_active()))
        workbench::run_action(desk.w, desk.w.filter().is_active() ? "data.clear_filter" : "data.filter_complex");
    if (ui.icon_button("rail.weights", next(), icon::tune, text::tr("Weights…"), desk.w.side == workbench::SidePanel::weights)) {
        if (desk.w.side == workbench::SidePanel::weights)
            desk.w.side = workbench::SidePanel::fiche;
        else
            workbench::run_action(desk.w, "analysis.weights");
        choice.is_side_open = true;
    }
    ui.line(layout.rail.right() - ui.px(1), layout.rail.y, layout.rail.right() - ui.px(1), layout.rail.bottom(), ui.theme.border, ui.px(1));
}

}
