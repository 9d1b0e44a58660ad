#pragma once

#include "ui/test_hook.hpp"

#include <optional>

namespace vigie::ui {

/// Sizes the user moved, in design px; kept while the program runs.
struct LayoutChoice {
    float left = 264, side = 372, weights = 420, grid = 880, table = 251;
    bool is_table_folded = false;
    bool is_side_open = true;
    std::optional<bool> has_filter_row{}; ///< under the heads of the table; absent = where there is room
    bool is_table_asked = false;  ///< in a window too small for it, where it is folded unless asked for
    bool is_drawer_open = false; ///< the left panel over the map, when only its rail is shown
    friend bool operator==(LayoutChoice const&, LayoutChoice const&) = default;
};

/// Where the regions of the explorer lie, screen px (look.md §4). Thresholds are in design px: window ÷ scale.
struct Layout {
    Rect top, status, left, rail, map, side, table;
    Rect seen;                     ///< what of the map the side panel leaves uncovered: where its tools go
    bool is_compact = false;       ///< under 1400: the left panel is a rail, the legend a card on the map
    bool has_short_top = false;    ///< under 1500: the search field is its icon, modes lose theirs
    bool is_side_over_map = false; ///< under 1100
    bool is_tight = false;         ///< too small for a table that nobody asked for
    bool is_table_folded = false;
};

/// What the panel at the right holds.
enum class SideContent : unsigned char { fiche, weights, grid };
/// The width of it that the user moves.
[[nodiscard]] float& side_width(LayoutChoice& choice, SideContent content);

/// As the user wants it, in a window where the table is open by itself or folded by itself.
void fold_table(LayoutChoice& choice, Layout const& layout, bool is_folded);

/// \param has_focus      a residence is chosen: over a small window's map, the fiche shows only then
[[nodiscard]] Layout layout(float width, float height, float scale, LayoutChoice const& choice, SideContent content,
                            bool has_focus = true);

}
