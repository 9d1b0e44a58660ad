// The file of a site project: who leads it, objectives before and after, departments asked, actions, residences.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"
#include "ui/site_project_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<SiteProjectsIntent>;
using File = wb::SiteProjectFile;

struct Pen {
    Ui const& ui;
    wb::SiteProjectsView const& view;
    Intents& out;
};

/// \return height
float draw_head(Pen const& pen, Rect const& r) {
    auto const& ui = pen.ui;
    auto const& file = *pen.view.file;
    auto const edit = text::tr_in("site project", "Edit"), action = text::tr("Action");
    float const w = ui.width(action, ui.fonts.body_medium) + ui.px(56),
                e = ui.width(edit, ui.fonts.body_medium) + ui.px(56);
    auto const why_not = text::tr("The project is open for reading only.");
    if (ui.button("site.edit", {r.right() - w - ui.px(8) - e, r.y, e, ui.px(32)}, edit, ButtonKind::secondary,
                  icon::pencil, pen.view.can_edit, why_not))
        pen.out.emplace_back(wb::EditSitePart{wb::Dialog::site_project});
    if (ui.button("site.action", {r.right() - w, r.y, w, ui.px(32)}, action, ButtonKind::primary, icon::plus,
                  pen.view.can_edit, why_not))
        pen.out.emplace_back(wb::EditSitePart{wb::Dialog::site_action});
    float const room = r.w - w - e - ui.px(24);
    float const name = std::min(room, ui.width(file.title, ui.fonts.title) + ui.px(2));
    ui.text({r.x, r.y, name, ui.px(32)}, file.title, ui.fonts.title, ui.theme.text);
    if (pen.view.is_fictitious && room - name > ui.px(160))
        ui.pill(r.x + name + ui.px(12), r.y + ui.px(5), text::tr("Fictitious data"), ui.theme.warn_soft, ui.theme.warn,
                icon::alert_outline);
    auto facts = file.code + " · " + file.where;
    for (auto const* const more : {&file.period, &file.who})
        if (!more->empty()) facts += " · " + *more;
    float y = r.y + ui.px(36);
    y += ui.paragraph(r.x, y, r.w, facts, ui.fonts.caption, ui.theme.text2, ui.px(18), 2) + ui.px(6);
    if (!file.aim.empty())
        y += ui.paragraph(r.x, y, r.w, file.aim, ui.fonts.body, ui.theme.text, ui.px(20), 3) + ui.px(4);
    return y - r.y + ui.px(10);
}

struct CardWords {
    std::string title, figure, below;
    bool is_bad = false;
};

/// Score, objectives, actions, departments. \return height
float draw_cards(Ui const& ui, Rect const& r, File const& file) {
    auto const of = [](int n, std::size_t all) {
        return all == 0 ? std::string("–") : text::integer(n) + " / " + text::integer(static_cast<std::int64_t>(all));
    };
    auto const late = static_cast<long long>(file.overdue.size());
    auto const asked = file.departments.size();
    CardWords const cards[]{{text::tr("Mean score of the site"), file.score, file.score_words},
                            {text::tr("Objectives reached"), of(file.reached, file.objectives.size()),
                             file.objectives.empty() ? text::tr("no objective yet") : ""},
                            {text::tr("Actions done"), of(file.done, file.actions.size()),
                             late > 0               ? text::tr("{0} late", {text::integer(late)})
                             : file.actions.empty() ? text::tr("no action yet")
                                                    : text::tr("none late"),
                             late > 0},
                            {text::tr("Departments that answered"), of(static_cast<int>(asked) - file.silent, asked),
                             asked == 0 ? text::tr("none asked yet")
                             : file.silent > 0
                                 ? text::tr_n("{0} has not answered", "{0} have not answered", file.silent)
                                 : text::tr("all have answered"),
                             file.silent > 0}};
    float const gap = ui.px(12), w = (r.w - 3 * gap) / 4, h = ui.px(94);
    float x = r.x;
    for (auto const& one : cards) {
        card(ui, {x, r.y, w, h}, ui.theme.panel, ui.theme.border);
        float const left = x + ui.px(14), room = w - ui.px(28);
        ui.text({left, r.y + ui.px(10), room, ui.px(18)}, one.title, ui.fonts.caption, ui.theme.text2);
        ui.text({left, r.y + ui.px(30), room, ui.px(30)}, one.figure, ui.fonts.title, ui.theme.text);
        ui.text({left, r.y + ui.px(64), room, ui.px(18)}, one.below, ui.fonts.caption,
                one.is_bad ? ui.theme.danger : ui.theme.text2);
        x += w + gap;
    }
    return h + gap;
}

