#include "diagnosis/detail/cluster_sensitivity.hpp"

#include "analysis/correction.hpp"

#include <algorithm>
#include <array>

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

std::vector<double> p_of(std::vector<analysis::LocalResult> const& locals) {
    std::vector<double> p;
    for (auto const& local : locals)
        p.push_back(local.p);
    return p;
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
        list.push_back({weights, p_of(again.locals), std::move(again.groups)});
    }
    return list;
}

std::vector<store::Sensitivity> sensitivity_of(std::vector<OtherSetting> const& settings, double alpha) {
    std::vector<store::Sensitivity> list;
    for (auto const& setting : settings)
        for (auto const& [name, correction] : corrections) {
            auto const q = analysis::adjusted(setting.p, correction);
            list.push_back(
                {setting.weights, name, std::ranges::count_if(q, [&](double each) { return each <= alpha; })});
        }
    return list;
}

}
