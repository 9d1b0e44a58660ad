#pragma once

#include "dossier/filter.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What is observed, what is missing and why, family by family: where to send the list of gaps.
namespace vigie::workbench {

class Workbench;

struct CoverageView {
    struct Column {
        std::string name, short_name;
    };
    struct Row {
        std::uint32_t place = 0; ///< residence, or zone of the default layer
        std::string name;
        std::string zone;                            ///< code, of a zone
        double coverage = 0;                         ///< of the index
        std::vector<std::optional<double>> families; ///< share of weight observed; absent: the family weighs nothing
        bool is_scored = false, is_selected = false;
    };
    bool of_zones = false, has_zones = false;
    double minimum = 0.6;
    dossier::Filter filter;                                     ///< of the table: a press on a zone keeps its residences
    std::vector<Column> columns;                       ///< families of the grid, in order
    std::vector<std::uint32_t> const* order = nullptr; ///< places, the least observed first
    std::function<Row(std::uint32_t)> row;             ///< made for the rows that are seen
    std::optional<std::size_t> at;                     ///< place in `order` of what is chosen
    std::string sentence;             ///< « 82 % du poids est observé ; 4 indicateurs ne le sont nulle part : … »
    std::string chosen;               ///< name of what `missing` is about
    std::vector<std::string> missing; ///< of the residence in focus: each indicator and why
};
[[nodiscard]] CoverageView coverage_view(Workbench const& workbench);

/// A value far from the stock's, to be verified before the committee.
struct OutlierRow {
    std::uint32_t row = 0;
    std::string name, indicator, value, median, distance, source;
    bool is_high_bad_side = false; ///< on the side that scores as bad
    bool is_selected = false;
};
struct OutliersView {
    bool is_pending = false;
    std::vector<OutlierRow> rows; ///< the farthest first
};
[[nodiscard]] OutliersView outliers_view(Workbench const& workbench);

}
