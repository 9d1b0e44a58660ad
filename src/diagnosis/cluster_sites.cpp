#include "diagnosis/cluster_sites.hpp"

#include "core/error.hpp"
#include "gis/contiguity.hpp"

#include <charconv>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace vigie::diagnosis {

namespace {

constexpr double not_scored = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view cap_word = ",cap:";

double as_count(bool is_one) { return is_one ? 1 : 0; }

std::optional<double> metres(std::string_view digits) {
    double value = 0;
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    bool const is_whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    return is_whole && value > 0 ? std::optional(value) : std::nullopt;
}

/// The neighbourhood and the longest link; absent when either cannot be read.
std::optional<analysis::Neighbourhood> parsed(std::string_view name) {
    auto const at = name.find(cap_word);
    auto neighbourhood = analysis::parse_neighbourhood(name.substr(0, at));
    if (!neighbourhood || at == std::string_view::npos) return neighbourhood;
    neighbourhood->cap = metres(name.substr(at + cap_word.size()));
    return neighbourhood->cap ? neighbourhood : std::nullopt;
}

analysis::SpatialWeights touching(ClusterSites const& sites, bool is_rook, std::string const& name,
                                  std::stop_token stop) {
    if (!sites.are_zones()) return analysis::weights_from(gis::cell_neighbours(sites.points, std::move(stop)), name);
    gis::ContiguityOptions options;
    options.rook = is_rook;
    return analysis::weights_from(gis::contiguity(sites.shapes, options, std::move(stop)).neighbours, name);
}

}

ClusterSites cluster_sites(std::vector<core::Residence> const& residences,
                           std::vector<store::ResidenceScore> const& scores) {
    ClusterSites sites;
    for (std::size_t row = 0; row < residences.size(); ++row) {
        if (!residences[row].position) continue;
        auto const& score = scores[row].index.score;
        sites.row.push_back(static_cast<std::uint32_t>(row));
        sites.points.push_back(*residences[row].position);
        sites.values.push_back(score.value_or(not_scored));
        sites.classes.push_back(scores[row].shown);
        sites.dwellings.push_back(residences[row].dwellings.value_or(0));
        sites.scored.push_back(as_count(score.has_value()));
        sites.complex.push_back(as_count(score && core::is_complex(scores[row].shown)));
    }
    return sites;
}

ClusterSites cluster_sites(std::vector<core::Zone> const& zones, std::vector<store::StoredZoneScore> const& zone_scores,
                           std::vector<core::ZoneMembership> const& memberships,
                           std::vector<store::ResidenceScore> const& scores) {
    ClusterSites sites;
    std::unordered_map<core::ZoneId, std::size_t> site_of;
    for (std::size_t row = 0; row < zones.size(); ++row) {
        site_of.emplace(zones[row].id, row);
        sites.row.push_back(static_cast<std::uint32_t>(row));
        sites.points.push_back(core::centroid(zones[row].shape));
        sites.values.push_back(zone_scores[row].score.score.value_or(not_scored));
        sites.classes.push_back(zone_scores[row].severity);
        sites.shapes.push_back(zones[row].shape);
    }
    sites.scored.assign(zones.size(), 0);
    sites.complex.assign(zones.size(), 0);
    std::unordered_map<core::ResidenceId, std::size_t> zone_of;
    for (auto const& membership : memberships)
        if (auto const found = site_of.find(membership.zone); found != site_of.end())
            zone_of.emplace(membership.residence, found->second);
    for (auto const& score : scores) {
        auto const zone = zone_of.find(score.residence);
        if (zone == zone_of.end() || !score.index.score) continue;
        ++sites.scored[zone->second];
        if (core::is_complex(score.shown)) ++sites.complex[zone->second];
    }
    return sites;
}

analysis::Neighbourhood neighbourhood_named(std::string const& name) {
    if (auto const neighbourhood = parsed(name)) return *neighbourhood;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” is not a neighbourhood. Write queen, rook, knn:8 (the 8 nearest), band:500 "
                                "(within 500 metres), kernel:500 or idw:500; knn:8,cap:2000 leaves out longer links."),
                       {name}});
}

analysis::SpatialWeights cluster_weights(std::string const& name, ClusterSites const& sites, unsigned threads,
                                         std::stop_token stop) {
    auto const neighbourhood = neighbourhood_named(name);
    auto weights = neighbourhood.is_contiguity()
                       ? touching(sites, neighbourhood.rule == analysis::NeighbourRule::rook, name, stop)
                       : analysis::distance_weights(sites.points, neighbourhood, {threads, stop});
    return analysis::refined(std::move(weights), sites.points, neighbourhood);
}

analysis::Places cluster_places(ClusterSites const& sites) {
    if (!sites.are_zones()) return analysis::places_of(sites.points);
    analysis::Places places{std::vector<std::uint32_t>(sites.size()), sites.points};
    std::iota(places.of_site.begin(), places.of_site.end(), 0U);
    return places;
}

analysis::SpatialWeights place_weights(std::string const& name, ClusterSites const& sites,
                                       analysis::Places const& places, unsigned threads, std::stop_token stop) {
    if (places.are_sites()) return cluster_weights(name, sites, threads, std::move(stop));
    ClusterSites spots;
    spots.points = places.points;
    return cluster_weights(name, spots, threads, std::move(stop));
}

}
