#pragma once

#include "dossier/snapshot.hpp"
#include "gis/writer.hpp"

#include <string>
#include <vector>

namespace vigie::dossier {

/// Tables of an export.
/// \param what residences, zones:LAYER, clusters, actions, register or all
/// \param campaign empty = latest scored; a project without scores exports its places all the same
/// \throws core::Error(usage) for a `what` or layer that does not exist
[[nodiscard]] std::vector<gis::Table> export_tables(Snapshot const& snapshot, std::string const& what, std::string const& campaign);

/// One row a foyer or group to verify, with the parameters of its run.
[[nodiscard]] gis::Table cluster_table(store::ClusterRun const& run);

}
