#pragma once

#include "diagnosis/detail/cluster_methods.hpp"

#include <stop_token>
#include <vector>

namespace vigie::diagnosis {

/// How many sites stand out under each of three neighbourhoods (residences: 8 nearest, 6 nearest, 500 m; zones: those
/// that touch, 6 and 4 nearest) and three corrections, with the statistic of the request and its permutations: what a
/// map owes to such choices. \return nine counts, neighbourhood by neighbourhood; none for a method without neighbours.
/// \param found what the request found: one of the three, mostly \throws core::Error(cancelled)
[[nodiscard]] std::vector<store::Sensitivity> sensitivity_of(ClusterSites const& sites, ClusterRequest const& request,
                                                             Found const& found, std::stop_token const& stop);

}
