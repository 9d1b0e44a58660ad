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

}

std::vector<Input> InputQueue::next_frame() {
    std::vector<Input> frame;
    std::vector<int> changed;
    while (!waiting_.empty()) {
        int const thing = changed_thing(waiting_.front());
        if (thing != 0 && std::find(changed.begin(), changed.end(), thing) != changed.end()) break;
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
