#include "diagnosis/detail/cluster_ground.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::diagnosis {

namespace {

constexpr std::int64_t least_sites = 3;

std::vector<core::MultiPolygon> water_of(store::Project const& project) {
    std::vector<core::MultiPolygon> water;
    for (auto const& layer : project.context_layers()) {
        if (layer.role != core::ContextRole::water) continue;
        for (auto& feature : project.context_features(layer.id))
            if (auto* area = std::get_if<core::MultiPolygon>(&feature.geometry)) water.push_back(std::move(*area));
    }
    return water;
}

}

Ground ground_of(store::Project const& project, store::ScoreRun const& run, std::optional<core::ZoneLayerId> layer) {
    Ground ground;
    ground.residences = project.residences();
    ground.scores = project.residence_scores(run.id);
    ground.water = water_of(project);
    auto const layers = project.zone_layers();
    if (!layer && !layers.empty()) layer = layers.front().id;
    if (!layer) return ground;
    ground.zones = project.zones(*layer);
    ground.memberships = project.memberships(*layer);
    bool const takes_nearest = *layer == layers.front().id;
    if (!takes_nearest) std::erase_if(ground.memberships, [](auto const& membership) { return membership.distance_m > 0; });
    return ground;
}

ClusterSites sites_of(Ground const& ground, store::Project const& project, store::ScoreRun const& run,
                      std::optional<core::ZoneLayerId> layer) {
    if (!layer) return cluster_sites(ground.residences, ground.scores);
    return cluster_sites(ground.zones, project.zone_scores(run.id, *layer), ground.memberships, ground.scores);
}

void require_sites(ClusterSites const& sites, core::Campaign const& campaign) {
    auto const scored = std::ranges::count_if(sites.values, [](double value) { return !std::isnan(value); });
    if (scored >= least_sites) return;
    if (sites.are_zones())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("Clusters need at least 3 zones with a score; campaign “{0}” has {1}. Score more "
                                    "residences, or take a layer of smaller zones."),
                           {campaign.name, std::to_string(scored)}});
    throw core::Error(core::ErrorCode::refused,
                      {VIGIE_N_("Clusters need at least 3 residences with a score and a position; campaign “{0}” has "
                                "{1}. Complete the observations or the positions."),
                       {campaign.name, std::to_string(scored)}});
}

}
