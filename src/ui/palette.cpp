// Ctrl+K: actions, residences, neighbourhoods.
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using workbench::PaletteItem;

void choose(Desk& desk, PaletteItem const& item) {
    auto& w = desk.w;
    w.is_palette_open = false;
    switch (item.kind) {
    case PaletteItem::Kind::action: workbench::run_action(w, item.action); return;
    case PaletteItem::Kind::residence:
        w.select({item.row});
        w.side = workbench::SidePanel::fiche;
        desk.state.layout.is_side_open = true;
        w.fit_selection();
        return;
    case PaletteItem::Kind::zone:
        for (auto const& zone : w.snapshot().zone_layers.front().zones)
            if (zone.code == item.zone) w.go_to(core::bounds(zone.shape));
        return;
    }
}

bool draw_row(Desk& desk, Rect const& r, PaletteItem const& item, bool is_at, std::string const& id) {
    auto const& ui = desk.ui;
    bool const clicked = ui.area(id, r);
    if (is_at || ui.is_hovered()) ui.fill(r, is_at ? ui.theme.accent_soft : ui.theme.hover, ui.px(6));
    auto const ink = item.is_enabled ? ui.theme.text : ui.theme.text3;
    char const* which = item.kind == PaletteItem::Kind::action ? icon::chevron_right : item.kind == PaletteItem::Kind::zone ? icon::layers : icon::map_marker;
    ui.icon({r.x + ui.px(8), r.y, ui.px(20), r.h}, which, ui.theme.text3);
    auto const right = item.shortcut.empty() ? item.detail : item.shortcut;
    float const right_width = std::min(r.w * 0.5F, ui.width(right, ui.fonts.caption));
    ui.text({r.x + ui.px(36), r.y, r.w - ui.px(56) - right_width, r.h}, item.label, ui.fonts.body, ink);
    ui.text({r.right() - ui.px(12) - right_width, r.y, right_width, r.h}, right, ui.fonts.caption, ui.theme.text3, Align::right);
    return clicked && item.is_enabled;
}

}

void draw_palette(Desk& desk, float width, float height) {
    auto& state = desk.state;
    if (!desk.w.is_palette_open) {
        state.is_palette_fresh = true;
        return;
    }
    auto const& ui = desk.ui;
    if (state.is_palette_fresh) {
        state.palette_query.clear();
        state.palette_at = 0;
    }
    auto const items = workbench::palette_items(desk.w, state.palette_query);
    float const row = ui.px(36);
    float const w = std::min(ui.px(560), width - ui.px(32));
    float const rows_height = std::min(row * static_cast<float>(items.size()), std::min(row * 10, height - ui.px(200)));
    Rect const card{(width - w) / 2, ui.px(96), w, ui.px(56) + rows_height + ui.px(8)};
    Region const veil("palette.veil", {0, 0, width, height}, std::nullopt);
    if (ui.area("palette.veil", {0, 0, width, height})) desk.w.is_palette_open = false;
    ImGui::SetItemAllowOverlap();
    ui.fill({0, 0, width, height}, scene::with_alpha(scene::light_theme().ink, 0.2));
    ui.fill(card, ui.theme.panel, ui.px(8));
    ui.outline(card, ui.theme.strong, ui.px(1), ui.px(8));
    Region const region("palette", card, std::nullopt);
    if (ui.text_field("palette.query", {card.x + ui.px(8), card.y + ui.px(10), card.w - ui.px(16), ui.px(36)}, state.palette_query,
                      text::tr("Residence, neighbourhood, command…"), state.is_palette_fresh))
        state.palette_at = 0;
    state.is_palette_fresh = false;
    auto const& io = ImGui::GetIO();
    auto const pressed = [&io](ImGuiKey key) { return ImGui::IsKeyPressed(io.KeyMap[key]); };
    if (pressed(ImGuiKey_DownArrow) && state.palette_at + 1 < items.size()) ++state.palette_at;
    if (pressed(ImGuiKey_UpArrow) && state.palette_at > 0) --state.palette_at;
    bool const enters = pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter);
    Rect const list{card.x + ui.px(8), card.y + ui.px(54), card.w - ui.px(16), rows_height};
    Region const rows("palette.rows", list, std::nullopt, true);
    float const at_y = row * static_cast<float>(state.palette_at);
    if (at_y < ImGui::GetScrollY()) ImGui::SetScrollY(at_y);
    if (at_y + row > ImGui::GetScrollY() + list.h) ImGui::SetScrollY(at_y + row - list.h);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(items.size()), row);
    std::optional<std::size_t> chosen;
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            Rect const r{list.x, list.y - ImGui::GetScrollY() + static_cast<float>(i) * row, list.w - ui.px(4), row};
            auto const index = static_cast<std::size_t>(i);
            if (draw_row(desk, r, items[index], index == state.palette_at, "palette." + std::to_string(i))) chosen = index;
        }
    if (enters && state.palette_at < items.size() && items[state.palette_at].is_enabled) chosen = state.palette_at;
    if (chosen) choose(desk, items[*chosen]);
}

}
