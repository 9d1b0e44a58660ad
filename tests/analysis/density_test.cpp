#include "analysis/density.hpp"
#include "core/error.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

using namespace vigie;
using namespace vigie::analysis;

namespace {

double mass(DensityGrid const& grid) {
    return std::accumulate(grid.values.begin(), grid.values.end(), 0.0) * grid.cell * grid.cell;
}

}

TEST_CASE("the density of one point is the kernel, by hand", "[analysis][density]") {
    std::vector<core::Projected> const points{{5, 5}};
    std::vector<double> const weights{2};
    auto const grid = kernel_density(points, weights, {.bandwidth = 10, .cell = 2});
    CHECK(grid.corner == core::Projected{-6, -6}); // a multiple of the cell
    std::size_t const column = 6, row = 5;         // centre (7, 5): d = 2
    CHECK(grid.centre(column, row) == core::Projected{7, 5});
    CHECK(grid.values[row * grid.columns + column] == Approx(2 * 3 / (std::numbers::pi * 100) * std::pow(1 - 0.04, 2)));
    CHECK(grid.values[0] == 0); // the corner is farther than the bandwidth
    auto const smooth = kernel_density(points, weights, {.kernel = Kernel::gaussian, .bandwidth = 10, .cell = 2});
    auto const at = [&](core::Projected p) {
        auto const c = static_cast<std::size_t>((p.x - smooth.corner.x) / smooth.cell),
                   r = static_cast<std::size_t>((p.y - smooth.corner.y) / smooth.cell);
        return smooth.values[r * smooth.columns + c];
    };
    CHECK(at({7, 5}) == Approx(2 / (2 * std::numbers::pi * 100) * std::exp(-0.02) / (1 - std::exp(-8))));
}

TEST_CASE("all the weight is on the map, wherever the points lie", "[analysis][density]") {
    auto points = test::scattered(200, 5);
    std::vector<double> weights(200, 1.0);
    for (std::size_t i = 0; i < 50; ++i)
        weights[i] = 3;
    weights[60] = 0, weights[61] = std::numeric_limits<double>::quiet_NaN(), weights[62] = -4;
    points[63].x = std::numeric_limits<double>::quiet_NaN();
    for (auto const kernel : {Kernel::quartic, Kernel::gaussian}) {
        auto const grid = kernel_density(points, weights, {.kernel = kernel, .bandwidth = 80, .cell = 5});
        CHECK(grid.total == 50 * 3 + 146);
        CHECK(mass(grid) == Approx(grid.total).epsilon(0.002));
    }
}

TEST_CASE("the bandwidth is Silverman's, by hand", "[analysis][density]") {
    // Mean centre (0, 0); distances 1, 1, 3, 3: standard distance sqrt(5), median 1 (half of the weight), 1 / sqrt(ln
    // 2) = 1.2011.
    std::vector<core::Projected> const points{{1, 0}, {-1, 0}, {0, 3}, {0, -3}};
    CHECK(density_bandwidth(points, std::vector<double>(4, 1.0)) ==
          Approx(0.9 / std::sqrt(std::numbers::ln2) * std::pow(4, -0.2)));
    // Of weight 2 for the far ones: half of the weight lies beyond, the median is 3; sqrt((2 + 36) / 6) is narrower.
    CHECK(density_bandwidth(points, std::vector{1.0, 1.0, 2.0, 2.0}) ==
          Approx(0.9 * std::sqrt(38.0 / 6) * std::pow(4, -0.2)));
    CHECK(density_bandwidth(std::vector<core::Projected>(5, {3, 3}), std::vector<double>(5, 1.0)) == 0);
    CHECK(density_bandwidth(std::vector<core::Projected>{{3, 3}}, std::vector{1.0}) == 0);
}

TEST_CASE("a density map is the same on any number of threads, and not too large", "[analysis][density]") {
    auto const points = test::scattered(500, 6);
    std::vector<double> const weights(500, 0.1);
    auto const one = kernel_density(points, weights, {.bandwidth = 60, .cell = 4, .work = {1, {}}});
    CHECK(kernel_density(points, weights, {.bandwidth = 60, .cell = 4, .work = {4, {}}}).values == one.values);
    CHECK_THROWS_AS(kernel_density(points, weights, {.bandwidth = 60, .cell = 0.01}), core::Error);
    std::stop_source source;
    source.request_stop();
    CHECK_THROWS_AS(kernel_density(points, weights, {.bandwidth = 60, .cell = 4, .work = {1, source.get_token()}}),
                    core::Error);
}
