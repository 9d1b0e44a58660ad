#pragma once

#include "analysis/foyers.hpp"
#include "analysis/local_statistics.hpp"
#include "diagnosis/cluster_sites.hpp"
#include "diagnosis/clusters.hpp"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace vigie::diagnosis {

/// What a method finds among the sites.
struct Found {
    analysis::Places places;
    analysis::SpatialWeights weights;          ///< between places; empty for a method without neighbours
    analysis::SpatialWeights links;            ///< the same between sites
    std::vector<double> values;                ///< tested, per place: of several residences the mean by dwellings
    std::vector<double> p;                     ///< per place
    std::vector<analysis::LocalResult> locals; ///< per site: its place's
    analysis::FoyerResult groups;
    std::uint32_t permutations = 0;
};

/// \pre request.method and request.weights are chosen, none is left open
/// \throws core::Error(usage) for an unknown method, neighbourhood or correction, core::Error(cancelled)
[[nodiscard]] Found find_clusters(ClusterSites const& sites, ClusterRequest const& request,
                                  std::stop_token const& stop);

[[nodiscard]] analysis::LocalOptions local_options(ClusterRequest const& request);

}
