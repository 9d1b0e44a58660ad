#pragma once

#include "report/page.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

/// Widths of a table's columns from what is in them.
namespace vigie::report {

/// What a column asks for, mm.
struct ColumnNeed {
    double least = 0;   ///< its longest word: under it, a word would be cut in two
    double natural = 0; ///< every cell on one line
};

/// Takes a cell into account, which may wrap between its words.
void add_cell(ColumnNeed& need, Page const& page, Role const& role, std::string const& words);
/// A head or a figure, which may not.
void add_whole(ColumnNeed& need, Page const& page, Role const& role, std::string const& words);

/// One width per column, adding up to `room`: what each asks for when there is room, else the room above the least
/// widths goes to those that lack most; with no room even for these, all shrink alike.
[[nodiscard]] std::vector<double> shared_widths(std::span<ColumnNeed const> needs, double room);

/// Two blocks side by side: the split of the width, among a few, that makes the pair lowest. \return height used
double draw_pair(Page& page, std::function<double(double x, double width)> const& left,
                 std::function<double(double x, double width)> const& right, double x, double width,
                 std::span<double const> splits);

}
