#pragma once

#include "diagnosis/cluster_sites.hpp"
#include "store/project.hpp"

#include <optional>
#include <vector>

namespace vigie::diagnosis {

/// The campaign's residences and scores, and the zones when the sites are zones.
struct Ground {
    std::vector<core::Residence> residences;
    std::vector<store::ResidenceScore> scores;
    std::vector<core::Zone> zones;
    std::vector<core::ZoneMembership> memberships; ///< of the zones, or of the default layer, which names the foyers
    std::vector<core::MultiPolygon> water;         ///< of the context layers; outlines stop at it
};

/// \param layer of the sites; absent = the residences, named after the first layer's zones
[[nodiscard]] Ground ground_of(store::Project const& project, store::ScoreRun const& run,
                               std::optional<core::ZoneLayerId> layer);

[[nodiscard]] ClusterSites sites_of(Ground const& ground, store::Project const& project, store::ScoreRun const& run,
                                    std::optional<core::ZoneLayerId> layer);

/// \throws core::Error(refused) for fewer than three sites with a score
void require_sites(ClusterSites const& sites, core::Campaign const& campaign);

}
