#pragma once

#include "analysis/local_statistics.hpp"
#include "analysis/spatial_weights.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Sites on one spot, as one place. Two programmes at one address share the street, the census area and often the
/// building: taken as two sites, each would be the other's neighbour and confirm it, which a test of chance placement
/// does not expect.
namespace vigie::analysis {

struct Places {
    std::vector<std::uint32_t> of_site;  ///< place of each site, in the order of their first sites
    std::vector<core::Projected> points; ///< of each place

    [[nodiscard]] std::size_t size() const { return points.size(); }
    [[nodiscard]] bool are_sites() const { return of_site.size() == points.size(); }
};

/// Sites of the very same coordinates share a place. Cost O(n log n)
[[nodiscard]] Places places_of(std::span<core::Projected const> sites);

/// Mean of the values at each place by mass (dwellings), NaN where no site has one; sites without mass count as 1.
/// \param masses one per site, or empty = equal
[[nodiscard]] std::vector<double> place_values(Places const& places, std::span<double const> values,
                                               std::span<double const> masses);

/// Each site's result is its place's; a site without a value of its own has none.
[[nodiscard]] std::vector<LocalResult> at_sites(Places const& places, std::vector<LocalResult> const& of_places,
                                                std::span<double const> values);

/// Links between sites: the others of its place, and all of neighbouring places. Binary.
[[nodiscard]] SpatialWeights between_sites(Places const& places, SpatialWeights const& between_places);

}
