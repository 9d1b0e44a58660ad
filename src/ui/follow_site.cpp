// What is known and done for one residence: situation, status, actions, journal.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/fiche_parts.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<FollowIntent>;
using Site = wb::FollowSite;

void draw_buttons(Desk& desk, Rect const& r, bool can_change, Intents& out) {
    auto const& ui = desk.ui;
    auto const change = text::tr("Change status"), sheet = text::tr("PDF sheet");
    float const w = ui.width(change, ui.fonts.body_medium) + ui.px(56);
    float const s = ui.width(sheet, ui.fonts.body_medium) + ui.px(56);
    Rect const right{r.right() - w, r.y, w, ui.px(32)}, left{right.x - ui.px(8) - s, r.y, s, ui.px(32)};
    if (ui.button("follow.sheet", left, sheet, ButtonKind::secondary, icon::pdf))
        out.emplace_back(wb::RunAction{"file.site_sheet"});
    if (ui.button("follow.change", right, change, ButtonKind::primary, icon::clipboard, can_change,
                  text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"follow.status"});
}

/// Name, place, one sentence. \return height
float draw_head(Desk& desk, Rect const& r, wb::FollowView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const& site = *view.site;
    draw_buttons(desk, r, view.can_change_status, out);
    float const room = r.w - ui.px(340);
    float const name = std::min(room, ui.width(site.name, ui.fonts.title) + ui.px(2));
    ui.text({r.x, r.y, name, ui.px(32)}, site.name, ui.fonts.title, ui.theme.text);
    if (view.is_fictitious && room - name > ui.px(160))
        ui.pill(r.x + name + ui.px(12), r.y + ui.px(5), text::tr("Fictitious data"), ui.theme.warn_soft, ui.theme.warn,
                icon::alert_outline);
    auto where = site.where;
    if (!site.projects.empty()) where += (where.empty() ? "" : " · ") + text::tr("site project: {0}", {site.projects});
    ui.text({r.x, r.y + ui.px(34), r.w, ui.px(18)}, where, ui.fonts.caption, ui.theme.text2);
    float const words =
        ui.paragraph(r.x, r.y + ui.px(60), r.w, site.finding, ui.fonts.body, ui.theme.text, ui.px(20), 3);
    return ui.px(60) + words + ui.px(14);
}

struct CardWords {
    std::string title, figure, below;
};

void draw_card(Ui const& ui, Rect const& r, CardWords const& words) {
    card(ui, r, ui.theme.panel, ui.theme.border);
    float const x = r.x + ui.px(14), w = r.w - ui.px(28);
    ui.text({x, r.y + ui.px(12), w, ui.px(18)}, words.title, ui.fonts.caption, ui.theme.text2);
    ui.text({x, r.y + ui.px(32), w, ui.px(30)}, words.figure, ui.fonts.title, ui.theme.text);
    ui.paragraph(x, r.y + ui.px(64), w, words.below, ui.fonts.caption, ui.theme.text2, ui.px(16), 2);
}

/// Score, status, actions: three cards. \return height
float draw_cards(Desk& desk, Rect const& r, Site const& site) {
    auto const& ui = desk.ui;
    float const gap = ui.px(12), w = (r.w - 2 * gap) / 3, h = ui.px(108);
    Rect one{r.x, r.y, w, h};
    draw_card(ui, one, {text::tr("Score"), site.score, site.change_since});
    if (site.change) {
        float const x = one.x + ui.px(24) + ui.width(site.score, ui.fonts.title);
        ui.change({x, one.y + ui.px(32), ui.px(90), ui.px(30)}, *site.change, ui.fonts.body_medium, Align::left);
    }
    one.x += w + gap;
    auto below = site.since;
    if (!site.motive.empty()) below += (below.empty() ? "" : " · ") + site.motive;
    draw_card(ui, one, {text::tr("Status"), site.status, below});
    one.x += w + gap;
    auto const count = static_cast<std::int64_t>(site.actions.size());
    auto const late = site.late > 0 ? text::tr("{0} late", {text::integer(site.late)}) : text::tr("none late");
    auto const done = text::integer(site.done) + " / " + text::integer(count);
    draw_card(ui, one,
              {text::tr("Actions done"), count > 0 ? done : "–", count > 0 ? late : text::tr("no action yet")});
    return h + gap;
}

