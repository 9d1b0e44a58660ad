// The stops of a walk, and the chosen one to write on.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/side_list.hpp"
#include "ui/walk_parts.hpp"

#include <imgui.h>

#include <string>

namespace vigie::ui {

namespace {

constexpr float row_height = 46, form_height = 238;

void draw_row(Ui const& ui, Rect const& r, wb::WalkStopRow const& row) {
    float const cx = r.x + ui.px(28), cy = r.y + r.h / 2;
    if (row.number.empty()) {
        ui.disc(cx, cy, ui.px(4), ui.theme.text3);
        ui.text({r.x + ui.px(52), r.y, r.w - ui.px(64), r.h}, row.name, ui.fonts.caption, ui.theme.text3);
        return;
    }
    ui.disc(cx, cy, ui.px(13), ui.theme.ink);
    ui.label({cx - ui.px(13), cy - ui.px(13), ui.px(26), ui.px(26)}, row.number, ui.fonts.caption_medium,
             ui.theme.panel, Align::centre);
    float const x = r.x + ui.px(52), w = r.w - ui.px(64);
    ui.text({x, r.y + ui.px(4), w, ui.px(20)}, row.name, ui.fonts.body_medium, ui.theme.text);
    std::string words = row.ground;
    if (!row.cleanliness.empty()) words += " · " + row.cleanliness;
    if (row.open > 0) words += " · " + text::tr_n("{0} open", "{0} open", row.open);
    if (row.left_open > 0) words += " · " + text::tr("{0} left by the walk before", {text::integer(row.left_open)});
    ui.text({x, r.y + ui.px(23), w, ui.px(18)}, words, ui.fonts.caption, ui.theme.text2);
}

void draw_list(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const chosen = draw_side_list(
        desk,
        {"walks.stops", r, row_height, view.stops.size(), view.stop,
         text::tr("No stop yet. Choose “Add a stop” and click on the map, once for each.")},
        [&](std::size_t i) { return "walks.stop." + std::to_string(i); },
        [&](Rect const& line, std::size_t i) { draw_row(desk.ui, line, view.stops[i]); });
    if (chosen.row) choose_stop(desk, view, *chosen.row, out);
}

std::vector<std::string> ground_words() {
    std::vector<std::string> words;
    for (auto const owner : core::all_ground_owners)
        words.push_back(dossier::ground_label(owner));
    return words;
}

/// What a click on the map does, and where the chosen stop goes.
void draw_tools(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    auto& hand = desk.state.walk.hand;
    using Hand = WalkState::Hand;
    std::vector<std::string> const words{text::tr("Look"), text::tr("Add a stop"), text::tr("Bend"), text::tr("Move")};
    if (auto const other = ui.segments("walks.hand", {r.x, r.y, r.w, ui.px(30)}, words, static_cast<std::size_t>(hand)))
        hand = static_cast<Hand>(*other);
    float x = r.x;
    bool const has_stop = view.can_edit && view.stop;
    auto const tool = [&](char const* id, char const* which, std::string const& tip, wb::WalkEdit edit,
                          bool is_enabled) {
        if (ui.icon_button(id, {x, r.y + ui.px(36), ui.px(32), ui.px(32)}, which, tip, false, is_enabled))
            out.emplace_back(wb::EditStop{edit});
        x += ui.px(38);
    };
    tool("walks.up", icon::arrow_up, text::tr("Earlier"), wb::WalkEdit::up, has_stop && *view.stop > 0);
    tool("walks.down", icon::arrow_down, text::tr("Later"), wb::WalkEdit::down,
         has_stop && *view.stop + 1 < view.stops.size());
    tool("walks.remove", icon::close, text::tr("Remove this stop"), wb::WalkEdit::remove, has_stop);
}

void draw_form(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    auto& state = desk.state.walk;
    Region const region("walks.form", r, ui.theme.panel);
    rule(ui, r.x, r.y, r.w);
    float const x = r.x + ui.px(12), w = r.w - ui.px(24);
    draw_tools(desk, {x, r.y + ui.px(10), w, 0}, view, out);
    if (!view.stop || view.stops[*view.stop].number.empty()) return;
    auto const& stop = view.stops[*view.stop];
    auto const of = std::to_string(stop.id) + "/" + stop.name + "/" + stop.look_at;
    if (state.form != of) state.form = of, state.name = stop.name, state.look_at = stop.look_at;
    auto const write = [&](core::GroundOwner ground) {
        out.emplace_back(wb::WriteStop{stop.id, state.name, state.look_at, ground});
    };
    float y = r.y + ui.px(88);
    (void)ui.text_field("walks.name", {x, y, w, ui.px(32)}, state.name, text::tr("Name of the stop"));
    bool is_left = ImGui::IsItemDeactivatedAfterEdit();
    y += ui.px(38);
    (void)ui.text_field("walks.look_at", {x, y, w, ui.px(32)}, state.look_at, text::tr("What to look at"));
    is_left = ImGui::IsItemDeactivatedAfterEdit() || is_left;
    if (is_left && view.can_edit && !state.name.empty()) write(stop.owner);
    y += ui.px(38);
    ui.label({x, y, w * 0.36F, ui.px(32)}, text::tr("Whose ground?"), ui.fonts.caption_medium, ui.theme.text2);
    if (auto const chosen = ui.drop_down("walks.ground", {x + w * 0.38F, y, w * 0.62F, ui.px(32)}, ground_words(),
                                         static_cast<std::size_t>(stop.owner));
        chosen && view.can_edit)
        write(core::all_ground_owners[*chosen]);
}

}

void choose_stop(Desk& desk, wb::WalksView const& view, std::size_t place, WalkIntents& out) {
    auto const& stop = view.stops[place];
    out.emplace_back(wb::ChooseStop{stop.id});
    // The first choice of the form is « away from the stops », then they come by number.
    if (!stop.number.empty()) desk.state.walk.stop = std::stoul(stop.number);
}

void draw_walk_stops(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    float const form = desk.ui.px(form_height);
    draw_list(desk, {r.x, r.y, r.w, r.h - form}, view, out);
    draw_form(desk, {r.x, r.bottom() - form, r.w, form}, view, out);
}

}
