#include "analysis/weights_change.hpp"
#include "analysis/weights_summary.hpp"
#include "app/commands_stats.hpp"
#include "app/csv.hpp"
#include "app/output_file.hpp"
#include "app/stats_layer.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t most_near_misses = 100; ///< listed one by one

void write_csv(std::ostream& out, StatsLayer const& layer, analysis::SpatialWeights const& weights) {
    CsvWriter csv(out);
    csv.header({"id", "neighbour", "weight"});
    for (std::size_t i = 0; i < weights.size(); ++i)
        for (std::size_t j = 0; j < weights.of(i).size(); ++j) {
            csv.text(layer.ids[i]).text(layer.ids[weights.of(i)[j]]).number(weights.weights_of(i)[j]);
            csv.end_row();
        }
}

void write_gal(std::ostream& out, WeightsOptions const& options, StatsLayer const& layer, analysis::SpatialWeights const& weights) {
    out << "0 " << weights.size() << " layer " << (options.layer.id.empty() ? "row" : options.layer.id) << '\n';
    for (std::size_t i = 0; i < weights.size(); ++i) {
        out << layer.ids[i] << ' ' << weights.of(i).size() << '\n';
        for (std::size_t j = 0; j < weights.of(i).size(); ++j)
            out << (j > 0 ? " " : "") << layer.ids[weights.of(i)[j]];
        out << '\n';
    }
}

char const* reason_name(analysis::IslandReason reason) {
    switch (reason) {
    case analysis::IslandReason::no_position: return "no-position";
    case analysis::IslandReason::nothing_near: return "nothing-near";
    case analysis::IslandReason::no_common_border: return "no-common-border";
    case analysis::IslandReason::alone: break;
    }
    return "alone";
}

ordered_json islands_json(StatsLayer const& layer, LayerWeights const& found) {
    auto list = ordered_json::array();
    for (auto const& island : analysis::islands(found.weights, layer.points, found.neighbourhood.is_contiguity())) {
        ordered_json entry{{"id", layer.ids[island.site]}, {"reason", reason_name(island.reason)}};
        bool const is_measured = island.reason == analysis::IslandReason::nothing_near || island.reason == analysis::IslandReason::no_common_border;
        entry["nearest"] = is_measured ? ordered_json(island.nearest) : ordered_json();
        list.push_back(entry);
    }
    return list;
}

ordered_json near_miss_json(StatsLayer const& layer, LayerWeights const& found) {
    auto pairs = ordered_json::array();
    for (auto const& miss : found.near_misses) {
        if (pairs.size() == most_near_misses) break;
        pairs.push_back({{"a", layer.ids[miss.a]}, {"b", layer.ids[miss.b]}, {"gap", miss.gap}, {"bridged", miss.is_bridged}});
    }
    return {{"within", found.near_miss_distance}, {"count", found.near_misses.size()}, {"pairs", pairs}};
}

ordered_json summary_json(WeightsOptions const& options, StatsLayer const& layer, LayerWeights const& found) {
    auto const binary = analysis::summary(found.weights, false), row = analysis::summary(found.weights, true);
    auto const& asked = options.style == "W" ? row : binary;
    auto const sums = [](analysis::WeightsSummary const& s) { return ordered_json{{"S0", s.s0}, {"S1", s.s1}, {"S2", s.s2}}; };
    auto notes = layer.notes;
    notes.insert(notes.end(), found.notes.begin(), found.notes.end());
    return {{"weights", found.weights.description},
            {"style", options.style},
            {"n", asked.sites},
            {"links", asked.links},
            {"islands", asked.islands},
            {"components", asked.components},
            {"S0", asked.s0},
            {"S1", asked.s1},
            {"S2", asked.s2},
            {"styles", {{"B", sums(binary)}, {"W", sums(row)}}},
            {"symmetric", asked.is_symmetric},
            {"neighbours", {{"min", asked.fewest}, {"max", asked.most}, {"mean", asked.mean}, {"histogram", asked.histogram}}},
            {"island_list", islands_json(layer, found)},
            {"near_misses", near_miss_json(layer, found)},
            {"notes", notes},
            {"engine", core::engine_version()}};
}

}

int run_weights(WeightsOptions const& options, Console const& console) {
    auto const layer = read_stats_layer(options.layer, {}, console.stop());
    auto const found = layer_weights(layer, options.neighbours, console.stop());
    auto const style = options.style == "W" ? analysis::Style::row_standardised : analysis::Style::binary;
    auto const weights = analysis::styled(found.weights, style);
    for (auto const& list : {layer.notes, found.notes})
        for (auto const& note : list)
            console.message(note);
    if (options.out.ends_with(".gal")) write_file(options.out, [&](std::ostream& out) { write_gal(out, options, layer, weights); });
    else if (options.out.ends_with(".csv")) write_file(options.out, [&](std::ostream& out) { write_csv(out, layer, weights); });
    else if (!options.out.empty())
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("{0}: weights are written to a .csv or a .gal file."), {options.out}});
    else if (!options.json) write_csv(std::cout, layer, weights);
    if (options.json) std::cout << summary_json(options, layer, found).dump(2) << '\n';
    return 0;
}

}
