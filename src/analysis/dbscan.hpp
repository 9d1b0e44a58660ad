#pragma once

#include "analysis/spatial_weights.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace vigie::analysis {

inline constexpr std::uint32_t no_cluster = std::numeric_limits<std::uint32_t>::max(); ///< noise

struct DbscanResult {
    std::vector<std::uint32_t> cluster; ///< per site: smallest core site of its cluster, no_cluster = noise
    std::vector<bool> is_core;
};

/// Groups of points with at least `min_points` (itself included) within `eps` of each core.
///
/// A point near several clusters but core of none goes to that of its nearest core point, ties to the lower site: one of the choices
/// the definition leaves open, and the same for any order of work. Points that are not finite are noise.
/// Source: Ester, Kriegel, Sander, Xu (1996), KDD 226-231. Cells of side eps/sqrt(2): a cell of min_points is all core, and its points need
/// no search (Gunawan 2013). Cost O(n log n) plus the pairs looked at in thin cells.
/// \pre eps > 0, min_points >= 1 \throws core::Error(cancelled)
[[nodiscard]] DbscanResult dbscan(std::span<core::Projected const> points, double eps, std::size_t min_points, WorkOptions const& work = {});

}
