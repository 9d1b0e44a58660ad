#include "store/detail/packed_rtree.hpp"

#include "core/random.hpp"
#include "store/detail/bulk_statement.hpp"
#include "store/detail/database.hpp"
#include "store/detail/hilbert.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <set>

using namespace vigie;
using store::BulkInsert;
using store::OneOff;

namespace {

struct Item {
    std::int64_t id;
    core::Box box;
};

/// A town in Lambert-93: boxes and, one in two, plain points, some of them on the same spot.
std::vector<Item> town(std::size_t count, std::uint64_t stream) {
    core::CounterRandom random(11, stream);
    std::vector<Item> items;
    for (std::size_t i = 0; i < count; ++i) {
        double const x = 350'000 + std::floor(4000 * random.uniform()) / 7, y = 6'600'000 + 3000 * random.uniform();
        double const side = i % 2 == 0 ? 0 : 40 * random.uniform();
        items.push_back({static_cast<std::int64_t>(3 * i + 1), {x, y, x + side, y + side}});
    }
    return items;
}

struct Index {
    store::Database db{":memory:", store::Database::Access::create};
    Index() { db.execute("CREATE VIRTUAL TABLE i USING rtree(id, minx, maxx, miny, maxy)"); }

    void pack(std::vector<Item> const& items) {
        store::PackedRtree tree;
        for (auto const& item : items) tree.add(item.id, item.box);
        CHECK(tree.size() == items.size());
        tree.write(db, "i");
    }
    std::string verdict() {
        OneOff check(db, "SELECT rtreecheck('i')");
        check.step();
        return check.text(0);
    }
    std::set<std::int64_t> within(core::Box const& window) {
        OneOff query(db, "SELECT id FROM i WHERE maxx >= " + std::to_string(window.min_x) + " AND minx <= " + std::to_string(window.max_x) +
                                " AND maxy >= " + std::to_string(window.min_y) + " AND miny <= " + std::to_string(window.max_y));
        std::set<std::int64_t> ids;
        while (query.step()) ids.insert(query.integer(0));
        return ids;
    }
};

core::Box window(core::CounterRandom& random) {
    double const x = 350'000 + 600 * random.uniform(), y = 6'600'000 + 3000 * random.uniform();
    return {x, y, x + 100 * random.uniform(), y + 100 * random.uniform()};
}

/// Floats half a metre apart: how far outward a bound of a Lambert-93 northing may be rounded.
constexpr double float_step_m = 0.5;

}

