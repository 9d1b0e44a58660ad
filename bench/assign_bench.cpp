// Which zone holds each point: Vigie, GEOS (STRtree and prepared polygons) and SpatiaLite (SQL), on the same points and zones in one run.
// Usage: assign_bench [POINTS] [SIDE] [RUNS] — SIDE × SIDE zones with fractal borders, about seven points to a place; prints Markdown.
#include "core/random.hpp"
#include "gis/detail/edge_index.hpp"
#include "gis/zone_assignment.hpp"

#include <geos_c.h>
#include <sqlite3.h>
// spatialite.h needs sqlite3.h first.
#include <spatialite.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

using vigie::core::CounterRandom;
using vigie::core::MultiPolygon;
using vigie::core::Projected;
using vigie::core::Ring;

constexpr double extent_m = 700'000;
constexpr int border_levels = 5; // 2^5 edges a side, 128 points a zone

/// A border between two nodes: halves are pushed aside at random, less and less; the same from both sides.
void border(Projected a, Projected b, CounterRandom& random, int level, Ring& out) {
    if (level == 0) {
        out.push_back(a);
        return;
    }
    double const push = 0.3 * (random.uniform() - 0.5);
    Projected const middle{(a.x + b.x) / 2 - push * (b.y - a.y), (a.y + b.y) / 2 + push * (b.x - a.x)};
    border(a, middle, random, level - 1, out);
    border(middle, b, random, level - 1, out);
}

