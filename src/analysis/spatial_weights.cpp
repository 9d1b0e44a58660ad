#include "analysis/spatial_weights.hpp"

#include "analysis/detail/few_nearest.hpp"
#include "analysis/detail/number_text.hpp"
#include "analysis/detail/parallel.hpp"
#include "analysis/detail/point_grid.hpp"
#include "core/error.hpp"
#include "core/large_pages.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vigie::analysis {

namespace {

using detail::PointGrid;

constexpr std::size_t sites_a_block = 1024;
constexpr double printed = 1 + 1e-12; ///< what a distance loses when it is printed with 15 digits, and more

/// Runs `links(site, found)` for each site on all threads and writes each row, ids ascending, in its place.
template <typename Links>
SpatialWeights gathered(std::span<core::Projected const> points, PointGrid const& grid, WorkOptions const& work, Links const& links) {
    auto const order = grid.in_cell_order();
    std::size_t const blocks = (order.size() + sites_a_block - 1) / sites_a_block;
    std::vector<std::vector<PointGrid::Found>> rows_of_block(blocks);
    std::vector<std::uint32_t> count(points.size(), 0);
    detail::Labour const labour{detail::thread_count(work.threads), work.stop, {}};
    detail::in_blocks(order.size(), sites_a_block, labour, [&](std::size_t first, std::size_t last) {
        auto& rows = rows_of_block[first / sites_a_block];
        std::vector<PointGrid::Found> found;
        for (auto const site : order.subspan(first, last - first)) {
            links(site, found);
            std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
            count[site] = static_cast<std::uint32_t>(found.size());
            rows.insert(rows.end(), found.begin(), found.end());
        }
    });
    if (work.stop.stop_requested()) throw core::cancelled();

    SpatialWeights result;
    result.offsets.reserve(points.size() + 1);
    for (std::uint32_t const n : count)
        result.offsets.push_back(result.offsets.back() + n);
    result.neighbours.resize(result.offsets.back());
    result.weights.resize(result.offsets.back());
    detail::in_blocks(order.size(), sites_a_block, {labour.threads, {}, {}}, [&](std::size_t first, std::size_t last) {
        auto at = rows_of_block[first / sites_a_block].cbegin();
        for (auto const site : order.subspan(first, last - first))
            for (std::size_t to = result.offsets[site]; to < result.offsets[site + 1]; ++to, ++at) {
                result.neighbours[to] = at->id;
                result.weights[to] = at->squared;
            }
    });
    return result;
}

/// Links within `distance`; the weights are the squared distances.
SpatialWeights squared_distances(std::span<core::Projected const> points, double distance, WorkOptions const& work) {
    PointGrid const grid(points);
    return gathered(points, grid, work, [&](std::uint32_t site, auto& found) { grid.within(site, distance * printed, found); });
}

SpatialWeights many_nearest(std::span<core::Projected const> points, std::size_t k, double limit, WorkOptions const& work) {
    PointGrid const grid(points);
    auto result = gathered(points, grid, work, [&](std::uint32_t site, auto& found) { grid.nearest(site, k, limit, found); });
    result.weights.clear();
    return result;
}

/// Each site has k places, filled where its search is done, and closed up where there are fewer.
SpatialWeights few_nearest(std::span<core::Projected const> points, std::size_t k, double limit, WorkOptions const& work) {
    PointGrid const grid(points, detail::FewNearest::points_a_cell(k));
    auto const order = grid.in_cell_order();
    SpatialWeights result;
    result.neighbours = core::roomy<std::uint32_t>(points.size() * k);
    std::vector<std::uint32_t> count(points.size(), 0);
    detail::Labour const labour{detail::thread_count(work.threads), work.stop, {}};
    detail::in_blocks(order.size(), sites_a_block, labour, [&](std::size_t first, std::size_t last) {
        detail::FewNearest search(grid, k, limit);
        for (auto const site : order.subspan(first, last - first)) {
            auto const ids = search.ids(site);
            std::copy(ids.begin(), ids.end(), result.neighbours.begin() + static_cast<std::ptrdiff_t>(site * k));
            count[site] = static_cast<std::uint32_t>(ids.size());
        }
    });
    if (work.stop.stop_requested()) throw core::cancelled();
    result.offsets.resize(points.size() + 1);
    for (std::size_t site = 0; site < points.size(); ++site) {
        auto const to = result.offsets[site];
        result.offsets[site + 1] = to + count[site];
        if (to != site * k)
            std::copy_n(result.neighbours.begin() + static_cast<std::ptrdiff_t>(site * k), count[site], result.neighbours.begin() + to);
    }
    result.neighbours.resize(result.offsets.back());
    return result;
}

}

SpatialWeights knn_weights(std::span<core::Projected const> points, std::size_t k, std::optional<double> cap_m, WorkOptions const& work) {
    double const limit = cap_m.value_or(std::numeric_limits<double>::infinity());
    auto result = k >= 1 && k <= detail::FewNearest::most ? few_nearest(points, k, limit, work) : many_nearest(points, k, limit, work);
    result.description = "knn:" + std::to_string(k);
    if (cap_m) result.description += ",cap:" + detail::shortest(*cap_m);
    return result;
}

SpatialWeights band_weights(std::span<core::Projected const> points, double distance, WorkOptions const& work) {
    auto result = squared_distances(points, distance, work);
    result.weights.clear();
    result.description = "band:" + detail::shortest(distance);
    return result;
}

SpatialWeights kernel_weights(std::span<core::Projected const> points, double distance, WorkOptions const& work) {
    auto const all = squared_distances(points, distance, work);
    SpatialWeights result;
    result.description = "kernel:" + detail::shortest(distance);
    for (std::size_t site = 0; site < all.size(); ++site) {
        for (std::size_t at = all.offsets[site]; at < all.offsets[site + 1]; ++at) {
            double const weight = 1 - std::sqrt(all.weights[at]) / distance;
            if (!(weight > 0)) continue;
            result.neighbours.push_back(all.neighbours[at]);
            result.weights.push_back(weight);
        }
        result.offsets.push_back(static_cast<std::uint32_t>(result.neighbours.size()));
    }
    return result;
}

SpatialWeights inverse_distance_weights(std::span<core::Projected const> points, double distance, double power,
                                        WorkOptions const& work) {
    auto result = squared_distances(points, distance, work);
    result.description = "idw:" + detail::shortest(distance);
    if (power != 1) result.description += ",power:" + detail::shortest(power);
    result.self_weight = 0;
    double shortest = std::numeric_limits<double>::infinity();
    for (double const squared : result.weights)
        if (squared > 0) shortest = std::min(shortest, squared);
    if (std::isinf(shortest)) shortest = 1;
    for (double& w : result.weights)
        w = std::pow(std::sqrt(w > 0 ? w : shortest), -power);
    return result;
}

SpatialWeights weights_from(std::vector<std::vector<std::uint32_t>> lists, std::string description) {
    SpatialWeights result;
    result.description = std::move(description);
    for (auto& list : lists) {
        std::sort(list.begin(), list.end());
        result.neighbours.insert(result.neighbours.end(), list.begin(), list.end());
        result.offsets.push_back(static_cast<std::uint32_t>(result.neighbours.size()));
    }
    return result;
}

}
