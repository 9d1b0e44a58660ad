#include "analysis/density.hpp"

#include "analysis/detail/parallel.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

namespace vigie::analysis {

namespace {

constexpr double most_cells = 2e7, cells_a_bandwidth = 5, gaussian_reach = 4;
constexpr std::size_t rows_a_block = 16;

struct Weighted {
    core::Projected at;
    double weight;
};

std::vector<Weighted> usable(std::span<core::Projected const> points, std::span<double const> weights) {
    assert(points.size() == weights.size());
    std::vector<Weighted> list;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (std::isfinite(points[i].x) && std::isfinite(points[i].y) && std::isfinite(weights[i]) && weights[i] > 0)
            list.push_back({points[i], weights[i]});
    return list;
}

/// Half of the weight lies at this distance or nearer.
double weighted_median(std::vector<std::pair<double, double>> distances, double total) {
    std::sort(distances.begin(), distances.end());
    double before = 0;
    for (auto const& [distance, weight] : distances)
        if ((before += weight) >= total / 2) return distance;
    return 0;
}

double quartic(double squared) { return 3 / std::numbers::pi * (1 - squared) * (1 - squared); }

double gaussian(double squared) {
    static double const left = 1 - std::exp(-gaussian_reach * gaussian_reach / 2);
    return std::exp(-squared / 2) / (2 * std::numbers::pi * left);
}

/// Adds what the points give to the cells of rows [first, last), point after point, so that no sum depends on who does
/// it.
void fill_rows(DensityGrid& grid, std::vector<Weighted> const& points, Kernel kernel, double reach, std::size_t first,
               std::size_t last) {
    double const h = grid.bandwidth, limit = reach * reach / (h * h);
    auto const index = [&](double offset, double most) {
        return std::clamp(std::floor(offset / grid.cell), 0.0, most);
    };
    for (auto const& point : points) {
        double const x = point.at.x - grid.corner.x, y = point.at.y - grid.corner.y;
        double const low = index(y - reach, 1e18), high = index(y + reach, 1e18);
        if (high < static_cast<double>(first) || low >= static_cast<double>(last)) continue;
        auto const row_end = std::min(last, static_cast<std::size_t>(high) + 1);
        auto const from = static_cast<std::size_t>(index(x - reach, static_cast<double>(grid.columns - 1)));
        auto const to = static_cast<std::size_t>(index(x + reach, static_cast<double>(grid.columns - 1)));
        for (std::size_t row = std::max(first, static_cast<std::size_t>(low)); row < row_end; ++row)
            for (std::size_t column = from; column <= to; ++column) {
                double const dx = (static_cast<double>(column) + 0.5) * grid.cell - x,
                             dy = (static_cast<double>(row) + 0.5) * grid.cell - y;
                double const squared = (dx * dx + dy * dy) / (h * h);
                if (squared >= limit) continue;
                grid.values[row * grid.columns + column] +=
                    point.weight * (kernel == Kernel::quartic ? quartic(squared) : gaussian(squared)) / (h * h);
            }
    }
}

}

double density_bandwidth(std::span<core::Projected const> points, std::span<double const> weights) {
    auto const list = usable(points, weights);
    if (list.size() < 2) return 0;
    double total = 0, x = 0, y = 0, spread = 0;
    for (auto const& p : list)
        total += p.weight, x += p.weight * p.at.x, y += p.weight * p.at.y;
    core::Projected const middle{x / total, y / total};
    std::vector<std::pair<double, double>> distances;
    for (auto const& p : list) {
        distances.emplace_back(core::distance_m(p.at, middle), p.weight);
        spread += p.weight * distances.back().first * distances.back().first;
    }
    double const standard = std::sqrt(spread / total);
    double const median = weighted_median(std::move(distances), total) / std::sqrt(std::numbers::ln2);
    double const narrower = median > 0 ? std::min(standard, median) : standard;
    return 0.9 * narrower * std::pow(static_cast<double>(list.size()), -0.2);
}

DensityGrid kernel_density(std::span<core::Projected const> points, std::span<double const> weights,
                           DensityOptions const& options) {
    auto const list = usable(points, weights);
    DensityGrid grid;
    grid.bandwidth = options.bandwidth > 0 ? options.bandwidth : density_bandwidth(points, weights);
    assert(grid.bandwidth > 0);
    grid.cell = options.cell > 0 ? options.cell : grid.bandwidth / cells_a_bandwidth;
    double const reach = grid.bandwidth * (options.kernel == Kernel::quartic ? 1 : gaussian_reach);
    core::Box box;
    for (auto const& p : list)
        box.include(p.at), grid.total += p.weight;
    if (box.is_empty()) return grid;
    box = box.grown(reach);
    // Corners on whole multiples of the cell: two maps of one place fit on one another.
    grid.corner = {std::floor(box.min_x / grid.cell) * grid.cell, std::floor(box.min_y / grid.cell) * grid.cell};
    double const columns = std::ceil((box.max_x - grid.corner.x) / grid.cell),
                 rows = std::ceil((box.max_y - grid.corner.y) / grid.cell);
    if (!(columns * rows <= most_cells))
        throw core::Error(
            core::ErrorCode::refused,
            VIGIE_N_(
                "The density map would have more than 20 million cells. Take larger cells, or a larger bandwidth."));
    grid.columns = static_cast<std::size_t>(columns), grid.rows = static_cast<std::size_t>(rows);
    grid.values.assign(grid.columns * grid.rows, 0);
    detail::in_blocks(
        grid.rows, rows_a_block, {detail::thread_count(options.work.threads), options.work.stop, {}},
        [&](std::size_t first, std::size_t last) { fill_rows(grid, list, options.kernel, reach, first, last); });
    if (options.work.stop.stop_requested()) throw core::cancelled();
    return grid;
}

}
