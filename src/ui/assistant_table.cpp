// The first rows of the file: the file's own column name over the field it is read for, which chooses another column.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/icons.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigie::ui {

namespace {

using State = wb::ImportPreviewRow::State;

constexpr float head_height = 52, row_height = 34, mark_width = 46, least = 56, most = 260, gap = 28;

/// Widths of the columns, px: what their words need, what is over shared among those of words.
std::vector<float> widths(Ui const& ui, wb::ImportPreviewView const& view, float room) {
    std::vector<float> out;
    std::size_t wordy = 0;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        auto const& column = view.columns[i];
        float w = std::max(ui.width(column.source, ui.fonts.caption_medium),
                           ui.width(column.label, ui.fonts.body_semibold) + ui.px(16));
        for (auto const& row : view.rows)
            w = std::max(w, ui.width(row.cells[i], ui.fonts.body));
        out.push_back(std::clamp(w, ui.px(least), ui.px(most)) + ui.px(gap));
        wordy += column.is_number ? 0 : 1;
    }
    float const spare = room - std::accumulate(out.begin(), out.end(), 0.0F);
    if (spare <= 0 || wordy == 0) return out;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (!view.columns[i].is_number) out[i] += std::floor(spare / static_cast<float>(wordy));
    return out;
}

struct Mark {
    char const* icon_code;
    scene::Rgba ink, ground;
};
Mark mark_of(Ui const& ui, State state) {
    switch (state) {
    case State::kept:
        return {icon::check, ui.theme.ok, ui.theme.panel};
    case State::doubtful:
        return {icon::alert, ui.theme.warn, ui.theme.warn_soft};
    case State::refused:
        return {icon::alert_circle, ui.theme.danger, ui.theme.danger_soft};
    }
    return {};
}

void draw_cell(Ui const& ui, Rect const& box, wb::ImportPreviewRow const& row, std::size_t at, Align align) {
    auto const& words = row.cells[at];
    bool const is_wrong = row.is_wrong[at],
               is_pointed = ImGui::IsMouseHoveringRect({box.x, box.y}, {box.right(), box.bottom()});
    if (words.empty())
        ui.text(box,
                is_wrong                       ? "—"
                : row.state == State::doubtful ? text::tr("empty")
                                               : std::string(),
                is_wrong ? ui.fonts.body_semibold : ui.fonts.body, is_wrong ? ui.theme.danger : ui.theme.text3, align);
    else
        ui.text(box, words, ui.fonts.body, is_wrong ? ui.theme.danger : ui.theme.text, align);
    if (is_pointed && !row.raw[at].empty()) ui.tooltip(text::tr("In the file: {0}", {row.raw[at]}));
}

/// One table of one frame: where its columns lie, and how far it was scrolled.
struct Table {
    Ui const& ui;
    wb::ImportPreviewView const& view;
    Rect area;
    std::vector<float> wide;
    float scroll_x, scroll_y;

    [[nodiscard]] float top(std::size_t row) const {
        return area.y + ui.px(head_height) - scroll_y + static_cast<float>(row) * ui.px(row_height);
    }
    /// \param y, h  of the line
    [[nodiscard]] Rect cell(std::size_t column, float y, float h) const {
        float x = area.x + ui.px(mark_width) - scroll_x;
        for (std::size_t i = 0; i < column; ++i)
            x += wide[i];
        return {x, y, wide[column] - ui.px(gap), h};
    }
    [[nodiscard]] Align align(std::size_t column) const {
        return view.columns[column].is_number ? Align::right : Align::left;
    }
};

std::string words_of(wb::ImportPreviewRow const& row) {
    return text::tr("Row {0}", {text::integer(row.row)}) + (row.why.empty() ? "" : " · " + row.why);
}

void draw_row(Table const& table, std::size_t at, bool is_here) {
    auto const& ui = table.ui;
    auto const& row = table.view.rows[at];
    Rect const r{table.area.x, table.top(at), table.area.w, ui.px(row_height)};
    auto const mark = mark_of(ui, row.state);
    auto const ground = is_here && row.state == State::kept ? ui.theme.accent_soft : mark.ground;
    // What the head covers is the head's.
    float const seen = std::max(r.y, table.area.y + ui.px(head_height));
    ui.hit("assistant.row." + std::to_string(at), {r.x, seen, r.w, r.bottom() - seen});
    bool const is_hovered = ui.is_hovered();
    ui.fill(r, ground);
    for (std::size_t i = 0; i < table.view.columns.size(); ++i)
        if (auto const box = table.cell(i, r.y, r.h); box.right() > r.x && box.x < r.right())
            draw_cell(ui, box, row, i, table.align(i));
    // The mark stays in place while the rest goes by.
    ui.fill({r.x, r.y, ui.px(mark_width - 4), r.h}, ground);
    ui.icon({r.x + ui.px(12), r.y, ui.px(22), r.h}, mark.icon_code, mark.ink);
    if (is_here) ui.fill({r.x, r.y, ui.px(3), r.h}, ui.theme.accent);
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    bool const at_mark = is_hovered && ImGui::GetIO().MousePos.x < r.x + ui.px(mark_width);
    if (at_mark) ui.tooltip(words_of(row));
}

