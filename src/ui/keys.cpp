// Shortcuts of the registry, and the keys of the map and of the presentation.
#include "ui/panels.hpp"

#include <imgui.h>

#include <charconv>
#include <string_view>

namespace vigie::ui {

namespace {

// Key numbers as the window loop gives them: GLFW's.
constexpr int key_escape = 256, key_right = 262, key_left = 263, key_down = 264, key_up = 265, key_page_up = 266, key_page_down = 267, key_f1 = 290,
              key_keypad_subtract = 333, key_keypad_add = 334, key_space = 32;

struct Chord {
    bool ctrl = false, shift = false, alt = false;
    int key = 0;
};

Chord parsed(std::string_view shortcut) {
    Chord chord;
    while (true) {
        auto const plus = shortcut.find('+');
        if (plus == std::string_view::npos || plus + 1 == shortcut.size()) break;
        auto const part = shortcut.substr(0, plus);
        (part == "Ctrl" ? chord.ctrl : part == "Shift" ? chord.shift : chord.alt) = true;
        shortcut.remove_prefix(plus + 1);
    }
    if (shortcut.size() == 1) chord.key = shortcut.front();
    if (shortcut == "PageUp") chord.key = key_page_up;
    if (shortcut == "PageDown") chord.key = key_page_down;
    if (shortcut == "Left") chord.key = key_left;
    if (shortcut == "Right") chord.key = key_right;
    if (shortcut.size() > 1 && shortcut.front() == 'F') {
        int n = 0;
        if (std::from_chars(shortcut.data() + 1, shortcut.data() + shortcut.size(), n).ec == std::errc{}) chord.key = key_f1 + n - 1;
    }
    return chord;
}

bool pressed(int key, bool repeats = false) { return ImGui::IsKeyPressed(key, repeats); }

bool is_pressed(Chord const& chord) {
    auto const& io = ImGui::GetIO();
    return chord.key != 0 && io.KeyCtrl == chord.ctrl && io.KeyShift == chord.shift && io.KeyAlt == chord.alt && pressed(chord.key);
}

/// What a text field keeps for itself while it is being typed in.
bool belongs_to_field(Chord const& chord) {
    bool const is_edit = chord.ctrl && std::string_view("ZYACVX").find(static_cast<char>(chord.key)) != std::string_view::npos;
    return ImGui::GetIO().WantTextInput && (is_edit || (!chord.ctrl && chord.key < key_f1));
}

void handle_escape(Desk& desk) {
    auto& w = desk.w;
    if (w.error())
        w.dismiss_error();
    else if (w.last_import())
        w.forget_import();
    else if (w.dialog != workbench::Dialog::none)
        w.dialog = workbench::Dialog::none;
    else if (w.is_palette_open)
        w.is_palette_open = false;
    else if (w.mode == workbench::Mode::present)
        w.set_mode(workbench::Mode::explorer);
    else if (desk.state.layout.is_drawer_open)
        desk.state.layout.is_drawer_open = false;
    else if (desk.state.is_legend_open)
        desk.state.is_legend_open = false;
    else
        w.select({});
}

void handle_presenter(Desk& desk) {
    auto& w = desk.w;
    if (pressed(key_right) || pressed(key_space) || pressed(key_page_down)) ++w.presenter_step;
    if ((pressed(key_left) || pressed(key_page_up)) && w.presenter_step > 0) --w.presenter_step;
    if (pressed('B')) w.presenter_is_blank = !w.presenter_is_blank;
}

void handle_map(Desk& desk) {
    auto& w = desk.w;
    auto const& io = ImGui::GetIO();
    if (io.KeyAlt || io.KeyCtrl || ImGui::IsAnyItemActive()) return;
    double const step = 80 * desk.ui.scale;
    double dx = 0, dy = 0;
    if (pressed(key_left, true)) dx -= step;
    if (pressed(key_right, true)) dx += step;
    if (pressed(key_up, true)) dy -= step;
    if (pressed(key_down, true)) dy += step;
    if (dx != 0 || dy != 0) w.set_view(scene::panned(w.view(), -dx, -dy));
    bool zoom_in = pressed(key_keypad_add), zoom_out = pressed(key_keypad_subtract);
    for (auto const c : io.InputQueueCharacters) {
        // By character: « + » and « - » lie on other keys from one keyboard to the next.
        zoom_in = zoom_in || (c == '+' && !pressed(key_keypad_add));
        zoom_out = zoom_out || (c == '-' && !pressed(key_keypad_subtract));
    }
    if (zoom_in) workbench::run_action(w, "view.zoom_in");
    if (zoom_out) workbench::run_action(w, "view.zoom_out");
}

}

void handle_keys(Desk& desk) {
    auto& w = desk.w;
    if (pressed(key_escape)) return handle_escape(desk);
    bool const is_asking = w.error() || w.last_import() || w.dialog != workbench::Dialog::none;
    if (is_asking) return;
    for (auto const& action : workbench::actions()) {
        auto const chord = parsed(action.shortcut);
        if (!is_pressed(chord) || belongs_to_field(chord)) continue;
        if (w.mode == workbench::Mode::present && !chord.ctrl && chord.key < key_f1) continue;
        workbench::run_action(w, action.id);
        return;
    }
    Chord const redo{true, true, false, 'Z'};
    if (is_pressed(redo) && !belongs_to_field(redo)) workbench::run_action(w, "edit.redo");
    Chord const find{true, false, false, 'F'};
    if (is_pressed(find)) w.is_palette_open = true;
    if (ImGui::GetIO().WantTextInput || w.is_palette_open) return;
    if (w.mode == workbench::Mode::present) return handle_presenter(desk);
    if (w.mode == workbench::Mode::explorer && w.has_project()) handle_map(desk);
}

}
