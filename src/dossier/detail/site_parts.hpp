#pragma once

#include "dossier/site_file.hpp"

#include <string>
#include <vector>

namespace vigie::dossier::detail {

/// Fills the indicators, what is missing, and the alerts of `site`.
/// \param grid  with the weights of the run
void add_indicators(SiteFile& site, core::Grid const& grid, Snapshot const& snapshot, CampaignData const& data,
                    store::Project const& project);

/// « Very complex situation, rising since 2025: tranquillity, surroundings, service. » Only what the file says.
[[nodiscard]] std::string finding_of(SiteFile const& site, core::Grid const& grid);

}
