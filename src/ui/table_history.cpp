// Evolution over the campaigns, and the journal of decisions and notes.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

namespace vigie::ui {

void draw_history_tab(Desk& desk, Rect const& area, wb::BottomView const& view) {
    auto const& ui = desk.ui;
    Region const region("history.rows", area, ui.theme.panel, true);
    rule(ui, area.x, area.y, area.w);
    float y = area.y + ui.px(12) - ImGui::GetScrollY();
    for (auto const& column : view.history.campaigns) {
        ui.text({area.x + ui.px(20), y, ui.px(120), ui.px(24)}, column.campaign, ui.fonts.body_medium, ui.theme.text);
        ui.class_bar({area.x + ui.px(140), y + ui.px(2), area.w - ui.px(330), ui.px(20)}, column.by_class, true);
        auto const words =
            column.mean ? text::tr("mean {0}", {text::decimal(*column.mean, 1)}) : text::tr("not scored");
        ui.text({area.right() - ui.px(176), y, ui.px(160), ui.px(24)}, words, ui.fonts.body, ui.theme.text2,
                Align::right);
        y += ui.px(32);
    }
    float const x = area.x + ui.px(20), w = area.w - ui.px(40);
    for (auto const* words : {&view.history.noise, &view.history.caveat}) {
        if (words->empty()) continue;
        y += ui.px(4);
        y += ui.paragraph(x, y, w, *words, ui.fonts.body, words == &view.history.noise ? ui.theme.text : ui.theme.warn,
                          ui.px(20));
    }
    ImGui::SetCursorScreenPos({area.x, y + ui.px(8)});
    ImGui::Dummy({1, 1});
}

namespace {

void draw_entry(Ui const& ui, Rect const& r, wb::JournalRow const& row) {
    float const who = std::min(ui.px(220), r.w * 0.2F);
    ui.text({r.x + ui.px(20), r.y, ui.px(90), r.h}, text::short_date(row.date), ui.fonts.caption, ui.theme.text3);
    ui.text({r.x + ui.px(110), r.y, ui.px(170), r.h}, row.name, ui.fonts.body_medium, ui.theme.text);
    ui.text({r.x + ui.px(290), r.y, r.w - ui.px(318) - who, r.h}, row.what, ui.fonts.body, ui.theme.text2);
    ui.text({r.right() - who - ui.px(16), r.y, who, r.h}, row.who, ui.fonts.caption, ui.theme.text3, Align::right);
}

/// The first entry of a residence that is selected.
std::optional<std::size_t> selected_entry(wb::BottomView const& view) {
    for (std::size_t i = 0; i < view.journal.size(); ++i)
        if (view.is_selected(view.journal[i].row)) return i;
    return std::nullopt;
}

}

void draw_journal_tab(Desk& desk, Rect const& area, wb::BottomView const& view, std::vector<TableIntent>& out) {
    auto const& ui = desk.ui;
    auto const& rows = view.journal;
    float const row_px = ui.px(table_row_height);
    Region const region("journal.rows", area, ui.theme.panel, true);
    rule(ui, area.x, area.y, area.w);
    if (rows.empty())
        return ui.text({area.x, area.y, area.w, ui.px(60)}, text::tr("Nothing has been decided or noted yet."),
                       ui.fonts.body, ui.theme.text2, Align::centre);
    auto const page = static_cast<std::size_t>(area.h / row_px);
    auto& at = desk.state.journal_at; // a residence has many entries: the selection alone does not say which
    if (!at || *at >= rows.size() || !view.is_selected(rows[*at].row)) at = selected_entry(view);
    if (auto const next = ui.list_keys("journal.rows", area, at, rows.size(), page)) {
        at = *next;
        out.emplace_back(wb::SelectRows{{rows[*next].row}});
        show_table_row(area, area.y, *next, row_px);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), row_px);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const& row = rows[static_cast<std::size_t>(i)];
            Rect const r{area.x, area.y - ImGui::GetScrollY() + static_cast<float>(i) * row_px, area.w, row_px};
            if (draw_table_row(ui, "journal." + std::to_string(i), r, view.is_selected(row.row)))
                out.emplace_back(wb::SelectRows{{row.row}});
            draw_entry(ui, r, row);
        }
}

}
