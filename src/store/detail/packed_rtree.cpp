#include "store/detail/packed_rtree.hpp"

#include "store/detail/bulk_statement.hpp"
#include "store/detail/database.hpp"
#include "store/detail/hilbert.hpp"
#include "store/detail/names.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

namespace vigie::store {

namespace {

// As SQLite lays a node out (ext/rtree/rtree.c): depth of the tree (root only) and number of cells, 16 bits each, then cells of an id of
// 64 bits and four floats; big-endian; the rest of the node is zero.
constexpr std::size_t header_bytes = 4;
constexpr std::size_t cell_bytes = 24;
constexpr std::size_t most_cells = 51;
constexpr std::int64_t root = 1;

/// Coordinates of any system in metres or degrees, as cells of a square around the origin.
constexpr double half_world = 134'217'728; // 2^27 m: cells of 6 cm
constexpr double half_degrees = 512;

float rounded_down(double value) {
    auto const nearest = static_cast<float>(value);
    return static_cast<double>(nearest) > value ? std::nextafter(nearest, -INFINITY) : nearest;
}

float rounded_up(double value) {
    auto const nearest = static_cast<float>(value);
    return static_cast<double>(nearest) < value ? std::nextafter(nearest, INFINITY) : nearest;
}

std::uint32_t cell_of(double value, double half) {
    return static_cast<std::uint32_t>(std::clamp((value + half) / (2 * half), 0.0, 1.0) * 4294967295.0);
}

/// Degrees and metres differ by five orders: a place within 512 of the origin is taken for degrees, on a curve of its own before the other.
std::uint64_t key_of(core::Projected p) {
    double const half = std::abs(p.x) < half_degrees && std::abs(p.y) < half_degrees ? half_degrees : half_world;
    return hilbert_key(cell_of(p.x, half), cell_of(p.y, half));
}

using Bounds = PackedRtree::Bounds;

struct Node {
    std::int64_t number;
    Bounds bounds;
};

/// One node being filled.
class NodeBlob {
  public:
    explicit NodeBlob(std::size_t bytes) : bytes_(bytes) {}

    void clear() {
        std::ranges::fill(bytes_, std::byte{0});
        cells_ = 0;
        bounds_ = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    }
    void add(std::int64_t id, Bounds const& bounds) {
        std::size_t const at = header_bytes + cells_ * cell_bytes;
        put(at, static_cast<std::uint64_t>(id));
        put(at + 8, std::bit_cast<std::uint32_t>(bounds.min_x));
        put(at + 12, std::bit_cast<std::uint32_t>(bounds.max_x));
        put(at + 16, std::bit_cast<std::uint32_t>(bounds.min_y));
        put(at + 20, std::bit_cast<std::uint32_t>(bounds.max_y));
        bounds_.include(bounds);
        ++cells_;
    }
    [[nodiscard]] std::size_t cells() const { return cells_; }
    [[nodiscard]] Bounds const& bounds() const { return bounds_; }
    [[nodiscard]] std::span<std::byte const> finish(std::uint16_t depth) {
        put(0, depth);
        put(2, static_cast<std::uint16_t>(cells_));
        return bytes_;
    }

  private:
    template <typename T> void put(std::size_t at, T value) {
        for (std::size_t i = sizeof(T); i-- > 0; value = static_cast<T>(value >> (sizeof(T) > 1 ? 8U : 0U))) bytes_[at + i] = static_cast<std::byte>(value & 0xffU);
    }

    std::vector<std::byte> bytes_;
    std::size_t cells_ = 0;
    Bounds bounds_{};
};

/// While it lives, the tables behind an index take direct writes.
class ShadowAccess {
  public:
    explicit ShadowAccess(Database& db) : db_(db) { sqlite3_db_config(db_.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr); }
    ShadowAccess(ShadowAccess const&) = delete;
    ShadowAccess& operator=(ShadowAccess const&) = delete;
    ~ShadowAccess() { sqlite3_db_config(db_.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr); }

  private:
    Database& db_;
};

struct Place {
    std::int64_t id;
    std::int64_t node;
    friend bool operator<(Place const& a, Place const& b) { return a.id < b.id; }
};

std::size_t node_bytes(Database& db, std::string const& index) {
    OneOff size(db, "SELECT length(data) FROM " + quoted_name(index + "_node") + " WHERE nodeno = 1");
    return size.step() ? static_cast<std::size_t>(size.integer(0)) : 0;
}

/// Writes the tables level after level. Nodes of a level hold as many cells each, give or take one.
class TreeWriter {
  public:
    TreeWriter(Database& db, std::string const& index, std::size_t bytes)
        : blob_(bytes), capacity_(std::min(most_cells, (bytes - header_bytes) / cell_bytes)), node_(db, insert_statement(index + "_node", 2)),
          parent_(db, insert_statement(index + "_parent", 2)), place_(db, insert_statement(index + "_rowid", 2)) {}

