#include "diagnosis/detail/cluster_methods.hpp"

#include "analysis/dbscan.hpp"
#include "analysis/hdbscan.hpp"
#include "analysis/scan.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace vigie::diagnosis {

namespace {

analysis::Correction correction_of(std::string const& name) {
    if (name == "fdr") return analysis::Correction::fdr;
    if (name == "bonferroni") return analysis::Correction::bonferroni;
    if (name == "none") return analysis::Correction::none;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” is not a correction. Write fdr, bonferroni or none."), {name}});
}

/// Of a foyer: rule 12's three residences, or two zones.
std::size_t least_members(ClusterSites const& sites) { return sites.are_zones() ? 2 : 3; }

constexpr double close_neighbours = 8;

/// Who is close enough to be verified together: the neighbours, but among all within some distance only the 8 nearest,
/// or a whole town would hang together.
analysis::SpatialWeights close_links(ClusterSites const& sites, Found const& found, ClusterRequest const& request,
                                     std::stop_token const& stop) {
    auto const neighbourhood = neighbourhood_named(request.weights);
    if (neighbourhood.is_contiguity() || neighbourhood.rule == analysis::NeighbourRule::knn) return found.links;
    analysis::Neighbourhood const nearest{.parameter = close_neighbours, .cap = neighbourhood.parameter};
    return analysis::between_sites(
        found.places, place_weights(analysis::description(nearest), sites, found.places, request.threads, stop));
}

/// Local Moran or Gi*: significant high residences and their neighbours.
Found by_local_statistic(ClusterSites const& sites, ClusterRequest const& request, std::stop_token const& stop) {
    Found found;
    bool const is_gi = request.method == "gi-star";
    found.permutations = request.permutations;
    found.places = cluster_places(sites);
    found.weights = place_weights(request.weights, sites, found.places, request.threads, stop);
    found.values = analysis::place_values(found.places, sites.values, sites.dwellings);
    auto options = local_options(request);
    if (is_gi) options.style = analysis::Style::binary;
    auto const of_places = is_gi ? analysis::getis_ord_gi(found.values, found.weights, true, options, stop)
                                 : analysis::local_moran(found.values, found.weights, options, stop);
    for (auto const& local : of_places)
        found.p.push_back(local.p);
    found.locals = analysis::at_sites(found.places, of_places, sites.values);
    found.links = analysis::between_sites(found.places, found.weights);
    auto const close = close_links(sites, found, request, stop);
    found.groups = analysis::find_foyers(found.locals, sites.classes, found.links, least_members(sites), &close);
    return found;
}

bool is_complex(ClusterSites const& sites, std::size_t site) {
    return !std::isnan(sites.values[site]) && core::is_complex(sites.classes[site]);
}

constexpr double scan_share = 0.25; ///< of the residences a circle may hold
constexpr std::uint32_t scan_draws = 999;
constexpr std::size_t least_close = 3;

/// Circles that hold more residences of class C or D than chance would put there; of zones those that hold any.
Found by_scan(ClusterSites const& sites, ClusterRequest const& request, std::stop_token const& stop) {
    Found found;
    found.locals.resize(sites.size());
    found.permutations = std::min(request.permutations, scan_draws);
    analysis::ScanData data;
    data.points = sites.points;
    data.population = sites.scored;
    data.cases = sites.complex;
    for (std::size_t site = 0; site < sites.size(); ++site)
        if (sites.scored[site] > 0) found.locals[site].p = found.locals[site].q = 1;
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
            local.is_significant = circle.p <= request.alpha && sites.complex[site] > 0;
            if (sites.complex[site] > 0) foyer.members.push_back(site);
        }
        foyer.cores = foyer.members;
        if (circle.p <= request.alpha && foyer.members.size() >= least_members(sites))
            found.groups.foyers.push_back(std::move(foyer));
    }
    return found;
}

/// Residences of class C or D that lie close together: nothing is tested, so none is a foyer.
Found by_density(ClusterSites const& sites, ClusterRequest const& request, std::stop_token const& stop) {
    Found found;
    found.locals.resize(sites.size());
    std::vector<std::uint32_t> site_of;
    std::vector<core::Projected> points;
    for (std::uint32_t site = 0; site < sites.size(); ++site)
        if (is_complex(sites, site)) site_of.push_back(site), points.push_back(sites.points[site]);
    auto const asked = analysis::parse_neighbourhood(request.weights);
    bool const has_distance = asked && asked->rule == analysis::NeighbourRule::band;
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    if (request.method == "hdbscan") {
        auto const labels = analysis::hdbscan(points, least_close, stop).cluster;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (labels[i] != 0) groups[labels[i]].push_back(site_of[i]);
    } else {
        auto const labels =
            analysis::dbscan(points, has_distance ? asked->parameter : 500, least_close, {request.threads, stop})
                .cluster;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (labels[i] != analysis::no_cluster) groups[labels[i]].push_back(site_of[i]);
    }
    for (auto& [label, members] : groups)
        found.groups.to_verify.push_back(std::move(members));
    return found;
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

Found find_clusters(ClusterSites const& sites, ClusterRequest const& request, std::stop_token const& stop) {
    if (request.method == "scan") return by_scan(sites, request, stop);
    if (request.method == "dbscan" || request.method == "hdbscan") return by_density(sites, request, stop);
    if (request.method == "local-moran" || request.method == "gi-star") return by_local_statistic(sites, request, stop);
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” is not a method. Write auto, local-moran, gi-star, scan, dbscan or hdbscan."),
                       {request.method}});
}

}
