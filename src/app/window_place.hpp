#pragma once

#include <optional>
#include <vector>

namespace vigie::app {

/// Where the window is when it is neither maximised nor full screen, screen coordinates.
struct WindowPlace {
    int x = 0, y = 0, width = 1280, height = 720;
    friend bool operator==(WindowPlace, WindowPlace) = default;
};

/// `wanted` as it fits the screens there are now: kept where its title bar can be reached, no larger than the screen it is on;
/// absent when it lies on none (a screen was taken away), so that the window manager chooses.
/// \param screens  the usable areas
[[nodiscard]] std::optional<WindowPlace> reachable_place(WindowPlace wanted, std::vector<WindowPlace> const& screens);

}
