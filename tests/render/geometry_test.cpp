#include "render/detail/ground_mesh.hpp"
#include "render/detail/line_tiles.hpp"
#include "render/detail/simplify.hpp"
#include "render/detail/tessellator.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace vigie;
using render::detail::Tessellator;
using render::detail::Triangles;

namespace {

double area_of(Triangles const& t) {
    double area = 0;
    for (std::size_t i = 0; i + 2 < t.indices.size(); i += 3) {
        auto const a = t.points[t.indices[i]], b = t.points[t.indices[i + 1]], c = t.points[t.indices[i + 2]];
        area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return area;
}

double filled(core::Polygon const& polygon) {
    Tessellator tessellator;
    Triangles triangles;
    tessellator.triangulate(polygon, triangles);
    return area_of(triangles);
}

core::Ring star(int points, double outer, double inner) {
    core::Ring ring;
    for (int i = 0; i < points * 2; ++i) {
        double const r = i % 2 ? inner : outer;
        double const angle = std::numbers::pi * i / points;
        ring.push_back({r * std::cos(angle), r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

}

TEST_CASE("triangles cover exactly the polygon", "[render]") {
    CHECK(filled({{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {}}) == Approx(100));
    CHECK(filled({{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{2, 2}, {2, 5}, {5, 5}, {5, 2}, {2, 2}}}}) == Approx(91));
    CHECK(filled({{{0, 0}, {10, 0}, {10, 4}, {4, 4}, {4, 10}, {0, 10}, {0, 0}}, {}}) == Approx(64));
    core::Ring const shape = star(7, 50, 20);
    CHECK(filled({shape, {}}) == Approx(core::area_m2({{shape, {}}})));
}

TEST_CASE("a ring that crosses itself is filled even-odd", "[render]") {
    // A bow tie: two triangles of 25 each.
    CHECK(filled({{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}) == Approx(50));
    // A five-pointed star drawn in one stroke turns one way only, and its heart is outside.
    core::Ring pentagram;
    for (int i = 0; i <= 5; ++i) {
        double const angle = 2 * std::numbers::pi * 2 * i / 5;
        pentagram.push_back({std::cos(angle), std::sin(angle)});
    }
    CHECK(filled({pentagram, {}}) < 1.13);
    CHECK(filled({pentagram, {}}) > 0.7);
}

TEST_CASE("empty and flat rings give no triangle and no trouble", "[render]") {
    CHECK(filled({{}, {}}) == 0);
    CHECK(filled({{{1, 1}, {1, 1}, {1, 1}, {1, 1}}, {}}) == 0);
    CHECK(filled({{{0, 0}, {5, 0}, {10, 0}, {0, 0}}, {}}) == Approx(0).margin(1e-9));
}

TEST_CASE("a mesh is cut into chunks near their own origin", "[render]") {
    scene::AreaLayer layer;
    for (int i = 0; i < 5000; ++i) {
        double const x = 146'000 + (i * 37) % 5000, y = 6'839'000 + (i * 53) % 4000;
        layer.areas.push_back({{{{x, y}, {x + 8, y}, {x + 8, y + 6}, {x, y + 6}, {x, y}}, {}}});
        layer.boxes.push_back(core::bounds(layer.areas.back()));
    }
    auto const mesh = render::detail::fill_mesh(layer);
    CHECK(mesh.vertices.size() == 20'000);
    CHECK(mesh.indices.size() == 30'000);
    CHECK(mesh.chunks.size() == 5);
    std::size_t indices = 0;
    double widest = 0;
    for (auto const& chunk : mesh.chunks) {
        indices += chunk.index_count;
        widest = std::max(widest, chunk.box.width() * chunk.box.height());
        CHECK(chunk.box.contains(chunk.origin));
    }
    CHECK(indices == mesh.indices.size());
    CHECK(widest < 0.6 * 5000 * 4000); // neighbours go together
}

TEST_CASE("a shared edge comes once when asked", "[render]") {
    scene::AreaLayer layer;
    layer.areas = {{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {}}}, {{{{10, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 0}}, {}}}};
    CHECK(render::detail::border_mesh(layer, false).vertices.size() == 8 * 4);
    auto const shared = render::detail::border_mesh(layer, true);
    CHECK(shared.vertices.size() == 7 * 4);
    int between = 0;
    for (auto const& v : shared.vertices) between += v.areas[0] != v.areas[1] ? 1 : 0;
    CHECK(between == 4);
}

TEST_CASE("a line keeps the points that show at a tolerance, its ends, and its lengths", "[render]") {
    using render::detail::kept_points;
    core::Polyline line;
    for (int i = 0; i <= 400; ++i) line.push_back({i * 1.0, 20 * std::sin(i / 25.0) + 0.1 * std::sin(i * 3.0)});
    CHECK(kept_points(line, 0).size() == line.size());
    auto const kept = kept_points(line, 1);
    REQUIRE(kept.size() >= 2);
    CHECK(kept.size() < 60);
    CHECK(kept.front() == 0);
    CHECK(kept.back() == 400);
    CHECK(std::ranges::is_sorted(kept));
    for (std::size_t k = 0; k + 1 < kept.size(); ++k) {
        auto const a = line[kept[k]], b = line[kept[k + 1]];
        for (auto i = kept[k]; i <= kept[k + 1]; ++i) {
            double const off = std::abs((b.x - a.x) * (line[i].y - a.y) - (b.y - a.y) * (line[i].x - a.x)) / std::hypot(b.x - a.x, b.y - a.y);
            CHECK(off <= 1);
        }
    }
    CHECK(kept_points(std::span<core::Projected const>{}, 1).empty());
    CHECK(kept_points(core::Polyline{{3, 4}}, 1) == std::vector<std::uint32_t>{0});
    CHECK(kept_points(core::Polyline{{0, 0}, {5, 9}, {0, 0}}, 1).size() == 3); // there and back again

    scene::LineLayer layer;
    layer.lines = {{line}};
    layer.boxes = {core::bounds(layer.lines.front())};
    render::detail::LineTiles const tiles(layer);
    REQUIRE(tiles.count() == 1);
    auto const whole = tiles.mesh(layer, 0, 0), few = tiles.mesh(layer, 0, 1);
    CHECK(whole.vertices.size() == 4 * 400);
    CHECK(few.vertices.size() == 4 * (kept.size() - 1));
    CHECK(few.vertices.back().start_m == whole.vertices[4 * kept[kept.size() - 2]].start_m);
}

TEST_CASE("lines that cross a region are cut by squares of the ground: each segment is in one, as far along its line as before", "[render]") {
    scene::LineLayer layer;
    for (int row = 0; row < 100; ++row) {
        core::Polyline line;
        for (int i = 0; i <= 1'000; ++i) line.push_back({i * 50.0, row * 500.0 + 30 * std::sin(i * 0.7)});
        layer.lines.push_back({line, {{0, row * 500.0}, {10, row * 500.0}}}); // two parts
    }
    layer.boxes.resize(layer.lines.size());
    render::detail::LineTiles const tiles(layer);
    CHECK(tiles.points() == 100 * 1'003);
    REQUIRE(tiles.count() > 3);
    std::size_t segments = 0;
    double longest = 0;
    for (std::size_t tile = 0; tile < tiles.count(); ++tile) {
        auto const& box = tiles.box(tile);
        CHECK(box.width() < 40'000);
        auto const mesh = tiles.mesh(layer, tile, 0);
        segments += mesh.vertices.size() / 4;
        for (auto const& chunk : mesh.chunks)
            for (auto i = chunk.first_index; i < chunk.first_index + chunk.index_count; i += 6) {
                auto const& v = mesh.vertices[mesh.indices[i]];
                core::Projected const from{chunk.origin.x + static_cast<double>(v.from_x), chunk.origin.y + static_cast<double>(v.from_y)};
                CHECK(box.grown(0.01).contains(from));
                longest = std::max(longest, static_cast<double>(v.start_m));
                // A line rises and falls by 30 m: it is a little longer than it reaches east.
                CHECK(static_cast<double>(v.start_m) >= from.x - 0.1);
            }
    }
    CHECK(segments == 100 * 1'001);
    double whole = 0;
    for (std::size_t k = 0; k + 2 < layer.lines[0][0].size(); ++k) whole += core::distance_m(layer.lines[0][0][k], layer.lines[0][0][k + 1]);
    CHECK(longest == Approx(whole).margin(0.1));
    CHECK(render::detail::LineTiles(scene::LineLayer{}).count() == 0);
}
