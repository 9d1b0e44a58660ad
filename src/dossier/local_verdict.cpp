#include "dossier/local_verdict.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace vigie::dossier {

namespace {

using scene::Colouring, scene::LocalVerdict;
using text::tr;

LocalVerdict verdict_of(store::StoredLocal const& local) {
    if (!local.p) return {};
    return {kind_of(local.quadrant), true, local.is_significant, *local.p, local.q.value_or(*local.p)};
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

void set_verdicts(CampaignData& data, Snapshot const& snapshot) {
    if (data.clusters && has_kinds(*data.clusters) && !data.clusters->layer) {
        std::unordered_map<core::ResidenceId, std::size_t> row_of;
        for (std::size_t row = 0; row < snapshot.residences.size(); ++row)
            row_of.emplace(snapshot.residences[row].id, row);
        data.verdicts.resize(snapshot.residences.size());
        for (auto const& local : data.clusters->locals)
            if (auto const found = row_of.find(local.residence); found != row_of.end())
                data.verdicts[found->second] = verdict_of(local);
    }
    for (auto const& layer : snapshot.zone_layers) {
        auto const run = data.zone_clusters.find(layer.layer.id);
        if (run == data.zone_clusters.end() || !has_kinds(run->second)) continue;
        std::unordered_map<core::ZoneId, LocalVerdict> of_zone;
        for (auto const& local : run->second.locals)
            of_zone.emplace(local.zone, verdict_of(local));
        auto& verdicts = data.zone_verdicts[layer.layer.id];
        for (auto const& zone : layer.zones)
            verdicts.push_back(of_zone.contains(zone.id) ? of_zone.at(zone.id) : LocalVerdict{});
    }
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
    if (!data.verdicts.empty() && data.clusters) return &*data.clusters;
    for (auto const& [layer, run] : data.zone_clusters)
        if (has_kinds(run)) return &run;
    return nullptr;
}

bool is_gi(CampaignData const& data) {
    auto const* run = local_run(data);
    return run != nullptr && run->method == "gi-star";
}

}
