#pragma once

#include "dossier/partner_plan.hpp"
#include "gis/writer.hpp"

#include <string>
#include <vector>

namespace vigie::dossier {

/// Tables of a partner edition: « edition » (for whom, why, how to read it), the residences, a table « zones_N » for
/// each layer, the clusters, the actions; no code, no free text. A class is a letter or « s »; a number that may not be said is
/// empty, with « s » in the column beside it, never 0. Every row bears the number of the export. \param what
/// residences, zones:LAYER, clusters, actions or all \throws core::Error(usage) for what does not exist; core::Error(refused) for
/// what the profile does not give
[[nodiscard]] std::vector<gis::Table> partner_tables(Snapshot const& snapshot, PartnerPlan const& plan,
                                                     Edition const& edition, std::string const& what);

}
