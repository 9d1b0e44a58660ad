#pragma once

#include "ui/desk.hpp"

#include <functional>
#include <optional>
#include <string>

/// The list at the left of a screen of the follow-up: one of its rows is looked at, chosen by a click or the arrows.
namespace vigie::ui {

struct SideList {
    char const* id; ///< of its region, and of its stop of the keyboard
    Rect place;
    float row_height = 60; ///< design px
    std::size_t count = 0;
    std::optional<std::size_t> here; ///< the row looked at
    std::string empty;               ///< said when there is no row
};

struct SideChoice {
    std::optional<std::size_t> row; ///< another one that was asked for
    bool is_entered = false;        ///< Enter, on the list
};

/// Scrolls; rows out of sight are not drawn.
/// \param row_id  of the control of a row
[[nodiscard]] SideChoice draw_side_list(Desk& desk, SideList const& list,
                                        std::function<std::string(std::size_t)> const& row_id,
                                        std::function<void(Rect const&, std::size_t)> const& draw_row);

}
