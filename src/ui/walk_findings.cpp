// What a walk found: one line after the other by the keyboard, and what became of each.
#include "dossier/personal_data.hpp"
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/walk_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace vigie::ui {

namespace {

constexpr float form_height = 232, row_height = 60;

struct Choices {
    std::vector<std::string> stops, themes, owners;
    std::vector<std::int64_t> stop_ids;
};

Choices choices_of(wb::WalksView const& view) {
    Choices choices;
    choices.stops.push_back(text::tr("away from the stops"));
    choices.stop_ids.push_back(0);
    for (auto const& stop : view.stops) {
        if (stop.number.empty()) continue;
        choices.stops.push_back(stop.number + " · " + stop.name);
        choices.stop_ids.push_back(stop.id);
    }
    choices.themes.push_back(text::tr("no theme"));
    for (auto const& theme : view.themes)
        choices.themes.push_back(theme.name);
    for (auto const owner : core::all_finding_owners)
        choices.owners.push_back(dossier::owner_label(owner));
    return choices;
}

/// A finding that is there, to be typed again.
void take_up(WalkState& state, wb::WalkFindingRow const& row, Choices const& choices, wb::WalksView const& view) {
    state.edited = row.id;
    state.what = row.what;
    state.due = row.due_typed;
    state.photos = row.photos;
    state.owner = static_cast<std::size_t>(row.who);
    auto const stop = std::ranges::find(choices.stop_ids, row.stop);
    state.stop = stop == choices.stop_ids.end() ? 0 : static_cast<std::size_t>(stop - choices.stop_ids.begin());
    auto const theme = std::ranges::find(view.themes, row.theme, &dossier::FindingTheme::code);
    state.theme = theme == view.themes.end() ? 0 : static_cast<std::size_t>(theme - view.themes.begin()) + 1;
    state.has_to_focus = true;
}

/// Keeps stop, theme, owner and day for the next one: a stop has several findings, of the same owner mostly.
void send(WalkState& state, Choices const& choices, wb::WalksView const& view, WalkIntents& out) {
    wb::WriteFinding finding;
    finding.id = state.edited;
    finding.stop = choices.stop_ids[state.stop];
    if (state.theme > 0) finding.theme = view.themes[state.theme - 1].code;
    finding.what = state.what;
    finding.due = state.due;
    finding.photos = state.photos;
    finding.owner = core::all_finding_owners[state.owner];
    out.emplace_back(std::move(finding));
    state.what.clear();
    state.photos.clear();
    state.edited = 0;
    state.has_to_focus = true;
}

/// Words of it that are to be checked, beside the button: it can be kept all the same.
void draw_caution(Ui const& ui, Rect const& r, std::string const& what, bool has_cancel) {
    auto const caution = dossier::personal_caution({what});
    if (caution.empty()) return;
    float const left = has_cancel ? ui.width(text::tr("Cancel"), ui.fonts.body_medium) + ui.px(36) : 0;
    ui.paragraph(r.x + left, r.y, r.w - left, caution, ui.fonts.caption, ui.theme.warn, ui.px(16), 2);
}

void draw_form(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    auto& state = desk.state.walk;
    Region const region("walks.finding", r, ui.theme.panel);
    auto const choices = choices_of(view);
    state.stop = std::min(state.stop, choices.stops.size() - 1);
    state.theme = std::min(state.theme, choices.themes.size() - 1);
    state.owner = std::min(state.owner, choices.owners.size() - 1);
    float const x = r.x + ui.px(16), w = r.w - ui.px(32), gap = ui.px(8), half = (w - gap) / 2;
    float y = r.y + ui.px(8);
    ui.label({x, y, w, ui.px(28)}, state.edited == 0 ? text::tr("Enter a finding") : text::tr("Correct the finding"),
             ui.fonts.section, ui.theme.text);
    y += ui.px(32);
    if (auto const chosen = ui.drop_down("walks.finding.stop", {x, y, half, ui.px(32)}, choices.stops, state.stop))
        state.stop = *chosen;
    if (auto const chosen =
            ui.drop_down("walks.finding.theme", {x + half + gap, y, half, ui.px(32)}, choices.themes, state.theme))
        state.theme = *chosen;
    y += ui.px(40);
    ui.text_field("walks.finding.what", {x, y, w, ui.px(32)}, state.what,
                  text::tr("What was found, in a few words; Enter keeps it"), std::exchange(state.has_to_focus, false));
    auto const is_down = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    bool const is_entered = ImGui::IsItemDeactivated() && (is_down(ImGuiKey_Enter) || is_down(ImGuiKey_KeyPadEnter));
    y += ui.px(40);
    if (auto const chosen = ui.drop_down("walks.finding.owner", {x, y, half, ui.px(32)}, choices.owners, state.owner))
        state.owner = *chosen;
    float const third = (half - gap) / 2;
    ui.text_field("walks.finding.due", {x + half + gap, y, third, ui.px(32)}, state.due, text::tr("for when"));
    ui.text_field("walks.finding.photos", {x + half + 2 * gap + third, y, third, ui.px(32)}, state.photos,
                  text::tr("photos"));
    y += ui.px(42);
    bool const is_ready = view.can_edit && !state.what.empty();
    auto const words = state.edited == 0 ? text::tr("Keep it") : text::tr("Correct it");
    float const button = ui.width(words, ui.fonts.body_medium) + ui.px(32);
    bool const is_pressed = ui.button("walks.finding.add", {x + w - button, y, button, ui.px(32)}, words,
                                      ButtonKind::primary, nullptr, is_ready, text::tr("Say what was found."));
    if (state.edited != 0 &&
        ui.button("walks.finding.cancel",
                  {x, y, ui.width(text::tr("Cancel"), ui.fonts.body_medium) + ui.px(28), ui.px(32)}, text::tr("Cancel"),
                  ButtonKind::quiet)) {
        state.edited = 0;
        state.what.clear();
        state.photos.clear();
    }
    draw_caution(ui, {x, y, w - button - ui.px(12), ui.px(32)}, state.what, state.edited != 0);
    if (is_ready && (is_entered || is_pressed)) send(state, choices, view, out);
    rule(ui, r.x, r.bottom() - 1, r.w);
}

void draw_row(Desk& desk, Rect const& r, wb::WalkFindingRow const& row, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    auto const id = "walks.finding." + std::to_string(row.id);
    bool const is_open = row.state == core::FindingState::open;
    float const tools = ui.px(112), w = r.w - tools - ui.px(20);
    if (ui.area(id, {r.x, r.y, r.w - tools, r.h}) && view.can_edit)
        take_up(desk.state.walk, row, choices_of(view), view);
    if (desk.state.walk.edited == row.id)
        ui.fill(r, ui.theme.accent_soft);
    else if (ui.is_hovered())
        ui.fill(r, ui.theme.hover);
    ui.text({r.x + ui.px(16), r.y + ui.px(4), w, ui.px(20)}, row.what, ui.fonts.body_medium,
            is_open ? ui.theme.text : ui.theme.text3);
    ui.text({r.x + ui.px(16), r.y + ui.px(23), w, ui.px(17)}, row.place, ui.fonts.caption, ui.theme.text2);
    ui.text({r.x + ui.px(16), r.y + ui.px(39), w, ui.px(17)}, row.due.empty() ? row.owner : row.owner + " · " + row.due,
            ui.fonts.caption, row.is_late ? ui.theme.danger : ui.theme.text2);
    float x = r.right() - tools;
    auto const settle = [&](char const* part, char const* which, std::string const& tip, core::FindingState state) {
        bool const is_on = row.state == state;
        if (ui.icon_button(id + part, {x, r.y + ui.px(14), ui.px(32), ui.px(32)}, which, tip, is_on, view.can_edit))
            out.emplace_back(wb::SettleFinding{row.id, is_on ? core::FindingState::open : state});
        x += ui.px(35);
    };
    settle(".solved", icon::check, text::tr("Solved"), core::FindingState::solved);
    settle(".dropped", icon::minus, text::tr("Not followed up"), core::FindingState::dropped);
    if (ui.icon_button(id + ".remove", {x, r.y + ui.px(14), ui.px(32), ui.px(32)}, icon::close,
                       text::tr("Remove this finding"), false, view.can_edit))
        out.emplace_back(wb::RemoveFinding{row.id});
    rule(ui, r.x, r.bottom() - 1, r.w);
}

}

void draw_walk_findings(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    float const form = ui.px(form_height);
    draw_form(desk, {r.x, r.y, r.w, form}, view, out);
    Rect const list{r.x, r.y + form, r.w, r.h - form};
    Region const region("walks.findings", list, ui.theme.panel, true);
    Focus::Group const group(ui.focus, "walks.findings");
    float y = list.y - ImGui::GetScrollY();
    for (auto const& row : view.findings) {
        draw_row(desk, {list.x, y, list.w - ui.px(1), ui.px(row_height)}, row, view, out);
        y += ui.px(row_height);
    }
    if (view.findings.empty())
        ui.paragraph(list.x + ui.px(16), y + ui.px(16), list.w - ui.px(32),
                     text::tr("Nothing entered yet. After the walk, type each finding: stop, theme and owner stay from "
                              "one to the next."),
                     ui.fonts.body, ui.theme.text2, ui.px(20));
    ImGui::SetCursorScreenPos({list.x, y});
    ImGui::Dummy({1, 1});
}

}
