#pragma once

#include "core/residence.hpp"
#include "dossier/filter.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace vigie::workbench {

/// What rows of the table add up to.
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

/// The heads there are, and the one that each residence goes under; without any, the table is one list.
struct TableHeads {
    std::vector<TableGroup> groups;
    std::vector<std::uint32_t> of; ///< per residence
};

/// What the table is made from.
struct TableSource {
    std::vector<double> const& values; ///< of the column it is sorted by, per residence; NaN = not known
    bool is_descending = false;        ///< not known comes last either way
    std::vector<bool> const& kept;     ///< by the filter, per residence
    std::vector<core::Residence> const& residences;
    std::function<std::optional<double>(std::uint32_t row)> score; ///< as shown
};

/// Residences that the filter keeps, in the table's order and under its heads.
class TableOrder {
public:
    TableOrder() = default;
    /// Equal values stay in the order of the project. Cost O(residences) for whole numbers of a small range (ranks, places
    /// of texts, dwellings), O(n log n) for others.
    TableOrder(TableSource const& source, TableHeads heads);

    /// Heads are open that are named, all others folded.
    void open(std::set<std::string> const& keys);

    [[nodiscard]] std::vector<std::uint32_t> const& rows() const { return rows_; }
    [[nodiscard]] std::vector<TableGroup> const& groups() const { return groups_; } ///< those that have rows
    [[nodiscard]] TableTotals const& totals() const { return totals_; }
    [[nodiscard]] std::size_t line_count() const { return line_count_; }
    [[nodiscard]] TableLine line(std::size_t line) const; ///< \pre line < line_count()
    /// Line of a residence; absent when it is not kept, or its group is folded. Cost O(rows)
    [[nodiscard]] std::optional<std::size_t> line_of(std::uint32_t row) const;

private:
    std::vector<std::uint32_t> rows_;
    std::vector<TableGroup> groups_;
    TableTotals totals_;
    std::size_t line_count_ = 0;
};

}
