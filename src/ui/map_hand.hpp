#pragma once

#include "scene/view.hpp"
#include "ui/widgets.hpp"

#include <optional>
#include <string>

namespace vigie::ui {

struct HandMove {
    scene::View view;
    bool is_step = false; ///< whole: the wheel was turned, or the hand let go
};

/// Where a hand takes a map: a drag moves it, the wheel zooms where the pointer is and does not scroll what the map lies in.
/// \return absent = no hand moves it. What is drawn over the map after it takes its own clicks.
[[nodiscard]] std::optional<HandMove> hand_move(Ui const& ui, std::string const& id, Rect const& map, scene::View const& view);

}
