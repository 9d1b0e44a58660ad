#include "app/stats_layer.hpp"

#include "core/error.hpp"
#include "diagnosis/cluster_sites.hpp"
#include "gis/crs.hpp"
#include "gis/source.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <unordered_map>

namespace vigie::app {

using text::tr;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr core::Projected nowhere{missing, missing};

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::size_t field_of(gis::Source const& source, std::string const& name) {
    auto const& fields = source.fields();
    auto const found = std::ranges::find(fields, name);
    if (found == fields.end())
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("There is no field named “{0}”. The layer has: {1}."), {name, joined(fields)}});
    return static_cast<std::size_t>(found - fields.begin());
}

std::optional<std::size_t> optional_field(gis::Source const& source, std::string const& name) {
    return name.empty() ? std::nullopt : std::optional(field_of(source, name));
}

double number(std::optional<std::string> const& cell) { return cell ? gis::parse_number(*cell).value_or(missing) : missing; }

/// A text table says where its points are in columns named x and y, unless told otherwise.
LayerOptions with_position(LayerOptions options, gis::Source const& source) {
    if (!options.x.empty() != !options.y.empty())
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("--x and --y go together."));
    auto const has = [&](char const* name) { return std::ranges::find(source.fields(), name) != source.fields().end(); };
    if (options.x.empty() && !source.has_geometry() && has("x") && has("y")) options.x = "x", options.y = "y";
    return options;
}

/// Points in degrees are taken to the legal system of their place, so that distances are metres. \return the system they are in
std::string project(std::vector<core::Projected>& points, gis::Crs const& crs) {
    if (!crs.is_geographic()) return crs.wkt();
    core::Box box;
    for (auto const p : points)
        if (std::isfinite(p.x)) box.include(p);
    if (box.is_empty()) return crs.wkt();
    auto const centre = box.centre();
    auto const local = gis::local_crs({centre.x, centre.y});
    gis::Transformer const transform(crs, local);
    for (auto& p : points)
        if (std::isfinite(p.x)) p = transform(p.x, p.y).value_or(nowhere);
    return local.wkt();
}

void take_points(StatsLayer& layer, std::string const& path, std::stop_token const& stop) {
    auto source = gis::Source::open(path);
    std::size_t const id = field_of(source, "id"), x = field_of(source, "x"), y = field_of(source, "y");
    std::unordered_map<std::string, core::Projected> places;
    source.read([&](gis::Feature&& row) {
        if (row.values[id]) places[*row.values[id]] = {number(row.values[x]), number(row.values[y])};
    }, stop);
    for (std::size_t i = 0; i < layer.size(); ++i) {
        auto const found = places.find(layer.ids[i]);
        layer.points[i] = found == places.end() || !std::isfinite(found->second.x) || !std::isfinite(found->second.y) ? nowhere : found->second;
    }
}

void note_positions(StatsLayer& layer) {
    std::set<std::pair<double, double>> places;
    std::size_t without = 0, stacked = 0;
    for (auto const p : layer.points) {
        if (!std::isfinite(p.x)) ++without;
        else stacked += !places.insert({p.x, p.y}).second;
    }
    auto const count = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    if (without > 0) layer.notes.push_back(tr("Features without a position: {0}.", {count(without)}));
    if (stacked > 0) layer.notes.push_back(tr("Features exactly on the place of another: {0}. They are neighbours at distance 0.", {count(stacked)}));
}

}

StatsLayer read_stats_layer(LayerOptions const& asked, std::vector<std::string> const& fields, std::stop_token stop) {
    auto source = gis::Source::open(asked.source, {asked.layer, asked.encoding});
    auto const options = with_position(asked, source);
    auto const id = optional_field(source, options.id), x = optional_field(source, options.x), y = optional_field(source, options.y);
    std::vector<std::size_t> columns;
    for (auto const& field : fields)
        columns.push_back(field_of(source, field));

    StatsLayer layer;
    layer.columns.resize(fields.size());
    bool has_zones = false;
    auto const report = source.read([&](gis::Feature&& row) {
        layer.ids.push_back(id && row.values[*id] ? *row.values[*id] : std::to_string(row.row));
        for (std::size_t c = 0; c < columns.size(); ++c)
            layer.columns[c].push_back(number(row.values[columns[c]]));
        auto place = x ? core::Projected{number(row.values[*x]), number(row.values[*y])}
                       : core::representative_point(row.geometry).value_or(nowhere);
        layer.points.push_back(std::isfinite(place.x) && std::isfinite(place.y) ? place : nowhere);
        auto* const polygons = std::get_if<core::MultiPolygon>(&row.geometry);
        has_zones = has_zones || (polygons && !polygons->empty());
        layer.zones.push_back(polygons ? std::move(*polygons) : core::MultiPolygon{});
    }, stop);
    if (!has_zones) layer.zones.clear();
    if (report.repaired > 0)
        layer.notes.push_back(tr("Polygons repaired for the computation: {0}. The source is not changed.", {text::integer(report.repaired)}));
    std::optional<gis::Crs> crs;
    if (!options.crs.empty()) crs = gis::Crs::from_code(options.crs);
    else if (!x) crs = source.crs();
    if (!options.points.empty()) take_points(layer, options.points, stop);
    else if (crs) layer.crs = project(layer.points, *crs);
    note_positions(layer);
    return layer;
}

LayerWeights layer_weights(StatsLayer const& layer, NeighbourOptions const& options, std::stop_token stop) {
    LayerWeights result;
    result.neighbourhood = diagnosis::neighbourhood_named(options.weights);
    auto& neighbourhood = result.neighbourhood;
    neighbourhood.cap = options.cap;
    neighbourhood.order = options.order;
    neighbourhood.include_lower = options.include_lower;
    neighbourhood.is_symmetric = options.symmetric;
    neighbourhood.power = options.power;
    if (!neighbourhood.is_contiguity()) {
        result.weights = analysis::distance_weights(layer.points, neighbourhood, {options.threads, stop});
    } else if (layer.zones.empty()) {
        result.weights = analysis::weights_from(gis::cell_neighbours(layer.points, stop), {});
        result.notes.push_back(tr("Points have no borders: two are neighbours when the grounds nearest to each touch."));
    } else {
        auto found = gis::contiguity(layer.zones, {neighbourhood.rule == analysis::NeighbourRule::rook, options.bridge, {}}, stop);
        result.weights = analysis::weights_from(std::move(found.neighbours), {});
        result.near_misses = std::move(found.near_misses);
        result.near_miss_distance = found.reported;
        auto const open = std::ranges::count_if(result.near_misses, [](auto const& m) { return !m.is_bridged; });
        if (open > 0)
            result.notes.push_back(tr("Pairs of zones within {0} of one another without a common border point: {1}. --bridge makes them neighbours.",
                                      {text::decimal(result.near_miss_distance, 3), text::integer(open)}));
    }
    result.weights = analysis::refined(std::move(result.weights), layer.points, neighbourhood);
    return result;
}

}
