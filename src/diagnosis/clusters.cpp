#include "diagnosis/clusters.hpp"
#include "analysis/dbscan.hpp"
#include "analysis/foyers.hpp"
#include "analysis/hdbscan.hpp"
#include "analysis/local_statistics.hpp"
#include "analysis/neighbourhood.hpp"
#include "analysis/scan.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "diagnosis/cluster_sites.hpp"
#include "diagnosis/scores.hpp"
#include "gis/geometry_ops.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vigie::diagnosis {

namespace {

/// Room left around the members, so that the outline never cuts a small residence.
constexpr double outline_margin_m = 15;

analysis::Correction correction_of(std::string const& name) {
    if (name == "fdr") return analysis::Correction::fdr;
    if (name == "bonferroni") return analysis::Correction::bonferroni;
    if (name == "none") return analysis::Correction::none;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” is not a correction. Write fdr, bonferroni or none."), {name}});
}

std::string_view quadrant_name(analysis::Quadrant quadrant) {
    switch (quadrant) {
    case analysis::Quadrant::high_high:
        return "high-high";
    case analysis::Quadrant::low_low:
        return "low-low";
    case analysis::Quadrant::low_high:
        return "low-high";
    case analysis::Quadrant::high_low:
        return "high-low";
    case analysis::Quadrant::none:
        break;
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
    for (auto const& zone : project.zones(layers.front().id))
        name_of.emplace(zone.id, zone.name);
    for (auto const& membership : project.memberships(layers.front().id))
        names.emplace(membership.residence, name_of.at(membership.zone));
    return names;
}

struct Gatherer {
    std::vector<core::Residence> const& residences;
    std::vector<store::StoredScore> const& scores;
    ClusterSites const& sites;
    std::unordered_map<core::ResidenceId, std::string> const& zone_name;

    [[nodiscard]] std::vector<core::ResidenceId> ids(std::vector<std::uint32_t> const& members) const {
        std::vector<core::ResidenceId> out;
        for (auto const site : members)
            out.push_back(residences[sites.row[site]].id);
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
    for (auto& foyer : foyers)
        foyer.number = ++number;
}

/// What a method finds among the sites.
struct Found {
    std::string method;
    analysis::SpatialWeights weights;
    std::vector<analysis::LocalResult> locals; ///< per site
    analysis::FoyerResult groups;
    std::uint32_t permutations = 0;
    std::vector<bool> is_solid; ///< per foyer; empty = not tested
};

std::vector<store::StoredLocal> stored_locals(Gatherer const& gatherer, Found const& found) {
    std::vector<store::StoredLocal> locals;
    for (std::size_t site = 0; site < found.locals.size(); ++site) {
        if (std::isnan(gatherer.sites.values[site])) continue;
        auto const& result = found.locals[site];
        store::StoredLocal local;
        local.residence = gatherer.residences[gatherer.sites.row[site]].id;
        local.value = gatherer.sites.values[site];
        local.lag = result.lag;
        local.statistic = std::isnan(result.statistic) ? 0 : result.statistic;
        if (!std::isnan(result.p)) {
            local.p = result.p;
            local.q = result.q;
        }
        local.quadrant = quadrant_name(result.quadrant);
        local.is_significant = result.is_significant;
        local.neighbours =
            found.weights.size() == found.locals.size() ? static_cast<int>(found.weights.of(site).size()) : 0;
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

analysis::LocalOptions local_options(ClusterRequest const& request) {
    analysis::LocalOptions options;
    options.inference.permutations = request.permutations;
    options.inference.seed = request.seed;
    options.inference.threads = request.threads;
    options.inference.progress = request.progress;
    options.correction = correction_of(request.correction);
    options.alpha = request.alpha;
    return options;
}

/// Normalised values with raw in place of smoothed rates, for the draws that look at the scores without the
/// small-number correction.
core::ScoreMatrix unsmoothed_matrix(store::Project const& project, core::ScoreRunId run, core::Grid const& grid,
                                    core::ScoreMatrix matrix, std::vector<core::Residence> const& residences) {
    std::unordered_map<std::string, std::pair<std::size_t, core::Goalposts>> column_of;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            column_of.emplace(indicator.code, std::pair{column_of.size(), indicator.goalposts});
    for (std::size_t row = 0; row < residences.size(); ++row)
        for (auto const& detail : project.score_details(run, residences[row].id)) {
            auto const& [column, goalposts] = column_of.at(detail.indicator);
            if (detail.raw != detail.smoothed)
                matrix.normalised[column][row] = core::scoring::normalise(detail.raw, goalposts);
        }
    return matrix;
}

/// Local Moran or Gi*: significant high residences and their neighbours.
Found by_local_statistic(ClusterSites const& sites, ClusterRequest const& request, std::stop_token const& stop) {
    Found found;
    bool const is_gi = request.method == "gi-star";
    found.method = is_gi ? "gi-star" : "local-moran";
    found.permutations = request.permutations;
    found.weights = cluster_weights(request.weights, sites.points, request.threads, stop);
    auto options = local_options(request);
    if (is_gi) options.style = analysis::Style::binary;
    found.locals = is_gi ? analysis::getis_ord_gi(sites.values, found.weights, true, options, stop)
                         : analysis::local_moran(sites.values, found.weights, options, stop);
    found.groups = analysis::find_foyers(found.locals, sites.classes, found.weights);
    return found;
}

bool is_complex(ClusterSites const& sites, std::size_t site) {
    return !std::isnan(sites.values[site]) && core::is_complex(sites.classes[site]);
}

constexpr double scan_share = 0.25; ///< of the residences a circle may hold
constexpr std::uint32_t scan_draws = 999;
constexpr std::size_t least_members = 3;

/// Circles that hold more residences of class C or D than chance would put there.
Found by_scan(ClusterSites const& sites, ClusterRequest const& request, std::stop_token const& stop) {
    Found found;
    found.method = "scan";
    found.locals.resize(sites.size());
    found.permutations = std::min(request.permutations, scan_draws);
    analysis::ScanData data;
    data.points = sites.points;
    for (std::size_t site = 0; site < sites.size(); ++site) {
        bool const is_scored = !std::isnan(sites.values[site]);
        data.population.push_back(is_scored);
        data.cases.push_back(is_complex(sites, site));
        if (is_scored) found.locals[site].p = found.locals[site].q = 1;
    }
    auto const circles = analysis::scan(data,
                                        {.model = analysis::ScanModel::bernoulli,
                                         .max_population = scan_share,
                                         .draws = found.permutations,
                                         .seed = request.seed,
                                         .threads = request.threads,
                                         .ranks = 50,
                                         .progress = request.progress},
                                        stop);
    for (auto const& circle : circles.clusters) {
        analysis::Foyer foyer;
        foyer.smallest_q = circle.p;
        for (auto const site : circle.members) {
            auto& local = found.locals[site];
            local.p = local.q = circle.p;
            local.statistic = circle.llr;
            local.is_significant = circle.p <= request.alpha && is_complex(sites, site);
            if (is_complex(sites, site)) foyer.members.push_back(site);
        }
        foyer.cores = foyer.members;
        if (circle.p <= request.alpha && foyer.members.size() >= least_members)
            found.groups.foyers.push_back(std::move(foyer));
    }
    return found;
}

/// Residences of class C or D that lie close together: nothing is tested, so none is a foyer.
Found by_density(ClusterSites const& sites, ClusterRequest const& request, std::stop_token const& stop) {
    Found found;
    found.method = request.method;
    found.locals.resize(sites.size());
    std::vector<std::uint32_t> site_of;
    std::vector<core::Projected> points;
    for (std::uint32_t site = 0; site < sites.size(); ++site)
        if (is_complex(sites, site)) site_of.push_back(site), points.push_back(sites.points[site]);
    auto const asked = analysis::parse_neighbourhood(request.weights);
    bool const has_distance = asked && asked->rule == analysis::NeighbourRule::band;
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    if (request.method == "hdbscan") {
        auto const labels = analysis::hdbscan(points, least_members, stop).cluster;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (labels[i] != 0) groups[labels[i]].push_back(site_of[i]);
    } else {
        auto const labels =
            analysis::dbscan(points, has_distance ? asked->parameter : 500, least_members, {request.threads, stop})
                .cluster;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (labels[i] != analysis::no_cluster) groups[labels[i]].push_back(site_of[i]);
    }
    for (auto& [label, members] : groups)
        found.groups.to_verify.push_back(std::move(members));
    return found;
}

Found search(ClusterSites const& sites, ClusterRequest const& request, std::stop_token const& stop) {
    if (request.method == "scan") return by_scan(sites, request, stop);
    if (request.method == "dbscan" || request.method == "hdbscan") return by_density(sites, request, stop);
    if (request.method == "auto" || request.method == "local-moran" || request.method == "gi-star")
        return by_local_statistic(sites, request, stop);
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” is not a method. Write auto, local-moran, gi-star, scan, dbscan or hdbscan."),
                       {request.method}});
}

constexpr double search_share = 0.2; ///< of the progress; the rest is the test of rule 12

}

store::ClusterRun run_clusters(store::Project& project, core::Campaign const& campaign, ClusterRequest const& asked,
                               std::stop_token stop) {
    auto const score_run = project.score_run(campaign.id);
    if (!score_run)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("Campaign “{0}” has no score yet. Run the scores first."), {campaign.name}});
    auto const residences = project.residences();
    auto const scores = project.scores(score_run->id);
    ClusterSites const sites = cluster_sites(residences, scores);
    auto const scored = std::ranges::count_if(sites.values, [](double value) { return !std::isnan(value); });
    if (scored < 3)
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("Clusters need at least 3 residences with a score and a position; campaign “{0}” has {1}. "
                      "Complete the observations or the positions."),
             {campaign.name, std::to_string(scored)}});

    ClusterRequest request = asked;
    auto const part = [&](double from, double to) {
        return asked.progress ? std::function<void(double)>(
                                    [&asked, from, to](double share) { asked.progress(from + share * (to - from)); })
                              : std::function<void(double)>();
    };
    request.progress = part(0, search_share);
    Found found = search(sites, request, stop);
    if (found.method == "local-moran" && request.solidity_draws > 0 && !found.groups.foyers.empty()) {
        auto const grid = with_run_weights(project.grid(score_run->grid), score_run->weights);
        SolidityTest test{
            grid, project.score_matrix(score_run->id), {}, request.solidity_draws, local_options(request)};
        test.unsmoothed = unsmoothed_matrix(project, score_run->id, grid, test.matrix, residences);
        test.options.inference.progress = part(search_share, 1);
        found.is_solid = solid_foyers(sites, found.groups.foyers, test, found.weights, stop);
    }

    store::ClusterRun run;
    run.score_run = score_run->id;
    run.method = found.method;
    run.weights = request.weights;
    run.permutations = found.permutations;
    run.seed = request.seed;
    run.correction = request.correction;
    run.alpha = request.alpha;
    run.engine = core::engine_version();
    auto const zone_name = default_zone_names(project);
    Gatherer const gatherer{residences, scores, sites, zone_name};
    for (std::size_t f = 0; f < found.groups.foyers.size(); ++f) {
        auto const& foyer = found.groups.foyers[f];
        auto stored = gatherer.gather(foyer.members, "foyer");
        stored.cores = gatherer.ids(foyer.cores);
        stored.smallest_q = foyer.smallest_q;
        if (f < found.is_solid.size()) stored.is_solid = found.is_solid[f];
        run.foyers.push_back(std::move(stored));
    }
    rank(run.foyers);
    std::vector<store::StoredFoyer> to_verify;
    for (auto const& group : found.groups.to_verify)
        to_verify.push_back(gatherer.gather(group, "to_verify"));
    rank(to_verify);
    std::ranges::move(to_verify, std::back_inserter(run.foyers));
    run.isolated_high = gatherer.ids(found.groups.isolated_high);
    run.locals = stored_locals(gatherer, found);
    count_tests(run);
    project.edit(
        {VIGIE_N_("Clusters of {0}"), {campaign.name}}, [&] { run.id = project.save_cluster_run(run); },
        store::StepKind::result);
    return run;
}

std::string chance_sentence(store::ClusterRun const& run) {
    if (run.method == "scan")
        return text::tr("{0} of {1} residences are complex and lie in circles that hold more of them than chance gives "
                        "on the whole map.",
                        {text::integer(run.significant_after), text::integer(run.tested)});
    if (run.method == "dbscan" || run.method == "hdbscan")
        return text::tr(
            "Groups of complex residences close together: {0}. Closeness is no test, so none is called a cluster.",
            {text::integer(static_cast<std::int64_t>(run.foyers.size()))});
    auto const chance = static_cast<std::int64_t>(std::llround(run.alpha * static_cast<double>(run.tested)));
    return text::tr(
        "{0} of {1} residences stand out after correction (without correction: {2}; expected by chance: about {3}).",
        {text::integer(run.significant_after), text::integer(run.tested), text::integer(run.significant_before),
         text::integer(chance)});
}

}
