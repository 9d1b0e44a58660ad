#include "analysis/places.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace vigie::analysis {

namespace {

std::vector<std::vector<std::uint32_t>> sites_at(Places const& places) {
    std::vector<std::vector<std::uint32_t>> sites(places.size());
    for (std::uint32_t site = 0; site < places.of_site.size(); ++site)
        sites[places.of_site[site]].push_back(site);
    return sites;
}

/// The first of the sites on each site's spot.
std::vector<std::uint32_t> first_on_spot(std::span<core::Projected const> sites) {
    std::vector<std::uint32_t> order(sites.size()), first(sites.size());
    std::iota(order.begin(), order.end(), 0U);
    auto const spot = [&](std::uint32_t site) { return std::tie(sites[site].x, sites[site].y); };
    std::ranges::sort(order, {}, [&](std::uint32_t site) { return std::tuple(sites[site].x, sites[site].y, site); });
    for (std::size_t i = 0; i < order.size(); ++i)
        first[order[i]] = i > 0 && spot(order[i]) == spot(order[i - 1]) ? first[order[i - 1]] : order[i];
    return first;
}

}

Places places_of(std::span<core::Projected const> sites) {
    auto const first = first_on_spot(sites);
    Places places;
    places.of_site.resize(sites.size());
    for (std::uint32_t site = 0; site < sites.size(); ++site) {
        if (first[site] != site) {
            places.of_site[site] = places.of_site[first[site]];
            continue;
        }
        places.of_site[site] = static_cast<std::uint32_t>(places.points.size());
        places.points.push_back(sites[site]);
    }
    return places;
}

std::vector<double> place_values(Places const& places, std::span<double const> values, std::span<double const> masses) {
    if (places.are_sites()) return {values.begin(), values.end()};
    std::vector<double> sums(places.size(), 0.0), totals(places.size(), 0.0);
    for (std::size_t site = 0; site < values.size(); ++site) {
        if (!std::isfinite(values[site])) continue;
        double const mass = site < masses.size() && masses[site] > 0 ? masses[site] : 1;
        sums[places.of_site[site]] += mass * values[site];
        totals[places.of_site[site]] += mass;
    }
    for (std::size_t place = 0; place < sums.size(); ++place)
        sums[place] = totals[place] > 0 ? sums[place] / totals[place] : std::numeric_limits<double>::quiet_NaN();
    return sums;
}

std::vector<LocalResult> at_sites(Places const& places, std::vector<LocalResult> const& of_places,
                                  std::span<double const> values) {
    if (places.are_sites()) return of_places;
    std::vector<LocalResult> results(places.of_site.size());
    for (std::size_t site = 0; site < results.size(); ++site)
        if (std::isfinite(values[site])) results[site] = of_places[places.of_site[site]];
    return results;
}

SpatialWeights between_sites(Places const& places, SpatialWeights const& between_places) {
    if (places.are_sites()) return between_places;
    assert(between_places.size() == places.size());
    auto const sites = sites_at(places);
    std::vector<std::vector<std::uint32_t>> lists(places.of_site.size());
    for (std::uint32_t site = 0; site < lists.size(); ++site) {
        auto const here = places.of_site[site];
        for (auto const other : sites[here])
            if (other != site) lists[site].push_back(other);
        for (auto const place : between_places.of(here))
            lists[site].insert(lists[site].end(), sites[place].begin(), sites[place].end());
    }
    return weights_from(std::move(lists), between_places.description);
}

}
