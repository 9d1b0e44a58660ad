// The menu of a right click on the map.
#include "text/language.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

namespace vigie::ui {

namespace {

using Intents = std::vector<MapIntent>;

/// Rows of a popup, one below the other.
struct Rows {
    Ui const& ui;
    float x, y, w;
    bool is_chosen = false;

    bool add(std::string const& id, std::string const& words, bool is_enabled = true) {
        Rect const r{x, y, w, ui.px(32)};
        bool const pressed = ui.area("map_menu." + id, r) && is_enabled;
        if (is_enabled && (ui.is_hovered() || ui.focus.is_on("map_menu." + id))) ui.fill(r, ui.theme.hover, ui.px(4));
        ui.text({r.x + ui.px(12), r.y, r.w - ui.px(24), r.h}, words, ui.fonts.body,
                is_enabled ? ui.theme.text : ui.theme.text3);
        y += r.h;
        is_chosen = is_chosen || pressed;
        return pressed;
    }
    void head(std::string const& words) {
        ui.text({x + ui.px(12), y, w - ui.px(24), ui.px(26)}, words, ui.fonts.caption_semibold, ui.theme.text2);
        y += ui.px(26);
    }
    void line() {
        rule(ui, x, y + ui.px(4), w);
        y += ui.px(9);
    }
};

void add_residence(Rows& rows, wb::MapMenuView const& view, std::uint32_t row, Intents& out) {
    rows.head(view.name);
    if (rows.add("fiche", text::tr("Open its panel"))) out.emplace_back(wb::ShowResidence{row});
    if (rows.add("status", text::tr("Change the status…"), view.can_change_status)) {
        out.emplace_back(wb::SelectRows{{row}});
        out.emplace_back(wb::RunAction{"follow.status"});
    }
    if (rows.add("sheet", text::tr("PDF sheet of the residence"))) {
        out.emplace_back(wb::SelectRows{{row}});
        out.emplace_back(wb::RunAction{"file.site_sheet"});
    }
    if (rows.add("toggle", view.is_selected ? text::tr("Take out of the selection") : text::tr("Add to the selection")))
        out.emplace_back(wb::ToggleRow{row});
    rows.line();
}

void add_selection(Rows& rows, std::size_t selected, Intents& out) {
    rows.head(text::tr_n("{0} residence selected", "{0} residences selected", static_cast<long long>(selected)));
    if (rows.add("send", text::tr("Send the selection to the table"))) out.emplace_back(wb::RunAction{"data.filter_selection"});
    if (rows.add("fit_selection", text::tr("Go to the selection"))) out.emplace_back(wb::RunAction{"view.fit_selection"});
    if (rows.add("clear", text::tr("Clear the selection"))) out.emplace_back(wb::SelectRows{});
    rows.line();
}

void add_placing(Rows& rows, wb::MapMenuView const& view, Intents& out) {
    auto const words =
        view.is_placed ? text::tr("Move {0} here", {view.placed_name}) : text::tr("Place {0} here", {view.placed_name});
    if (rows.add("place", words)) out.emplace_back(wb::PlaceResidence{*view.placed, view.at});
}

void add_zone(Rows& rows, wb::MapMenuView const& view, dossier::Filter const& filter, Intents& out) {
    rows.head(view.zone_name);
    if (rows.add("compare", text::tr("Compare this neighbourhood"))) out.emplace_back(wb::AddToComparison{view.zone});
    bool const is_kept = filter.keeps_zone(view.zone);
    if (rows.add("filter", is_kept ? text::tr("Remove from the filter") : text::tr("Keep its residences only"))) {
        auto next = filter;
        next.keep_zone(is_kept ? std::string() : view.zone);
        out.emplace_back(wb::SetFilter{next});
    }
    rows.line();
}

}

std::vector<MapIntent> draw_map_menu(Desk& desk, wb::MapMenuView const& view, dossier::Filter const& filter) {
    Intents out;
    auto const& ui = desk.ui;
    auto& menu = desk.state.map_menu;
    Region const region("map_menu.at", {menu.x, menu.y, 1, 1}, std::nullopt);
    if (std::exchange(menu.must_open, false)) ImGui::OpenPopup("map_menu");
    ImGui::SetNextWindowPos({menu.x, menu.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
    menu.is_open = ImGui::BeginPopup("map_menu");
    if (menu.is_open) {
        Focus::Scope const scope(ui.focus, Focus::Level::popup);
        Focus::Group const group(ui.focus, "map_menu");
        auto const origin = ImGui::GetCursorScreenPos();
        Rows rows{ui, origin.x, origin.y, ui.px(300)};
        if (view.row) add_residence(rows, view, *view.row, out);
        if (!view.zone.empty()) add_zone(rows, view, filter, out);
        if (view.selected > 0) add_selection(rows, view.selected, out);
        if (view.placed) add_placing(rows, view, out);
        if (rows.add("fit", text::tr("See everything"))) out.emplace_back(wb::RunAction{"view.fit_all"});
        auto const place = view.coordinates + (view.lon_lat.empty() ? "" : " · " + view.lon_lat);
        if (rows.add("copy", text::tr("Copy the coordinates"))) out.emplace_back(wb::CopyText{place});
        if (rows.is_chosen) ImGui::CloseCurrentPopup();
        ImGui::SetCursorScreenPos(origin);
        ImGui::Dummy({rows.w, rows.y - origin.y});
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return out;
}

}