/// Title of a card, and what adds to it. \return y under it
float draw_card_head(Pen const& pen, Rect const& r, std::string const& title, std::string const& id,
                     std::string const& add, wb::Dialog dialog) {
    auto const& ui = pen.ui;
    float const w = ui.width(add, ui.fonts.body_medium) + ui.px(48);
    ui.text({r.x + ui.px(14), r.y + ui.px(10), r.w - w - ui.px(28), ui.px(28)}, title, ui.fonts.body_medium,
            ui.theme.text);
    if (ui.button(id, {r.right() - w - ui.px(8), r.y + ui.px(8), w, ui.px(28)}, add, ButtonKind::quiet, icon::plus,
                  pen.view.can_edit, text::tr("The project is open for reading only.")))
        pen.out.emplace_back(wb::EditSitePart{dialog});
    return r.y + ui.px(44);
}

scene::Rgba tone_of(Ui const& ui, dossier::ObjectiveState state) {
    switch (state) {
    case dossier::ObjectiveState::reached:
        return ui.theme.ok;
    case dossier::ObjectiveState::on_track:
        return ui.theme.accent;
    case dossier::ObjectiveState::not_reached:
        return ui.theme.warn;
    case dossier::ObjectiveState::unknown:
        break;
    }
    return ui.theme.text3;
}

/// \return height
float draw_objective(Pen const& pen, Rect const& r, wb::ObjectiveLine const& line, bool is_measured) {
    auto const& ui = pen.ui;
    float const state = ui.width(line.state, ui.fonts.caption_semibold) + ui.px(4);
    int const lines = ui.lines_of(line.words, ui.fonts.caption, r.w);
    float const h = ui.px(24 + 18 + 18 + 10) + ui.px(18) * static_cast<float>(lines - 1);
    if (is_measured) return h;
    if (ui.area("objective." + std::to_string(line.id), {r.x - ui.px(6), r.y, r.w + ui.px(12), h - ui.px(4)}))
        pen.out.emplace_back(wb::EditSitePart{wb::Dialog::site_objective, line.id});
    ui.text({r.x, r.y, r.w - state - ui.px(8), ui.px(22)}, line.title, ui.fonts.body, ui.theme.text);
    ui.text({r.right() - state, r.y, state, ui.px(22)}, line.state, ui.fonts.caption_semibold, tone_of(ui, line.tone),
            Align::right);
    ui.bar({r.x, r.y + ui.px(24), r.w, ui.px(4)}, line.share, tone_of(ui, line.tone));
    ui.paragraph(r.x, r.y + ui.px(30), r.w, line.words, ui.fonts.caption, ui.theme.text2, ui.px(18));
    ui.text({r.x, r.y + h - ui.px(26), r.w, ui.px(18)}, line.target, ui.fonts.caption, ui.theme.text3);
    return h;
}

/// \return height
float draw_objectives(Pen const& pen, Rect const& r) {
    auto const& ui = pen.ui;
    auto const& file = *pen.view.file;
    Rect inner{r.x + ui.px(14), 0, r.w - ui.px(28), 0};
    float h = ui.px(52) + (file.objectives.empty() ? ui.px(28) : 0);
    for (auto const& line : file.objectives)
        h += draw_objective(pen, inner, line, true);
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    inner.y = draw_card_head(pen, r, text::tr("Objectives, before and after"), "site.objective", text::tr("Objective"),
                             wb::Dialog::site_objective);
    if (file.objectives.empty())
        ui.text({inner.x, inner.y, inner.w, ui.px(24)}, text::tr("What is to change, by how much, by when?"),
                ui.fonts.body, ui.theme.text2);
    for (auto const& line : file.objectives)
        inner.y += draw_objective(pen, inner, line, false);
    return h + ui.px(12);
}

