#pragma once

#include "diagnosis/cluster_sites.hpp"
#include "diagnosis/clusters.hpp"

#include <stop_token>
#include <vector>

namespace vigie::diagnosis {

/// How many sites stand out under each of three neighbourhoods (residences: 8 nearest, 6 nearest, 500 m; zones: those
/// that touch, 6 and 4 nearest) and three corrections, with the statistic of the request and its permutations: what a
/// map owes to such choices. \return nine counts, neighbourhood by neighbourhood; none for a method without neighbours.
/// Cost three times the search \throws core::Error(cancelled)
[[nodiscard]] std::vector<store::Sensitivity> sensitivity_of(ClusterSites const& sites, ClusterRequest const& request,
                                                             std::stop_token const& stop);

}
