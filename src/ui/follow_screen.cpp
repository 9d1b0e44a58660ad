// The watch list and, beside it, what is being done for the residence chosen.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

void draw_list(Desk& desk, Rect const& r) {
    auto const& ui = desk.ui;
    auto const rows = workbench::watch_rows(desk.w);
    {
        Region const head("follow.head", {r.x, r.y, r.w, ui.px(56)}, ui.theme.panel);
        ui.label({r.x + ui.px(16), r.y + ui.px(10), r.w - ui.px(170), ui.px(36)}, text::tr("Watch list"), ui.fonts.title, ui.theme.text);
        ui.text({r.x + ui.px(160), r.y + ui.px(10), r.w - ui.px(176), ui.px(36)}, text::tr_n("{0} residence", "{0} residences", static_cast<long long>(rows.size())), ui.fonts.caption, ui.theme.text2, Align::right);
        ui.line(r.x, r.y + ui.px(55), r.right(), r.y + ui.px(55), ui.theme.border, ui.px(1));
    }
    Region const region("follow.list", {r.x, r.y + ui.px(56), r.w, r.h - ui.px(56)}, ui.theme.panel, true);
    float y = r.y + ui.px(56) - ImGui::GetScrollY();
    if (rows.empty())
        ui.paragraph(r.x + ui.px(24), y + ui.px(24), r.w - ui.px(48), text::tr("No residence is followed yet. Choose one on the map and change its status."), ui.fonts.body, ui.theme.text2, ui.px(20));
    for (auto const& row : rows) {
        Rect const line{r.x, y, r.w - ui.px(1), ui.px(60)};
        if (ui.area("watch." + std::to_string(row.row), line)) desk.w.select({row.row});
        bool const is_on = desk.w.focus() == row.row;
        if (is_on || ui.is_hovered()) ui.fill(line, is_on ? ui.theme.accent_soft : ui.theme.hover);
        if (is_on) ui.fill({line.x, line.y, ui.px(3), line.h}, ui.theme.accent);
        ui.class_chip({line.x + ui.px(16), y + ui.px(16), ui.px(28), ui.px(28)}, row.severity);
        float const name = std::min(line.w - ui.px(230), ui.width(row.name, ui.fonts.body_medium) + ui.px(2));
        ui.text({line.x + ui.px(56), y + ui.px(11), name, ui.px(20)}, row.name, ui.fonts.body_medium, ui.theme.text);
        if (row.late > 0) {
            ui.icon({line.x + ui.px(62) + name, y + ui.px(11), ui.px(18), ui.px(20)}, icon::clock_alert, ui.theme.danger, ui.fonts.caption);
            ui.text({line.x + ui.px(82) + name, y + ui.px(11), ui.px(80), ui.px(20)}, text::tr("{0} late", {text::integer(row.late)}), ui.fonts.caption, ui.theme.danger);
        }
        ui.text({line.x + ui.px(56), y + ui.px(32), line.w - ui.px(230), ui.px(18)}, row.zone + (row.zone.empty() ? "" : " · ") + row.status, ui.fonts.caption, ui.theme.text2);
        ui.sparkline({line.right() - ui.px(150), y + ui.px(18), ui.px(76), ui.px(24)}, row.history, ui.theme.ink);
        ui.text({line.right() - ui.px(66), y, ui.px(50), line.h}, row.score ? text::decimal(*row.score, 1) : "–", ui.fonts.body_semibold, ui.theme.text, Align::right);
        y += line.h;
        ui.line(r.x, y - ui.px(1), r.right(), y - ui.px(1), ui.theme.border, ui.px(1));
    }
    ImGui::SetCursorScreenPos({r.x, y});
    ImGui::Dummy({1, 1});
    ui.line(r.right() - ui.px(1), r.y, r.right() - ui.px(1), r.bottom(), ui.theme.border, ui.px(1));
}

/// Actions of the residence and of the site projects it belongs to.
std::vector<core::Action const*> actions_of(workbench::Workbench const& w, std::uint32_t row) {
    auto const& s = w.snapshot();
    auto const id = s.residences[row].id;
    std::vector<core::Action const*> out;
    for (auto const& action : s.actions) {
        bool is_ours = action.residence == id;
        for (auto const& project : s.site_projects)
            if (action.project == project.id && std::find(project.residences.begin(), project.residences.end(), id) != project.residences.end()) is_ours = true;
        if (is_ours) out.push_back(&action);
    }
    return out;
}

