#pragma once

#include "dossier/minutes.hpp"
#include "report/detail/row_table.hpp"

/// Parts of the minutes: each section a head and rows, which go over pages row by row.
namespace vigie::report {

/// \param section  its number
[[nodiscard]] double draw_status_flow(Page& page, dossier::Minutes const& minutes, double x, double y, double width,
                                      int section = 1);
[[nodiscard]] TableSection moves_section(Page& page, dossier::Minutes const& minutes, double width);
[[nodiscard]] TableSection decisions_section(Page& page, dossier::Minutes const& minutes, double width);
[[nodiscard]] TableSection actions_section(Page& page, dossier::Minutes const& minutes, double width);
/// Some of them, under a heading of their own.
[[nodiscard]] TableSection actions_section(Page& page, std::vector<dossier::DueAction> const& actions,
                                           std::string const& title, std::string const& legend, double width);
[[nodiscard]] TableSection effects_section(Page& page, dossier::Minutes const& minutes);

}
