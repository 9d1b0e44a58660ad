// Shortcuts of the registry, and the keys of the map and of the presentation.
#include "ui/panels.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace vigie::ui {

namespace {

using Intents = std::vector<KeyIntent>;

// Key numbers as the window loop gives them: GLFW's.
constexpr int key_space = 32, key_escape = 256, key_enter = 257, key_tab = 258, key_backspace = 259, key_right = 262, key_left = 263,
              key_down = 264, key_up = 265, key_page_up = 266, key_home = 268, key_page_down = 267, key_f1 = 290, key_f10 = 299,
              key_keypad_subtract = 333, key_keypad_add = 334, key_keypad_enter = 335;

struct Chord {
    bool ctrl = false, shift = false, alt = false;
    int key = 0;
};

int key_of(std::string_view name) {
    if (name.size() == 1) return name.front();
    if (name == "PageUp") return key_page_up;
    if (name == "PageDown") return key_page_down;
    if (name == "Left") return key_left;
    if (name == "Right") return key_right;
    int n = 0;
    bool const is_function = !name.empty() && name.front() == 'F' &&
                             std::from_chars(name.data() + 1, name.data() + name.size(), n).ec == std::errc{};
    return is_function ? key_f1 + n - 1 : 0;
}

Chord parsed(std::string_view shortcut) {
    Chord chord;
    for (auto plus = shortcut.find('+'); plus != std::string_view::npos && plus + 1 < shortcut.size();
         plus = shortcut.find('+')) {
        auto const part = shortcut.substr(0, plus);
        (part == "Ctrl" ? chord.ctrl : part == "Shift" ? chord.shift : chord.alt) = true;
        shortcut.remove_prefix(plus + 1);
    }
    chord.key = key_of(shortcut);
    return chord;
}

bool pressed(int key, bool repeats = false) { return ImGui::IsKeyPressed(key, repeats); }

bool is_pressed(Chord const& chord) {
    auto const& io = ImGui::GetIO();
    return chord.key != 0 && io.KeyCtrl == chord.ctrl && io.KeyShift == chord.shift && io.KeyAlt == chord.alt &&
           pressed(chord.key);
}

/// What a text field keeps for itself while it is being typed in.
bool belongs_to_field(Chord const& chord) {
    bool const is_edit =
        chord.ctrl && std::string_view("ZYACVX").find(static_cast<char>(chord.key)) != std::string_view::npos;
    return ImGui::GetIO().WantTextInput && (is_edit || (!chord.ctrl && chord.key < key_f1));
}

/// Page keys move in a list before they zoom.
bool belongs_to_list(Focus const& focus, Chord const& chord) {
    bool const is_plain = !chord.ctrl && !chord.alt;
    return focus.takes_arrows() && is_plain && (chord.key == key_page_up || chord.key == key_page_down);
}

/// Closes what lies on top: one thing per press.
void handle_escape(Desk& desk, KeysView const& view, Intents& out) {
    auto& state = desk.state;
    auto const& popups = ImGui::GetCurrentContext()->OpenPopupStack;
    if (popups.Size > 0)
        ImGui::ClosePopupToLevel(popups.Size - 1, false);
    else if (view.has_error)
        out.emplace_back(wb::DismissError{});
    else if (view.has_report)
        out.emplace_back(wb::ForgetReport{});
    else if (view.has_dialog)
        out.emplace_back(wb::CloseDialog{});
    else if (view.is_palette_open)
        out.emplace_back(wb::ClosePalette{});
    else if (view.is_filter_open)
        out.emplace_back(wb::OpenFilter{false});
    else if (view.is_views_open && state.renamed_view)
        state.renamed_view.reset();
    else if (view.is_views_open)
        out.emplace_back(wb::OpenViews{false});
    else if (state.is_columns_open)
        state.is_columns_open = false;
    else if (!state.layer_card.empty())
        state.layer_card.clear();
    else if (view.mode == wb::Mode::present)
        out.emplace_back(wb::RunAction{"mode.explorer"});
    else if (!state.lasso.empty())
        state.lasso.clear(), state.drag = {};
    else if (view.corners > 0)
        out.emplace_back(wb::UseRuler{wb::UseRuler::What::clear});
    else if (view.tool != wb::MapTool::pointer && view.mode == wb::Mode::explorer)
        out.emplace_back(wb::ChooseTool{wb::MapTool::pointer});
    else if (state.layout.is_drawer_open)
        state.layout.is_drawer_open = false;
    else if (state.is_legend_open)
        state.is_legend_open = false;
    else
        out.emplace_back(wb::SelectRows{});
}

void handle_presenter(Desk& desk, KeysView const& view, Intents& out) {
    if (!view.plays) { // the storyboard: arrows are those of its lists
        if (desk.ui.focus.takes_arrows()) return;
        if (pressed(key_page_down)) out.emplace_back(wb::GoToStep{view.step + 1});
        if (pressed(key_page_up)) out.emplace_back(wb::GoToStep{view.step - 1});
        return;
    }
    if (pressed(key_home)) desk.state.presenter.shown.clear(); // the map of the step again
    if (pressed(key_right) || pressed(key_space) || pressed(key_page_down))
        out.emplace_back(wb::GoToStep{view.step + 1});
    if (pressed(key_left) || pressed(key_page_up)) out.emplace_back(wb::GoToStep{view.step - 1});
    if (pressed('B')) out.emplace_back(wb::BlankScreen{!view.is_blank});
    if (pressed('L')) out.emplace_back(wb::RunAction{"present.padlock"});
}

/// Corners at the cross in the middle of the map: Space sets one, Backspace takes it back, Enter ends.
void handle_corners(Desk& desk, KeysView const& view, Intents& out) {
    using What = wb::UseRuler::What;
    auto& lasso = desk.state.lasso;
    bool const is_lasso = view.tool == wb::MapTool::lasso;
    if (!is_lasso && view.tool != wb::MapTool::distance && view.tool != wb::MapTool::area) return;
    bool const is_end = pressed(key_enter) || pressed(key_keypad_enter);
    if (!is_lasso) {
        if (pressed(key_space) && !desk.ui.focus.is_shown()) out.emplace_back(wb::UseRuler{What::add, view.map.centre});
        if (pressed(key_backspace)) out.emplace_back(wb::UseRuler{What::take_back});
        if (is_end) out.emplace_back(wb::UseRuler{What::finish});
        return;
    }
    if (pressed(key_space) && !desk.ui.focus.is_shown()) lasso.push_back(view.map.centre);
    if (pressed(key_backspace) && !lasso.empty()) lasso.pop_back();
    if (is_end && lasso.size() >= 3) out.emplace_back(wb::SelectShape{std::exchange(lasso, {})});
}

void handle_map(Desk& desk, KeysView const& view, Intents& out) {
    auto const& io = ImGui::GetIO();
    if (io.KeyAlt || io.KeyCtrl || ImGui::IsAnyItemActive() || desk.ui.focus.takes_arrows()) return;
    double const step = 80 * desk.ui.scale;
    double const dx = (pressed(key_right, true) ? step : 0) - (pressed(key_left, true) ? step : 0);
    double const dy = (pressed(key_down, true) ? step : 0) - (pressed(key_up, true) ? step : 0);
    if (dx != 0 || dy != 0) out.emplace_back(wb::MoveView{scene::panned(view.map, -dx, -dy)});
    bool zoom_in = pressed(key_keypad_add), zoom_out = pressed(key_keypad_subtract);
    for (auto const c : io.InputQueueCharacters) {
        // By character: « + » and « - » lie on other keys from one keyboard to the next.
        zoom_in = zoom_in || (c == '+' && !pressed(key_keypad_add));
        zoom_out = zoom_out || (c == '-' && !pressed(key_keypad_subtract));
    }
    if (zoom_in) out.emplace_back(wb::RunAction{"view.zoom_in"});
    if (zoom_out) out.emplace_back(wb::RunAction{"view.zoom_out"});
    handle_corners(desk, view, out);
    if (view.placed && (pressed(key_enter) || pressed(key_keypad_enter)))
        out.emplace_back(wb::PlaceResidence{*view.placed, view.map.centre});
}

/// \return true when a shortcut was pressed
bool handle_shortcuts(Desk& desk, KeysView const& view, Intents& out) {
    for (auto const& action : wb::actions()) {
        auto const chord = parsed(action.shortcut);
        if (!is_pressed(chord) || belongs_to_field(chord) || belongs_to_list(desk.ui.focus, chord)) continue;
        if (view.mode == wb::Mode::present && !chord.ctrl && chord.key < key_f1) continue;
        out.emplace_back(wb::RunAction{std::string(action.id)});
        return true;
    }
    Chord const redo{true, true, false, 'Z'}, find{true, false, false, 'F'};
    if (is_pressed(redo) && !belongs_to_field(redo)) out.emplace_back(wb::RunAction{"edit.redo"});
    if (is_pressed(find)) out.emplace_back(wb::RunAction{"edit.palette"});
    return !out.empty();
}

}

