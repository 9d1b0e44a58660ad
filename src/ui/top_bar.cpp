// Logo, menus, search, campaign, modes.
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

namespace vigie::ui {

namespace {

using Intents = std::vector<TopBarIntent>;
using Choices = wb::TopBarView::Choices;

/// \return height
float draw_menu_row(Desk& desk, Rect const& row, wb::ActionView const& action, Intents& out) {
    auto const& ui = desk.ui;
    bool const pressed = ui.area("menu." + action.id, row);
    bool const is_here = ui.is_hovered() || ui.focus.is_on("menu." + action.id);
    if (is_here && action.is_enabled) ui.fill(row, ui.theme.hover, ui.px(4));
    if (action.is_checked) ui.icon({row.x + ui.px(6), row.y, ui.px(18), row.h}, icon::check, ui.theme.accent);
    float const keys = ui.width(action.shortcut, ui.fonts.caption);
    ui.label({row.x + ui.px(32), row.y, row.w - ui.px(44) - keys, row.h}, action.label, ui.fonts.body,
             action.is_enabled ? ui.theme.text : ui.theme.text3);
    ui.text({row.x, row.y, row.w - ui.px(8), row.h}, action.shortcut, ui.fonts.caption, ui.theme.text3, Align::right);
    if (pressed && action.is_enabled) {
        out.emplace_back(wb::RunAction{action.id});
        ImGui::CloseCurrentPopup();
    }
    return row.h;
}

void draw_menu_rows(Desk& desk, Choices const& menu, Intents& out) {
    auto const& ui = desk.ui;
    Focus::Scope const scope(ui.focus, Focus::Level::popup);
    Focus::Group const group(ui.focus, "menu." + menu.id);
    auto const origin = ImGui::GetCursorScreenPos();
    float const width = ui.px(360);
    float y = origin.y;
    for (auto const& action : menu.rows) {
        if (action.starts_group && y > origin.y) {
            rule(ui, origin.x, y + ui.px(4), width);
            y += ui.px(9);
        }
        y += draw_menu_row(desk, {origin.x, y, width, ui.px(32)}, action, out);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({width, y - origin.y});
}

/// All menus behind one button, where there is no room for their names.
float draw_one_menu(Desk& desk, Rect const& top, float x, std::vector<Choices> const& menus, Intents& out) {
    auto const& ui = desk.ui;
    Rect const button{x, top.y + ui.px(8), ui.px(32), ui.px(32)};
    if (ui.icon_button("top.menu", button, icon::list, text::tr("Menus"))) ImGui::OpenPopup("menu.all");
    ImGui::SetNextWindowPos({x, top.bottom() - ui.px(2)});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {ui.px(420), ImGui::GetIO().DisplaySize.y - top.bottom() - ui.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
    if (ImGui::BeginPopup("menu.all")) {
        for (auto const& menu : menus) {
            auto const at = ImGui::GetCursorScreenPos();
            ui.label({at.x + ui.px(8), at.y, ui.px(320), ui.px(28)}, menu.title, ui.fonts.caption_semibold,
                     ui.theme.text2);
            ImGui::Dummy({ui.px(360), ui.px(28)});
            draw_menu_rows(desk, menu, out);
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return x + ui.px(32);
}

void draw_menu(Desk& desk, Rect const& top, Rect const& r, float pad, Choices const& menu, Intents& out) {
    auto const& ui = desk.ui;
    auto const popup = "menu." + menu.id;
    bool const is_open = ImGui::IsPopupOpen(popup.c_str());
    if (ui.area("top." + menu.id, r)) ImGui::OpenPopup(popup.c_str());
    if (ui.is_hovered() || is_open) ui.fill(r, ui.theme.hover, ui.px(6));
    ui.label({r.x + pad, r.y, r.w - 2 * pad + ui.px(1), r.h}, menu.title, ui.fonts.body, ui.theme.text2);
    ImGui::SetNextWindowPos({r.x, top.bottom() - ui.px(2)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
    if (ImGui::BeginPopup(popup.c_str())) {
        draw_menu_rows(desk, menu, out);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

/// \param room  where the campaign begins: menus that do not fit before it become one button
/// \return where they end
float draw_menus(Desk& desk, Rect const& top, float room, std::vector<Choices> const& menus, Intents& out) {
    auto const& ui = desk.ui;
    ui.icon({ui.px(10), top.y, ui.px(24), top.h}, icon::binoculars, ui.theme.accent, ui.fonts.section);
    float names = 0;
    for (auto const& menu : menus) names += ui.width(menu.title, ui.fonts.body);
    bool const is_tight = ui.px(92) + names + ui.px(20 * 7) > room;
    float const pad = is_tight ? ui.px(6) : ui.px(10);
    float x = is_tight ? ui.px(40) : ui.px(92);
    if (!is_tight) ui.text({ui.px(40), top.y, ui.px(56), top.h}, "Vigie", ui.fonts.section_semibold, ui.theme.text);
    if (x + names + 14 * pad > room) return draw_one_menu(desk, top, x, menus, out);
    Focus::Group const group(ui.focus, "menus");
    for (auto const& menu : menus) {
        Rect const r{x, top.y + ui.px(8), ui.width(menu.title, ui.fonts.body) + 2 * pad, ui.px(32)};
        draw_menu(desk, top, r, pad, menu, out);
        x += r.w;
    }
    return x;
}

constexpr std::array mode_icons{icon::map_marker, icon::columns, icon::clipboard, icon::presentation};

/// Explorer | Comparer | Suivre | Présenter. \return its left end
float draw_modes(Desk& desk, Rect const& top, bool has_icons, std::vector<wb::ActionView> const& modes, Intents& out) {
    auto const& ui = desk.ui;
    Focus::Group const group(ui.focus, "modes");
    float const extra = ui.px(has_icons ? 54 : 20);
    float total = ui.px(4);
    for (auto const& mode : modes) total += ui.width(mode.label, ui.fonts.body_medium) + extra;
    Rect const box{top.w - total - ui.px(12), top.y + ui.px(8), total, ui.px(32)};
    ui.fill(box, ui.theme.track, ui.px(8));
    float x = box.x + ui.px(2);
    for (std::size_t i = 0; i < modes.size(); ++i) {
        auto const& mode = modes[i];
        Rect const r{x, box.y + ui.px(2), ui.width(mode.label, ui.fonts.body_medium) + extra, box.h - ui.px(4)};
        if (ui.area(mode.id, r)) out.emplace_back(wb::RunAction{mode.id});
        ui.tooltip(mode.shortcut);
        if (mode.is_checked) {
            ui.fill(r, ui.theme.panel, ui.px(6));
            ui.outline(r, ui.theme.strong, ui.px(1), ui.px(6));
        }
        auto const ink = mode.is_checked ? ui.theme.text : mode.is_enabled ? ui.theme.text2 : ui.theme.text3;
        float const skip = has_icons ? ui.px(22) : 0;
        float const at = r.x + (r.w - ui.width(mode.label, ui.fonts.body_medium) - skip) / 2;
        if (has_icons) ui.icon({at - ui.px(2), r.y, ui.px(20), r.h}, mode_icons[i], ink);
        ui.label({at + skip, r.y, r.right() - at - skip, r.h}, mode.label, ui.fonts.body_medium, ink);
        x += r.w;
    }
    return box.x;
}

/// « Campagne ◀ 2026 ▶ ». \return its left end
float draw_campaign(Desk& desk, Rect const& top, float right, bool has_word, wb::TopBarView const& view, Intents& out) {
    auto const& ui = desk.ui;
    if (view.campaign.empty()) return right;
    auto const word = has_word ? text::tr("Campaign") : std::string();
    float const word_width = has_word ? ui.width(word, ui.fonts.body) + ui.px(6) : 0;
    float const name = std::max(ui.px(44), ui.width(view.campaign, ui.fonts.body_semibold) + ui.px(8));
    float const w = word_width + name + ui.px(72);
    Rect const box{right - ui.px(12) - w, top.y + ui.px(8), w, ui.px(32)};
    ui.outline(box, ui.theme.border, ui.px(1), ui.px(6));
    ui.label({box.x + ui.px(12), box.y, word_width, box.h}, word, ui.fonts.body, ui.theme.text2);
    Rect const before{box.x + ui.px(6) + word_width, box.y + ui.px(2), ui.px(28), ui.px(28)};
    Rect const after{before.right() + name, before.y, before.w, before.h};
    if (ui.icon_button("campaign.before", before, icon::chevron_left, text::tr("Campaign before"), false,
                       view.has_before))
        out.emplace_back(wb::RunAction{"data.previous_campaign"});
    ui.label({before.right(), box.y, name, box.h}, view.campaign, ui.fonts.body_semibold, ui.theme.text, Align::centre);
    if (ui.icon_button("campaign.after", after, icon::chevron_right, text::tr("Campaign after"), false, view.has_after))
        out.emplace_back(wb::RunAction{"data.next_campaign"});
    return box.x;
}

void draw_search_field(Ui const& ui, Rect const& r) {
    ui.fill(r, ui.is_hovered() ? ui.theme.hover : ui.theme.field, ui.px(6));
    ui.outline(r, ui.theme.strong, ui.px(1), ui.px(6));
    ui.icon({r.x + ui.px(10), r.y, ui.px(20), r.h}, icon::magnify, ui.theme.text3);
    auto const hint = text::tr("Residence, neighbourhood, command…");
    ui.text({r.x + ui.px(36), r.y, r.w - ui.px(96), r.h}, hint, ui.fonts.body, ui.theme.text3);
    Rect const cap{r.right() - ui.px(52), r.y + ui.px(6), ui.px(44), ui.px(20)};
    ui.outline(cap, ui.theme.border, ui.px(1), ui.px(4));
    ui.label(cap, "Ctrl K", ui.fonts.caption, ui.theme.text3, Align::centre);
}

void draw_search(Desk& desk, Rect const& top, float right, bool is_short, float free_from, Intents& out) {
    auto const& ui = desk.ui;
    bool opens = false;
    float const room = right - ui.px(12) - free_from;
    if (is_short || room < ui.px(240)) {
        Rect const r{right - ui.px(42), top.y + ui.px(8), ui.px(32), ui.px(32)};
        auto const tip = text::tr("Find a residence, a neighbourhood, a command…") + "  Ctrl+K";
        opens = ui.icon_button("top.search", r, icon::magnify, tip);
    } else {
        float const w = std::min(room, ui.px(320));
        Rect const r{right - ui.px(12) - w, top.y + ui.px(8), w, ui.px(32)};
        opens = ui.area("top.search", r);
        draw_search_field(ui, r);
    }
    if (opens) out.emplace_back(wb::RunAction{"edit.palette"});
}

}

std::vector<TopBarIntent> draw_top_bar(Desk& desk, Layout const& layout, wb::TopBarView const& view) {
    auto const& ui = desk.ui;
    auto const& top = layout.top;
    Intents out;
    Region const region("top", top, ui.theme.panel);
    float const modes = draw_modes(desk, top, !layout.has_short_top, view.modes, out);
    float const campaign = draw_campaign(desk, top, modes, !layout.has_short_top, view, out);
    float const free_from = draw_menus(desk, top, campaign - ui.px(54), view.menus, out);
    draw_search(desk, top, campaign, layout.has_short_top, free_from + ui.px(16), out);
    rule(ui, 0, top.bottom() - ui.px(1), top.w);
    return out;
}

}
