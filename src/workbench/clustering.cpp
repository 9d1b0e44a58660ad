#include "analysis/foyers.hpp"
#include "analysis/local_statistics.hpp"
#include "core/error.hpp"
#include "gis/geometry_ops.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/services.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace vigie::workbench {

namespace {

/// Room left around the members, so that the outline never cuts a small residence.
constexpr double outline_margin_m = 15;

/// Located residences of a campaign, in document order: the sites of the statistics.
struct Sites {
    std::vector<std::uint32_t> row;
    std::vector<core::Projected> points;
    std::vector<double> values; ///< NaN = not scored
    std::vector<core::SeverityClass> classes;
};

Sites sites_of(std::vector<core::Residence> const& residences, std::vector<store::StoredScore> const& scores) {
    Sites sites;
    for (std::size_t row = 0; row < residences.size(); ++row) {
        if (!residences[row].position) continue;
        sites.row.push_back(static_cast<std::uint32_t>(row));
        sites.points.push_back(*residences[row].position);
        sites.values.push_back(scores[row].index.score.value_or(std::numeric_limits<double>::quiet_NaN()));
        sites.classes.push_back(scores[row].shown);
    }
    return sites;
}

std::optional<double> number_after_colon(std::string_view text) {
    auto const colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    double value = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data() + colon + 1, end, value);
    if (error != std::errc{} || stop != end || !(value > 0)) return std::nullopt;
    return value;
}

analysis::SpatialWeights weights_of(std::string const& name, std::vector<core::Projected> const& points) {
    auto const parameter = number_after_colon(name);
    if (name.starts_with("knn:") && parameter && *parameter == std::floor(*parameter))
        return analysis::knn_weights(points, static_cast<std::size_t>(*parameter));
    if (name.starts_with("band:") && parameter) return analysis::band_weights(points, *parameter);
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” is not a neighbourhood. Write knn:8 (the 8 nearest) or band:500 (within 500 metres)."), {name}});
}

analysis::Correction correction_of(std::string const& name) {
    if (name == "fdr") return analysis::Correction::fdr;
    if (name == "bonferroni") return analysis::Correction::bonferroni;
    if (name == "none") return analysis::Correction::none;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("“{0}” is not a correction. Write fdr, bonferroni or none."), {name}});
}

std::string_view quadrant_name(analysis::Quadrant quadrant) {
    switch (quadrant) {
    case analysis::Quadrant::high_high: return "high-high";
    case analysis::Quadrant::low_low: return "low-low";
    case analysis::Quadrant::low_high: return "low-high";
    case analysis::Quadrant::high_low: return "high-low";
    case analysis::Quadrant::none: break;
    }
    return "";
}

/// The neighbourhood most members lie in, or empty.
std::string neighbourhood_of(std::vector<core::ResidenceId> const& members,
                             std::unordered_map<core::ResidenceId, std::string> const& zone_name) {
    std::map<std::string, int> votes;
    for (auto const id : members)
        if (auto const found = zone_name.find(id); found != zone_name.end()) ++votes[found->second];
    auto const most = std::ranges::max_element(votes, {}, [](auto const& vote) { return vote.second; });
    return most == votes.end() ? std::string() : most->first;
}

std::unordered_map<core::ResidenceId, std::string> default_zone_names(store::Project const& project) {
    std::unordered_map<core::ResidenceId, std::string> names;
    auto const layers = project.zone_layers();
    if (layers.empty()) return names;
    std::unordered_map<core::ZoneId, std::string> name_of;
    for (auto const& zone : project.zones(layers.front().id)) name_of.emplace(zone.id, zone.name);
    for (auto const& membership : project.memberships(layers.front().id)) names.emplace(membership.residence, name_of.at(membership.zone));
    return names;
}

struct Gatherer {
    std::vector<core::Residence> const& residences;
    std::vector<store::StoredScore> const& scores;
    Sites const& sites;
    std::unordered_map<core::ResidenceId, std::string> const& zone_name;

    [[nodiscard]] std::vector<core::ResidenceId> ids(std::vector<std::uint32_t> const& members) const {
        std::vector<core::ResidenceId> out;
        for (auto const site : members) out.push_back(residences[sites.row[site]].id);
        return out;
    }

    [[nodiscard]] store::StoredFoyer gather(std::vector<std::uint32_t> const& members, std::string kind) const {
        store::StoredFoyer foyer;
        foyer.kind = std::move(kind);
        foyer.members = ids(members);
        std::vector<core::Projected> points;
        for (auto const site : members) {
            auto const& residence = residences[sites.row[site]];
            points.push_back(*residence.position);
            foyer.dwellings += std::max(0, residence.dwellings.value_or(0));
            foyer.mean_score += sites.values[site] / static_cast<double>(members.size());
        }
        foyer.outline = gis::hull(points, outline_margin_m);
        foyer.name = neighbourhood_of(foyer.members, zone_name);
        return foyer;
    }
};

