#include "diagnosis/emerging.hpp"

#include "core/error.hpp"
#include "diagnosis/cluster_sites.hpp"
#include "diagnosis/detail/cluster_choice.hpp"
#include "diagnosis/detail/cluster_ground.hpp"
#include "diagnosis/detail/cluster_methods.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <cmath>
#include <utility>

namespace vigie::diagnosis {

namespace {

/// A campaign that has scores.
struct Scored {
    core::Campaign campaign;
    store::ScoreRun run;
};

std::vector<Scored> scored_campaigns(store::Project const& project) {
    std::vector<Scored> list;
    for (auto const& campaign : project.campaigns())
        if (auto run = project.score_run(campaign.id)) list.push_back({campaign, std::move(*run)});
    if (list.empty())
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("No campaign has a score yet. Run the scores first."));
    return list;
}

int spot(analysis::LocalResult const& local) {
    if (!local.is_significant) return 0;
    return local.quadrant == analysis::Quadrant::high_high ? 1 : -1;
}

std::string code_of(Ground const& ground, ClusterSites const& sites, std::size_t site) {
    return sites.are_zones() ? ground.zones[sites.row[site]].code : ground.residences[sites.row[site]].code;
}

void add_steps(EmergingResult& result, std::vector<analysis::LocalResult> const& locals, ClusterSites const& sites) {
    for (std::size_t site = 0; site < sites.size(); ++site)
        if (!std::isnan(locals[site].z_score) && !std::isnan(sites.values[site]))
            result.sites[site].steps.push_back({locals[site].z_score, spot(locals[site])});
}

void move_to(EmergingSite& site, core::SeverityClass now) {
    auto const before = std::exchange(site.severity, now);
    bool const is_known = now != core::SeverityClass::not_scored && before != core::SeverityClass::not_scored;
    site.move = !is_known      ? ClassMove::unknown
                : now > before ? ClassMove::higher
                : now < before ? ClassMove::lower
                               : ClassMove::same;
}

}

EmergingResult emerging_spots(store::Project const& project, ClusterRequest const& request, std::stop_token stop) {
    auto const campaigns = scored_campaigns(project);
    EmergingResult result;
    result.is_refused = campaigns.size() < analysis::least_steps_to_emerge;
    auto const last_ground = ground_of(project, campaigns.back().run, request.zones);
    auto const last = sites_of(last_ground, project, campaigns.back().run, request.zones);
    require_sites(last, campaigns.back().campaign);
    for (std::size_t site = 0; site < last.size(); ++site)
        result.sites.emplace_back().code = code_of(last_ground, last, site);

    auto gi = request;
    gi.method = "gi-star";
    gi.weights = result.weights = chosen("gi-star", request.weights, last, request.threads, stop).weights;
    gi.progress = nullptr;
    for (std::size_t c = 0; c < campaigns.size(); ++c) {
        auto const& [campaign, run] = campaigns[c];
        result.campaigns.push_back(campaign.name);
        auto const sites = sites_of(ground_of(project, run, request.zones), project, run, request.zones);
        for (std::size_t site = 0; site < sites.size(); ++site)
            move_to(result.sites[site], sites.classes[site]);
        if (!result.is_refused) add_steps(result, find_clusters(sites, gi, stop).locals, sites);
        if (request.progress) request.progress(static_cast<double>(c + 1) / static_cast<double>(campaigns.size()));
        if (stop.stop_requested()) throw core::cancelled();
    }
    for (std::size_t site = 0; site < last.size(); ++site)
        if (auto& each = result.sites[site];
            each.steps.size() >= analysis::least_steps_to_emerge && !std::isnan(last.values[site]))
            each.place = analysis::emergence_of(each.steps, request.alpha);
    return result;
}

std::string label(analysis::Emergence emergence) {
    using enum analysis::Emergence;
    switch (emergence) {
    case fresh:
        return text::tr("new hot spot");
    case consecutive:
        return text::tr("consecutive hot spot");
    case intensifying:
        return text::tr("intensifying hot spot");
    case persistent:
        return text::tr("persistent hot spot");
    case diminishing:
        return text::tr("diminishing hot spot");
    case sporadic:
        return text::tr("sporadic hot spot");
    case oscillating:
        return text::tr("oscillating hot spot");
    case historical:
        return text::tr("historical hot spot");
    case none:
        break;
    }
    return text::tr("no pattern");
}

std::string standing_label(core::SeverityClass severity, ClassMove move) {
    auto const standing = [&] {
        switch (severity) {
        case core::SeverityClass::a:
            return text::tr("ordinary");
        case core::SeverityClass::b:
            return text::tr("to watch");
        case core::SeverityClass::c:
            return text::tr("complex");
        case core::SeverityClass::d:
            return text::tr("very complex");
        case core::SeverityClass::not_scored:
            break;
        }
        return text::tr("not scored");
    }();
    switch (move) {
    case ClassMove::higher:
        return text::tr("{0}, class higher than before", {standing});
    case ClassMove::lower:
        return text::tr("{0}, class lower than before", {standing});
    case ClassMove::same:
        return text::tr("{0}, same class as before", {standing});
    case ClassMove::unknown:
        break;
    }
    return text::tr("{0}, nothing to compare with", {standing});
}

std::string emerging_sentence(EmergingResult const& result) {
    auto const campaigns = text::integer(static_cast<std::int64_t>(result.campaigns.size()));
    if (result.is_refused)
        return text::tr(
            "Hot-spot classes over time need at least 5 campaigns with scores; there are {0}. With fewer, no "
            "trend can be told from chance: the class of each and how it moved are given instead.",
            {campaigns});
    std::int64_t found = 0;
    for (auto const& site : result.sites)
        found += site.place && site.place->emergence != analysis::Emergence::none;
    return text::tr("{0} of {1} show a hot-spot pattern over {2} campaigns (Gi*, Mann-Kendall trend).",
                    {text::integer(found), text::integer(static_cast<std::int64_t>(result.sites.size())), campaigns});
}

}