/// \return height
float draw_departments(Pen const& pen, Rect const& r) {
    auto const& ui = pen.ui;
    auto const& list = pen.view.file->departments;
    float const row = ui.px(46), h = ui.px(52) + (list.empty() ? ui.px(28) : row * static_cast<float>(list.size()));
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    Rect line{r.x + ui.px(14), 0, r.w - ui.px(28), row};
    line.y = draw_card_head(pen, r, text::tr("Departments involved"), "site.department", text::tr("Department"),
                            wb::Dialog::site_department);
    if (list.empty())
        ui.text({line.x, line.y, line.w, ui.px(24)}, text::tr("Whom has the project asked, and who answered?"),
                ui.fonts.body, ui.theme.text2);
    for (auto const& department : list) {
        if (ui.area("department." + std::to_string(department.id),
                    {line.x - ui.px(6), line.y, line.w + ui.px(12), row}))
            pen.out.emplace_back(wb::EditSitePart{wb::Dialog::site_department, {}, department.id});
        auto const ink = department.has_answered ? ui.theme.ok : ui.theme.danger;
        ui.icon({line.x, line.y + ui.px(2), ui.px(18), ui.px(20)},
                department.has_answered ? icon::check_circle : icon::clock_alert, ink);
        auto const name = department.name + (department.request.empty() ? "" : " · " + department.request);
        ui.text({line.x + ui.px(26), line.y + ui.px(2), line.w - ui.px(26), ui.px(20)}, name, ui.fonts.body,
                ui.theme.text);
        ui.text({line.x + ui.px(26), line.y + ui.px(22), line.w - ui.px(26), ui.px(18)}, department.words,
                ui.fonts.caption, department.has_answered ? ui.theme.text2 : ui.theme.danger);
        line.y += row;
    }
    return h + ui.px(12);
}

/// Under its name who, with whom, for how much, what came of it.
std::string below_action(wb::SiteActionLine const& action) {
    std::string words;
    for (auto const* const part : {&action.axis, &action.partner, &action.cost, &action.origin, &action.effect})
        if (!part->empty()) words += (words.empty() ? "" : " · ") + *part;
    return words;
}

void draw_action(Pen const& pen, Rect const& r, wb::SiteActionLine const& action, std::string const& list) {
    auto const& ui = pen.ui;
    if (ui.area(list + action.code, {r.x - ui.px(6), r.y, r.w + ui.px(12), r.h}))
        pen.out.emplace_back(wb::EditSitePart{wb::Dialog::site_action, {}, {}, action.code});
    auto const& line = action.line;
    auto const ink = line.is_late ? ui.theme.danger : line.is_done ? ui.theme.ok : ui.theme.accent;
    auto const* const which = line.is_late ? icon::clock_alert : line.is_done ? icon::check_circle : icon::play_circle;
    ui.icon({r.x, r.y + ui.px(4), ui.px(18), ui.px(20)}, which, ink);
    float const due = ui.width(line.due, ui.fonts.caption) + ui.px(2), lead = std::min(ui.px(180), r.w * 0.3F);
    ui.text({r.x + ui.px(26), r.y + ui.px(4), r.w - ui.px(38) - due - lead, ui.px(20)}, line.title, ui.fonts.body,
            ui.theme.text);
    ui.text({r.right() - due - lead - ui.px(8), r.y + ui.px(4), lead, ui.px(20)}, line.lead, ui.fonts.caption,
            ui.theme.text2);
    ui.text({r.right() - due, r.y + ui.px(4), due, ui.px(20)}, line.due, ui.fonts.caption,
            line.is_late ? ui.theme.danger : ui.theme.text2, Align::right);
    ui.text({r.x + ui.px(26), r.y + ui.px(24), r.w - ui.px(26), ui.px(18)}, below_action(action), ui.fonts.caption,
            ui.theme.text2);
}

