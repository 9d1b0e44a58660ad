#pragma once

#include "analysis/foyers.hpp"
#include "analysis/neighbourhood.hpp"
#include "analysis/places.hpp"
#include "core/severity_class.hpp"
#include "store/project.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vigie::diagnosis {

/// What the statistics of a campaign are about: its located residences in document order, or the zones of a layer.
struct ClusterSites {
    std::vector<std::uint32_t> row;      ///< into the residences, or the zones
    std::vector<core::Projected> points; ///< metres; of a zone the middle of its shape
    std::vector<double> values;          ///< index, NaN = not scored
    std::vector<core::SeverityClass> classes;
    std::vector<core::MultiPolygon> shapes; ///< of zones; empty = residences
    std::vector<double> scored;             ///< scored residences: 0 or 1 of a residence itself
    std::vector<double> complex;            ///< of them, those of class C or D
    std::vector<double> dwellings{};        ///< of residences; empty = all count the same

    [[nodiscard]] std::size_t size() const { return row.size(); }
    [[nodiscard]] bool are_zones() const { return !shapes.empty(); }
};

[[nodiscard]] ClusterSites cluster_sites(std::vector<core::Residence> const& residences,
                                         std::vector<store::ResidenceScore> const& scores);

/// \param memberships of the layer of `zones`
[[nodiscard]] ClusterSites cluster_sites(std::vector<core::Zone> const& zones,
                                         std::vector<store::StoredZoneScore> const& zone_scores,
                                         std::vector<core::ZoneMembership> const& memberships,
                                         std::vector<store::ResidenceScore> const& scores);

/// As analysis::parse_neighbourhood(), with « ,cap:METRES » after it for the longest link.
/// \throws core::Error(usage) for anything else, saying what to write
[[nodiscard]] analysis::Neighbourhood neighbourhood_named(std::string const& name);

/// Neighbours of the sites. Queen and rook: of zones those that touch; of points by the ground nearest to each.
/// \throws core::Error(usage) as neighbourhood_named(), core::Error(cancelled)
[[nodiscard]] analysis::SpatialWeights cluster_weights(std::string const& name, ClusterSites const& sites,
                                                       unsigned threads, std::stop_token stop);

/// Residences on one spot are one place in every test; a zone is its own.
[[nodiscard]] analysis::Places cluster_places(ClusterSites const& sites);

/// As cluster_weights(), between the places of the sites.
[[nodiscard]] analysis::SpatialWeights place_weights(std::string const& name, ClusterSites const& sites,
                                                     analysis::Places const& places, unsigned threads,
                                                     std::stop_token stop);

/// Rule 12: is a foyer there whatever the neighbourhood and the weights of the grid?
struct SolidityTest {
    core::Grid grid;              ///< with the weights of the run
    core::ScoreMatrix matrix;     ///< normalised values, small numbers drawn to the stock's
    core::ScoreMatrix unsmoothed; ///< the same without
    std::uint32_t draws = 1000;   ///< of rule 9
    analysis::LocalOptions options;
};

/// A foyer is solid when at least half of its cores are cores of foyers under each of 8 nearest, 6 nearest and 500 m (what is
/// found `under_neighbourhoods`),
/// and in 90 % of the draws of rule 9: each family weight times a uniform of [0.75, 1.25], the power one of 1, 2, 4,
/// small numbers smoothed or not. Draw d depends on the seed and d alone. Draws take as many permutations as let a
/// quarter of the cores, four at least, survive the correction by themselves, 9 999 to 99 999. \pre the sites are residences
/// \param weights between the places of the sites
/// \return one answer per foyer \throws core::Error(cancelled)
[[nodiscard]] std::vector<bool> solid_foyers(ClusterSites const& sites, std::vector<analysis::Foyer> const& foyers,
                                             SolidityTest const& test, analysis::SpatialWeights const& weights,
                                             std::span<analysis::FoyerResult const> under_neighbourhoods,
                                             std::stop_token stop);

}