/// What the pointer would be told at the row's mark, for the keyboard.
void draw_words(Table const& table, wb::ImportPreviewRow const& row) {
    auto const& ui = table.ui;
    Rect const r{table.area.x, table.area.bottom() - ui.px(32), table.area.w, ui.px(32)};
    ui.fill(r, ui.theme.panel2);
    rule(ui, r.x, r.y, r.w);
    ui.text({r.x + ui.px(16), r.y, r.w - ui.px(32), r.h}, words_of(row), ui.fonts.caption_medium, ui.theme.text);
}

void draw_title(Table const& table, std::size_t at, Rect const& head, AssistantIntents& out) {
    auto const& ui = table.ui;
    auto const& column = table.view.columns[at];
    auto const box = table.cell(at, head.y, head.h);
    auto const align = table.align(at);
    if (column.label.empty()) {
        ui.text({box.x, box.y + ui.px(16), box.w, ui.px(20)}, column.source, ui.fonts.caption_medium, ui.theme.text2,
                align);
        return;
    }
    auto const id = "assistant.head." + column.field;
    Rect const button{box.x - ui.px(6), head.y + ui.px(4), box.w + ui.px(24), head.h - ui.px(8)};
    if (ui.area(id, button)) ui.open_choices(id);
    if (ui.is_hovered()) ui.fill(button, ui.theme.hover, ui.px(6));
    ui.text({box.x, head.y + ui.px(7), box.w, ui.px(16)}, column.source, ui.fonts.caption, ui.theme.text3, align);
    float const w = std::min(ui.width(column.label, ui.fonts.body_semibold), box.w);
    ui.text({box.x, head.y + ui.px(24), box.w, ui.px(20)}, column.label, ui.fonts.body_semibold, ui.theme.text, align);
    float const end = align == Align::right ? box.right() : box.x + w;
    ui.icon({end + ui.px(1), head.y + ui.px(24), ui.px(14), ui.px(20)}, icon::menu_down, ui.theme.text2,
            ui.fonts.caption);
    auto const chosen = ui.choices(id, button, table.view.choices, column.chosen);
    if (chosen && *chosen != column.chosen)
        out.emplace_back(wb::MapImportColumn{column.field, *chosen == 0 ? std::string() : table.view.choices[*chosen]});
}

/// Drawn last: rows pass under it.
void draw_head(Table const& table, AssistantIntents& out) {
    auto const& ui = table.ui;
    Rect const head{table.area.x, table.area.y, table.area.w, ui.px(head_height)};
    ui.fill(head, ui.theme.panel2);
    for (std::size_t i = 0; i < table.view.columns.size(); ++i)
        draw_title(table, i, head, out);
    rule(ui, head.x, head.y, head.w);
    rule(ui, head.x, head.bottom() - ui.px(1), head.w);
}

}

void draw_assistant_table(Desk& desk, Rect const& r, wb::ImportPreviewView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    if (r.h < ui.px(head_height)) return;
    Region const region("assistant.table", r, ui.theme.panel, true, true);
    Table const table{
        ui, view, r, widths(ui, view, r.w - ui.px(mark_width + 8)), ImGui::GetScrollX(), ImGui::GetScrollY()};
    float const row_px = ui.px(row_height), total = std::accumulate(table.wide.begin(), table.wide.end(), 0.0F);
    auto& at = desk.state.assistant.row_at;
    if (at && *at >= view.rows.size()) at.reset();
    Rect const rows{r.x, r.y + ui.px(head_height), r.w, r.h - ui.px(head_height)};
    auto const page = static_cast<std::size_t>(std::max(1.0F, rows.h / row_px));
    if (auto const next = ui.list_keys("assistant.rows", rows, at, view.rows.size(), page)) {
        at = *next;
        show_table_row(rows, rows.y, *next, row_px);
    }
    for (std::size_t i = 0; i < view.rows.size(); ++i)
        if (table.top(i) + row_px > rows.y && table.top(i) < r.bottom())
            draw_row(table, i, ui.focus.is_on("assistant.rows") && at == i);
    draw_head(table, out);
    if (ui.focus.is_on("assistant.rows") && at) draw_words(table, view.rows[*at]);
    ImGui::SetCursorScreenPos({r.x - table.scroll_x, r.y - table.scroll_y});
    ImGui::Dummy({ui.px(mark_width) + total, ui.px(head_height) + row_px * static_cast<float>(view.rows.size())});
}

}
