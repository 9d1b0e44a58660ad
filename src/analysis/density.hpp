#pragma once

#include "analysis/spatial_weights.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace vigie::analysis {

enum class Kernel { quartic, gaussian };

struct DensityOptions {
    Kernel kernel = Kernel::quartic;
    double bandwidth = 0; ///< in the points' units; 0 = density_bandwidth()
    double cell = 0;      ///< side; 0 = a fifth of the bandwidth
    WorkOptions work = {};
};

/// Square cells, row after row from the south-west corner; a value is weight per square unit at the cell's centre.
struct DensityGrid {
    core::Projected corner;
    double cell = 0, bandwidth = 0;
    std::size_t columns = 0, rows = 0;
    std::vector<double> values;
    double total = 0; ///< weight of the points that have a place

    [[nodiscard]] core::Projected centre(std::size_t column, std::size_t row) const {
        return {corner.x + (static_cast<double>(column) + 0.5) * cell,
                corner.y + (static_cast<double>(row) + 0.5) * cell};
    }
};

/// 0.9 min(standard distance, median distance to the mean centre / sqrt(ln 2)) n^-1/5, weighted: Silverman's rule in
/// the plane (Silverman 1986, Density Estimation, 3.4). 0 when all points are at one place, or there are fewer than
/// two.
[[nodiscard]] double density_bandwidth(std::span<core::Projected const> points, std::span<double const> weights);

/// How close together the points lie: a picture, not a test. Quartic 3/(pi h^2) (1 - d^2/h^2)^2 up to the bandwidth h;
/// Gaussian with standard deviation h, cut at 4 h and divided by what is left. Points not finite, and those of weight
/// missing or not above 0, are left out. The same for any number of threads. Cost O(cells within reach, summed over the
/// points). \param weights one per point \pre bandwidth > 0, given or by the rule \throws core::Error(refused) for more
/// than 20 million cells, core::Error(cancelled)
[[nodiscard]] DensityGrid kernel_density(std::span<core::Projected const> points, std::span<double const> weights,
                                         DensityOptions const& options = {});

}
