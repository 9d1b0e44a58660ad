#pragma once

#include "ui/panels.hpp"

#include <array>
#include <string>

/// The parts of the legend that depend on what the map is coloured by.
namespace vigie::ui {

inline constexpr float legend_row_height = 28;

/// What the map is coloured by, to be chosen. The head of the legend.
void draw_colouring(Ui const& ui, Rect const& r, wb::LegendView const& view, std::vector<LayersIntent>& out);
/// Class × change as a square of colours, else colours from the highest to the lowest; each selects its residences.
void draw_change_legend(Ui const& ui, Rect const& r, wb::LegendView const& view, std::vector<LayersIntent>& out);
/// Of a map of what stands out. \return the width of its line of totals
[[nodiscard]] float local_totals_width(Ui const& ui, wb::LegendView const& view);
[[nodiscard]] float draw_local_totals(Ui const& ui, float x, Rect const& line, wb::LegendView const& view);
/// The same as a picture: nothing is counted, nothing can be pressed.
void draw_still_legend(Ui const& ui, Rect const& r, wb::LegendView const& view);
/// What a colouring is called in the list of them.
[[nodiscard]] std::string colouring_title(wb::LegendView const& view, scene::Colouring colouring);
/// Residences that are clearly better, not clearly moved, clearly worse.
[[nodiscard]] std::array<std::int64_t, 3> change_totals(wb::LegendView const& view);
/// The same in one line. \return its right end
float draw_change_totals(Ui const& ui, float x, Rect const& line, wb::LegendView const& view);
/// The width of it where a figure is mapped.
[[nodiscard]] float measure_total_width(Ui const& ui, wb::LegendView const& view);
/// The width of it where families in alert are counted.
[[nodiscard]] float alert_total_width(Ui const& ui, wb::LegendView const& view);
/// Design px, of the classes too.
[[nodiscard]] float change_legend_height(wb::LegendView const& view);

}
