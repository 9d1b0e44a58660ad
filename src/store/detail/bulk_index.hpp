#pragma once

#include "store/detail/packed_rtree.hpp"

#include <cstddef>
#include <string>

namespace vigie::store {

class Database;

/// Keeps the spatial index of a table to which rows are added. The first ones are left to the trigger that indexes rows
/// one by one; once they are many beside those that were there, the trigger is taken away, and finish() writes the
/// index anew as a whole. Belongs in a transaction, which brings the trigger back when it is given up.
class BulkIndex {
public:
    /// \param table a feature table with the standard's triggers
    BulkIndex(Database& db, std::string const& table);
    /// After each row. \param box empty when the row has no place
    void add(std::int64_t id, core::Box const& box);
    void finish();

private:
    void take_over();

    Database& db_;
    std::string index_;
    std::string trigger_; ///< its definition; empty = the trigger does the work
    std::size_t rows_ = 0, rows_for_trigger_;
    PackedRtree tree_{};
};

}
