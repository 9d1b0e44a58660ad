#include "analysis/foyers.hpp"

#include "analysis/detail/disjoint_sets.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>

namespace vigie::analysis {

namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

bool has_link(SpatialWeights const& weights, std::uint32_t from, std::uint32_t to) {
    auto const row = weights.of(from);
    return std::binary_search(row.begin(), row.end(), to);
}

bool is_core(LocalResult const& moran, core::SeverityClass severity) {
    return moran.is_significant && moran.quadrant == Quadrant::high_high && core::is_complex(severity);
}

/// Largest first, then smallest site. \pre each group sorted and not empty
bool comes_first(std::vector<std::uint32_t> const& a, std::vector<std::uint32_t> const& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
}

class FoyerSearch {
  public:
    FoyerSearch(std::span<LocalResult const> moran, std::span<core::SeverityClass const> classes,
                SpatialWeights const& weights)
        : moran_(moran), classes_(classes), weights_(weights), is_core_(classes.size()), is_taken_(classes.size()) {
        for (std::size_t i = 0; i < classes.size(); ++i)
            is_core_[i] = is_core(moran[i], classes[i]);
    }

    std::vector<Foyer> foyers(std::size_t minimum) {
        detail::DisjointSets sets(classes_.size());
        for (std::uint32_t i = 0; i < classes_.size(); ++i)
            for (std::uint32_t const j : weights_.of(i))
                if (is_core_[i] && is_core_[j]) sets.join(i, j);
        std::map<std::uint32_t, Foyer> by_set;
        for (std::uint32_t i = 0; i < classes_.size(); ++i)
            if (is_core_[i]) by_set[sets.of(i)].cores.push_back(i);
        for (auto& [set, foyer] : by_set)
            foyer.members = foyer.cores;
        attach_neighbours(sets, by_set);
        return kept(by_set, minimum);
    }

    /// C/D sites in no foyer, joined when each is the other's neighbour: one way alone would chain across empty ground.
    Groups groups_to_verify(std::size_t minimum, SpatialWeights const& close) const {
        detail::DisjointSets sets(classes_.size());
        auto const is_free = [&](std::uint32_t i) { return core::is_complex(classes_[i]) && !is_taken_[i]; };
        for (std::uint32_t i = 0; i < classes_.size(); ++i)
            for (std::uint32_t const j : close.of(i))
                if (i < j && is_free(i) && is_free(j) && has_link(close, j, i)) sets.join(i, j);
        std::map<std::uint32_t, std::vector<std::uint32_t>> by_set;
        for (std::uint32_t i = 0; i < classes_.size(); ++i)
            if (is_free(i)) by_set[sets.of(i)].push_back(i);
        Groups groups;
        for (auto& [set, sites] : by_set)
            if (sites.size() >= minimum) groups.push_back(std::move(sites));
        std::sort(groups.begin(), groups.end(), comes_first);
        return groups;
    }

  private:
    /// A C/D neighbour of several foyers goes to the one it has most links with, then to the one of the smallest site: a
    /// residence is counted once, and does not by itself make one foyer of two.
    void attach_neighbours(detail::DisjointSets& sets, std::map<std::uint32_t, Foyer>& by_set) const {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> links; // of a site to a set, once for each link
        auto const note = [&](std::uint32_t site, std::uint32_t core) {
            if (is_core_[core] && !is_core_[site] && core::is_complex(classes_[site])) links.emplace_back(site, sets.of(core));
        };
        for (std::uint32_t i = 0; i < classes_.size(); ++i)
            for (std::uint32_t const j : weights_.of(i))
                note(i, j), note(j, i);
        std::ranges::sort(links);
        for (auto link = links.begin(); link != links.end();) {
            auto const site = link->first;
            std::uint32_t chosen = 0;
            std::ptrdiff_t most = 0;
            while (link != links.end() && link->first == site) {
                auto const next = std::find_if(link, links.end(), [&](auto const& other) { return other != *link; });
                if (next - link > most) most = next - link, chosen = link->second;
                link = next;
            }
            by_set[chosen].members.push_back(site);
        }
    }

    std::vector<Foyer> kept(std::map<std::uint32_t, Foyer>& by_set, std::size_t minimum) {
        std::vector<Foyer> result;
        for (auto& [set, foyer] : by_set) {
            if (foyer.members.size() < minimum) continue;
            std::sort(foyer.members.begin(), foyer.members.end());
            for (std::uint32_t const core : foyer.cores)
                foyer.smallest_q = std::min(foyer.smallest_q, moran_[core].q);
            for (std::uint32_t const member : foyer.members)
                is_taken_[member] = true;
            result.push_back(std::move(foyer));
        }
        std::sort(result.begin(), result.end(),
                  [](Foyer const& a, Foyer const& b) { return comes_first(a.members, b.members); });
        return result;
    }

    std::span<LocalResult const> moran_;
    std::span<core::SeverityClass const> classes_;
    SpatialWeights const& weights_;
    std::vector<bool> is_core_;
    std::vector<bool> is_taken_;
};

}

FoyerResult find_foyers(std::span<LocalResult const> moran, std::span<core::SeverityClass const> classes,
                        SpatialWeights const& weights, std::size_t minimum, SpatialWeights const* close) {
    assert(moran.size() == classes.size() && classes.size() == weights.size());
    FoyerSearch search(moran, classes, weights);
    FoyerResult result;
    result.foyers = search.foyers(minimum);
    result.to_verify = search.groups_to_verify(minimum, close != nullptr ? *close : weights);
    for (std::uint32_t i = 0; i < moran.size(); ++i)
        if (moran[i].is_significant && moran[i].quadrant == Quadrant::high_low) result.isolated_high.push_back(i);
    return result;
}

}
