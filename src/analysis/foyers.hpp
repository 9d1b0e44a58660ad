#pragma once

#include "analysis/local_statistics.hpp"
#include "core/severity_class.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vigie::analysis {

/// A statistically supported group of complex residences (score-rules 12).
struct Foyer {
    std::vector<std::uint32_t> members; ///< sites, sorted
    std::vector<std::uint32_t> cores;   ///< of them, the significantly high-high ones
    double smallest_q = 1;
};

struct FoyerResult {
    std::vector<Foyer> foyers;                             ///< largest first, then smallest site
    std::vector<std::vector<std::uint32_t>> to_verify;     ///< close C/D groups of at least 3 that the test does not distinguish from chance
    std::vector<std::uint32_t> isolated_high;              ///< high-low and significant: « valeur isolée forte »
};

/// Cores (significant high-high and class C or D) joined by neighbour links, plus the C/D neighbours of cores; at least `minimum`
/// members. Links count in both directions.
/// \param close who is close enough to be verified together, where `weights` reach farther than that; null = `weights`
/// \pre moran.size() == classes.size() == weights.size()
[[nodiscard]] FoyerResult find_foyers(std::span<LocalResult const> moran, std::span<core::SeverityClass const> classes,
                                      SpatialWeights const& weights, std::size_t minimum = 3,
                                      SpatialWeights const* close = nullptr);

}