/// Quarters of a country: a net of moved nodes, joined by fractal borders.
std::vector<MultiPolygon> country(int side) {
    double const step = extent_m / side;
    auto const node = [&](int c, int r) {
        CounterRandom random(3, static_cast<std::uint64_t>(r) * 100'000 + static_cast<std::uint64_t>(c));
        return Projected{100'000 + step * (c + 0.3 * random.uniform()), 6'100'000 + step * (r + 0.3 * random.uniform())};
    };
    auto const line = [&](int c, int r, bool is_upward) {
        CounterRandom random(is_upward ? 5 : 4, static_cast<std::uint64_t>(r) * 100'000 + static_cast<std::uint64_t>(c));
        Ring points;
        auto const from = node(c, r), to = is_upward ? node(c, r + 1) : node(c + 1, r);
        border(from, to, random, border_levels, points);
        points.push_back(to);
        return points;
    };
    std::vector<MultiPolygon> zones;
    for (int r = 0; r < side; ++r)
        for (int c = 0; c < side; ++c) {
            Ring ring = line(c, r, false);
            auto const append = [&](Ring part, bool is_reversed) {
                if (is_reversed) std::ranges::reverse(part);
                ring.insert(ring.end(), part.begin() + 1, part.end());
            };
            append(line(c + 1, r, true), false);
            append(line(c, r + 1, false), true);
            append(line(c, r, true), true);
            zones.push_back({{std::move(ring), {}}});
        }
    return zones;
}

std::vector<Projected> dwellings(std::size_t count) {
    std::vector<Projected> points;
    points.reserve(count);
    for (std::size_t i = 0; i < count; ++i) { // dwellings of a building follow one another, as in files
        CounterRandom random(7, i / 7);
        points.push_back({100'000 + extent_m * random.uniform(), 6'100'000 + extent_m * random.uniform()});
    }
    return points;
}

GEOSGeometry* polygon(GEOSContextHandle_t geos, MultiPolygon const& zone) {
    auto const& ring = zone.front().outer;
    auto* points = GEOSCoordSeq_create_r(geos, static_cast<unsigned>(ring.size()), 2);
    for (unsigned i = 0; i < ring.size(); ++i) GEOSCoordSeq_setXY_r(geos, points, i, ring[i].x, ring[i].y);
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, points), nullptr, 0);
}

struct Query {
    GEOSContextHandle_t geos;
    GEOSGeometry const* point;
    std::vector<GEOSGeometry*> const* shapes;
    std::vector<GEOSPreparedGeometry const*>* prepared;
    std::size_t found;
};

void look(void* item, void* data) {
    auto& query = *static_cast<Query*>(data);
    auto const zone = reinterpret_cast<std::size_t>(item) - 1;
    if (zone >= query.found) return;
    auto& prepared = (*query.prepared)[zone];
    if (prepared == nullptr) prepared = GEOSPrepare_r(query.geos, (*query.shapes)[zone]);
    if (GEOSPreparedIntersects_r(query.geos, prepared, query.point) == 1) query.found = zone;
}

/// Polygons are GEOS's own before the clock starts; the tree, the preparing and the questions are what is measured.
std::vector<std::size_t> by_geos(GEOSContextHandle_t geos, std::vector<GEOSGeometry*> const& shapes, std::vector<Projected> const& points) {
    auto* tree = GEOSSTRtree_create_r(geos, 10);
    for (std::size_t i = 0; i < shapes.size(); ++i) GEOSSTRtree_insert_r(geos, tree, shapes[i], reinterpret_cast<void*>(i + 1));
    std::vector<GEOSPreparedGeometry const*> prepared(shapes.size());
    std::vector<std::size_t> zones;
    zones.reserve(points.size());
    for (auto const p : points) {
        auto* point = GEOSGeom_createPointFromXY_r(geos, p.x, p.y);
        Query query{geos, point, &shapes, &prepared, vigie::gis::no_zone};
        GEOSSTRtree_query_r(geos, tree, point, look, &query);
        zones.push_back(query.found);
        GEOSGeom_destroy_r(geos, point);
    }
    for (auto const* each : prepared)
        if (each != nullptr) GEOSPreparedGeom_destroy_r(geos, each);
    GEOSSTRtree_destroy_r(geos, tree);
    return zones;
}

/// Processor time, which a busy machine changes little; for two threads, what both took together.
template <typename Work> double seconds(int runs, Work const& work) {
    double best = INFINITY;
    for (int run = 0; run < runs; ++run) {
        auto const start = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
}

void compare_with_geos(std::size_t count, std::vector<MultiPolygon> const& zones, int runs) {
    auto const points = dwellings(count);
    std::vector<vigie::gis::Assignment> one, two;
    double const one_s = seconds(runs, [&] { one = vigie::gis::assign_zones(points, zones, {.maximum_m = 0, .threads = 1}); });
    double const two_s = seconds(runs, [&] { two = vigie::gis::assign_zones(points, zones, {.maximum_m = 0, .threads = 2}); });
    auto* geos = GEOS_init_r();
    std::vector<GEOSGeometry*> shapes;
    for (auto const& zone : zones) shapes.push_back(polygon(geos, zone));
    std::vector<std::size_t> theirs;
    double const geos_s = seconds(runs, [&] { theirs = by_geos(geos, shapes, points); });
    std::size_t differences = 0;
    for (std::size_t i = 0; i < points.size(); ++i) differences += one[i].zone != theirs[i];
    for (auto* shape : shapes) GEOSGeom_destroy_r(geos, shape);
    GEOS_finish_r(geos);
    std::printf("| %zu | %zu | %.2f | %.2f | %.2f | %.1f | %.1f | %zu | %s |\n", count, zones.size(), one_s, two_s, geos_s, geos_s / one_s, geos_s / two_s, differences,
                one == two ? "yes" : "NO");
    std::fflush(stdout);
}

void run(sqlite3* db, std::string const& sql) {
    char* message = nullptr;
    if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
    std::fprintf(stderr, "%s\n", message);
    std::exit(1);
}

void insert(sqlite3* db, char const* sql, std::string const& wkt) {
    static sqlite3_stmt* statement = nullptr;
    static char const* prepared_for = nullptr;
    if (prepared_for != sql) {
        sqlite3_finalize(statement);
        sqlite3_prepare_v2(db, sql, -1, &statement, nullptr);
        prepared_for = sql;
    }
    sqlite3_bind_text(statement, 1, wkt.data(), static_cast<int>(wkt.size()), SQLITE_TRANSIENT);
    if (sqlite3_step(statement) != SQLITE_DONE) std::exit(1);
    sqlite3_reset(statement);
}

std::string wkt(Projected p) { return std::to_string(p.x) + ' ' + std::to_string(p.y); }

struct SpatialiteTimes {
    double index, question;
};

/// The question is the textbook's.
SpatialiteTimes by_spatialite(std::vector<Projected> const& points, std::vector<MultiPolygon> const& zones) {
    sqlite3* db = nullptr;
    sqlite3_open(":memory:", &db);
    void* cache = spatialite_alloc_connection();
    spatialite_init_ex(db, cache, 0);
    run(db, "SELECT InitSpatialMetadataFull(1, 'NONE'); SELECT InsertEpsgSrid(2154);"
            "CREATE TABLE p (id INTEGER PRIMARY KEY); SELECT AddGeometryColumn('p', 'geom', 2154, 'POINT', 'XY');"
            "CREATE TABLE z (id INTEGER PRIMARY KEY); SELECT AddGeometryColumn('z', 'geom', 2154, 'POLYGON', 'XY'); BEGIN");
    for (auto const p : points) insert(db, "INSERT INTO p (geom) VALUES (GeomFromText(?, 2154))", "POINT(" + wkt(p) + ")");
    for (auto const& zone : zones) {
        std::string text;
        for (auto const p : zone.front().outer) text += (text.empty() ? "" : ",") + wkt(p);
        insert(db, "INSERT INTO z (geom) VALUES (GeomFromText(?, 2154))", "POLYGON((" + text + "))");
    }
    run(db, "COMMIT; CREATE TABLE r (p INTEGER, z INTEGER)");
    double const index = seconds(1, [&] { run(db, "SELECT CreateSpatialIndex('z', 'geom')"); });
    double const question = seconds(1, [&] {
        run(db, "INSERT INTO r SELECT p.id, z.id FROM p JOIN z ON ST_Contains(z.geom, p.geom) = 1 WHERE z.rowid IN "
                "(SELECT rowid FROM SpatialIndex WHERE f_table_name = 'z' AND search_frame = p.geom)");
    });
    sqlite3_close(db);
    spatialite_cleanup_ex(cache);
    return {index, question};
}

}

int main(int argc, char** argv) {
    std::size_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 5'000'000;
    int const side = argc > 2 ? std::atoi(argv[2]) : 224;
    int const runs = argc > 3 ? std::atoi(argv[3]) : 3;
    auto const zones = country(side);
    std::printf("processor seconds, smallest of %d runs; zones of %zu points; differences = points of another zone than GEOS's\n\n", runs, zones.front().front().outer.size());
    std::printf("| points | zones | Vigie, 1 thread | Vigie, 2 threads | GEOS prepared + STRtree | ratio, 1 thread | ratio, 2 | differences | same for 1 and 2 |\n"
                "|---|---|---|---|---|---|---|---|---|\n");
    for (std::size_t const n : {count / 50, count / 5, count}) compare_with_geos(n, zones, runs);
    auto const points = dwellings(count / 50);
    double const ours = seconds(runs, [&] { static_cast<void>(vigie::gis::assign_zones(points, zones, {.maximum_m = 0, .threads = 1})); });
    vigie::gis::detail::EdgeIndex const index(zones);
    std::size_t inside = 0;
    double const asked = seconds(runs, [&] {
        for (auto const p : points) inside += index.containing(p).has_value();
    });
    auto const theirs = by_spatialite(points, zones);
    std::printf("\n| points | | Vigie, 1 thread | SpatiaLite SQL | ratio |\n|---|---|---|---|---|\n"
                "| %zu | index there | %.4f | %.2f | %.0f |\n| | index made | %.3f | %.2f | %.0f |\n(%zu answers inside a zone)\n",
                points.size(), asked, theirs.question, theirs.question / asked, ours, theirs.index + theirs.question, (theirs.index + theirs.question) / ours, inside);
}
