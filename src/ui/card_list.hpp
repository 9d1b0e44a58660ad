#pragma once

#include "ui/desk.hpp"

#include <functional>
#include <string>

/// A list of things to tick in a floating card.
namespace vigie::ui {

inline constexpr float tick_row_height = 30;

struct TickRow {
    std::string id, label, detail; ///< the detail at the right
    bool is_on = false;
};

/// Scrolls; arrows move through it, Enter or Space ticks. One row is made at a time, for those seen.
/// \return the row that was pressed
[[nodiscard]] std::optional<std::size_t> draw_tick_list(Desk& desk, char const* id, Rect const& r, std::size_t count,
                                                        std::size_t& at,
                                                        std::function<TickRow(std::size_t)> const& row);

/// What lies under a card that is not a dialog: a press beside it closes it. \return true then
[[nodiscard]] bool draw_clear_veil(Desk& desk, char const* id);

}
