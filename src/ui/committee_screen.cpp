// What a committee has before it: the proposals, the one that is looked at, the register of entries and exits.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/follow_panels.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"
#include "ui/side_list.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<CommitteeIntent>;
using Row = wb::ProposalRow;

constexpr float row_height = 60, head_height = 74;

/// \return height
float draw_head(Ui const& ui, Rect const& r, wb::CommitteeView const& view) {
    Region const head("committee.head", {r.x, r.y, r.w, ui.px(head_height)}, ui.theme.panel);
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    ui.label({x, r.y + ui.px(8), w, ui.px(36)}, text::tr("Proposals"), ui.fonts.title, ui.theme.text);
    auto words = view.campaign.empty() ? text::tr("No campaign is scored yet.")
                                       : text::tr("from the campaign {0}", {view.campaign});
    if (view.answered > 0)
        words += " · " + text::tr_n("{0} answered", "{0} answered", view.answered) + ", " +
                 text::tr_n("{0} refused", "{0} refused", view.refused);
    ui.text({x, r.y + ui.px(44), w, ui.px(18)}, words, ui.fonts.caption, ui.theme.text2);
    rule(ui, r.x, r.y + ui.px(head_height - 1), r.w);
    return ui.px(head_height);
}

void draw_row(Ui const& ui, Rect const& line, Row const& row) {
    ui.class_chip({line.x + ui.px(16), line.y + ui.px(16), ui.px(28), ui.px(28)}, row.severity);
    float const x = line.x + ui.px(56), w = line.w - ui.px(72);
    ui.text({x, line.y + ui.px(11), w, ui.px(20)}, row.name, ui.fonts.body_medium, ui.theme.text);
    ui.text({x, line.y + ui.px(32), w, ui.px(18)}, row.kind + " · " + row.move, ui.fonts.caption,
            row.is_exit ? ui.theme.ok : ui.theme.text2);
}

/// \return the one that is looked at
Row const* draw_list(Desk& desk, Rect const& r, wb::CommitteeView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const& rows = view.proposals;
    float const head = draw_head(ui, r, view);
    auto at = std::ranges::find_if(rows, [&](Row const& row) { return view.asked && row.key == view.asked->key; });
    if (at == rows.end()) at = rows.begin();
    auto const here = rows.empty() ? std::nullopt : std::optional(static_cast<std::size_t>(at - rows.begin()));
    auto const chosen = draw_side_list(
        desk,
        {"committee.list", {r.x, r.y + head, r.w, r.h - head}, row_height, rows.size(), here,
         text::tr("Nothing is proposed, or all has been answered.")},
        [&](std::size_t i) { return "proposal." + rows[i].key; },
        [&](Rect const& line, std::size_t i) { draw_row(ui, line, rows[i]); });
    if (chosen.row) out.emplace_back(wb::ShowProposal{rows[*chosen.row].key});
    if (chosen.is_entered) desk.ui.focus.go_to("committee.accept");
    return here ? &rows[*here] : nullptr;
}

/// Why it is proposed, and the two answers. \return height
float draw_proposal(Ui const& ui, Rect const& r, Row const& row, bool can_edit, Intents& out) {
    Rect const inner{r.x + ui.px(16), r.y + ui.px(14), r.w - ui.px(32), 0};
    float const h = ui.px(14 + 30 + 22 + 8 + 14 + 32 + 16) +
                    ui.px(20) * static_cast<float>(ui.lines_of(row.grounds, ui.fonts.body, inner.w));
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    ui.class_chip({inner.x, inner.y, ui.px(28), ui.px(28)}, row.severity);
    float const shown = ui.width(text::tr("See the residence"), ui.fonts.body) + ui.px(4);
    ui.text({inner.x + ui.px(40), inner.y, inner.w - shown - ui.px(52), ui.px(28)},
            row.name + (row.where.empty() ? "" : " · " + row.where), ui.fonts.section, ui.theme.text);
    if (ui.link("committee.see", {inner.right() - shown, inner.y, shown, ui.px(28)}, text::tr("See the residence"),
                Align::right))
        out.emplace_back(wb::ShowResidence{row.row});
    float y = inner.y + ui.px(34);
    ui.text({inner.x, y, inner.w, ui.px(22)}, text::tr("Proposed: {0} ({1})", {row.kind, row.move}),
            ui.fonts.body_medium, ui.theme.text);
    y += ui.px(26);
    y += ui.paragraph(inner.x, y, inner.w, row.grounds, ui.fonts.body, ui.theme.text2, ui.px(20)) + ui.px(12);
    auto const accept = text::tr("Accept…"), refuse = text::tr("Refuse…"),
               why_not = text::tr("The project is open for reading only.");
    float const a = ui.width(accept, ui.fonts.body_medium) + ui.px(56),
                n = ui.width(refuse, ui.fonts.body_medium) + ui.px(56);
    if (ui.button("committee.accept", {inner.x, y, a, ui.px(32)}, accept, ButtonKind::primary, icon::check, can_edit,
                  why_not))
        out.emplace_back(wb::OpenProposal{row.key, true});
    if (ui.button("committee.refuse", {inner.x + a + ui.px(8), y, n, ui.px(32)}, refuse, ButtonKind::secondary,
                  icon::close, can_edit, why_not))
        out.emplace_back(wb::OpenProposal{row.key, false});
    ui.text({inner.x + a + n + ui.px(24), y, inner.w - a - n - ui.px(24), ui.px(32)},
            text::tr("Nothing changes before a person has answered."), ui.fonts.caption, ui.theme.text3);
    return h + ui.px(16);
}

