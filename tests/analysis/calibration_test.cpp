// Is what the program calls significant as rare under chance as it says, and does it find what is there? Run short by default, in full with
// the label « slow » (VIGIE_CALIBRATION_MAPS=1000).
#include "analysis/local_statistics.hpp"
#include "analysis/places.hpp"
#include "analysis/scan.hpp"
#include "core/random.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>

using namespace vigie;
using namespace vigie::analysis;

namespace {

/// Maps to draw; the short run takes 200.
std::size_t maps() {
    char const* const asked = std::getenv("VIGIE_CALIBRATION_MAPS");
    return asked ? std::strtoul(asked, nullptr, 10) : 200;
}

/// Largest distance between the sorted p and the uniform distribution, and the bound it exceeds once in a thousand (Kolmogorov-Smirnov).
/// p of permutation come in steps, so their distribution lies below the uniform by a step at most.
double uniform_distance(std::vector<double> p) {
    std::sort(p.begin(), p.end());
    auto const n = static_cast<double>(p.size());
    double distance = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        distance = std::max({distance, static_cast<double>(i + 1) / n - p[i], p[i] - static_cast<double>(i) / n});
    return distance;
}
double bound(std::size_t n) { return 1.95 / std::sqrt(static_cast<double>(n)); }

using Test = std::function<std::vector<LocalResult>(std::vector<double> const&, LocalOptions const&)>;

struct Town {
    std::vector<core::Projected> points = test::scattered(300, 77);
    SpatialWeights nearest = knn_weights(points, 8);
    SpatialWeights kernel = kernel_weights(points, 120);
};

/// Skewed, as scores and rates are.
std::vector<double> values_of_map(std::size_t map) {
    auto values = test::noise(300, 1'000 + map);
    if (map % 2 == 1)
        for (double& v : values) v = std::exp(v);
    return values;
}

LocalOptions options_of_map(std::size_t map, Correction correction = Correction::fdr, std::uint32_t permutations = 1'999) {
    return {.inference = {.permutations = permutations, .seed = 5'000 + map, .alternative = Alternative::greater}, .correction = correction};
}

}

TEST_CASE("under chance, p of one place on each map is uniform", "[analysis][calibration]") {
    Town const town;
    std::vector<std::pair<char const*, Test>> const tests{
        {"local Moran", [&](auto const& v, auto const& o) { return local_moran(v, town.nearest, o); }},
        {"local Moran, kernel", [&](auto const& v, auto const& o) { return local_moran(v, town.kernel, o); }},
        {"local Geary", [&](auto const& v, auto const& o) { return local_geary(v, town.nearest, o); }},
        {"Gi*", [&](auto const& v, auto const& o) { return getis_ord_gi(v, town.nearest, true, o); }},
        {"bivariate Moran", [&](auto const& v, auto const& o) { return bivariate_local_moran(test::noise(300, 9), v, town.nearest, o); }}};
    for (auto const& [name, run] : tests) {
        CAPTURE(name);
        std::vector<double> p;
        for (std::size_t map = 0; map < maps(); ++map) {
            // Draws are shared within a map, so its p go together: one place of each map, chosen beforehand.
            core::CounterRandom place(3, map);
            auto const results = run(values_of_map(map), options_of_map(map));
            auto const site = place.below(300);
            if (!std::isnan(results[site].p)) p.push_back(results[site].p);
        }
        CHECK(p.size() > maps() * 9 / 10);
        CHECK(uniform_distance(p) < bound(p.size()));
    }
}

TEST_CASE("under chance, the scan calls one map in twenty significant", "[analysis][calibration]") {
    core::CounterRandom random(8, 8);
    ScanData data;
    data.points = test::scattered(80, 5);
    for (int i = 0; i < 80; ++i) data.population.push_back(50 + random.below(200));
    data.cases.assign(80, 0);
    std::vector<double> p, gumbel;
    for (std::size_t map = 0; map < maps(); ++map) {
        std::fill(data.cases.begin(), data.cases.end(), 0.0);
        core::CounterRandom fall(9, map);
        double all = 0;
        for (double const people : data.population) all += people;
        for (int c = 0; c < 150; ++c) {
            double u = fall.uniform() * all;
            std::size_t area = 0;
            while (area < 79 && u >= data.population[area]) u -= data.population[area++];
            ++data.cases[area];
        }
        auto const found = scan(data, {.max_population = 0.25, .draws = 199, .seed = map});
        p.push_back(found.clusters.empty() ? 1 : found.clusters[0].p);
        gumbel.push_back(found.clusters.empty() ? 1 : found.clusters[0].p_gumbel);
    }
    CHECK(uniform_distance(p) < bound(p.size()) + 1.0 / 200);
    CHECK(uniform_distance(gumbel) < bound(p.size()) + 0.03); // a fit, not a count
}

TEST_CASE("under chance, the correction lets through one map in twenty, no correction nearly all", "[analysis][calibration]") {
    Town const town;
    std::size_t with_fdr = 0, with_bonferroni = 0, with_none = 0;
    for (std::size_t map = 0; map < maps(); ++map) {
        auto options = options_of_map(map, Correction::fdr, 99'999);
        options.inference.alternative = Alternative::two_sided;
        auto const results = local_moran(values_of_map(map), town.nearest, options);
        std::vector<double> p;
        for (auto const& r : results) p.push_back(r.p);
        auto const any = [&](Correction correction) {
            auto const q = adjusted(p, correction);
            return std::any_of(q.begin(), q.end(), [](double v) { return v <= 0.05; });
        };
        with_fdr += any(Correction::fdr), with_bonferroni += any(Correction::bonferroni), with_none += any(Correction::none);
    }
    auto const share = [](std::size_t count) { return static_cast<double>(count) / static_cast<double>(maps()); };
    WARN("maps of pure chance with something significant: " << share(with_fdr) << " after Benjamini-Hochberg, " << share(with_bonferroni)
                                                            << " after Bonferroni, " << share(with_none) << " without correction");
    double const margin = 4 * std::sqrt(0.05 * 0.95 / static_cast<double>(maps()));
    CHECK(share(with_fdr) <= 0.05 + margin);
    CHECK(share(with_bonferroni) <= 0.05 + margin);
    CHECK(share(with_none) > 0.9);
}

TEST_CASE("under chance, programmes on one spot are a discovery when counted apart, and none as one place",
          "[analysis][calibration]") {
    // As in Paris: a third of the spots hold several programmes, which have nearly the same score for the same reasons.
    core::CounterRandom random(6, 6);
    std::vector<core::Projected> sites;
    for (auto const spot : test::scattered(200, 41))
        for (std::uint64_t more = random.below(3) == 0 ? 1 + random.below(5) : 0, i = 0; i <= more; ++i) sites.push_back(spot);
    auto const places = places_of(sites);
    auto const apart = knn_weights(sites, 8), as_one = knn_weights(places.points, 8), in_band = band_weights(places.points, 150);
    std::size_t with_apart = 0, with_places = 0, with_band = 0;
    for (std::size_t map = 0; map < maps(); ++map) {
        auto const of_place = test::noise(places.size(), 30'000 + map), own = test::noise(sites.size(), 60'000 + map);
        std::vector<double> values;
        for (std::size_t site = 0; site < sites.size(); ++site)
            values.push_back(of_place[places.of_site[site]] + 0.3 * own[site]);
        LocalOptions const options{.inference = {.permutations = 99'999, .seed = map}};
        auto const any = [&](std::vector<double> const& tested, SpatialWeights const& weights) {
            return std::ranges::any_of(local_moran(tested, weights, options), &LocalResult::is_significant);
        };
        auto const means = place_values(places, values, {});
        with_apart += any(values, apart), with_places += any(means, as_one), with_band += any(means, in_band);
    }
    auto const share = [](std::size_t count) { return static_cast<double>(count) / static_cast<double>(maps()); };
    WARN("maps of pure chance with something significant: " << share(with_apart) << " with programmes apart, " << share(with_places)
                                                            << " with places, " << share(with_band) << " with places within 150 m");
    double const margin = 4 * std::sqrt(0.05 * 0.95 / static_cast<double>(maps()));
    CHECK(share(with_places) <= 0.05 + margin);
    CHECK(share(with_band) <= 0.05 + margin);
    CHECK(share(with_apart) > 0.5);
}

TEST_CASE("planted groups are found, and few others with them", "[analysis][calibration]") {
    // 30 by 30 residences; three groups of 5 by 5 stand higher by 2 standard deviations.
    auto const points = test::square(30);
    auto const weights = knn_weights(points, 8);
    auto const is_planted = [](std::size_t i) {
        std::size_t const row = i / 30, column = i % 30;
        auto const in = [&](std::size_t r, std::size_t c) { return row >= r && row < r + 5 && column >= c && column < c + 5; };
        return in(3, 4) || in(15, 20) || in(22, 6);
    };
    // A core's own neighbours at the edge of a group see part of it: within one step of a group, finding is right.
    auto const is_near = [&](std::size_t i) {
        if (is_planted(i)) return true;
        return std::ranges::any_of(weights.of(i), is_planted);
    };
    struct Tally {
        double found = 0, wrong_share = 0;
    };
    Tally fdr, bonferroni, none;
    std::size_t const count = std::max<std::size_t>(maps() / 10, 10);
    for (std::size_t map = 0; map < count; ++map) {
        auto values = test::noise(900, 70'000 + map);
        for (std::size_t i = 0; i < 900; ++i) values[i] += is_planted(i) ? 2 : 0;
        auto const results = local_moran(values, weights, {.inference = {.permutations = 99'999, .seed = map}});
        std::vector<double> p;
        for (auto const& r : results) p.push_back(r.p);
        auto const add = [&](Tally& tally, Correction correction) {
            auto const q = adjusted(p, correction);
            double hits = 0, wrong = 0;
            for (std::size_t i = 0; i < 900; ++i)
                if (q[i] <= 0.05 && results[i].quadrant == Quadrant::high_high) ++(is_near(i) ? hits : wrong);
            tally.found += hits / 75;
            tally.wrong_share += hits + wrong > 0 ? wrong / (hits + wrong) : 0;
        };
        add(fdr, Correction::fdr), add(bonferroni, Correction::bonferroni), add(none, Correction::none);
    }
    auto const mean = [&](double sum) { return sum / static_cast<double>(count); };
    WARN("of 75 planted: found " << mean(fdr.found) << " after Benjamini-Hochberg (wrong among them " << mean(fdr.wrong_share) << "), "
                                 << mean(bonferroni.found) << " after Bonferroni (" << mean(bonferroni.wrong_share) << "), " << mean(none.found)
                                 << " without correction (" << mean(none.wrong_share) << ")");
    CHECK(mean(fdr.wrong_share) <= 0.05);
    CHECK(mean(fdr.found) > mean(bonferroni.found));
    CHECK(mean(none.wrong_share) > 2 * mean(fdr.wrong_share));
    CHECK(mean(fdr.found) > 0.3);
}
