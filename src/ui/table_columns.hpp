#pragma once

#include "ui/table_parts.hpp"

/// Columns of the table of residences: where they lie, their heads and filters, their cells.
namespace vigie::ui {

inline constexpr float table_filter_height = 32, table_foot_height = 29;

struct ColumnPlace {
    std::size_t index = 0; ///< among those of the view
    dossier::Column column = dossier::Column::name;
    float width = 0; ///< design px
    Align align = Align::left;
    float x = 0;
};

/// Columns that fit, dropped from the right; what is left over goes to words and to the interval.
[[nodiscard]] std::vector<ColumnPlace> table_columns(float width, wb::BottomView const& view);

void draw_column_titles(Desk& desk, Rect const& head, float left, std::vector<ColumnPlace> const& places,
                        wb::BottomView const& view, std::vector<TableIntent>& out);
/// Fields under the titles: words of a text, bounds of a number.
void draw_column_filters(Desk& desk, Rect const& r, float left, std::vector<ColumnPlace> const& places,
                         wb::BottomView const& view, std::vector<TableIntent>& out);
void draw_cell(Ui const& ui, wb::TableRow const& row, ColumnPlace const& place, Rect const& cell,
               wb::BottomView const& view);
/// The head of a group: what it is, how many, how they stand. \return true when pressed
[[nodiscard]] bool draw_group_line(Ui const& ui, Rect const& r, wb::TableGroup const& group, bool is_at);
/// What all rows add up to.
void draw_table_totals(Ui const& ui, Rect const& r, wb::TableTotals const& totals);

}
