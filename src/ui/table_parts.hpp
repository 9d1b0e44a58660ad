#pragma once

#include "ui/panels.hpp"

/// What the tabs under the map have in common, and each of them.
namespace vigie::ui {

inline constexpr float table_head_height = 31, table_row_height = 30;

/// Ground and lines of a table's head.
void draw_table_head(Ui const& ui, Rect const& head);
/// Ground of a row: selected, under the pointer, or plain. \return true when clicked
[[nodiscard]] bool draw_table_row(Ui const& ui, std::string const& id, Rect const& r, bool is_selected);
/// Scrolls the current window so that the row is seen whole.
void show_table_row(Rect const& area, float top, std::size_t row, float row_px);

/// Fields that filter by column stand under the heads: as the user wants it, else where there is room.
[[nodiscard]] bool has_filter_row(Desk const& desk, Rect const& area);
void draw_table_tab(Desk& desk, Rect const& area, wb::BottomView const& view, std::vector<TableIntent>& out);
void draw_zones_tab(Desk& desk, Rect const& area, wb::BottomView const& view, std::vector<TableIntent>& out);
void draw_foyers_tab(Desk& desk, Rect const& area, wb::BottomView const& view, std::vector<TableIntent>& out);
/// Scatter plot, other settings, neighbours: at the right of the area where there is room, else in place of the list when chosen. Above,
/// what to be careful of. \return what is left for the list, without height when nothing is
Rect draw_cluster_parts(Desk& desk, Rect const& area, wb::BottomView const& view, std::vector<TableIntent>& out);
/// The Moran scatter plot: a click or a brushed rectangle chooses residences, arrows the next in order of value.
void draw_scatter(Desk& desk, Rect const& r, wb::ScatterView const& view, std::vector<TableIntent>& out);
void draw_neighbours(Ui const& ui, Rect const& r, wb::NeighboursView const& view, std::vector<TableIntent>& out);
/// What other settings would show.
void draw_sensitivity(Ui const& ui, Rect const& r, wb::SensitivityView const& view);
void draw_dynamics_tab(Desk& desk, Rect const& area, wb::DynamicsView const& view, std::vector<TableIntent>& out);
void draw_coverage_tab(Desk& desk, Rect const& area, wb::CoverageView const& view, std::vector<TableIntent>& out);
void draw_outliers_tab(Desk& desk, Rect const& area, wb::OutliersView const& view, std::vector<TableIntent>& out);
void draw_history_tab(Desk& desk, Rect const& area, wb::BottomView const& view);
void draw_journal_tab(Desk& desk, Rect const& area, wb::BottomView const& view, std::vector<TableIntent>& out);

}
