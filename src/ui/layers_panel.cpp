// The list of layers, over the legend.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <array>
#include <cmath>

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
    case Kind::walks:
        ui.dashed(r.x, cy + ui.px(4), r.right(), cy - ui.px(4), ui.theme.ink, ui.px(1.5F), ui.px(3), ui.px(2));
        ui.disc(cx, cy, ui.px(4), ui.theme.ink);
        return;
    case Kind::zones: dashed_box(ui, {r.x + ui.px(1), cy - ui.px(5), ui.px(13), ui.px(10)}, ui.theme.zone_line); return;
    case Kind::base_map: ui.icon(r, row.is_online ? icon::cloud : icon::image, ui.theme.text2); return;
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
    Rect const box{inner.x, inner.y, inner.w - (row.kind == Kind::context ? ui.px(40) : 0), inner.h};
    if (ui.check_box("layer." + row.name, box, row.is_shown))
        out.emplace_back(wb::ShowLayer{row.name, !row.is_shown});
    draw_swatch(ui, {inner.x + ui.px(40), r.y, ui.px(16), r.h}, row);
    auto const count = row.count > 0 ? text::integer(static_cast<std::int64_t>(row.count)) : std::string();
    float const button = row.kind == Kind::context ? ui.px(30) : 0;
    float const count_width = ui.width(count, ui.fonts.caption) + ui.px(8);
    ui.text({inner.x + ui.px(62), r.y, inner.w - ui.px(74) - count_width - button, r.h}, row.title, ui.fonts.body,
            row.is_shown ? ui.theme.text : ui.theme.text2);
    ui.text({r.x, r.y, r.w - ui.px(12) - button, r.h}, count, ui.fonts.caption, ui.theme.text3, Align::right);
    if (row.kind != Kind::context) return;
    auto& card = desk.state.layer_card;
    Rect const look{r.right() - ui.px(36), r.y + ui.px(1), ui.px(28), ui.px(28)};
    if (ui.icon_button("layer.look." + row.name, look, icon::palette, text::tr("Colours, opacity, order"), card == row.name)) {
        card = card == row.name ? std::string() : row.name;
        desk.state.layer_column_at = 0;
    }
}

/// A row, and under it how strongly the image shows.
/// \return height
float draw_base_map(Desk& desk, Rect const& r, Row const& row, bool can_edit, Intents& out) {
    auto const& ui = desk.ui;
    auto const id = "base." + std::to_string(row.base_map);
    float const indent = ui.px(18), cross = ui.px(28);
    Rect const inner{r.x + indent, r.y, r.w - indent - cross - ui.px(8), r.h};
    if (ui.check_box(id, inner, row.is_shown)) out.emplace_back(wb::ShowBaseMap{row.base_map, !row.is_shown});
    draw_swatch(ui, {inner.x + ui.px(40), r.y, ui.px(16), r.h}, row);
    ui.text({inner.x + ui.px(62), r.y, inner.w - ui.px(64), r.h}, row.title, ui.fonts.body, row.is_shown ? ui.theme.text : ui.theme.text2);
    if (ui.icon_button(id + ".remove", {r.right() - cross - ui.px(8), r.y + ui.px(1), cross, cross}, icon::close, text::tr("Remove this base map"), false, can_edit))
        out.emplace_back(wb::RemoveBaseMap{row.base_map});
    if (!row.is_shown) return r.h;
    static constexpr std::array shares{1.0, 0.7, 0.4};
    std::vector<std::string> words;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        words.push_back(text::percent(shares[i], 0));
        if (std::abs(shares[i] - row.opacity) < std::abs(shares[chosen] - row.opacity)) chosen = i;
    }
    Rect const strength{inner.x + ui.px(40), r.bottom(), std::min(inner.w - ui.px(40), ui.px(170)), ui.px(26)};
    Rect const rise{r.right() - cross - ui.px(8), r.bottom(), cross, ui.px(26)};
    if (row.can_rise && ui.icon_button(id + ".rise", rise, icon::arrow_up, text::tr("Lay it over the base map above"), false, can_edit))
        out.emplace_back(wb::RaiseBaseMap{row.base_map});
    if (auto const other = ui.segments(id + ".opacity", strength, words, chosen)) out.emplace_back(wb::FadeBaseMap{row.base_map, shares[*other]});
    return r.h + ui.px(32);
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
        if ((row.kind == Kind::context || row.kind == Kind::base_map) && !in_context) {
            in_context = true;
            draw_base_head(desk, {r.x, y, r.w, ui.px(row_height)});
            y += ui.px(row_height);
        }
        if (in_context && !desk.state.is_base_open) continue;
        Rect const line{r.x, y, r.w, ui.px(row_height)};
        if (row.kind == Kind::base_map) {
            y += draw_base_map(desk, line, row, view.can_import, out);
            continue;
        }
        draw_layer_row(desk, line, row, in_context ? ui.px(18) : 0, out);
        y += ui.px(row_height);
    }
    if (in_context && desk.state.is_base_open && view.can_import) {
        if (ui.link("base.add", {r.x + ui.px(34), y, r.w - ui.px(46), ui.px(row_height)}, text::tr("Add a base map…")))
            out.emplace_back(wb::RunAction{"data.base_map"});
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
