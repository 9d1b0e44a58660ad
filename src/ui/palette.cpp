// Ctrl+K: actions, filters, residences, neighbourhoods.
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using wb::PaletteItem;
using Intents = std::vector<PaletteIntent>;

constexpr float row_height = 36;

void choose(Desk& desk, PaletteItem const& item, Intents& out) {
    out.emplace_back(wb::ClosePalette{});
    switch (item.kind) {
    case PaletteItem::Kind::action: out.emplace_back(wb::RunAction{item.action}); return;
    case PaletteItem::Kind::residence:
        desk.state.layout.is_side_open = true;
        out.emplace_back(wb::ShowResidence{item.row});
        return;
    case PaletteItem::Kind::measure:
        out.emplace_back(wb::RunAction{"mode.explorer"});
        out.emplace_back(wb::ChooseMeasure{item.measure});
        return;
    case PaletteItem::Kind::view: out.emplace_back(wb::GoToView{item.view}); return;
    case PaletteItem::Kind::filter: out.emplace_back(wb::SetFilter{*item.filter}); return;
    case PaletteItem::Kind::zone: out.emplace_back(wb::ShowZone{item.zone, item.layer}); return;
    }
}

char const* icon_of(PaletteItem::Kind kind) {
    switch (kind) {
    case PaletteItem::Kind::action: return icon::chevron_right;
    case PaletteItem::Kind::view: return icon::bookmark;
    case PaletteItem::Kind::measure: return icon::palette;
    case PaletteItem::Kind::filter: return icon::filter;
    case PaletteItem::Kind::zone: return icon::layers;
    case PaletteItem::Kind::residence: return icon::map_marker;
    }
    return icon::chevron_right;
}

/// \return true when clicked
bool draw_item(Ui const& ui, Rect const& r, PaletteItem const& item, bool is_at, std::string const& id) {
    bool const clicked = ui.hit(id, r);
    if (is_at || ui.is_hovered()) ui.fill(r, is_at ? ui.theme.accent_soft : ui.theme.hover, ui.px(6));
    ui.icon({r.x + ui.px(8), r.y, ui.px(20), r.h}, icon_of(item.kind), ui.theme.text3);
    auto const& right = item.shortcut.empty() ? item.detail : item.shortcut;
    float const right_width = std::min(r.w * 0.5F, ui.width(right, ui.fonts.caption));
    ui.text({r.x + ui.px(36), r.y, r.w - ui.px(56) - right_width, r.h}, item.label, ui.fonts.body,
            item.is_enabled ? ui.theme.text : ui.theme.text3);
    ui.text({r.right() - ui.px(12) - right_width, r.y, right_width, r.h}, right, ui.fonts.caption, ui.theme.text3,
            Align::right);
    return clicked && item.is_enabled;
}

/// Arrows move in the list while the query is being typed. \return true when Enter chooses
bool handle_keys(PanelState& state, std::size_t count) {
    auto const& io = ImGui::GetIO();
    auto const pressed = [&io](ImGuiKey key) { return ImGui::IsKeyPressed(io.KeyMap[key]); };
    if (pressed(ImGuiKey_DownArrow) && state.palette_at + 1 < count) ++state.palette_at;
    if (pressed(ImGuiKey_UpArrow) && state.palette_at > 0) --state.palette_at;
    return pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter);
}

void draw_items(Desk& desk, Rect const& list, std::vector<PaletteItem> const& items, bool enters, Intents& out) {
    auto& state = desk.state;
    auto const& ui = desk.ui;
    float const row = ui.px(row_height);
    Region const rows("palette.rows", list, std::nullopt, true);
    show_table_row(list, list.y, state.palette_at, row);
    std::optional<std::size_t> chosen;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(items.size()), row);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            Rect const r{list.x, list.y - ImGui::GetScrollY() + static_cast<float>(i) * row, list.w - ui.px(4), row};
            auto const index = static_cast<std::size_t>(i);
            if (draw_item(ui, r, items[index], index == state.palette_at, "palette." + std::to_string(i)))
                chosen = index;
        }
    if (enters && state.palette_at < items.size() && items[state.palette_at].is_enabled) chosen = state.palette_at;
    if (chosen) choose(desk, items[*chosen], out);
}

}

std::vector<PaletteIntent> draw_palette(Desk& desk, float width, float height, std::vector<PaletteItem> const& items) {
    Intents out;
    auto& state = desk.state;
    auto const& ui = desk.ui;
    float const w = std::min(ui.px(560), width - ui.px(32)), row = ui.px(row_height);
    float const most = std::min(row * 10, height - ui.px(200));
    float const rows = std::clamp(row * static_cast<float>(items.size()), row, most);
    Rect const box{(width - w) / 2, ui.px(96), w, ui.px(56) + rows + ui.px(8)};
    Focus::Scope const scope(ui.focus, Focus::Level::dialog);
    Region const veil("palette.veil", {0, 0, width, height}, std::nullopt);
    if (ui.hit("palette.veil", {0, 0, width, height})) out.emplace_back(wb::ClosePalette{});
    ImGui::SetItemAllowOverlap();
    ui.fill({0, 0, width, height}, scene::with_alpha(scene::light_theme().ink, 0.2));
    card(ui, box, ui.theme.panel, ui.theme.strong);
    Region const region("palette", box, std::nullopt);
    if (ui.text_field("palette.query", {box.x + ui.px(8), box.y + ui.px(10), box.w - ui.px(16), ui.px(36)},
                      state.palette_query, text::tr("Residence, neighbourhood, command…"), state.is_palette_fresh))
        state.palette_at = 0;
    state.is_palette_fresh = false;
    Rect const list{box.x + ui.px(8), box.y + ui.px(54), box.w - ui.px(16), rows};
    if (items.empty())
        ui.text(list, text::tr("Nothing of that name."), ui.fonts.body, ui.theme.text2, Align::centre);
    else
        draw_items(desk, list, items, handle_keys(state, items.size()), out);
    return out;
}

}