FocusKeys focus_keys() {
    auto const& io = ImGui::GetIO();
    FocusKeys keys;
    for (int const button : {0, 1, 2}) keys.has_clicked = keys.has_clicked || ImGui::IsMouseClicked(button);
    if (io.KeyCtrl || io.KeyAlt) return keys;
    keys.tab = pressed(key_tab, true);
    keys.shift = io.KeyShift;
    keys.enter = pressed(key_enter) || pressed(key_keypad_enter);
    keys.space = pressed(key_space);
    keys.before = pressed(key_up, true) || pressed(key_left, true);
    keys.after = pressed(key_down, true) || pressed(key_right, true);
    return keys;
}

std::vector<KeyIntent> handle_keys(Desk& desk, KeysView const& view) {
    Intents out;
    if (pressed(key_escape)) {
        handle_escape(desk, view, out);
        return out;
    }
    if (view.has_error || view.has_report || view.has_dialog) return out;
    if (handle_shortcuts(desk, view, out)) return out;
    if (pressed(key_f10)) desk.ui.focus.go_to("top.file");
    bool const has_card = view.is_palette_open || view.is_filter_open || view.is_views_open || desk.state.is_columns_open || !desk.state.layer_card.empty();
    if (ImGui::GetIO().WantTextInput || has_card) return out;
    if (view.mode == wb::Mode::present)
        handle_presenter(desk, view, out);
    else if (view.mode == wb::Mode::explorer && view.has_project)
        handle_map(desk, view, out);
    return out;
}

}
