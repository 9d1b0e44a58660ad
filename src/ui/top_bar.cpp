// Logo, menus, search, campaign, modes.
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

namespace vigie::ui {

namespace {

using workbench::Menu;

struct MenuTitle {
    Menu menu;
    char const* id;
    char const* label;
};
constexpr MenuTitle menus[] = {{Menu::file, "file", VIGIE_N_("File")},         {Menu::edit, "edit", VIGIE_N_("Edit")},
                               {Menu::data, "data", VIGIE_N_("Data")},         {Menu::analysis, "analysis", VIGIE_N_("Analysis")},
                               {Menu::follow, "follow", VIGIE_N_("Follow-up")}, {Menu::display, "display", VIGIE_N_("View")},
                               {Menu::help, "help", VIGIE_N_("Help")}};

void draw_menu_rows(Desk& desk, Menu menu) {
    auto const& ui = desk.ui;
    auto const origin = ImGui::GetCursorScreenPos();
    float const width = ui.px(340);
    float y = origin.y;
    for (auto const& action : workbench::actions()) {
        if (action.menu != menu) continue;
        if (action.starts_group && y > origin.y) {
            ui.line(origin.x, y + ui.px(4), origin.x + width, y + ui.px(4), ui.theme.border, ui.px(1));
            y += ui.px(9);
        }
        Rect const row{origin.x, y, width, ui.px(32)};
        bool const is_enabled = action.is_enabled(desk.w);
        bool const clicked = ui.area("menu." + std::string(action.id), row);
        if (ui.is_hovered() && is_enabled) ui.fill(row, ui.theme.hover, ui.px(4));
        if (action.is_checked && action.is_checked(desk.w)) ui.icon({row.x + ui.px(6), row.y, ui.px(18), row.h}, icon::check, ui.theme.accent);
        auto const keys = workbench::shortcut_label(action.shortcut);
        ui.label({row.x + ui.px(32), row.y, width - ui.px(44) - ui.width(keys, ui.fonts.caption), row.h}, text::tr(action.label), ui.fonts.body,
                 is_enabled ? ui.theme.text : ui.theme.text3);
        ui.text({row.x, row.y, width - ui.px(8), row.h}, keys, ui.fonts.caption, ui.theme.text3, Align::right);
        y += row.h;
        if (clicked && is_enabled) {
            workbench::run_action(desk.w, action.id);
            ImGui::CloseCurrentPopup();
        }
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({width, y - origin.y});
}

/// All menus behind one button, where there is no room for their names.
float draw_one_menu(Desk& desk, Rect const& top, float x) {
    auto const& ui = desk.ui;
    if (ui.icon_button("top.menu", {x, top.y + ui.px(8), ui.px(32), ui.px(32)}, icon::list, text::tr("Menus"))) ImGui::OpenPopup("menu.all");
    ImGui::SetNextWindowPos({x, top.bottom() - ui.px(2)});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {ui.px(400), ImGui::GetIO().DisplaySize.y - top.bottom() - ui.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
    if (ImGui::BeginPopup("menu.all")) {
        for (auto const& title : menus) {
            auto const at = ImGui::GetCursorScreenPos();
            ui.label({at.x + ui.px(8), at.y, ui.px(320), ui.px(28)}, text::tr(title.label), ui.fonts.caption_semibold, ui.theme.text2);
            ImGui::Dummy({ui.px(340), ui.px(28)});
            draw_menu_rows(desk, title.menu);
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return x + ui.px(32);
}

/// \param room  where the campaign begins: menus that do not fit before it become one button
float draw_menus(Desk& desk, Rect const& top, float room) {
    auto const& ui = desk.ui;
    ui.icon({ui.px(10), top.y, ui.px(24), top.h}, icon::binoculars, ui.theme.accent, ui.fonts.section);
    float names = 0;
    for (auto const& title : menus) names += ui.width(text::tr(title.label), ui.fonts.body);
    bool const is_tight = ui.px(92) + names + ui.px(20 * 7) > room;
    float const pad = is_tight ? ui.px(6) : ui.px(10);
    float x = is_tight ? ui.px(40) : ui.px(92);
    if (!is_tight) ui.text({ui.px(40), top.y, ui.px(56), top.h}, "Vigie", ui.fonts.section_semibold, ui.theme.text);
    if (x + names + 14 * pad > room) return draw_one_menu(desk, top, x);
    for (auto const& title : menus) {
        auto const words = text::tr(title.label);
        Rect const r{x, top.y + ui.px(8), ui.width(words, ui.fonts.body) + 2 * pad, ui.px(32)};
        auto const popup = std::string("menu.") + title.id;
        bool const is_open = ImGui::IsPopupOpen(popup.c_str());
        if (ui.area("top." + std::string(title.id), r)) ImGui::OpenPopup(popup.c_str());
        if (ui.is_hovered() || is_open) ui.fill(r, ui.theme.hover, ui.px(6));
        ui.label({r.x + pad, r.y, r.w - 2 * pad + ui.px(1), r.h}, words, ui.fonts.body, ui.theme.text2);
        ImGui::SetNextWindowPos({r.x, top.bottom() - ui.px(2)});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
        if (ImGui::BeginPopup(popup.c_str())) {
            draw_menu_rows(desk, title.menu);
            ImGui::EndPopup();
        }
        ImGui::PopStyleVar();
        x += r.w;
    }
    return x;
}

/// Explorer | Comparer | Suivre | Présenter. \return its left end
float draw_modes(Desk& desk, Rect const& top, bool has_icons) {
    auto const& ui = desk.ui;
    struct Mode {
        workbench::Mode mode;
        char const* id;
        char const* label;
        char const* icon_code;
    };
    static constexpr Mode modes[] = {{workbench::Mode::explorer, "mode.explorer", VIGIE_N_("Explore"), icon::map_marker},
                                     {workbench::Mode::compare, "mode.compare", VIGIE_N_("Compare"), icon::columns},
                                     {workbench::Mode::follow, "mode.follow", VIGIE_N_("Follow"), icon::clipboard},
                                     {workbench::Mode::present, "mode.present", VIGIE_N_("Present"), icon::presentation}};
    float const extra = ui.px(has_icons ? 54 : 20);
    float total = ui.px(4);
    for (auto const& mode : modes) total += ui.width(text::tr(mode.label), ui.fonts.body_medium) + extra;
    Rect const box{top.w - total - ui.px(12), top.y + ui.px(8), total, ui.px(32)};
    ui.fill(box, ui.theme.track, ui.px(8));
    float x = box.x + ui.px(2);
    for (auto const& mode : modes) {
        auto const words = text::tr(mode.label);
        Rect const r{x, box.y + ui.px(2), ui.width(words, ui.fonts.body_medium) + extra, box.h - ui.px(4)};
        bool const is_active = desk.w.mode == mode.mode;
        bool const is_enabled = workbench::find_action(mode.id)->is_enabled(desk.w);
        if (ui.area(mode.id, r)) workbench::run_action(desk.w, mode.id);
        if (is_active) {
            ui.fill(r, ui.theme.panel, ui.px(6));
            ui.outline(r, ui.theme.strong, ui.px(1), ui.px(6));
        }
        auto const ink = is_active ? ui.theme.text : is_enabled ? ui.theme.text2 : ui.theme.text3;
        float const skip = has_icons ? ui.px(22) : 0;
        float const inner = ui.width(words, ui.fonts.body_medium) + skip;
        float const at = r.x + (r.w - inner) / 2;
        if (has_icons) ui.icon({at - ui.px(2), r.y, ui.px(20), r.h}, mode.icon_code, ink);
        ui.label({at + skip, r.y, r.right() - at - skip, r.h}, words, ui.fonts.body_medium, ink);
        x += r.w;
    }
    return box.x;
}

/// « Campagne ◀ 2026 ▶ ». \return its left end
float draw_campaign(Desk& desk, Rect const& top, float right, bool has_word) {
    auto const& ui = desk.ui;
    auto const* campaign = desk.w.campaign();
    if (campaign == nullptr) return right;
    auto const word = has_word ? text::tr("Campaign") : std::string();
    float const word_width = has_word ? ui.width(word, ui.fonts.body) + ui.px(6) : 0;
    float const name = std::max(ui.px(44), ui.width(campaign->campaign.name, ui.fonts.body_semibold) + ui.px(8));
    Rect const box{right - ui.px(12) - word_width - name - ui.px(72), top.y + ui.px(8), word_width + name + ui.px(72), ui.px(32)};
    ui.outline(box, ui.theme.border, ui.px(1), ui.px(6));
    ui.label({box.x + ui.px(12), box.y, word_width, box.h}, word, ui.fonts.body, ui.theme.text2);
    float x = box.x + ui.px(6) + word_width;
    if (ui.icon_button("campaign.before", {x, box.y + ui.px(2), ui.px(28), ui.px(28)}, icon::chevron_left, text::tr("Campaign before"), false, desk.w.can_step_campaign(-1)))
        desk.w.step_campaign(-1);
    x += ui.px(28);
    ui.label({x, box.y, name, box.h}, desk.w.campaign()->campaign.name, ui.fonts.body_semibold, ui.theme.text, Align::centre);
    x += name;
    if (ui.icon_button("campaign.after", {x, box.y + ui.px(2), ui.px(28), ui.px(28)}, icon::chevron_right, text::tr("Campaign after"), false, desk.w.can_step_campaign(1)))
        desk.w.step_campaign(1);
    return box.x;
}

void draw_search(Desk& desk, Rect const& top, float right, bool is_short, float free_from) {
    auto const& ui = desk.ui;
    bool opens = false;
    float const room = right - ui.px(12) - free_from;
    if (is_short || room < ui.px(240)) {
        opens = ui.icon_button("top.search", {right - ui.px(42), top.y + ui.px(8), ui.px(32), ui.px(32)}, icon::magnify, text::tr("Find a residence, a neighbourhood, a command…") + "  Ctrl+K");
    } else {
        Rect const r{right - ui.px(12) - std::min(room, ui.px(320)), top.y + ui.px(8), std::min(room, ui.px(320)), ui.px(32)};
        opens = ui.area("top.search", r);
        ui.fill(r, ui.is_hovered() ? ui.theme.hover : ui.theme.field, ui.px(6));
        ui.outline(r, ui.theme.strong, ui.px(1), ui.px(6));
        ui.icon({r.x + ui.px(10), r.y, ui.px(20), r.h}, icon::magnify, ui.theme.text3);
        ui.text({r.x + ui.px(36), r.y, r.w - ui.px(96), r.h}, text::tr("Residence, neighbourhood, command…"), ui.fonts.body, ui.theme.text3);
        Rect const cap{r.right() - ui.px(52), r.y + ui.px(6), ui.px(44), ui.px(20)};
        ui.outline(cap, ui.theme.border, ui.px(1), ui.px(4));
        ui.label(cap, "Ctrl K", ui.fonts.caption, ui.theme.text3, Align::centre);
    }
    if (opens) desk.w.is_palette_open = true;
}

}

void draw_top_bar(Desk& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    Region const region("top", layout.top, ui.theme.panel);
    float const modes = draw_modes(desk, layout.top, !layout.has_short_top);
    float const campaign = draw_campaign(desk, layout.top, modes, !layout.has_short_top);
    float const free_from = draw_menus(desk, layout.top, campaign - ui.px(54));
    draw_search(desk, layout.top, campaign, layout.has_short_top, free_from + ui.px(16));
    ui.line(0, layout.top.bottom() - ui.px(1), layout.top.w, layout.top.bottom() - ui.px(1), ui.theme.border, ui.px(1));
}

}
