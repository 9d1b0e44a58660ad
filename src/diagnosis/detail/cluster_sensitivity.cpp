#include "diagnosis/detail/cluster_sensitivity.hpp"

#include "analysis/correction.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::diagnosis {

namespace {

constexpr std::array among_residences{"knn:8", "knn:6", "band:500"}, among_zones{"queen", "knn:6", "knn:4"};

struct NamedCorrection {
    char const* name;
    analysis::Correction correction;
};
constexpr std::array corrections{NamedCorrection{"none", analysis::Correction::none},
                                 NamedCorrection{"fdr", analysis::Correction::fdr},
                                 NamedCorrection{"bonferroni", analysis::Correction::bonferroni}};

std::vector<std::int64_t> scored_at(ClusterSites const& sites, analysis::Places const& places) {
    std::vector<std::int64_t> counts(places.size(), 0);
    for (std::size_t site = 0; site < sites.size(); ++site)
        counts[places.of_site[site]] += !std::isnan(sites.values[site]);
    return counts;
}

std::int64_t standing_out(OtherSetting const& setting, analysis::Correction correction, double alpha) {
    auto const q = analysis::adjusted(setting.p, correction);
    std::int64_t count = 0;
    for (std::size_t place = 0; place < q.size(); ++place)
        if (q[place] <= alpha) count += setting.scored[place];
    return count;
}

}

std::vector<OtherSetting> found_elsewhere(ClusterSites const& sites, ClusterRequest const& request, Found const& found,
                                          std::stop_token const& stop) {
    std::vector<OtherSetting> list;
    if (request.method != "local-moran" && request.method != "gi-star") return list;
    ClusterRequest other = request;
    other.progress = nullptr;
    for (auto const* const weights : sites.are_zones() ? among_zones : among_residences) {
        other.weights = weights;
        auto again = weights == request.weights ? found : find_clusters(sites, other, stop);
        list.push_back({weights, std::move(again.p), scored_at(sites, again.places), std::move(again.groups)});
    }
    return list;
}

std::vector<store::Sensitivity> sensitivity_of(std::vector<OtherSetting> const& settings, double alpha) {
    std::vector<store::Sensitivity> list;
    for (auto const& setting : settings)
        for (auto const& [name, correction] : corrections)
            list.push_back({setting.weights, name, standing_out(setting, correction, alpha)});
    return list;
}

}
