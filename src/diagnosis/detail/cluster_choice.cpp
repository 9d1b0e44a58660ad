#include "diagnosis/detail/cluster_choice.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vigie::diagnosis {

namespace {

constexpr double shortest_cap_m = 1000;
constexpr double cap_in_medians = 5;
constexpr double rounded_to_m = 100;
constexpr double grouping_m = 500;
constexpr std::size_t nearest = 8, nearest_of_few = 4;
/// Where the 8 nearest reach less far than this they are a street corner, and are widened: 2.5 times as far there are some
/// 50, but never beyond a walk.
constexpr double corner_m = 250, widened_by = 2.5, widened_to_m = 50, walk_m = 500;

std::int64_t scored_sites(ClusterSites const& sites) {
    return std::ranges::count_if(sites.values, [](double value) { return !std::isnan(value); });
}

/// From each scored place to the farthest of its k nearest, and the longest of all links.
struct Spacing {
    double median = 0;
    double longest = 0;
};

Spacing spacing_of(ClusterSites const& sites, std::size_t k, unsigned threads, std::stop_token stop) {
    auto const places = cluster_places(sites);
    auto const values = analysis::place_values(places, sites.values, {});
    auto const weights = analysis::knn_weights(places.points, k, std::nullopt, {threads, std::move(stop)});
    std::vector<double> reaches;
    for (std::size_t place = 0; place < places.size(); ++place) {
        if (std::isnan(values[place])) continue;
        double reach = 0;
        for (auto const other : weights.of(place))
            reach = std::max(reach, core::distance_m(places.points[place], places.points[other]));
        reaches.push_back(reach);
    }
    if (reaches.empty()) return {};
    auto const middle = reaches.begin() + static_cast<std::ptrdiff_t>(reaches.size() / 2);
    std::ranges::nth_element(reaches, middle);
    double const median = *middle;
    return {median, std::ranges::max(reaches)};
}

std::string rounded(double metres) {
    return std::to_string(static_cast<std::int64_t>(std::ceil(metres / rounded_to_m) * rounded_to_m));
}

/// In a dense town: all within a walk, for one residence among fifty is noise and a foyer is a neighbourhood. Judged by
/// where residences lie, never by their scores, so that the test stays what it says.
Choice within_a_walk(std::string const& scored, double reach) {
    double const far = std::min(walk_m, std::ceil(widened_by * reach / widened_to_m) * widened_to_m);
    auto const metres = std::to_string(static_cast<std::int64_t>(far));
    return {"local-moran",
            "band:" + metres,
            {VIGIE_N_("Method chosen from the data: local Moran. It tests on {0} scored residences whether high scores "
                      "lie side by side more than by chance; each is compared with all within {1} m: the {2} nearest "
                      "alone (for half of them within {3} m) would be a street corner."),
             {scored, metres, std::to_string(nearest), rounded(reach)}}};
}

Choice among_residences(ClusterSites const& sites, std::int64_t scored, unsigned threads, std::stop_token stop) {
    std::size_t const k = scored < least_for_a_strong_test ? nearest_of_few : nearest;
    auto const spacing = spacing_of(sites, k, threads, std::move(stop));
    if (k == nearest && spacing.median > 0 && spacing.median < corner_m)
        return within_a_walk(std::to_string(scored), spacing.median);
    double const cap = std::max(shortest_cap_m, cap_in_medians * spacing.median);
    std::string const knn = "knn:" + std::to_string(k);
    std::vector<std::string> const facts{std::to_string(scored), std::to_string(k), rounded(spacing.median)};
    if (spacing.longest <= cap)
        return {"local-moran",
                knn,
                {VIGIE_N_("Method chosen from the data: local Moran. It tests on {0} scored residences whether high "
                          "scores lie side by side more than by chance; each residence is compared with its {1} "
                          "nearest (for half of them within {2} m)."),
                 facts}};
    auto with_cap = facts;
    with_cap.push_back(rounded(cap));
    return {"local-moran",
            knn + ",cap:" + rounded(cap),
            {VIGIE_N_("Method chosen from the data: local Moran. It tests on {0} scored residences whether high scores "
                      "lie side by side more than by chance; each residence is compared with its {1} nearest (for half "
                      "of them within {2} m), none beyond {3} m: another town is no neighbourhood."),
             with_cap}};
}

Choice among_zones(ClusterSites const& sites, std::int64_t scored, unsigned threads, std::stop_token stop) {
    auto const weights = cluster_weights("queen", sites, threads, std::move(stop));
    std::size_t alone = 0;
    for (std::size_t site = 0; site < sites.size(); ++site)
        alone += weights.of(site).empty();
    if (3 * alone <= sites.size())
        return {"local-moran",
                "queen",
                {VIGIE_N_("Method chosen from the data: local Moran. It tests on {0} scored zones whether high scores "
                          "lie side by side more than by chance; zones that touch are neighbours."),
                 {std::to_string(scored)}}};
    return {
        "local-moran",
        "knn:" + std::to_string(nearest_of_few),
        {VIGIE_N_("Method chosen from the data: local Moran. It tests on {0} scored zones whether high scores lie side "
                  "by side more than by chance; {1} of them touch no other, so each is compared with its {2} nearest."),
         {std::to_string(scored), std::to_string(alone), std::to_string(nearest_of_few)}}};
}

}

Choice chosen(std::string const& method, std::string const& weights, ClusterSites const& sites, unsigned threads,
              std::stop_token stop) {
    bool const is_auto = method == "auto";
    if (!is_auto && !weights.empty()) return {method, weights, {}};
    if (method == "scan" || method == "hdbscan") return {method, {}, {}}; // these have no neighbourhood
    if (method == "dbscan") return {method, "band:" + rounded(grouping_m), {}};
    auto const scored = scored_sites(sites);
    if (is_auto && scored < least_for_a_test)
        return {
            "dbscan",
            "band:" + rounded(grouping_m),
            {VIGIE_N_("Method chosen from the data: grouping without a test, since {0} with a score are too few for "
                      "one ({1} at least). Complex ones less than {2} m apart are grouped, to be verified on site."),
             {std::to_string(scored), std::to_string(least_for_a_test), rounded(grouping_m)}}};
    auto choice = sites.are_zones() ? among_zones(sites, scored, threads, std::move(stop))
                                    : among_residences(sites, scored, threads, std::move(stop));
    if (!weights.empty()) {
        choice.weights = weights;
        choice.reason = {};
    }
    if (!is_auto) {
        choice.method = method;
        choice.reason = {};
    }
    return choice;
}

}
