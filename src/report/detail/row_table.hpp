#pragma once

#include "report/page.hpp"

#include <functional>
#include <string>
#include <vector>

/// Tables of words whose columns take their widths from what is in them, and which go over pages row by row.
namespace vigie::report {

/// A heading and column heads, drawn again where the rows go on, and the rows.
struct TableSection {
    std::string name;
    std::function<double(double x, double y, double width)> head;
    std::vector<std::function<double(double x, double y, double width)>> rows;
    std::vector<bool> keeps_next{}; ///< per row: on the same page as the one after it; empty = none
};

inline constexpr Role table_cell_role{7.8, 1.24}, table_strong_role{7.8, 1.24, scene::FontWeight::semibold};

/// One column may be boxed, one strong, some set at the right.
struct RowTable {
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> is_strong;            ///< per row: the strong column; empty = all
    std::vector<bool> is_solid;             ///< per row: the boxed column
    std::vector<bool> is_total;             ///< per row: all of it is strong, and it stays with the one after it
    std::vector<core::SeverityClass> chips; ///< per row, before the first column; empty = none
    std::size_t boxed = 1000, strong = 0;
    std::vector<std::size_t> right; ///< columns of figures
    double lead = 0;                ///< left of the first column
    /// Drawn under a row, as a last cell of it. \return height
    std::function<double(std::size_t row, double x, double y, double width)> below{};
};

/// \param nothing  said where there is no row
[[nodiscard]] TableSection table_section(Page& page, std::string const& name, std::string const& title,
                                         std::string const& legend, RowTable table, std::string const& nothing,
                                         double width);

/// Goes down the pages of a sheet, and to the next one where there is no room.
class PageFlow {
public:
    using Draw = std::function<double(double x, double y, double width)>;
    /// What every page bears: under its frame, and over all of it once it is full.
    struct Edges {
        Draw head;
        std::function<void()> end;
    };
    PageFlow(Page& page, Frame const& frame, int of, Edges edges = {});

    [[nodiscard]] int pages() const { return number_; }
    void whole(std::string const& name, Draw const& draw); ///< on one page
    void rows(TableSection const& section);                ///< the head stays with a row
    void turn();                                           ///< to the next page
    void end();                                            ///< of the last page

private:
    [[nodiscard]] double height_of(Draw const& draw);
    void put(std::string const& name, Draw const& draw);
    void begin_page();

    Page& page_;
    Frame const& frame_;
    int number_ = 1, of_ = 1;
    double y_ = 0;
    Edges edges_;
};

}
