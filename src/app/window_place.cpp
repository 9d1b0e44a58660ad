#include "app/window_place.hpp"

#include <algorithm>

namespace vigie::app {
namespace {

int overlap(int a, int a_size, int b, int b_size) { return std::min(a + a_size, b + b_size) - std::max(a, b); }

}

std::optional<WindowPlace> reachable_place(WindowPlace wanted, std::vector<WindowPlace> const& screens) {
    constexpr int title_bar_px = 40, grip_px = 120; // enough of the title bar to take it with the mouse
    for (auto const& screen : screens) {
        bool const is_reachable = overlap(wanted.x, wanted.width, screen.x, screen.width) >= grip_px &&
                                  wanted.y >= screen.y - title_bar_px && wanted.y <= screen.y + screen.height - title_bar_px;
        if (!is_reachable) continue;
        wanted.width = std::min(wanted.width, screen.width);
        wanted.height = std::min(wanted.height, screen.height);
        return wanted;
    }
    return std::nullopt;
}

}
