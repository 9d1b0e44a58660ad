#pragma once

#include "report/page.hpp"
#include "workbench/minutes.hpp"

#include <functional>
#include <string>
#include <vector>

/// Parts of the minutes: each section a head and rows, which go over pages row by row.
namespace vigie::report {

struct MinutesSection {
    std::string name;
    std::function<double(double x, double y, double width)>
        head; ///< heading and column heads; drawn again where the rows go on
    std::vector<std::function<double(double x, double y, double width)>> rows;
};

[[nodiscard]] double draw_status_flow(Page& page, workbench::Minutes const& minutes, double x, double y, double width);
[[nodiscard]] MinutesSection moves_section(Page& page, workbench::Minutes const& minutes, double width);
[[nodiscard]] MinutesSection decisions_section(Page& page, workbench::Minutes const& minutes, double width);
[[nodiscard]] MinutesSection actions_section(Page& page, workbench::Minutes const& minutes, double width);
[[nodiscard]] MinutesSection effects_section(Page& page, workbench::Minutes const& minutes);

}
