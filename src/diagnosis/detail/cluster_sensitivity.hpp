#pragma once

#include "diagnosis/detail/cluster_methods.hpp"

#include <stop_token>
#include <string>
#include <vector>

namespace vigie::diagnosis {

/// What the request's statistic finds under another neighbourhood.
struct OtherSetting {
    std::string weights;
    std::vector<double> p;             ///< per place
    std::vector<std::int64_t> scored; ///< sites with a score, per place
    analysis::FoyerResult groups;
};

/// Under each of three neighbourhoods (residences: 8 nearest, 6 nearest, 500 m, those of rule 12; zones: those that
/// touch, 6 and 4 nearest), with the statistic of the request and its permutations; none for a method without
/// neighbours. \param found what the request found: one of the three, at times \throws core::Error(cancelled)
[[nodiscard]] std::vector<OtherSetting> found_elsewhere(ClusterSites const& sites, ClusterRequest const& request,
                                                        Found const& found, std::stop_token const& stop);

/// How many sites stand out in each setting under each of three corrections: what a map owes to such choices.
[[nodiscard]] std::vector<store::Sensitivity> sensitivity_of(std::vector<OtherSetting> const& settings, double alpha);

}