/// What is printed before the meeting and after it. \return height
float draw_papers(Ui const& ui, Rect const& r, Intents& out) {
    float x = r.x;
    auto const button = [&](std::string const& id, std::string const& words, std::string const& action) {
        float const w = ui.width(words, ui.fonts.body_medium) + ui.px(56);
        if (ui.button(id, {x, r.y, w, ui.px(32)}, words, ButtonKind::secondary, icon::pdf)) out.emplace_back(wb::RunAction{action});
        x += w + ui.px(8);
    };
    button("committee.file", text::tr("File for the meeting…"), "file.committee");
    button("committee.minutes", text::tr("Minutes…"), "file.minutes");
    return ui.px(48);
}

/// \return height
float draw_quarter(Ui const& ui, Rect const& r, wb::QuarterRow const& quarter, Intents& out) {
    float const head = ui.px(34), row = ui.px(28);
    ui.fill({r.x, r.y, r.w, head}, ui.theme.panel2);
    rule(ui, r.x, r.y, r.w);
    float const x = r.x + ui.px(16);
    ui.text({x, r.y, ui.px(100), head}, quarter.label, ui.fonts.body_medium, ui.theme.text);
    auto words = text::tr_n("{0} entry", "{0} entries", quarter.entries) + " · " +
                 text::tr_n("{0} exit", "{0} exits", quarter.exits);
    if (quarter.relapses > 0) words += " · " + text::tr_n("{0} relapse", "{0} relapses", quarter.relapses);
    ui.text({x + ui.px(104), r.y, r.w - ui.px(300), head}, words, ui.fonts.body, ui.theme.text2);
    ui.text({r.right() - ui.px(196), r.y, ui.px(180), head},
            text::tr("{0} on the list", {text::integer(quarter.on_list)}), ui.fonts.caption, ui.theme.text2,
            Align::right);
    float y = r.y + head;
    std::size_t i = 0;
    for (auto const& move : quarter.moves) {
        if (ui.area("register." + quarter.label + "." + std::to_string(i++), {r.x, y, r.w, row}))
            out.emplace_back(wb::ShowResidence{move.row});
        ui.icon({x, y, ui.px(18), row}, move.is_exit ? icon::arrow_down : icon::arrow_up,
                move.is_exit ? ui.theme.ok : ui.theme.danger);
        ui.text({x + ui.px(26), y, ui.px(84), row}, move.date, ui.fonts.caption, ui.theme.text3);
        float const name = std::min(ui.px(190), r.w * 0.25F), state = std::min(ui.px(190), r.w * 0.22F);
        ui.text({x + ui.px(112), y, name - ui.px(8), row}, move.name, ui.fonts.body, ui.theme.text);
        ui.text({x + ui.px(112) + name, y, state - ui.px(8), row}, move.words, ui.fonts.caption, ui.theme.text2);
        float const left = x + ui.px(112) + name + state;
        ui.text({left, y, r.right() - ui.px(16) - left, row}, move.motive, ui.fonts.caption, ui.theme.text2);
        y += row;
    }
    return y - r.y;
}

float height_of(Ui const& ui, wb::QuarterRow const& quarter) {
    return ui.px(34) + ui.px(28) * static_cast<float>(quarter.moves.size());
}

/// \return height
float draw_register(Ui const& ui, Rect const& r, wb::CommitteeView const& view, Intents& out) {
    float h = ui.px(52) + (view.quarters.empty() ? ui.px(40) : ui.px(8));
    for (auto const& quarter : view.quarters)
        h += height_of(ui, quarter);
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    auto const words = text::tr("Write the table…");
    float const w = ui.width(words, ui.fonts.body_medium) + ui.px(56);
    ui.text({r.x + ui.px(16), r.y + ui.px(10), r.w - w - ui.px(40), ui.px(32)},
            text::tr("Register of entries and exits"), ui.fonts.section, ui.theme.text);
    if (ui.button("register.export", {r.right() - w - ui.px(10), r.y + ui.px(10), w, ui.px(32)}, words,
                  ButtonKind::secondary, icon::excel))
        out.emplace_back(wb::RunAction{"file.register"});
    float y = r.y + ui.px(52);
    if (view.quarters.empty())
        ui.text({r.x + ui.px(16), y, r.w - ui.px(32), ui.px(24)}, text::tr("Nobody has come onto the list yet."),
                ui.fonts.body, ui.theme.text2);
    for (auto const& quarter : view.quarters)
        y += draw_quarter(ui, {r.x + ui.px(1), y, r.w - ui.px(2), 0}, quarter, out);
    return h + ui.px(12);
}

}

std::vector<CommitteeIntent> draw_committee_screen(Desk& desk, Layout const& layout, wb::CommitteeView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    auto const room = follow_room(desk, layout);
    if (auto const part = draw_follow_parts(desk, layout, wb::FollowPart::committee))
        out.emplace_back(wb::ShowFollowPart{*part});
    auto const* const chosen = draw_list(desk, room.list, view, out);
    Rect const file{room.file.x, room.file.y, room.file.w, room.file.h + room.strip.h};
    Region const region("committee.file", file, ui.theme.bg, true);
    Rect part{file.x + ui.px(24), file.y - ImGui::GetScrollY() + ui.px(16), file.w - ui.px(48), 0};
    part.y += draw_papers(ui, part, out);
    if (chosen != nullptr) part.y += draw_proposal(ui, part, *chosen, view.can_edit, out);
    part.y += draw_register(ui, part, view, out);
    ImGui::SetCursorScreenPos({part.x, part.y});
    ImGui::Dummy({1, ui.px(16)});
    return out;
}

}
