#include "app/input_queue.hpp"

#include <algorithm>

namespace vigie::app {
namespace {

/// Keys and buttons share one list: buttons below zero.
int changed_thing(Input const& input) {
    if (auto const* key = std::get_if<KeyInput>(&input)) return key->key + 1;
    if (auto const* button = std::get_if<ButtonInput>(&input)) return -1 - button->button;
    return 0;
}

/// Shift, Ctrl, Alt, the system's key, left and right: GLFW's numbers.
bool is_modifier(Input const& input) {
    constexpr int first = 340, last = 347;
    auto const* key = std::get_if<KeyInput>(&input);
    return key != nullptr && key->key >= first && key->key <= last;
}

}

std::vector<Input> InputQueue::next_frame() {
    std::vector<Input> frame;
    std::vector<int> changed;
    bool has_used_modifiers = false; // by something in this frame: they may not change any more
    while (!waiting_.empty()) {
        int const thing = changed_thing(waiting_.front());
        if (thing != 0 && std::find(changed.begin(), changed.end(), thing) != changed.end()) break;
        if (is_modifier(waiting_.front()) && has_used_modifiers) break;
        has_used_modifiers = has_used_modifiers || !is_modifier(waiting_.front());
        if (thing != 0) changed.push_back(thing);
        frame.push_back(waiting_.front());
        waiting_.pop_front();
    }
    return frame;
}

int printed_key(int key, char const* name) {
    if (name == nullptr || name[0] == '\0' || name[1] != '\0') return key;
    // GLFW's letters are numbered as upper-case ASCII.
    if (name[0] >= 'a' && name[0] <= 'z') return name[0] - 'a' + 'A';
    if (name[0] >= 'A' && name[0] <= 'Z') return name[0];
    return key;
}

}
