#include "diagnosis/detail/cluster_gathering.hpp"

#include "diagnosis/detail/place_name.hpp"
#include "gis/geometry_ops.hpp"
#include "gis/outline.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace vigie::diagnosis {

namespace {

/// Room left around the members, so that the outline never cuts a small residence.
constexpr double outline_margin_m = 15;
constexpr std::size_t named_zones = 2;

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

class Gatherer {
public:
    Gatherer(Ground const& ground, ClusterSites const& sites, analysis::SpatialWeights const& links)
        : ground_(ground)
        , sites_(sites)
        , links_(links) {
        for (std::size_t row = 0; row < ground.residences.size(); ++row)
            row_of_.emplace(ground.residences[row].id, row);
        std::unordered_map<core::ZoneId, std::size_t> zone_row;
        for (std::size_t row = 0; row < ground.zones.size(); ++row)
            zone_row.emplace(ground.zones[row].id, row);
        for (auto const& membership : ground.memberships)
            if (auto const zone = zone_row.find(membership.zone); zone != zone_row.end())
                zone_of_.emplace(membership.residence, zone->second);
    }

    [[nodiscard]] std::vector<core::ResidenceId> residence_ids(std::vector<std::uint32_t> const& members) const {
        std::vector<core::ResidenceId> out;
        for (auto const site : members)
            out.push_back(ground_.residences[sites_.row[site]].id);
        return out;
    }
    [[nodiscard]] std::vector<core::ZoneId> zone_ids(std::vector<std::uint32_t> const& members) const {
        std::vector<core::ZoneId> out;
        for (auto const site : members)
            out.push_back(ground_.zones[sites_.row[site]].id);
        return out;
    }

    [[nodiscard]] store::StoredFoyer foyer(std::vector<std::uint32_t> const& members, std::string kind) const {
        store::StoredFoyer foyer;
        foyer.kind = std::move(kind);
        for (auto const site : members)
            foyer.mean_score += sites_.values[site] / static_cast<double>(members.size());
        if (sites_.are_zones())
            fill_zones(foyer, members);
        else
            fill_residences(foyer, members);
        for (auto const id : foyer.members)
            foyer.dwellings += std::max(0, ground_.residences[row_of_.at(id)].dwellings.value_or(0));
        return foyer;
    }

private:
    void fill_residences(store::StoredFoyer& foyer, std::vector<std::uint32_t> const& members) const {
        foyer.members = residence_ids(members);
        foyer.outline = outline_of(members);
        foyer.name = neighbourhood_of(foyer.members);
    }