/// A way into the list for a residence that is not followed. \return height
float draw_invitation(Desk& desk, Rect const& r, Site const& site, bool can_change, Intents& out) {
    if (site.is_followed) return 0;
    auto const& ui = desk.ui;
    auto const words = text::tr("This residence is not on the watch list.");
    auto const put = text::tr("Put it on the list");
    Rect const note{r.x, r.y, r.w, ui.px(48)};
    ui.fill(note, ui.theme.accent_soft, ui.px(8));
    ui.icon({note.x + ui.px(12), note.y, ui.px(20), note.h}, icon::information, ui.theme.accent_text);
    float const w = ui.width(put, ui.fonts.body_medium) + ui.px(32);
    ui.text({note.x + ui.px(44), note.y, note.w - ui.px(60) - w, note.h}, words, ui.fonts.body, ui.theme.accent_text);
    if (ui.button("follow.put", {note.right() - w - ui.px(8), note.y + ui.px(8), w, ui.px(32)}, put,
                  ButtonKind::secondary, nullptr, can_change, text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"follow.status"});
    return note.h + ui.px(12);
}

/// \return height
float draw_actions(Desk& desk, Rect const& r, std::vector<dossier::ActionLine> const& actions) {
    auto const& ui = desk.ui;
    float const row = ui.px(34);
    float const h = ui.px(48) + row * static_cast<float>(std::max<std::size_t>(1, actions.size()));
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    float const x = r.x + ui.px(14), w = r.w - ui.px(28);
    ui.label({x, r.y + ui.px(8), w, ui.px(28)}, text::tr("Actions"), ui.fonts.body_medium, ui.theme.text);
    float y = r.y + ui.px(40);
    if (actions.empty())
        ui.text({x, y, w, row}, text::tr("No action yet. Import them from a table."), ui.fonts.body, ui.theme.text2);
    for (auto const& action : actions) {
        rule(ui, x, y, w);
        draw_action_line(ui, {x, y, w, row}, action, true);
        y += row;
    }
    return h + ui.px(12);
}

/// \return height
float draw_notes(Desk& desk, Rect const& r, std::vector<core::FieldNote> const& notes) {
    auto const& ui = desk.ui;
    float y = r.y;
    ui.label({r.x, y, r.w, ui.px(32)}, text::tr("Journal of the site"), ui.fonts.body_medium, ui.theme.text);
    y += ui.px(34);
    if (notes.empty()) {
        ui.text({r.x, y, r.w, ui.px(24)}, text::tr("Nothing has been decided or noted yet."), ui.fonts.body,
                ui.theme.text2);
        return y + ui.px(32) - r.y;
    }
    for (auto const& note : notes) {
        rule(ui, r.x, y, r.w);
        y += ui.px(8);
        bool const is_quote = note.kind == core::NoteKind::quote;
        ui.icon({r.x, y, ui.px(18), ui.px(20)}, is_quote ? icon::comment : icon::information, ui.theme.text2);
        ui.text({r.right() - ui.px(90), y, ui.px(90), ui.px(20)}, text::short_date(note.date), ui.fonts.caption,
                ui.theme.text3, Align::right);
        auto const words = is_quote ? text::tr("“{0}”", {note.body}) : note.body;
        y += ui.paragraph(r.x + ui.px(28), y, r.w - ui.px(130), words, ui.fonts.body, ui.theme.text, ui.px(20));
        ui.text({r.x + ui.px(28), y, r.w - ui.px(28), ui.px(18)}, note.role, ui.fonts.caption, ui.theme.text2);
        y += ui.px(26);
    }
    return y - r.y;
}

}

void draw_site_journal(Desk& desk, Rect const& r, std::vector<core::FieldNote> const& notes) {
    auto const& ui = desk.ui;
    Region const region("follow.journal", r, ui.theme.panel, true);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    Rect const part{r.x + ui.px(16), r.y - ImGui::GetScrollY() + ui.px(8), r.w - ui.px(32), 0};
    float const h = draw_notes(desk, part, notes);
    ImGui::SetCursorScreenPos({part.x, part.y + h});
    ImGui::Dummy({1, ui.px(8)});
}

void draw_followed_site(Desk& desk, Rect const& r, wb::FollowView const& view, bool is_wide, Intents& out) {
    auto const& ui = desk.ui;
    auto const& site = *view.site;
    Region const region("follow.site", r, ui.theme.bg, true);
    Rect part{r.x + ui.px(24), r.y - ImGui::GetScrollY() + ui.px(16), r.w - ui.px(48), 0};
    part.y += draw_head(desk, part, view, out);
    part.y += draw_invitation(desk, part, site, view.can_change_status, out);
    part.y += draw_cards(desk, part, site);
    part.y += draw_evolution(ui, part, site.evolution);
    part.y += draw_objectives(ui, part, site.objectives);
    if (!is_wide) {
        part.y += draw_actions(desk, part, site.actions);
        part.y += draw_notes(desk, part, site.notes);
    }
    ImGui::SetCursorScreenPos({part.x, part.y});
    ImGui::Dummy({1, ui.px(16)});
}

}
