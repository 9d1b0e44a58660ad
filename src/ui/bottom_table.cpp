// The tabs under the map, and what filters them.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;
using wb::BottomTab;

constexpr float tab_bar = 39, tools_width = 210;

struct Tab {
    BottomTab tab;
    char const* id;
    char const* label;
};
constexpr Tab tabs[] = {{BottomTab::table, "tab.table", VIGIE_N_("Table")},
                        {BottomTab::zones, "tab.zones", VIGIE_N_("Neighbourhoods")},
                        {BottomTab::foyers, "tab.foyers", VIGIE_N_("Clusters")},
                        {BottomTab::dynamics, "tab.dynamics", VIGIE_N_("Changes")},
                        {BottomTab::coverage, "tab.coverage", VIGIE_N_("Gaps")},
                        {BottomTab::outliers, "tab.outliers", VIGIE_N_("To verify")},
                        {BottomTab::history, "tab.history", VIGIE_N_("Evolution")},
                        {BottomTab::journal, "tab.journal", VIGIE_N_("Journal")}};

float tabs_width(Ui const& ui) {
    float width = ui.px(12);
    for (auto const& tab : tabs) width += ui.width(text::tr(tab.label), ui.fonts.body_semibold) + ui.px(22);
    return width;
}

/// As a list, where they do not fit beside the tools. \return where it ends
float draw_tab_list(Desk& desk, Layout const& layout, Rect const& bar, BottomTab shown, Intents& out) {
    auto const& ui = desk.ui;
    std::vector<std::string> names;
    std::size_t at = 0;
    for (auto const& tab : tabs) {
        if (tab.tab == shown) at = names.size();
        names.push_back(text::tr(tab.label));
    }
    Rect const list{bar.x + ui.px(12), bar.y + ui.px(4), ui.px(190), ui.px(30)};
    if (auto const chosen = ui.drop_down("tab.list", list, names, at)) {
        out.emplace_back(wb::ShowTab{tabs[*chosen].tab});
        fold_table(desk.state.layout, layout, false);
    }
    return list.right() + ui.px(12);
}

/// \return where they end
float draw_tabs(Desk& desk, Layout const& layout, Rect const& bar, BottomTab shown, Intents& out) {
    auto const& ui = desk.ui;
    auto& choice = desk.state.layout;
    Focus::Group const group(ui.focus, "tabs");
    float x = bar.x + ui.px(12);
    for (auto const& tab : tabs) {
        bool const is_on = shown == tab.tab;
        auto const words = text::tr(tab.label);
        float const w = ui.width(words, ui.fonts.body_semibold);
        if (ui.area(tab.id, {x - ui.px(8), bar.y, w + ui.px(16), bar.h})) {
            out.emplace_back(wb::ShowTab{tab.tab});
            fold_table(choice, layout, false);
        }
        if (ui.is_hovered() && ImGui::IsMouseDoubleClicked(0)) fold_table(choice, layout, true);
        ui.label({x, bar.y, w + ui.px(2), bar.h}, words, is_on ? ui.fonts.body_semibold : ui.fonts.body_medium,
                 is_on ? ui.theme.text : ui.theme.text2);
        if (is_on) ui.fill({x, bar.bottom() - ui.px(2), w, ui.px(2)}, ui.theme.accent);
        x += w + ui.px(22);
    }
    return x;
}

/// What is below the tabs.
Rect area_of(Layout const& layout, Rect const& bar) {
    return {layout.table.x, bar.bottom(), layout.table.w, layout.table.bottom() - bar.bottom()};
}

/// Of the table of residences alone. \return the left end
float draw_row_tools(Desk& desk, Layout const& layout, Rect r, Rect const& bar) {
    auto const& ui = desk.ui;
    auto& state = desk.state;
    if (ui.icon_button("table.columns", r, icon::column_width, text::tr("Columns and groups"), state.is_columns_open)) {
        state.is_columns_open = !state.is_columns_open;
        state.columns_at = 0;
    }
    r.x -= ui.px(32);
    bool const has_row = has_filter_row(desk, area_of(layout, bar));
    auto const words = has_row ? text::tr("Hide the fields under the heads") : text::tr("Filter by column, under the heads");
    if (ui.icon_button("table.filter_row", r, icon::magnify_rows, words, has_row)) state.layout.has_filter_row = !has_row;
    return r.x - ui.px(32);
}

