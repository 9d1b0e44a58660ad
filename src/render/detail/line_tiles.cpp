#include "render/detail/line_tiles.hpp"

#include "render/detail/line_builder.hpp"
#include "render/detail/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace vigie::render::detail {

namespace {

constexpr double points_a_tile = 20'000, least_side_m = 500;

using Place = std::pair<std::int64_t, std::int64_t>;

}

LineTiles::LineTiles(scene::LineLayer const& layer) {
    core::Box all;
    for (core::MultiPolyline const& lines : layer.lines)
        for (core::Polyline const& line : lines) {
            points_ += line.size();
            for (core::Projected const p : line) all.include(p);
        }
    double const area = std::max(all.width(), least_side_m) * std::max(all.height(), least_side_m);
    double const side = std::max(least_side_m, std::sqrt(area * points_a_tile / static_cast<double>(std::max<std::size_t>(points_, 1))));
    std::map<Place, std::size_t> tile_at;
    auto const tile_of = [&](core::Projected p, core::Projected q) -> Tile& {
        Place const place{static_cast<std::int64_t>(((p.x + q.x) / 2 - all.min_x) / side), static_cast<std::int64_t>(((p.y + q.y) / 2 - all.min_y) / side)};
        auto const [found, is_new] = tile_at.try_emplace(place, tiles_.size());
        if (is_new) tiles_.emplace_back();
        return tiles_[found->second];
    };
    for (std::uint32_t i = 0; i < layer.lines.size(); ++i)
        for (std::uint32_t part = 0; part < layer.lines[i].size(); ++part) {
            auto const& line = layer.lines[i][part];
            double along = 0;
            std::size_t open = 0; // tile of the run being made, plus one; 0 = none
            for (std::uint32_t k = 0; k + 1 < line.size(); ++k) {
                Tile& tile = tile_of(line[k], line[k + 1]);
                auto const number = static_cast<std::size_t>(&tile - tiles_.data()) + 1;
                if (number != open) tile.runs.push_back({i, part, k, k, along});
                open = number;
                tile.runs.back().last = k + 1;
                tile.box.include(line[k]);
                tile.box.include(line[k + 1]);
                along += std::hypot(line[k + 1].x - line[k].x, line[k + 1].y - line[k].y);
            }
        }
}

LineMesh LineTiles::mesh(scene::LineLayer const& layer, std::size_t tile, double tolerance_m) const {
    LineBuilder builder;
    std::vector<double> along; // metres from the line's start, by point of the run
    for (auto const& [i, part, first, last, start_m] : tiles_[tile].runs) {
        auto const run = std::span(layer.lines[i][part]).subspan(first, last - first + 1);
        along.assign(1, start_m);
        for (std::size_t k = 0; k + 1 < run.size(); ++k) along.push_back(along.back() + std::hypot(run[k + 1].x - run[k].x, run[k + 1].y - run[k].y));
        auto const kept = kept_points(run, tolerance_m);
        for (std::size_t k = 0; k + 1 < kept.size(); ++k) builder.add({run[kept[k]], run[kept[k + 1]], along[kept[k]], {i, i}});
    }
    return builder.finish();
}

}
