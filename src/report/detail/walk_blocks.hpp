#pragma once

#include "core/walk.hpp"
#include "report/page.hpp"

#include <string>
#include <vector>

/// Parts of the walk booklet that a pen fills in.
namespace vigie::report {

struct StopToFill {
    int number = 0;
    core::WalkStop stop;
    std::vector<std::string> left_open; ///< by the walk before, near here
};

/// \param height  all of it is used: what is left below the boxes becomes lines
double draw_stop(Page& page, StopToFill const& stop, double x, double y, double width, double height);

/// Words to tick, box first, one after the other in as many rows as they take. \return height
struct Tick {
    std::string words;
    bool is_ticked = false;
    double blank_mm = 0; ///< of a line to write on after it
};
double draw_ticks(Page& page, std::string const& question, std::vector<Tick> const& ticks, double x, double y,
                  double width);

/// Words followed by a line to write on. \return width
double draw_blank(Page& page, Role const& role, std::string const& words, double x, double y, double line_mm);

/// What nobody writes down, in its frame. \return height
double draw_privacy(Page& page, double x, double y, double width);

}
