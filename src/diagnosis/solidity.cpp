#include "core/error.hpp"
#include "core/parallel.hpp"
#include "core/stability.hpp"
#include "diagnosis/cluster_sites.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <mutex>
#include <optional>

namespace vigie::diagnosis {

namespace {

constexpr double needed_share = 0.9;
constexpr std::size_t rows_of_all_tables = 4'000'000; ///< of the threads' scores together: some hundred bytes each

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

/// The indices of draws of rule 9, one after the other; one for each thread.
class DrawnScores {
public:
    DrawnScores(ClusterSites const& sites, SolidityTest const& test)
        : values(sites.size())
        , classes(sites.size())
        , sites_(sites)
        , grid_(test.grid)
        , smoothed_(core::live_scores(test.matrix, test.grid))
        , unsmoothed_(core::live_scores(test.unsmoothed, test.grid)) {}

    void draw(std::uint64_t seed, std::uint32_t number) {
        auto const drawn = core::score_draw(seed, number, grid_);
        auto& table = drawn.is_smoothed ? smoothed_ : unsmoothed_;
        core::reweigh(table, drawn.grid);
        for (std::size_t site = 0; site < sites_.size(); ++site) {
            auto const& index = table.index[sites_.row[site]];
            values[site] = index.score.value_or(std::numeric_limits<double>::quiet_NaN());
            classes[site] = index.severity;
        }
    }

    std::vector<double> values; ///< per site
    std::vector<core::SeverityClass> classes;

private:
    ClusterSites const& sites_;
    core::Grid const& grid_;
    core::ScoreTable smoothed_, unsmoothed_;
};

class Test {
public:
    Test(ClusterSites const& sites, std::vector<analysis::Foyer> const& foyers, SolidityTest const& test,
         std::stop_token stop)
        : sites_(sites)
        , foyers_(foyers)
        , test_(test)
        , stop_(std::move(stop)) {}

    std::vector<bool> there_in_all(std::span<analysis::FoyerResult const> results) const {
        std::vector<bool> holds(foyers_.size(), true);
        for (auto const& result : results)
            note(result, [&](std::size_t f, bool is_there) { holds[f] = holds[f] && is_there; });
        return holds;
    }

    /// Draws are shared out among threads. Which of them are left when the answers are decided may differ; the answers do not.
    /// \param is_open the foyers that may still be solid: draws end when these are decided
    std::vector<std::uint32_t> draws_that_show(analysis::SpatialWeights const& weights, std::vector<bool> const& is_open) {
        auto const places = cluster_places(sites_);
        auto const links = analysis::between_sites(places, weights);
        auto options = test_.options;
        options.inference.permutations = permutations_for(sites_.size(), foyers_, options.alpha);
        options.inference.progress = nullptr;
        auto const threads = core::thread_count(options.inference.threads);
        auto const workers = static_cast<unsigned>(std::clamp<std::size_t>(rows_of_all_tables / sites_.size(), 1, threads));
        options.inference.threads = std::max(1U, threads / workers);

        std::stop_source ended;
        std::stop_callback const cancel(stop_, [&] { ended.request_stop(); });
        std::mutex counting;
        std::vector<std::uint32_t> shown(foyers_.size(), 0);
        std::uint32_t left = test_.draws;
        std::vector<std::optional<DrawnScores>> scores(workers);
        core::Labour const labour{workers, ended.get_token(), test_.options.inference.progress};
        core::in_blocks_by_worker(test_.draws, 1, labour, [&](unsigned worker, std::size_t draw, std::size_t) {
            auto& drawn = scores[worker] ? *scores[worker] : scores[worker].emplace(sites_, test_);
            drawn.draw(options.inference.seed, static_cast<std::uint32_t>(draw));
            analysis::FoyerResult found;
            try {
                auto const moran = analysis::local_moran(analysis::place_values(places, drawn.values, sites_.dwellings), weights,
                                                         options, ended.get_token());
                found = analysis::find_foyers(analysis::at_sites(places, moran, drawn.values), drawn.classes, links);
            } catch (core::Error const&) {
                assert(ended.stop_requested()); // all it throws: a draw that was stopped shows nothing
                return;
            }
            std::lock_guard const lock(counting);
            note(found, [&](std::size_t f, bool is_there) { shown[f] += is_there; });
            if (are_decided(shown, is_open, --left)) ended.request_stop();
        });
        if (stop_.stop_requested()) throw core::cancelled();
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
    std::stop_token stop_;
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