/// Icons at the right. \return their left end
float draw_tools(Desk& desk, Layout const& layout, Rect const& bar, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    bool const is_folded = layout.is_table_folded;
    Rect r{bar.right() - ui.px(40), bar.y + ui.px(5), ui.px(28), ui.px(28)};
    auto const fold = is_folded ? text::tr("Unfold the table") : text::tr("Fold the table");
    if (ui.icon_button("table.fold", r, is_folded ? icon::chevron_up : icon::chevron_down, fold))
        fold_table(desk.state.layout, layout, !is_folded);
    r.x -= ui.px(32);
    auto const copy = text::tr("Copy the rows of the table") + "  Ctrl+C";
    if (ui.icon_button("table.copy", r, icon::copy, copy, false, view.kept > 0))
        out.emplace_back(wb::RunAction{"edit.copy"});
    r.x -= ui.px(32);
    if (view.tab == BottomTab::table && !is_folded) r.x = draw_row_tools(desk, layout, r, bar);
    if (ui.icon_button("table.filter", r, icon::filter, text::tr("Filter…") + "  Ctrl+L", view.filter.is_active()))
        out.emplace_back(wb::RunAction{"data.filter"});
    return r.x - ui.px(16);
}

/// How many are kept; the chips that say why lie over the map.
void draw_filter_part(Desk& desk, Layout const& layout, Rect const& bar, float from, wb::BottomView const& view,
                      Intents& out) {
    auto const& ui = desk.ui;
    float x = draw_tools(desk, layout, bar, view, out);
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    auto const count = text::tr("{0} of {1}", {number(view.kept), number(view.total)});
    float const w = ui.width(count, ui.fonts.caption);
    if (x - w < from) return;
    ui.label({x - w, bar.y, w + ui.px(1), bar.h}, count, ui.fonts.caption, ui.theme.text2);
    x -= w + ui.px(16);
    float const room = std::min(ui.px(240), x - from - ui.px(16));
    if (room < ui.px(120)) return;
    auto filter = view.filter;
    Rect const field{x - room, bar.y + ui.px(6), room, ui.px(28)};
    if (ui.text_field("table.search", field, filter.text, text::tr("Filter by name, code, address")))
        out.emplace_back(wb::SetFilter{filter});
}

}

void draw_table_head(Ui const& ui, Rect const& head) {
    ui.fill(head, ui.theme.panel2);
    rule(ui, head.x, head.y, head.w);
    rule(ui, head.x, head.bottom() - ui.px(1), head.w);
}

bool draw_table_row(Ui const& ui, std::string const& id, Rect const& r, bool is_selected) {
    bool const clicked = ui.hit(id, r);
    if (is_selected) {
        ui.fill(r, ui.theme.accent_soft);
        ui.fill({r.x, r.y, ui.px(3), r.h}, ui.theme.accent);
    } else if (ui.is_hovered()) {
        ui.fill(r, ui.theme.hover);
    }
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    return clicked;
}

void show_table_row(Rect const& area, float top, std::size_t row, float row_px) {
    float const y = static_cast<float>(row) * row_px, seen = area.bottom() - top;
    if (y < ImGui::GetScrollY()) ImGui::SetScrollY(y);
    if (y + row_px > ImGui::GetScrollY() + seen) ImGui::SetScrollY(y + row_px - seen);
}

std::vector<TableIntent> draw_bottom_table(Desk& desk, Layout const& layout, wb::BottomView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    Rect const& r = layout.table;
    Region const region("table", r, ui.theme.panel);
    rule(ui, r.x, r.y, r.w);
    Rect const bar{r.x, r.y + ui.px(1), r.w, ui.px(tab_bar)};
    bool const fits = tabs_width(ui) + ui.px(tools_width) <= bar.w;
    float const used = fits ? draw_tabs(desk, layout, bar, view.tab, out) : draw_tab_list(desk, layout, bar, view.tab, out);
    draw_filter_part(desk, layout, bar, used, view, out);
    auto const area = area_of(layout, bar);
    if (area.h < ui.px(40)) return out;
    switch (view.tab) {
    case BottomTab::table: draw_table_tab(desk, area, view, out); break;
    case BottomTab::zones: draw_zones_tab(desk, area, view, out); break;
    case BottomTab::foyers: draw_foyers_tab(desk, area, view, out); break;
    case BottomTab::dynamics: draw_dynamics_tab(desk, area, view.dynamics, out); break;
    case BottomTab::coverage: draw_coverage_tab(desk, area, view.coverage, out); break;
    case BottomTab::outliers: draw_outliers_tab(desk, area, view.outliers, out); break;
    case BottomTab::history: draw_history_tab(desk, area, view); break;
    case BottomTab::journal: draw_journal_tab(desk, area, view, out); break;
    }
    return out;
}

}
