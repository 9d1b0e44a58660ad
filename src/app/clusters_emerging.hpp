#pragma once

#include "app/commands.hpp"
#include "app/console.hpp"
#include "diagnosis/clusters.hpp"

namespace vigie::app {

/// `vigie clusters … --emerging`: what became of each site over the campaigns. Writes nothing into the project.
int print_emerging(store::Project const& project, diagnosis::ClusterRequest const& request,
                   ClustersOptions const& options, Console const& console);

}
