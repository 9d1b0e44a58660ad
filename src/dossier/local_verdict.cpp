#include "dossier/local_verdict.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>

namespace vigie::dossier {

namespace {

using scene::Colouring, scene::LocalVerdict;
using text::tr;

template <typename Id> store::StoredLocal const* site_at(store::ClusterRun const& run, Id id, Id store::StoredLocal::*of) {
    auto const& sites = run.local->sites;
    auto const found = std::ranges::lower_bound(sites, id, {}, of);
    return found != sites.end() && *found.*of == id ? &*found : nullptr;
}

LocalVerdict verdict_of(store::StoredLocal const* local) {
    if (local == nullptr || !local->p) return {};
    return {kind_of(local->quadrant), true, local->is_significant, *local->p, local->q.value_or(*local->p)};
}

/// The scan and the methods that group by closeness alone know no kinds of neighbourhood.
bool has_kinds(store::ClusterRun const& run) { return run.method == "local-moran" || run.method == "gi-star"; }

}

LocalVerdict::Kind kind_of(std::string const& quadrant) {
    if (quadrant == "high-high") return LocalVerdict::Kind::high_high;
    if (quadrant == "high-low") return LocalVerdict::Kind::high_low;
    if (quadrant == "low-high") return LocalVerdict::Kind::low_high;
    if (quadrant == "low-low") return LocalVerdict::Kind::low_low;
    return LocalVerdict::Kind::none;
}

bool has_tested_residences(CampaignData const& data) { return data.clusters && has_kinds(*data.clusters) && !data.clusters->layer; }

bool has_tested_zones(CampaignData const& data) {
    return std::ranges::any_of(data.zone_clusters, [](auto const& each) { return has_kinds(each.second); });
}

store::ClusterRun const* tested_zones(CampaignData const& data, core::ZoneLayerId layer) {
    auto const found = data.zone_clusters.find(layer);
    return found != data.zone_clusters.end() && has_kinds(found->second) ? &found->second : nullptr;
}

store::StoredLocal const* local_at(store::ClusterRun const& run, core::ResidenceId residence) {
    return site_at(run, residence, &store::StoredLocal::residence);
}

LocalVerdict verdict(store::ClusterRun const& run, core::ResidenceId residence) { return verdict_of(local_at(run, residence)); }

LocalVerdict verdict(store::ClusterRun const& run, core::ZoneId zone) {
    return verdict_of(site_at(run, zone, &store::StoredLocal::zone));
}

std::vector<std::string> local_steps(Colouring colouring, bool is_gi) {
    auto const none = tr("does not stand out");
    if (colouring == Colouring::clusters && is_gi) return {tr("hot spot (Gi*)"), "", "", tr("cold spot (Gi*)"), none};
    if (colouring == Colouring::clusters)
        return {tr("high together (HH)"), tr("high alone (HL)"), tr("low alone (LH)"), tr("low together (LL)"), none};
    std::vector<std::string> steps;
    constexpr std::array decimals{4, 3, 2, 2};
    for (std::size_t i = 0; i < decimals.size(); ++i)
        steps.push_back("≤ " + text::decimal(scene::significance_steps[i], decimals[i]));
    steps.push_back(none);
    return steps;
}

std::string local_title(Colouring colouring, bool is_gi) {
    switch (colouring) {
    case Colouring::clusters:
        return is_gi ? tr("Hot and cold spots") : tr("Kinds of neighbourhood");
    case Colouring::significance:
        return tr("Significance, after correction");
    case Colouring::raw_significance:
        return tr("Significance, before correction");
    default:
        return {};
    }
}

std::string untested_label() { return tr("not tested"); }

store::ClusterRun const* local_run(CampaignData const& data) {
    if (has_tested_residences(data)) return &*data.clusters;
    for (auto const& [layer, run] : data.zone_clusters)
        if (has_kinds(run)) return &run;
    return nullptr;
}

bool is_gi(CampaignData const& data) {
    auto const* run = local_run(data);
    return run != nullptr && run->method == "gi-star";
}

}