/// Ranking for planners: more residences, then more dwellings, then the higher mean.
void rank(std::vector<store::StoredFoyer>& foyers) {
    std::ranges::stable_sort(foyers, [](store::StoredFoyer const& a, store::StoredFoyer const& b) {
        if (a.members.size() != b.members.size()) return a.members.size() > b.members.size();
        if (a.dwellings != b.dwellings) return a.dwellings > b.dwellings;
        return a.mean_score > b.mean_score;
    });
    int number = 0;
    for (auto& foyer : foyers) foyer.number = ++number;
}

std::vector<store::StoredLocal> stored_locals(Gatherer const& gatherer, std::vector<analysis::LocalResult> const& moran,
                                              analysis::SpatialWeights const& weights) {
    std::vector<store::StoredLocal> locals;
    for (std::size_t site = 0; site < moran.size(); ++site) {
        if (std::isnan(gatherer.sites.values[site])) continue;
        store::StoredLocal local;
        local.residence = gatherer.residences[gatherer.sites.row[site]].id;
        local.value = gatherer.sites.values[site];
        local.lag = moran[site].lag;
        local.statistic = moran[site].statistic;
        if (!std::isnan(moran[site].p)) {
            local.p = moran[site].p;
            local.q = moran[site].q;
        }
        local.quadrant = quadrant_name(moran[site].quadrant);
        local.is_significant = moran[site].is_significant;
        local.neighbours = static_cast<int>(weights.of(site).size());
        locals.push_back(std::move(local));
    }
    return locals;
}

void count_tests(store::ClusterRun& run) {
    for (auto const& local : run.locals) {
        if (!local.p) continue;
        ++run.tested;
        if (*local.p <= run.alpha) ++run.significant_before;
        if (local.is_significant) ++run.significant_after;
    }
}

}

store::ClusterRun run_clusters(store::Project& project, core::Campaign const& campaign, ClusterRequest const& request,
                               std::stop_token stop) {
    auto const score_run = project.score_run(campaign.id);
    if (!score_run)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("Campaign “{0}” has no score yet. Run the scores first."), {campaign.name}});
    auto const residences = project.residences();
    auto const scores = project.scores(score_run->id);
    Sites const sites = sites_of(residences, scores);
    auto const scored = std::ranges::count_if(sites.values, [](double value) { return !std::isnan(value); });
    if (scored < 3)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("Clusters need at least 3 residences with a score and a position; campaign “{0}” has {1}. "
                                    "Complete the observations or the positions."),
                           {campaign.name, std::to_string(scored)}});

    auto const weights = weights_of(request.weights, sites.points);
    analysis::LocalOptions options;
    options.inference.permutations = request.permutations;
    options.inference.seed = request.seed;
    options.inference.threads = request.threads;
    options.inference.progress = request.progress;
    options.correction = correction_of(request.correction);
    options.alpha = request.alpha;
    auto const moran = analysis::local_moran(sites.values, weights, options, stop);
    auto const found = analysis::find_foyers(moran, sites.classes, weights);

    store::ClusterRun run;
    run.score_run = score_run->id;
    run.method = "local-moran";
    run.weights = request.weights;
    run.permutations = request.permutations;
    run.seed = request.seed;
    run.correction = request.correction;
    run.alpha = request.alpha;
    run.engine = engine_version();
    auto const zone_name = default_zone_names(project);
    Gatherer const gatherer{residences, scores, sites, zone_name};
    for (auto const& foyer : found.foyers) {
        auto stored = gatherer.gather(foyer.members, "foyer");
        stored.cores = gatherer.ids(foyer.cores);
        stored.smallest_q = foyer.smallest_q;
        run.foyers.push_back(std::move(stored));
    }
    rank(run.foyers);
    std::vector<store::StoredFoyer> to_verify;
    for (auto const& group : found.to_verify) to_verify.push_back(gatherer.gather(group, "to_verify"));
    rank(to_verify);
    std::ranges::move(to_verify, std::back_inserter(run.foyers));
    run.isolated_high = gatherer.ids(found.isolated_high);
    run.locals = stored_locals(gatherer, moran, weights);
    count_tests(run);
    project.edit({VIGIE_N_("Clusters of {0}"), {campaign.name}}, [&] { run.id = project.save_cluster_run(run); }, store::StepKind::result);
    return run;
}

std::string chance_sentence(store::ClusterRun const& run) {
    auto const chance = static_cast<std::int64_t>(std::llround(run.alpha * static_cast<double>(run.tested)));
    return text::tr("{0} of {1} residences stand out after correction (without correction: {2}; expected by chance: about {3}).",
                    {text::integer(run.significant_after), text::integer(run.tested), text::integer(run.significant_before),
                     text::integer(chance)});
}

std::string engine_version() { return VIGIE_VERSION; }

}