    /// Kept to the ground near the members' links, and out of the water.
    [[nodiscard]] core::MultiPolygon outline_of(std::vector<std::uint32_t> const& members) const {
        std::vector<core::Projected> points;
        std::unordered_map<std::uint32_t, std::uint32_t> place_of;
        for (auto const site : members) {
            place_of.emplace(site, static_cast<std::uint32_t>(points.size()));
            points.push_back(sites_.points[site]);
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
        if (links_.size() == sites_.size())
            for (auto const site : members)
                for (auto const other : links_.of(site))
                    if (auto const found = place_of.find(other); found != place_of.end())
                        links.emplace_back(place_of.at(site), found->second);
        return gis::outline({.points = points, .links = links, .water = ground_.water, .margin_m = outline_margin_m});
    }

    /// Its residences are those of its zones.
    void fill_zones(store::StoredFoyer& foyer, std::vector<std::uint32_t> const& members) const {
        foyer.zones = zone_ids(members);
        core::MultiPolygon parts;
        for (auto const site : members)
            parts.insert(parts.end(), sites_.shapes[site].begin(), sites_.shapes[site].end());
        foyer.outline = gis::united(std::move(parts));
        foyer.name = zone_names(members);
        for (auto const& residence : ground_.residences) {
            auto const zone = zone_of_.find(residence.id);
            if (zone == zone_of_.end()) continue;
            if (std::ranges::find(foyer.zones, ground_.zones[zone->second].id) != foyer.zones.end())
                foyer.members.push_back(residence.id);
        }
    }

    /// The highest two, and how many more.
    [[nodiscard]] std::string zone_names(std::vector<std::uint32_t> members) const {
        std::ranges::stable_sort(members, std::greater{}, [&](auto site) { return sites_.values[site]; });
        std::string names;
        for (std::size_t i = 0; i < std::min(members.size(), named_zones); ++i)
            names += (i > 0 ? ", " : "") + place_name(ground_.zones[sites_.row[members[i]]]);
        if (members.size() <= named_zones) return names;
        return text::tr("{0} and {1} others", {names, std::to_string(members.size() - named_zones)});
    }

    /// The neighbourhood most members lie in, or empty.
    [[nodiscard]] std::string neighbourhood_of(std::vector<core::ResidenceId> const& members) const {
        std::map<std::string, int> votes;
        for (auto const id : members)
            if (auto const zone = zone_of_.find(id); zone != zone_of_.end()) ++votes[place_name(ground_.zones[zone->second])];
        auto const most = std::ranges::max_element(votes, {}, [](auto const& vote) { return vote.second; });
        return most == votes.end() ? std::string() : most->first;
    }

    Ground const& ground_;
    ClusterSites const& sites_;
    analysis::SpatialWeights const& links_;
    std::unordered_map<core::ResidenceId, std::size_t> row_of_;
    std::unordered_map<core::ResidenceId, std::size_t> zone_of_;
};

store::StoredLocal stored_local(ClusterSites const& sites, Found const& found, std::size_t site) {
    auto const& result = found.locals[site];
    store::StoredLocal local;
    local.value = found.values.empty() ? sites.values[site] : found.values[found.places.of_site[site]];
    local.lag = result.lag;
    local.statistic = std::isnan(result.statistic) ? 0 : result.statistic;
    if (!std::isnan(result.p)) {
        local.p = result.p;
        local.q = result.q;
    }
    local.quadrant = quadrant_name(result.quadrant);
    local.is_significant = result.is_significant;
    if (!found.p.empty()) local.neighbours = static_cast<int>(found.weights.of(found.places.of_site[site]).size());
    return local;
}

std::vector<store::StoredLocal> stored_locals(Ground const& ground, ClusterSites const& sites, Found const& found) {
    std::vector<store::StoredLocal> locals;
    for (std::size_t site = 0; site < found.locals.size(); ++site) {
        if (std::isnan(sites.values[site])) continue;
        auto local = stored_local(sites, found, site);
        if (sites.are_zones())
            local.zone = ground.zones[sites.row[site]].id;
        else
            local.residence = ground.residences[sites.row[site]].id;
        locals.push_back(std::move(local));
    }
    return locals;
}

store::StoredFoyer group_to_verify(Gatherer const& gatherer, Found const& found, std::vector<std::uint32_t> const& group) {
    auto stored = gatherer.foyer(group, "to_verify");
    for (auto const site : group) {
        auto const& local = found.locals[site];
        if (local.quadrant == analysis::Quadrant::high_high && local.q < stored.smallest_q) stored.smallest_q = local.q;
    }
    return stored;
}

}

void gather(store::ClusterRun& run, Ground const& ground, ClusterSites const& sites, Found const& found,
            std::vector<bool> const& is_solid) {
    Gatherer const gatherer(ground, sites, found.links);
    for (std::size_t f = 0; f < found.groups.foyers.size(); ++f) {
        auto const& foyer = found.groups.foyers[f];
        auto stored = gatherer.foyer(foyer.members, "foyer");
        if (!sites.are_zones()) stored.cores = gatherer.residence_ids(foyer.cores);
        stored.smallest_q = foyer.smallest_q;
        if (f < is_solid.size()) stored.is_solid = is_solid[f];
        run.foyers.push_back(std::move(stored));
    }
    rank(run.foyers);
    std::vector<store::StoredFoyer> to_verify;
    for (auto const& group : found.groups.to_verify)
        to_verify.push_back(group_to_verify(gatherer, found, group));
    rank(to_verify);
    std::ranges::stable_sort(to_verify, {}, &store::StoredFoyer::smallest_q); // the nearest to standing out first
    for (std::size_t i = 0; i < to_verify.size(); ++i)
        to_verify[i].number = static_cast<int>(i) + 1;
    std::ranges::move(to_verify, std::back_inserter(run.foyers));
    auto& local = run.local.edit();
    if (sites.are_zones())
        local.isolated_high_zones = gatherer.zone_ids(found.groups.isolated_high);
    else
        local.isolated_high = gatherer.residence_ids(found.groups.isolated_high);
    local.sites = stored_locals(ground, sites, found);
}

}
