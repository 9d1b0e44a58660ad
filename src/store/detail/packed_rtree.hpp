#pragma once

#include "core/geometry.hpp"
#include "store/detail/sorted_runs.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace vigie::store {

class Database;

/// Makes the spatial index of a whole table in one pass (Kamel & Faloutsos, 1993): boxes in the order of a Hilbert curve, nodes filled
/// from the leaves up, written into the tables in which SQLite keeps an R-tree. Some ten times faster than row by row, and the tree is a
/// little smaller. Boxes are rounded outward to 32-bit floats, as SQLite's own.
class PackedRtree {
  public:
    /// \pre the box is not empty; ids differ
    void add(std::int64_t id, core::Box const& box);
    /// What the index of that name holds already, so that the table can be indexed anew as a whole.
    void add_indexed(Database& db, std::string const& index);
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

    /// Replaces the content of an index. Belongs in the transaction of the rows; the connection takes direct writes to an index only
    /// meanwhile. Nothing is left here afterwards.
    /// \param index for example rtree_zone_geom
    /// \return the box of all, as the index has it
    core::Box write(Database& db, std::string const& index);

    struct Bounds {
        float min_x, max_x, min_y, max_y;
        void include(Bounds const& other);
    };

  private:
    struct Entry {
        std::uint64_t key;
        std::int64_t id;
        Bounds bounds;
        friend bool operator<(Entry const& a, Entry const& b) { return a.key != b.key ? a.key < b.key : a.id < b.id; }
    };
    void add(std::int64_t id, Bounds const& bounds, core::Projected centre);

    SortedRuns<Entry> entries_;
};

}