/// \return height
float draw_actions(Pen const& pen, Rect const& r, std::vector<wb::SiteActionLine> const& actions,
                   std::string const& title, std::string const& list, std::string const& none,
                   std::string const& right) {
    auto const& ui = pen.ui;
    float const row = ui.px(48),
                h = ui.px(50) + (actions.empty() ? ui.px(28) : row * static_cast<float>(actions.size()));
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    Rect line{r.x + ui.px(14), r.y + ui.px(10), r.w - ui.px(28), ui.px(28)};
    float const money = ui.width(right, ui.fonts.caption) + ui.px(4);
    ui.text({line.x, line.y, line.w - money, line.h}, title, ui.fonts.body_medium, ui.theme.text);
    ui.text({line.right() - money, line.y, money, line.h}, right, ui.fonts.caption, ui.theme.text2, Align::right);
    line.y += ui.px(34);
    line.h = row;
    if (actions.empty()) ui.text({line.x, line.y, line.w, ui.px(24)}, none, ui.fonts.body, ui.theme.text2);
    for (auto const& action : actions) {
        rule(ui, line.x, line.y, line.w);
        draw_action(pen, line, action, list);
        line.y += row;
    }
    return h + ui.px(12);
}

/// \return height
float draw_sites(Pen const& pen, Rect const& r) {
    auto const& ui = pen.ui;
    auto const& sites = pen.view.file->sites;
    float const row = ui.px(34), h = ui.px(50) + row * static_cast<float>(sites.size());
    card(ui, {r.x, r.y, r.w, h}, ui.theme.panel, ui.theme.border);
    Rect line{r.x + ui.px(14), r.y + ui.px(10), r.w - ui.px(28), ui.px(28)};
    ui.text(line, text::tr("Residences"), ui.fonts.body_medium, ui.theme.text);
    line.y += ui.px(34);
    line.h = row;
    for (auto const& site : sites) {
        rule(ui, line.x, line.y, line.w);
        if (ui.area("site.residence." + std::to_string(site.row), line))
            pen.out.emplace_back(wb::ShowResidence{site.row});
        ui.class_chip({line.x, line.y + ui.px(7), ui.px(20), ui.px(20)}, site.severity);
        ui.text({line.x + ui.px(30), line.y, line.w - ui.px(90), row},
                site.name + (site.where.empty() ? "" : " · " + site.where), ui.fonts.body, ui.theme.text);
        ui.text({line.right() - ui.px(56), line.y, ui.px(56), row}, site.score ? text::decimal(*site.score, 1) : "–",
                ui.fonts.body_semibold, ui.theme.text, Align::right);
        line.y += row;
    }
    return h + ui.px(12);
}

}

void draw_site_project_file(Desk& desk, Rect const& r, wb::SiteProjectsView const& view, bool has_strip, Intents& out) {
    auto const& ui = desk.ui;
    auto const& file = *view.file;
    Pen const pen{ui, view, out};
    Region const region("site.file", r, ui.theme.bg, true);
    Rect part{r.x + ui.px(24), r.y - ImGui::GetScrollY() + ui.px(16), r.w - ui.px(48), 0};
    part.y += draw_head(pen, part);
    part.y += draw_cards(ui, part, file);
    bool const has_columns = part.w >= ui.px(900);
    float const gap = ui.px(12), half = has_columns ? (part.w - gap) / 2 : part.w;
    Rect left{part.x, part.y, half, 0}, right{has_columns ? part.x + half + gap : part.x, part.y, half, 0};
    left.y += draw_objectives(pen, left);
    if (!file.overdue.empty())
        left.y += draw_actions(pen, left, file.overdue, text::tr("Late actions"), "late.", "", "");
    if (!has_columns) right.y = left.y;
    right.y += draw_departments(pen, right);
    right.y += draw_sites(pen, right);
    part.y = std::max(left.y, right.y);
    part.y +=
        draw_actions(pen, part, file.actions, text::tr("Actions"), "action.", text::tr("No action yet."), file.money);
    if (!has_strip) {
        auto const bars = static_cast<float>(std::max<std::size_t>(1, file.strip.bars.size()));
        Rect const strip{part.x, part.y, part.w, ui.px(74 + 28 * bars + (file.strip.undated > 0 ? 32 : 8))};
        card(ui, strip, ui.theme.panel, ui.theme.border);
        (void)draw_strip_lines(ui, {strip.x - ui.px(10), strip.y, strip.w + ui.px(20), strip.h}, file.strip);
        part.y += strip.h;
    }
    ImGui::SetCursorScreenPos({part.x, part.y});
    ImGui::Dummy({1, ui.px(16)});
}

}
