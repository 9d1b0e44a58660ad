#pragma once

#include "report/detail/row_table.hpp"
#include "workbench/minutes.hpp"

/// Parts of the minutes: each section a head and rows, which go over pages row by row.
namespace vigie::report {

[[nodiscard]] double draw_status_flow(Page& page, workbench::Minutes const& minutes, double x, double y, double width);
[[nodiscard]] TableSection moves_section(Page& page, workbench::Minutes const& minutes, double width);
[[nodiscard]] TableSection decisions_section(Page& page, workbench::Minutes const& minutes, double width);
[[nodiscard]] TableSection actions_section(Page& page, workbench::Minutes const& minutes, double width);
[[nodiscard]] TableSection effects_section(Page& page, workbench::Minutes const& minutes);

}
