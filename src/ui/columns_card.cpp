// The card that chooses the columns of the table, their order and the heads of its groups.
#include "text/language.hpp"
#include "ui/card_list.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<ColumnsIntent>;

constexpr float width = 340, height = 440, head = 92, foot = 52;

std::vector<dossier::ColumnRef> shown(wb::BottomView const& view) {
    std::vector<dossier::ColumnRef> out;
    for (auto const& choice : view.choices)
        if (choice.is_shown) out.push_back(choice.ref);
    return out;
}

void draw_list(Desk& desk, Rect const& r, wb::BottomView const& view, Intents& out) {
    auto const row = [&](std::size_t i) {
        auto const& choice = view.choices[i];
        return TickRow{dossier::column_code(choice.ref), choice.title, {}, choice.is_shown};
    };
    auto const pressed = draw_tick_list(desk, "columns.list", r, view.choices.size(), desk.state.columns_at, row);
    if (!pressed) return;
    auto columns = shown(view);
    auto const& choice = view.choices[*pressed];
    if (!choice.is_shown)
        columns.push_back(choice.ref);
    else if (columns.size() > 1) // a table has a column
        std::erase(columns, choice.ref);
    out.emplace_back(wb::SetColumns{std::move(columns)});
}

/// Moves the column the list is on.
void draw_foot(Desk& desk, Rect const& r, wb::BottomView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto& at = desk.state.columns_at;
    rule(ui, r.x, r.y, r.w);
    auto columns = shown(view);
    bool const is_shown = at < columns.size();
    Rect button{r.x + ui.px(12), r.y + ui.px(10), ui.px(32), ui.px(32)};
    if (ui.icon_button("columns.up", button, icon::arrow_up, text::tr("Further left"), false, is_shown && at > 0)) {
        std::swap(columns[at], columns[at - 1]);
        --at;
        out.emplace_back(wb::SetColumns{columns});
    }
    button.x += ui.px(36);
    if (ui.icon_button("columns.down", button, icon::arrow_down, text::tr("Further right"), false,
                       is_shown && at + 1 < columns.size())) {
        std::swap(columns[at], columns[at + 1]);
        ++at;
        out.emplace_back(wb::SetColumns{columns});
    }
    auto const usual = text::tr("The usual columns");
    float const w = ui.width(usual, ui.fonts.body_medium) + ui.px(24);
    if (ui.button("columns.usual", {r.right() - w - ui.px(12), button.y, w, button.h}, usual, ButtonKind::quiet))
        out.emplace_back(wb::SetColumns{});
}

}

std::vector<ColumnsIntent> draw_columns_card(Desk& desk, float right, float bottom, wb::BottomView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    Focus::Scope const scope(ui.focus, Focus::Level::dialog);
    if (draw_clear_veil(desk, "columns.veil")) desk.state.is_columns_open = false;
    float const w = ui.px(width), h = std::min(ui.px(height), bottom - ui.px(56));
    Rect const box{right - w, bottom - h, w, h};
    Region const region("columns.card", box, std::nullopt);
    card(ui, box, ui.theme.panel, ui.theme.strong);
    ui.label({box.x + ui.px(16), box.y, ui.px(200), ui.px(44)}, text::tr("Columns"), ui.fonts.section_semibold,
             ui.theme.text);
    auto const groups = text::tr("Group");
    float const label = ui.width(groups, ui.fonts.body) + ui.px(28);
    ui.label({box.x + ui.px(16), box.y + ui.px(44), label, ui.px(32)}, groups, ui.fonts.body, ui.theme.text2);
    std::vector<std::string> words;
    for (auto const& [grouping, title] : view.groupings)
        words.push_back(title);
    Rect const list{box.x + label, box.y + ui.px(44), box.w - label - ui.px(16), ui.px(32)};
    if (auto const chosen = ui.drop_down("columns.group", list, words, view.grouping))
        out.emplace_back(wb::SetGrouping{view.groupings[*chosen].first});
    draw_list(desk, {box.x + ui.px(8), box.y + ui.px(head), box.w - ui.px(12), box.h - ui.px(head + foot)}, view, out);
    draw_foot(desk, {box.x + ui.px(1), box.bottom() - ui.px(foot), box.w - ui.px(2), ui.px(foot)}, view, out);
    return out;
}

}
