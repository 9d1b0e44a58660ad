#pragma once

#include "store/detail/packed_rtree.hpp"

#include <cstddef>
#include <string>

namespace vigie::store {

class Database;

/// For the time many rows are added to a table: the trigger that indexes them one by one is away, and the index is
/// written anew as a whole at the end. Few rows beside those that are there are left to the trigger. Belongs in a
/// transaction, which brings the trigger back when it is given up.
class BulkIndex {
public:
    /// \param table a feature table with the standard's triggers
    BulkIndex(Database& db, std::string const& table, std::size_t rows_to_add);
    void add(std::int64_t id, core::Geometry const& geometry);
    void finish();

private:
    Database& db_;
    std::string index_;
    std::string trigger_; ///< its definition; empty = the trigger does the work
    PackedRtree tree_;
};

}
