#pragma once

#include "core/message.hpp"
#include "diagnosis/cluster_sites.hpp"

#include <stop_token>
#include <string>

namespace vigie::diagnosis {

/// Fewer scored sites than this carry no test at all; fewer than the second a weak one.
inline constexpr std::int64_t least_for_a_test = 10, least_for_a_strong_test = 30;

/// What is looked for, and why.
struct Choice {
    std::string method;
    std::string weights;
    core::Message reason; ///< empty when the user chose both
};

/// Takes what the user asked for, and chooses what he left open (« auto », no neighbourhood) from the data: no test
/// under 10 scored sites, local Moran beyond; 8 nearest residences, 4 under 30, without links much longer than most
/// (another town is no neighbourhood), or all within a walk where the 8 nearest are a street corner; zones that touch, or the 4 nearest where many touch none. Cost that of the
/// nearest neighbours. \throws core::Error(cancelled)
[[nodiscard]] Choice chosen(std::string const& method, std::string const& weights, ClusterSites const& sites,
                            unsigned threads, std::stop_token stop);

}
