#pragma once

#include "analysis/local_statistics.hpp"
#include "app/commands_stats.hpp"
#include "app/stats_layer.hpp"
#include "gis/writer.hpp"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace vigie::app {

/// What a method of `vigie stats` works with.
struct StatsRun {
    StatsOptions const& options;
    Console const& console;
    StatsLayer layer = {};
    std::vector<std::string> fields = {}; ///< of layer.columns
    LayerWeights neighbours = {};         ///< empty for methods without a neighbourhood

    [[nodiscard]] std::vector<double> const& column(std::string const& field) const;
    void note(std::string sentence) { layer.notes.push_back(std::move(sentence)); }
    /// As asked for, else the method's own. \throws core::Error(usage) for a word that is none
    [[nodiscard]] analysis::PermutationOptions inference(std::uint32_t permutations, analysis::Alternative usual) const;
    [[nodiscard]] analysis::Style style(analysis::Style usual) const;
};

/// A CSV for --out (or stdout), and what --json says besides the common keys.
struct StatsAnswer {
    std::function<void(std::ostream&)> csv;
    std::function<void(nlohmann::ordered_json&)> json;
    std::function<gis::Table()> table{}; ///< for --out .gpkg or .geojson; empty = a CSV only
};

[[nodiscard]] StatsAnswer global_answer(StatsRun& run);
[[nodiscard]] StatsAnswer local_answer(StatsRun& run);
[[nodiscard]] StatsAnswer rate_answer(StatsRun& run);
[[nodiscard]] StatsAnswer density_answer(StatsRun& run); ///< dbscan, hdbscan
[[nodiscard]] StatsAnswer scan_answer(StatsRun& run);
[[nodiscard]] StatsAnswer kernel_density_answer(StatsRun& run);

}
