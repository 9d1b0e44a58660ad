#pragma once

#include "store/project.hpp"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace vigie::diagnosis {

struct ClusterRequest {
    std::string method = "auto"; ///< local-moran; gi-star, scan, or dbscan and hdbscan, which test nothing and give
                                 ///< groups to verify only
    std::string weights = "knn:8";
    std::uint32_t solidity_draws = 1000; ///< of rule 9, for the solid and fragile of rule 12; 0 = not tested
    std::uint32_t permutations = 99'999;
    std::uint64_t seed = 20'260'414;
    unsigned threads = 0;
    std::string correction = "fdr";
    double alpha = 0.05;
    std::function<void(double)> progress;
};
/// Clusters of the residences' indices, outlined, named, told solid from fragile (local Moran); stored with their
/// parameters. \throws core::Error(refused) when the campaign has no score or fewer than 3 scored, located residences
store::ClusterRun run_clusters(store::Project& project, core::Campaign const& campaign,
                               ClusterRequest const& request = {}, std::stop_token stop = {});

/// « 12 résidences sur 340 ressortent après correction (sans correction : 41 ; attendues par hasard : 17) ».
[[nodiscard]] std::string chance_sentence(store::ClusterRun const& run);

}
