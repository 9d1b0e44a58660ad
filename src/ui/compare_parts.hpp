#pragma once

#include "ui/panels.hpp"

#include <optional>

/// Where the parts of the comparison lie, and each of them.
namespace vigie::ui {

inline constexpr float compare_bar_height = 48, compare_head_height = 96, compare_row_height = 36;

/// Columns of equal width beside the labels; everything below the bar scrolls together.
struct CompareFrame {
    Rect body;             ///< below the bar
    float label = 0;       ///< width of the labels' column
    float column = 0;      ///< width of each group's
    float top = 0;         ///< of the heads, scrolled
    float maps = 0;        ///< height
    float families_at = 0; ///< top of the families, scrolled
    float families = 0;    ///< height of all that lies below the maps
    std::size_t first = 0, shown = 0;
};
[[nodiscard]] CompareFrame compare_frame(Desk const& desk, Layout const& layout, wb::CompareView const& view,
                                         float scroll);

/// « Quartiers | Campagnes | Thèmes », where there is a choice. \param asked  set when another one is pressed
/// \return where what follows begins
float draw_compare_choice(Desk& desk, Rect const& r, float x, std::vector<wb::Compared> const& choices, wb::Compared now,
                          std::optional<wb::Compared>& asked);
struct ComparePages {
    std::size_t first = 0, shown = 0, count = 0;
};
/// « ◀ 1–2 sur 3 ▶ », when the columns do not all fit. \param first  moved by the arrows \return its left end
float draw_compare_pages(Desk& desk, Rect const& r, float right, ComparePages const& pages, std::size_t& first);
/// Of the tag that never goes.
[[nodiscard]] float compare_tags_width(Ui const& ui, bool is_fictitious);
/// What fits of « même échelle » and « Données fictives »; the second never goes.
void draw_compare_tags(Ui const& ui, float x, float y, float room, bool is_fictitious);

/// What the colours of the compared maps stand for, one under the other. \return where they end
float draw_compare_legend(Ui const& ui, float x, float y, float width, wb::LegendView const& legend);

/// Its head is for the name: what moves the column lies at the top of its map.
[[nodiscard]] inline bool is_narrow_column(Ui const& ui, float width) { return width < ui.px(400); }

/// Row of each family from the top of the families; the one off the index comes last, a little apart.
[[nodiscard]] std::vector<std::size_t> family_order(wb::CompareView const& view);

void draw_compare_labels(Desk& desk, CompareFrame const& frame, wb::CompareView const& view,
                         wb::LegendView const& legend);
void draw_compare_group(Desk& desk, CompareFrame const& frame, wb::CompareView const& view, ComparedMap const& map,
                        std::vector<CompareIntent>& out);

}
