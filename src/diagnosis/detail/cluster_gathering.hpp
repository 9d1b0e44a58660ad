#pragma once

#include "diagnosis/detail/cluster_ground.hpp"
#include "diagnosis/detail/cluster_methods.hpp"
#include "store/project.hpp"

#include <vector>

namespace vigie::diagnosis {

/// Foyers ranked (more members, more dwellings, higher mean), outlined and named after their neighbourhood or zones,
/// then the groups to verify; the values of every site. \param is_solid per foyer of `found`; empty = not tested
void gather(store::ClusterRun& run, Ground const& ground, ClusterSites const& sites, Found const& found,
            std::vector<bool> const& is_solid);

}
