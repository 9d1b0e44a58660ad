#pragma once

#include "store/project.hpp"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace vigie::diagnosis {

struct ClusterRequest {
    /// auto; local-moran, gi-star, scan; or dbscan and hdbscan, which test nothing and give groups to verify only.
    std::string method = "auto";
    /// As neighbourhood_named(); empty = chosen from how the residences lie. DBSCAN takes its distance from a band.
    std::string weights;
    std::optional<core::ZoneLayerId> zones; ///< scores of a layer's zones in place of the residences'
    std::uint32_t solidity_draws = 1000;    ///< of rule 9, for the solid and fragile of rule 12; 0 = not tested
    std::uint32_t permutations = 99'999;
    std::uint64_t seed = 20'260'414;
    unsigned threads = 0;
    std::string correction = "fdr";
    double alpha = 0.05;
    std::function<void(double)> progress;
};

/// Clusters of the residences' indices, or of the zones', outlined, named, told solid from fragile (local Moran of
/// residences); stored with their parameters and, where the method was chosen, with the reason.
/// \throws core::Error(refused) when the campaign has no score or fewer than 3 scored, located residences (or zones)
store::ClusterRun run_clusters(store::Project& project, core::Campaign const& campaign,
                               ClusterRequest const& request = {}, std::stop_token stop = {});

/// « 12 résidences sur 340 ressortent après correction (sans correction : 41 ; attendues par hasard : 17) ».
[[nodiscard]] std::string chance_sentence(store::ClusterRun const& run);

/// What a small number of sites forbids to conclude; empty when there are enough.
[[nodiscard]] std::string few_sites_sentence(store::ClusterRun const& run);

/// Why this method and this neighbourhood, when Vigie chose them; what a small number of sites forbids to conclude.
/// Sentences in the current language, none when there is nothing to say.
[[nodiscard]] std::vector<std::string> choice_sentences(store::ClusterRun const& run);

}
