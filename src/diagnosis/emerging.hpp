#pragma once

#include "analysis/emerging.hpp"
#include "core/severity_class.hpp"
#include "diagnosis/clusters.hpp"
#include "store/project.hpp"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace vigie::diagnosis {

/// Between the two last campaigns, by the classes shown.
enum class ClassMove { unknown, lower, same, higher };

/// What became of a residence or a zone over the campaigns.
struct EmergingSite {
    std::string code;
    std::vector<analysis::EmergingStep> steps;    ///< the campaigns it has a score in, oldest first
    std::optional<analysis::EmergingPlace> place; ///< absent under five of them, or without a score in the last
    core::SeverityClass severity = core::SeverityClass::not_scored; ///< in the last campaign
    ClassMove move = ClassMove::unknown;
};

struct EmergingResult {
    std::vector<std::string> campaigns; ///< scored ones, oldest first
    std::string weights;                ///< as used
    bool is_refused = false;            ///< under five campaigns: no class, classes × moves instead
    std::vector<EmergingSite> sites;
};

/// Gi* of each scored campaign under one neighbourhood (chosen on the last campaign when the request names none),
/// corrected campaign by campaign, then the class of each site. Nothing is stored. Of the request: weights, zones,
/// permutations, seed, threads, correction, alpha. \throws core::Error(refused) as run_clusters(),
/// core::Error(cancelled)
[[nodiscard]] EmergingResult emerging_spots(store::Project const& project, ClusterRequest const& request,
                                            std::stop_token stop = {});

/// « émergent », « persistant »… of the current language.
[[nodiscard]] std::string label(analysis::Emergence emergence);
/// « très complexe, classe en hausse ».
[[nodiscard]] std::string standing_label(core::SeverityClass severity, ClassMove move);
/// What the classes say, or why there are none: « 3 campagnes… ».
[[nodiscard]] std::string emerging_sentence(EmergingResult const& result);

}