    /// \return the nodes made, in order; the single one is the root
    template <typename Each, typename Placed> std::vector<Node> level(std::size_t count, std::uint16_t depth, Each const& each, Placed const& placed) {
        std::size_t const nodes = std::max<std::size_t>(1, (count + capacity_ - 1) / capacity_);
        std::vector<Node> made;
        made.reserve(nodes);
        std::size_t quota = count / nodes + (count % nodes > 0 ? 1 : 0);
        blob_.clear();
        auto const number = [&] { return nodes == 1 ? root : next_; };
        auto const flush = [&] {
            made.push_back({number(), blob_.bounds()});
            node_.bind(1, made.back().number);
            node_.bind(2, blob_.finish(nodes == 1 ? depth : std::uint16_t{0}));
            node_.run();
            if (nodes > 1) ++next_;
            blob_.clear();
            quota = count / nodes + (made.size() < count % nodes ? 1 : 0);
        };
        each([&](std::int64_t id, Bounds const& bounds) {
            placed(id, number());
            blob_.add(id, bounds);
            if (blob_.cells() == quota) flush();
        });
        if (count == 0) flush();
        return made;
    }
    void parent(std::int64_t node, std::int64_t of) { pair(parent_, node, of); }
    void place(Place const& place) { pair(place_, place.id, place.node); }

  private:
    static void pair(BulkInsert& insert, std::int64_t a, std::int64_t b) {
        insert.bind(1, a);
        insert.bind(2, b);
        insert.run();
    }

    NodeBlob blob_;
    std::size_t capacity_;
    BulkInsert node_, parent_, place_;
    std::int64_t next_ = root + 1;
};

}

void Bounds::include(Bounds const& other) {
    min_x = std::min(min_x, other.min_x);
    max_x = std::max(max_x, other.max_x);
    min_y = std::min(min_y, other.min_y);
    max_y = std::max(max_y, other.max_y);
}

void PackedRtree::add(std::int64_t id, Bounds const& bounds, core::Projected centre) { entries_.add({key_of(centre), id, bounds}); }

void PackedRtree::add(std::int64_t id, core::Box const& box) {
    add(id, {rounded_down(box.min_x), rounded_up(box.max_x), rounded_down(box.min_y), rounded_up(box.max_y)}, box.centre());
}

void PackedRtree::add_indexed(Database& db, std::string const& index) {
    OneOff row(db, "SELECT id, minx, maxx, miny, maxy FROM " + quoted_name(index));
    while (row.step()) {
        Bounds const b{static_cast<float>(row.real(1)), static_cast<float>(row.real(2)), static_cast<float>(row.real(3)), static_cast<float>(row.real(4))};
        add(row.integer(0), b, {(row.real(1) + row.real(2)) / 2, (row.real(3) + row.real(4)) / 2});
    }
}

core::Box PackedRtree::write(Database& db, std::string const& index) {
    std::size_t const bytes = node_bytes(db, index);
    ShadowAccess const access(db);
    for (auto const* part : {"_node", "_parent", "_rowid"}) db.execute("DELETE FROM " + quoted_name(index + part));
    TreeWriter tree(db, index, bytes);
    SortedRuns<Place> places;
    std::uint16_t depth = 0;
    auto nodes = tree.level(entries_.size(), depth, [&](auto const& visit) { entries_.drain([&](Entry const& entry) { visit(entry.id, entry.bounds); }); },
                            [&](std::int64_t id, std::int64_t node) { places.add({id, node}); });
    while (nodes.size() > 1) {
        auto const each = [&](auto const& visit) {
            for (auto const& node : nodes) visit(node.number, node.bounds);
        };
        nodes = tree.level(nodes.size(), ++depth, each, [&](std::int64_t node, std::int64_t of) { tree.parent(node, of); });
    }
    places.drain([&](Place const& place) { tree.place(place); });
    auto const& all = nodes.front().bounds;
    return {static_cast<double>(all.min_x), static_cast<double>(all.min_y), static_cast<double>(all.max_x), static_cast<double>(all.max_y)};
}

}
