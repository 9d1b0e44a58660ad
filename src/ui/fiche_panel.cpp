// The residence: score, rank, coverage, what weighs, opinion, status, actions, history.
#include "text/language.hpp"
#include "ui/fiche_parts.hpp"
#include "ui/icons.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<FicheIntent>;

constexpr float foot_height = 57;

void draw_head(Column& c, wb::FicheView const& view, Intents& out) {
    auto const& ui = c.ui;
    c.skip(12);
    Rect const title = c.row(30);
    ui.text({title.x, title.y, title.w - ui.px(36), title.h}, view.site->residence.name, ui.fonts.title, ui.theme.text);
    Rect const close{title.right() - ui.px(28), title.y + ui.px(1), ui.px(28), ui.px(28)};
    if (ui.icon_button("fiche.close", close, icon::close, text::tr("Close the panel")))
        out.emplace_back(wb::SelectRows{});
    c.y += title.h;
    ui.text(c.row(18), view.head, ui.fonts.caption, ui.theme.text2);
    c.skip(18 + 14);
}

/// A residence that is not on the map says so, and how to mend it.
void draw_unlocated(Column& c, wb::FicheView const& view, Intents& out) {
    if (view.is_located) return;
    auto const& ui = c.ui;
    Rect const box = c.row(40);
    ui.fill(box, ui.theme.warn_soft, ui.px(6));
    ui.icon({box.x + ui.px(10), box.y, ui.px(18), box.h}, icon::alert_outline, ui.theme.warn);
    auto const words = text::tr("Place…");
    float const w = ui.width(words, ui.fonts.body_medium) + ui.px(28);
    Rect const button{box.right() - w - ui.px(6), box.y + ui.px(5), w, ui.px(30)};
    ui.label({box.x + ui.px(36), box.y, button.x - box.x - ui.px(42), box.h}, text::tr("Not on the map"),
             ui.fonts.body_medium, ui.theme.text);
    if (ui.button("fiche.place", button, words, ButtonKind::secondary, nullptr, view.can_place,
                  text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"edit.place"});
    c.skip(40 + 12);
}

void draw_foot(Desk& desk, Rect const& r, float pad, bool can_change, Intents& out) {
    auto const& ui = desk.ui;
    ui.fill(r, ui.theme.panel);
    rule(ui, r.x, r.y, r.w);
    auto const sheet = text::tr("PDF sheet");
    float const both = r.w - 2 * pad - ui.px(8);
    float const first = std::min(both / 2, ui.width(sheet, ui.fonts.body_medium) + ui.px(56));
    Rect const left{r.x + pad, r.y + ui.px(13), first, ui.px(32)};
    Rect const right{left.right() + ui.px(8), left.y, both - first, left.h};
    if (ui.button("fiche.pdf", left, sheet, ButtonKind::secondary, icon::pdf))
        out.emplace_back(wb::RunAction{"file.site_sheet"});
    if (ui.button("fiche.follow", right, text::tr("Change status"), ButtonKind::primary, icon::clipboard, can_change,
                  text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"follow.status"});
}

void draw_sections(Column& c, wb::FicheView const& view, Intents& out) {
    auto const& site = *view.site;
    draw_head(c, view, out);
    draw_unlocated(c, view, out);
    draw_fiche_score(c, view);
    draw_fiche_rank(c, view);
    draw_fiche_sureness(c, view, out);
    c.rule();
    draw_fiche_contributions(c, view);
    draw_fiche_opinion(c, view, out);
    draw_fiche_status(c, site, out);
    draw_fiche_actions(c, view.actions);
    draw_fiche_photos(c, view, out);
    draw_fiche_history(c, site);
    draw_fiche_indicators(c, view);
    c.skip(12);
}

}

std::vector<FicheIntent> draw_fiche_panel(Desk& desk, Rect const& r, wb::FicheView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    float const foot = ui.px(foot_height), pad = ui.px(r.w < ui.px(360) ? 12 : 16);
    {
        Region const region("fiche", {r.x, r.y, r.w, r.h - foot}, ui.theme.panel, true);
        ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
        float const top = r.y - ImGui::GetScrollY();
        Column c{desk, ui, r.x + pad, r.w - 2 * pad, top};
        draw_sections(c, view, out);
        ImGui::SetCursorScreenPos({r.x, top});
        ImGui::Dummy({1, c.y - top});
    }
    Region const region("fiche.foot", {r.x, r.bottom() - foot, r.w, foot}, ui.theme.panel);
    draw_foot(desk, {r.x + ui.px(1), r.bottom() - foot, r.w - ui.px(1), foot}, pad, view.can_change_status, out);
    return out;
}

}
