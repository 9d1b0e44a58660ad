#pragma once

#include "app/console.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Statistics on any layer, no project needed (`vigie stats`, `vigie weights`).
namespace vigie::app {

/// Which features, where they lie and what they are called.
struct LayerOptions {
    std::string source, layer, id, x, y, crs, points, encoding;
};

struct NeighbourOptions {
    std::string weights;
    std::optional<double> cap;
    unsigned order = 1;
    bool include_lower = false, symmetric = false;
    double power = 1;  ///< of the inverse distance
    double bridge = 0; ///< borders this close are common
    unsigned threads = 0;
};

struct WeightsOptions {
    LayerOptions layer;
    NeighbourOptions neighbours;
    std::string style = "B", out;
    bool json = false;
};
int run_weights(WeightsOptions const& options, Console const& console);

struct StatsOptions {
    LayerOptions layer;
    NeighbourOptions neighbours;
    std::string method, variable, variable2, base;
    std::string style;         ///< empty = the method's
    std::string alternative;   ///< empty = the method's
    std::string correction = "fdr", moment = "n-1", null_model = "randomisation";
    std::optional<std::uint32_t> permutations; ///< absent = the method's
    std::uint64_t seed = 20'260'414;
    double alpha = 0.05;
    double eps = 0;
    std::size_t min_points = 0;
    std::string kernel = "quartic"; ///< of kernel-density
    double bandwidth = 0, cell = 0; ///< 0 = by rule
    std::string model = "poisson", population, members;
    std::vector<std::string> cases;       ///< one field a period
    double max_population = 0.5, max_duration = 0.5;
    std::size_t ranks = 5;
    std::string out;
    bool json = false;
};
int run_stats(StatsOptions const& options, Console const& console);

}