void draw_card(Desk& desk, Rect const& r, std::string const& title, std::string const& figure, std::string const& below) {
    auto const& ui = desk.ui;
    ui.fill(r, ui.theme.panel, ui.px(8));
    ui.outline(r, ui.theme.border, ui.px(1), ui.px(8));
    ui.text({r.x + ui.px(14), r.y + ui.px(12), r.w - ui.px(28), ui.px(18)}, title, ui.fonts.caption, ui.theme.text2);
    ui.text({r.x + ui.px(14), r.y + ui.px(32), r.w - ui.px(28), ui.px(30)}, figure, ui.fonts.title, ui.theme.text);
    ui.text({r.x + ui.px(14), r.y + ui.px(62), r.w - ui.px(28), ui.px(18)}, below, ui.fonts.caption, ui.theme.text2);
}

float draw_summary(Desk& desk, float x, float y, float w, workbench::SiteFile const& site, std::vector<core::Action const*> const& actions) {
    auto const& ui = desk.ui;
    float const gap = ui.px(12), card = (w - 2 * gap) / 3;
    auto const score = desk.w.shown_score(site.row);
    draw_card(desk, {x, y, card, ui.px(92)}, text::tr("Score"), score ? text::decimal(*score, 1) : "–", site.finding);
    auto const events = site.watch_events;
    draw_card(desk, {x + card + gap, y, card, ui.px(92)}, text::tr("Status"), events.empty() ? std::string("–") : text::tr("since {0}", {text::month(events.back().decided_on)}), events.empty() ? std::string() : events.back().motive);
    auto const today = core::today();
    auto const done = std::count_if(actions.begin(), actions.end(), [](auto const* a) { return a->state == core::ActionState::done; });
    auto const late = std::count_if(actions.begin(), actions.end(), [&](auto const* a) { return workbench::is_late(*a, today); });
    draw_card(desk, {x + 2 * (card + gap), y, card, ui.px(92)}, text::tr("Actions done"), text::integer(done) + " / " + text::integer(static_cast<std::int64_t>(actions.size())), text::tr("{0} late", {text::integer(late)}));
    return ui.px(92) + gap;
}

float draw_actions(Desk& desk, float x, float y, float w, std::vector<core::Action const*> const& actions) {
    auto const& ui = desk.ui;
    float const h = ui.px(48) + ui.px(34) * static_cast<float>(std::max<std::size_t>(1, actions.size()));
    Rect const card{x, y, w, h};
    ui.fill(card, ui.theme.panel, ui.px(8));
    ui.outline(card, ui.theme.border, ui.px(1), ui.px(8));
    ui.label({x + ui.px(14), y + ui.px(8), w - ui.px(28), ui.px(28)}, text::tr("Actions"), ui.fonts.body_medium, ui.theme.text);
    if (actions.empty()) ui.text({x + ui.px(14), y + ui.px(40), w - ui.px(28), ui.px(34)}, text::tr("No action yet. Import them from a table."), ui.fonts.body, ui.theme.text2);
    auto const today = core::today();
    float at = y + ui.px(40);
    for (auto const* action : actions) {
        ui.line(x + ui.px(14), at, x + w - ui.px(14), at, ui.theme.border, ui.px(1));
        bool const is_late = workbench::is_late(*action, today), is_done = action->state == core::ActionState::done;
        auto const ink = is_late ? ui.theme.danger : is_done ? ui.theme.ok : ui.theme.accent;
        ui.icon({x + ui.px(14), at, ui.px(18), ui.px(34)}, is_late ? icon::clock_alert : is_done ? icon::check_circle : icon::play_circle, ink);
        ui.text({x + ui.px(42), at, w - ui.px(330), ui.px(34)}, action->title, ui.fonts.body, ui.theme.text);
        ui.text({x + w - ui.px(280), at, ui.px(150), ui.px(34)}, action->lead, ui.fonts.caption, ui.theme.text2);
        ui.text({x + w - ui.px(124), at, ui.px(110), ui.px(34)}, is_done ? text::tr("done") : action->due_on ? text::short_date(*action->due_on) : std::string(), ui.fonts.caption, ink, Align::right);
        at += ui.px(34);
    }
    return h + ui.px(12);
}