TEST_CASE("a packed index is sound and misses nothing, whatever the number of rows", "[store][rtree]") {
    for (std::size_t const count : {0U, 1U, 50U, 51U, 52U, 102U, 103U, 2601U, 2602U, 20'000U}) {
        INFO(count << " rows");
        auto const items = town(count, count);
        Index index;
        index.pack(items);
        CHECK(index.verdict() == "ok");
        core::CounterRandom random(5, count);
        for (int i = 0; i < 50; ++i) {
            auto const w = window(random);
            auto const found = index.within(w);
            for (auto const& item : items) {
                bool const is_found = found.contains(item.id);
                if (item.box.meets(w) && !is_found) FAIL("row " << item.id << " is missing");
                if (is_found && !item.box.meets(w.grown(float_step_m))) FAIL("row " << item.id << " is far away");
            }
        }
    }
}

TEST_CASE("a packed index answers as the one SQLite makes itself", "[store][rtree]") {
    std::vector<Item> items;
    core::CounterRandom random(2, 2);
    for (std::int64_t i = 0; i < 5000; ++i) { // whole metres: floats hold them exactly
        double const x = 350'000 + random.below(3000), y = 6'600'000 + 0.5 * random.below(6000);
        items.push_back({i, {x, y, x + random.below(20), y + random.below(20)}});
    }
    Index packed, plain;
    packed.pack(items);
    BulkInsert insert(plain.db, "INSERT INTO i VALUES (?,?,?,?,?)");
    for (auto const& item : items) {
        insert.bind(1, item.id);
        insert.bind(2, item.box.min_x);
        insert.bind(3, item.box.max_x);
        insert.bind(4, item.box.min_y);
        insert.bind(5, item.box.max_y);
        insert.run();
    }
    std::size_t found = 0;
    for (int i = 0; i < 500; ++i) {
        auto w = window(random);
        w = {std::floor(w.min_x), std::floor(w.min_y), std::floor(w.max_x), std::floor(w.max_y)};
        auto const ids = packed.within(w);
        found += ids.size();
        CHECK(ids == plain.within(w));
    }
    CHECK(found > 500);
}

TEST_CASE("SQLite goes on adding to a packed index and taking from it", "[store][rtree]") {
    auto const items = town(4000, 1);
    Index index;
    index.pack(items);
    index.db.execute("INSERT INTO i SELECT 100000 + id, minx + 5, maxx + 5, miny, maxy FROM i; DELETE FROM i WHERE id % 3 = 1 AND id < 6000");
    CHECK(index.verdict() == "ok");
    OneOff count(index.db, "SELECT count(*) FROM i");
    REQUIRE(count.step());
    CHECK(count.integer(0) == 2 * 4000 - 2000);
}

TEST_CASE("an index is packed anew with what it held and what is added", "[store][rtree]") {
    auto const items = town(3000, 4);
    Index index;
    index.pack({items.begin(), items.begin() + 1000});
    store::PackedRtree tree;
    tree.add_indexed(index.db, "i");
    for (std::size_t i = 1000; i < items.size(); ++i) tree.add(items[i].id, items[i].box);
    tree.write(index.db, "i");
    CHECK(index.verdict() == "ok");
    Index once;
    once.pack(items);
    core::CounterRandom random(6, 6);
    for (int i = 0; i < 100; ++i) {
        auto const w = window(random);
        CHECK(index.within(w) == once.within(w));
    }
}

TEST_CASE("a row that is rolled back leaves the former index", "[store][rtree]") {
    Index index;
    index.pack(town(500, 1));
    auto const before = index.within({0, 0, 1e7, 1e7});
    index.db.execute("BEGIN");
    index.pack(town(800, 2));
    index.db.execute("ROLLBACK");
    CHECK(index.verdict() == "ok");
    CHECK(index.within({0, 0, 1e7, 1e7}) == before);
}

TEST_CASE("direct writes to an index are refused before and after it is packed", "[store][rtree]") {
    Index index;
    index.pack(town(100, 1));
    CHECK_THROWS_AS(index.db.execute("DELETE FROM i_node"), core::Error);
    CHECK(index.verdict() == "ok");
}

TEST_CASE("the Hilbert curve visits every cell, each beside the one before", "[store][rtree]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> cells(32U * 32U, {99, 99});
    for (std::uint32_t x = 0; x < 32; ++x)
        for (std::uint32_t y = 0; y < 32; ++y) cells.at(store::hilbert_key(x, y)) = {x, y};
    for (std::size_t i = 1; i < cells.size(); ++i) {
        auto const [x, y] = cells[i];
        auto const [u, v] = cells[i - 1];
        CHECK((x > u ? x - u : u - x) + (y > v ? y - v : v - y) == 1);
    }
    CHECK(store::hilbert_key(0, 0) == 0);
    CHECK(store::hilbert_key(0xffffffff, 0) == ~std::uint64_t{0});
}

TEST_CASE("runs that went to disk come back in order", "[store][rtree]") {
    core::CounterRandom random(1, 1);
    store::SortedRuns<std::uint64_t> runs(1000, 3);
    std::vector<std::uint64_t> expected;
    for (int i = 0; i < 12'345; ++i) {
        expected.push_back(random.bits());
        runs.add(expected.back());
    }
    std::ranges::sort(expected);
    CHECK(runs.size() == expected.size());
    std::vector<std::uint64_t> sorted;
    runs.drain([&](std::uint64_t value) { sorted.push_back(value); });
    CHECK(sorted == expected);
    CHECK(runs.size() == 0);
}
