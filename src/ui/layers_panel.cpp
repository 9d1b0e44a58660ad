// The list of layers, over the legend.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

namespace vigie::ui {

namespace {

using Row = wb::LayersView::Row;
using Kind = wb::LayersView::Kind;
using Intents = std::vector<LayersIntent>;

constexpr float row_height = 30;

void dashed_box(Ui const& ui, Rect const& box, scene::Rgba c) {
    ui.dashed(box.x, box.y, box.right(), box.y, c, ui.px(1), ui.px(3), ui.px(2));
    ui.dashed(box.x, box.bottom(), box.right(), box.bottom(), c, ui.px(1), ui.px(3), ui.px(2));
    ui.dashed(box.x, box.y, box.x, box.bottom(), c, ui.px(1), ui.px(3), ui.px(2));
    ui.dashed(box.right(), box.y, box.right(), box.bottom(), c, ui.px(1), ui.px(3), ui.px(2));
}

scene::Rgba context_colour(scene::Theme const& t, core::ContextRole role) {
    switch (role) {
    case core::ContextRole::building: return t.building;
    case core::ContextRole::green: return t.green;
    case core::ContextRole::water:
    case core::ContextRole::shore: return t.water;
    default: return t.road;
    }
}

void draw_swatch(Ui const& ui, Rect const& r, Row const& row) {
    float const cx = r.x + r.w / 2, cy = r.y + r.h / 2;
    switch (row.kind) {
    case Kind::residences:
        ui.disc(cx, cy, ui.px(5.5F), ui.theme.fill(core::SeverityClass::c));
        ui.ring(cx, cy, ui.px(5.5F), ui.theme.symbol_line, 1.25F * ui.scale);
        return;
    case Kind::foyers:
        ui.outline({r.x + ui.px(1), cy - ui.px(5), ui.px(13), ui.px(11)}, ui.theme.ink, 2.0F * ui.scale, ui.px(4));
        return;
    case Kind::density:
        for (std::size_t i = 0; i < 3; ++i)
            ui.fill({r.x + ui.px(1) + ui.px(4.5F) * static_cast<float>(i), cy - ui.px(5), ui.px(4.5F), ui.px(11)},
                    ui.theme.sequential[1 + i]);
        return;
    case Kind::zones: dashed_box(ui, {r.x + ui.px(1), cy - ui.px(5), ui.px(13), ui.px(10)}, ui.theme.zone_line); return;
    case Kind::context: {
        Rect const box{r.x + ui.px(1), cy - ui.px(6), ui.px(13), ui.px(12)};
        ui.fill(box, context_colour(ui.theme, row.role), ui.px(2));
        ui.outline(box, ui.theme.building_line, ui.px(1), ui.px(2));
        return;
    }
    }
}

void draw_layer_row(Desk& desk, Rect const& r, Row const& row, float indent, Intents& out) {
    auto const& ui = desk.ui;
    Rect const inner{r.x + indent, r.y, r.w - indent, r.h};
    if (ui.check_box("layer." + row.name, inner, row.is_shown))
        out.emplace_back(wb::ShowLayer{row.name, !row.is_shown});
    draw_swatch(ui, {inner.x + ui.px(40), r.y, ui.px(16), r.h}, row);
    auto const count = row.count > 0 ? text::integer(static_cast<std::int64_t>(row.count)) : std::string();
    float const count_width = ui.width(count, ui.fonts.caption) + ui.px(8);
    ui.text({inner.x + ui.px(62), r.y, inner.w - ui.px(74) - count_width, r.h}, row.title, ui.fonts.body,
            row.is_shown ? ui.theme.text : ui.theme.text2);
    ui.text({r.x, r.y, r.w - ui.px(12), r.h}, count, ui.fonts.caption, ui.theme.text3, Align::right);
}

/// « ▸ Fond de plan »: the context layers are many and seldom touched.
void draw_base_head(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    bool& is_open = desk.state.is_base_open;
    if (ui.area("layers.base", r)) is_open = !is_open;
    if (ui.is_hovered()) ui.fill(r, ui.theme.hover);
    ui.icon({r.x + ui.px(10), r.y, ui.px(20), r.h}, is_open ? icon::menu_down : icon::chevron_right, ui.theme.text2);
    ui.label({r.x + ui.px(34), r.y, r.w - ui.px(46), r.h}, text::tr("Base map"), ui.fonts.body, ui.theme.text);
}

/// \return height
float draw_layers(Desk& desk, Rect const& r, wb::LayersView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Rect const head{r.x + ui.px(12), r.y + ui.px(8), r.w - ui.px(60), ui.px(24)};
    ui.label(head, text::tr("Layers"), ui.fonts.caption_semibold, ui.theme.text2);
    Rect const add{r.right() - ui.px(40), r.y + ui.px(6), ui.px(28), ui.px(28)};
    if (ui.icon_button("layers.add", add, icon::plus, text::tr("Import data…"), false, view.can_import))
        out.emplace_back(wb::RunAction{"data.import"});
    Focus::Group const group(ui.focus, "layers");
    float y = r.y + ui.px(40);
    bool in_context = false;
    for (auto const& row : view.rows) {
        if (row.kind == Kind::context && !in_context) {
            in_context = true;
            draw_base_head(desk, {r.x, y, r.w, ui.px(row_height)});
            y += ui.px(row_height);
        }
        if (in_context && !desk.state.is_base_open) continue;
        draw_layer_row(desk, {r.x, y, r.w, ui.px(row_height)}, row, in_context ? ui.px(18) : 0, out);
        y += ui.px(row_height);
    }
    return y - r.y + ui.px(8);
}

}

std::vector<LayersIntent> draw_layers_panel(Desk& desk, Layout const& layout, wb::LayersView const& layers,
                                            wb::LegendView const& legend) {
    Intents out;
    if (layout.left.w <= 0) return out;
    auto const& ui = desk.ui;
    Region const region("layers", layout.left, ui.theme.panel, true);
    Rect r = layout.left;
    r.w -= ui.px(1);
    r.y -= ImGui::GetScrollY();
    float const top = r.y;
    r.y += draw_layers(desk, r, layers, out);
    rule(ui, r.x, r.y, r.w);
    r.y += ui.px(1);
    draw_legend(desk, r, legend, out);
    r.y += legend_height(ui, legend);
    ImGui::SetCursorScreenPos({r.x, top});
    ImGui::Dummy({1, r.y - top});
    auto const& left = layout.left;
    ui.line(left.right() - ui.px(1), left.y, left.right() - ui.px(1), left.bottom(), ui.theme.border, ui.px(1));
    return out;
}

}
