#include "core/error.hpp"
#include "core/stability.hpp"
#include "diagnosis/cluster_sites.hpp"

#include <algorithm>
#include <limits>

namespace vigie::diagnosis {

namespace {

constexpr double needed_share = 0.9;

/// With this many permutations a quarter of the cores there are, and four at least, survive Benjamini-Hochberg by themselves:
/// a draw may lose the others. Where many stand out the smallest p that counts is larger, and needs fewer.
std::uint32_t permutations_for(std::size_t residences, std::span<analysis::Foyer const> foyers, double alpha) {
    std::size_t cores = 0;
    for (auto const& foyer : foyers)
        cores += foyer.cores.size();
    double const surviving = std::max(4.0, static_cast<double>(cores) / 4);
    double const wanted = 2 * static_cast<double>(residences) / (surviving * alpha);
    return static_cast<std::uint32_t>(std::clamp(wanted, 9'999.0, 99'999.0));
}

std::vector<bool> cores_of(analysis::FoyerResult const& found, std::size_t sites) {
    std::vector<bool> is_core(sites, false);
    for (auto const& foyer : found.foyers)
        for (auto const core : foyer.cores)
            is_core[core] = true;
    return is_core;
}

class Test {
public:
    Test(ClusterSites const& sites, std::vector<analysis::Foyer> const& foyers, SolidityTest const& test,
         std::stop_token stop)
        : sites_(sites)
        , foyers_(foyers)
        , test_(test)
        , options_(test.options)
        , stop_(std::move(stop))
        , smoothed_(core::live_scores(test.matrix, test.grid))
        , unsmoothed_(core::live_scores(test.unsmoothed, test.grid))
        , values_(sites.size())
        , classes_(sites.size()) {
        options_.inference.progress = nullptr;
    }

    std::vector<bool> there_in_all(std::span<analysis::FoyerResult const> results) const {
        std::vector<bool> holds(foyers_.size(), true);
        for (auto const& result : results)
            note(result, [&](std::size_t f, bool is_there) { holds[f] = holds[f] && is_there; });
        return holds;
    }

    /// \param is_open the foyers that may still be solid: draws end when these are decided
    std::vector<std::uint32_t> draws_that_show(analysis::SpatialWeights const& weights, std::vector<bool> const& is_open) {
        std::vector<std::uint32_t> shown(foyers_.size(), 0);
        auto const places = cluster_places(sites_);
        auto const links = analysis::between_sites(places, weights);
        options_.inference.permutations = permutations_for(sites_.size(), foyers_, options_.alpha);
        for (std::uint32_t draw = 0; draw < test_.draws; ++draw) {
            if (stop_.stop_requested()) throw core::cancelled();
            if (test_.options.inference.progress)
                test_.options.inference.progress(draw / static_cast<double>(test_.draws));
            score(draw);
            auto const moran = analysis::local_moran(analysis::place_values(places, values_, sites_.dwellings), weights,
                                                     options_, stop_);
            note(analysis::find_foyers(analysis::at_sites(places, moran, values_), classes_, links),
                 [&](std::size_t f, bool is_there) { shown[f] += is_there; });
            if (are_decided(shown, is_open, test_.draws - draw - 1)) break;
        }
        return shown;
    }

private:
    /// Whether the draws that are left can change no answer any more.
    [[nodiscard]] bool are_decided(std::vector<std::uint32_t> const& shown, std::vector<bool> const& is_open,
                                   std::uint32_t left) const {
        double const needed = needed_share * test_.draws;
        for (std::size_t f = 0; f < shown.size(); ++f)
            if (is_open[f] && shown[f] < needed && shown[f] + left >= needed) return false;
        return true;
    }

    /// The indices of one draw of rule 9 into values_ and classes_.
    void score(std::uint32_t draw) {
        auto const drawn = core::score_draw(options_.inference.seed, draw, test_.grid);
        auto& table = drawn.is_smoothed ? smoothed_ : unsmoothed_;
        core::reweigh(table, drawn.grid);
        for (std::size_t site = 0; site < sites_.size(); ++site) {
            auto const& index = table.index[sites_.row[site]];
            values_[site] = index.score.value_or(std::numeric_limits<double>::quiet_NaN());
            classes_[site] = index.severity;
        }
    }

    /// Whether each foyer's cores are cores in a result.
    template <typename Note>
    void note(analysis::FoyerResult const& result, Note const& is_there) const {
        auto const is_core = cores_of(result, sites_.size());
        for (std::size_t f = 0; f < foyers_.size(); ++f) {
            auto const& cores = foyers_[f].cores;
            auto const again = std::ranges::count_if(cores, [&](auto site) { return is_core[site]; });
            is_there(f, 2 * static_cast<std::size_t>(again) >= cores.size());
        }
    }

    ClusterSites const& sites_;
    std::vector<analysis::Foyer> const& foyers_;
    SolidityTest const& test_;
    analysis::LocalOptions options_;
    std::stop_token stop_;
    core::ScoreTable smoothed_, unsmoothed_;
    std::vector<double> values_;
    std::vector<core::SeverityClass> classes_;
};

}

std::vector<bool> solid_foyers(ClusterSites const& sites, std::vector<analysis::Foyer> const& foyers,
                               SolidityTest const& test, analysis::SpatialWeights const& weights,
                               std::span<analysis::FoyerResult const> under_neighbourhoods, std::stop_token stop) {
    if (foyers.empty()) return {};
    Test work(sites, foyers, test, std::move(stop));
    auto solid = work.there_in_all(under_neighbourhoods);
    if (std::ranges::find(solid, true) == solid.end()) return solid;
    auto const shown = work.draws_that_show(weights, solid);
    for (std::size_t f = 0; f < foyers.size(); ++f)
        solid[f] = solid[f] && shown[f] >= needed_share * test.draws;
    return solid;
}

}
