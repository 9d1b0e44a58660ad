// Local Moran by sorted shared draws beside the textbook loop, on the same inputs in the same run.
// Usage: local_moran_bench [threads] — prints a Markdown table of the smallest of several runs.
#include "analysis/local_statistics.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

using namespace vigie;

namespace {

struct Town {
    std::vector<core::Projected> points;
    std::vector<double> values;
};

/// A jittered square of n sites, standard normal values.
Town town(std::uint32_t n) {
    Town result;
    core::CounterRandom random(1, n);
    auto const side = static_cast<std::uint32_t>(std::ceil(std::sqrt(n)));
    for (std::uint32_t i = 0; i < n; ++i) {
        double const x = i % side + 0.5 * random.uniform(), y = i / side + 0.5 * random.uniform();
        result.points.push_back({x, y});
        double const radius = std::sqrt(-2 * std::log(1 - random.uniform()));
        result.values.push_back(radius * std::cos(6.283185307179586 * random.uniform()));
    }
    return result;
}

/// The textbook: for each site and permutation, its own k others drawn without replacement, added up and compared.
double plain_loop(Town const& town, analysis::SpatialWeights const& weights, std::uint32_t permutations) {
    auto const n = static_cast<std::uint32_t>(town.values.size());
    double const mean = std::accumulate(town.values.begin(), town.values.end(), 0.0) / n;
    std::vector<std::uint32_t> deck(n), places;
    std::iota(deck.begin(), deck.end(), 0U);
    double smallest = 1;
    for (std::uint32_t i = 0; i < n; ++i) {
        auto const neighbours = weights.of(i);
        double observed = 0;
        for (std::uint32_t const j : neighbours)
            observed += town.values[j] - mean;
        core::CounterRandom random(2, i);
        std::swap(deck[i], deck[n - 1]); // the site itself is not drawn
        std::uint32_t at_least = 0, at_most = 0;
        for (std::uint32_t p = 0; p < permutations; ++p) {
            double sum = 0;
            places.clear();
            for (std::uint32_t j = 0; j < neighbours.size(); ++j) {
                std::uint32_t const other = j + random.below(n - 1 - j);
                std::swap(deck[j], deck[other]);
                places.push_back(other);
                sum += town.values[deck[j]] - mean;
            }
            for (std::size_t j = places.size(); j-- > 0;)
                std::swap(deck[j], deck[places[j]]);
            at_least += sum >= observed;
            at_most += sum <= observed;
        }
        std::swap(deck[i], deck[n - 1]);
        smallest = std::min(smallest, (std::min(at_least, at_most) + 1.0) / (permutations + 1.0));
    }
    return smallest;
}

/// Processor seconds of all threads: what a busy machine's clock cannot tell.
double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <typename Work> double seconds(int runs, Work const& work) {
    double best = std::numeric_limits<double>::infinity();
    for (int run = 0; run < runs; ++run) {
        double const start = processor_seconds();
        work();
        best = std::min(best, processor_seconds() - start);
    }
    return best;
}

void row(std::uint32_t n, std::uint32_t permutations, unsigned threads) {
    Town const sites = town(n);
    analysis::SpatialWeights weights;
    double const neighbours_s = seconds(3, [&] { weights = analysis::knn_weights(sites.points, 8); });
    double volatile sink = 0;
    double const ours_s = seconds(3, [&] {
        auto const r = analysis::local_moran(sites.values, weights, {.inference = {.permutations = permutations, .threads = threads}});
        sink = r.back().p;
    });
    // The loop is linear in the permutations: measured on at most 2e7 sums, then scaled, and said so.
    auto const measured = std::min<std::uint32_t>(permutations, std::max<std::uint32_t>(99, 20'000'000U / n));
    double const plain_s = seconds(1, [&] { sink = plain_loop(sites, weights, measured); }) * permutations / measured;
    std::printf("| %u | %u | %.4f | %.4f | %s%.3f | %.0f |\n", n, permutations, neighbours_s, ours_s,
                measured < permutations ? "≈ " : "", plain_s, plain_s / ours_s);
    std::fflush(stdout);
}

}

int main(int argc, char** argv) {
    unsigned const threads = argc > 1 ? static_cast<unsigned>(std::strtoul(argv[1], nullptr, 10)) : 1;
    std::printf("k = 8, %u thread(s) for ours, one for the loop; processor seconds; ≈ = scaled from fewer permutations\n\n"
                "| sites | permutations | 8 nearest | local Moran | textbook loop | ratio |\n|---|---|---|---|---|---|\n",
                threads);
    for (std::uint32_t const n : {1'000U, 10'000U, 100'000U})
        for (std::uint32_t const permutations : {999U, 99'999U})
            row(n, permutations, threads);
}