float draw_notes(Desk& desk, float x, float y, float w, workbench::SiteFile const& site) {
    auto const& ui = desk.ui;
    float at = y;
    ui.label({x, at, w, ui.px(32)}, text::tr("Journal of the site"), ui.fonts.body_medium, ui.theme.text);
    at += ui.px(34);
    for (auto note = site.notes.rbegin(); note != site.notes.rend(); ++note) {
        ui.line(x, at, x + w, at, ui.theme.border, ui.px(1));
        at += ui.px(8);
        ui.icon({x, at, ui.px(18), ui.px(20)}, note->kind == core::NoteKind::quote ? icon::comment : icon::information, ui.theme.text2);
        ui.text({x + w - ui.px(90), at, ui.px(90), ui.px(20)}, text::short_date(note->date), ui.fonts.caption, ui.theme.text3, Align::right);
        at += ui.paragraph(x + ui.px(28), at, w - ui.px(130), note->body, ui.fonts.body, ui.theme.text, ui.px(20));
        ui.text({x + ui.px(28), at, w - ui.px(28), ui.px(18)}, note->role, ui.fonts.caption, ui.theme.text2);
        at += ui.px(26);
    }
    if (site.notes.empty()) {
        ui.text({x, at, w, ui.px(24)}, text::tr("Nothing has been decided or noted yet."), ui.fonts.body, ui.theme.text2);
        at += ui.px(32);
    }
    return at - y;
}

void draw_site(Desk& desk, Rect const& r, workbench::SiteFile const& site) {
    auto const& ui = desk.ui;
    Region const region("follow.site", r, ui.theme.bg, true);
    float const x = r.x + ui.px(24), w = r.w - ui.px(48);
    float const top = r.y - ImGui::GetScrollY();
    float y = top + ui.px(16);
    auto const change = text::tr("Change status");
    float const button = ui.width(change, ui.fonts.body_medium) + ui.px(56);
    bool const can_change = workbench::find_action("follow.status")->is_enabled(desk.w);
    if (ui.button("follow.change", {x + w - button, y, button, ui.px(32)}, change, ButtonKind::primary, icon::clipboard, can_change, text::tr("The project is open for reading only.")))
        workbench::run_action(desk.w, "follow.status");
    ui.text({x, y, w - button - ui.px(16), ui.px(32)}, site.residence.name, ui.fonts.title, ui.theme.text);
    y += ui.px(34);
    ui.text({x, y, w - button, ui.px(18)}, site.neighbourhood + (site.residence.dwellings ? " · " + text::tr_n("{0} dwelling", "{0} dwellings", *site.residence.dwellings) : std::string()), ui.fonts.caption, ui.theme.text2);
    y += ui.px(34);
    auto const actions = actions_of(desk.w, site.row);
    y += draw_summary(desk, x, y, w, site, actions);
    y += draw_actions(desk, x, y, w, actions);
    y += draw_notes(desk, x, y, w, site);
    ImGui::SetCursorScreenPos({x, y});
    ImGui::Dummy({1, ui.px(16)});
}

}

void draw_follow_screen(Desk& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    float const width = layout.status.w, top = layout.top.bottom(), h = layout.status.y - top;
    float const list = std::min(ui.px(432), width * 0.34F);
    float const map = layout.is_compact ? 0 : ui.px(420);
    draw_list(desk, {0, top, list, h});
    Rect const middle{list, top, width - list - map, h};
    auto const* site = desk.w.site();
    if (site != nullptr) {
        draw_site(desk, middle, *site);
    } else {
        Region const region("follow.site", middle, ui.theme.bg);
        ui.text({middle.x, middle.y + h * 0.4F, middle.w, ui.px(24)}, text::tr("Choose a residence in the list."), ui.fonts.body, ui.theme.text2, Align::centre);
    }
    if (map <= 0) return;
    Rect const pane{width - map, top, map, h};
    Region const region("follow.map", pane, std::nullopt);
    core::Box box = desk.w.snapshot().extent;
    if (site != nullptr && site->residence.position) {
        box = {};
        box.include(*site->residence.position);
        box = box.grown(180);
    }
    auto const view = scene::fitted(box, pane.w, pane.h, ui.scale, ui.px(24));
    draw_scale_bar(ui, pane, view, pane.x + ui.px(16));
    draw_credits(ui, pane, desk.w.map());
    ui.line(pane.x, pane.y, pane.x, pane.bottom(), ui.theme.border, ui.px(1));
    scene::MapStyle style;
    style.theme = &ui.theme;
    style.show_scale_bar = style.show_credits = false;
    add_map_pane(desk, pane, view, style, 10);
    scene::MapHighlight highlight;
    if (site != nullptr)
        if (auto const mark = desk.w.mark_of(site->row)) highlight.selected.push_back(*mark);
    if (desk.w.map().residences) desk.maps.back().over = scene::build_highlight(desk.w.map(), style, highlight, view, desk.text);
}

}
