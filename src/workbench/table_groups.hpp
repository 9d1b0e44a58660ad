#pragma once

#include "dossier/filter.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What rows of the table add up to.
namespace vigie::workbench {

struct TableTotals {
    std::size_t residences = 0, scored = 0;
    std::int64_t dwellings = 0;
    std::optional<double> mean; ///< of the scores, weighted by dwellings as a zone's; plain where none has any
};

/// Rows under one head; folded until it is opened.
struct TableGroup {
    std::string key; ///< tells it from the others: class letter, zone code, agency, status code; "" = none of them
    std::optional<core::SeverityClass> severity; ///< of a class
    std::string title;
    std::size_t begin = 0; ///< of its rows in the table's order
    TableTotals totals;
    bool is_open = false;
    std::size_t first_line = 0; ///< of its head
};

/// A line of the table: the head of a group, or a row.
struct TableLine {
    std::optional<std::size_t> group; ///< whose head it is
    std::size_t at = 0;               ///< else: place in the table's order
};

}
