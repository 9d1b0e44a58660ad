#pragma once

#include "analysis/neighbourhood.hpp"
#include "app/commands_stats.hpp"
#include "gis/contiguity.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vigie::app {

/// A layer as the statistics need it: one entry per feature, in file order.
struct StatsLayer {
    std::vector<std::string> ids;             ///< --id, or the row number
    std::vector<std::vector<double>> columns; ///< [field asked for][feature]; NaN = no number
    std::vector<core::Projected> points;      ///< metres, or the layer's planar units; NaN = none
    std::vector<core::MultiPolygon> zones;    ///< in the layer's own units; empty when it has no polygons
    std::vector<std::string> notes;           ///< sentences about what was read
    std::string crs{};                        ///< of the points, as WKT; empty = planar units

    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// \throws core::Error(usage) for a field that is not there, naming those that are; core::Error(refused) as gis::Source
[[nodiscard]] StatsLayer read_stats_layer(LayerOptions const& options, std::vector<std::string> const& fields, std::stop_token stop);

/// Who is whose neighbour in a layer, and what there is to say about it.
struct LayerWeights {
    analysis::SpatialWeights weights;
    analysis::Neighbourhood neighbourhood;
    std::vector<gis::NearMiss> near_misses;
    double near_miss_distance = 0;
    std::vector<std::string> notes;
};
/// \throws core::Error(usage) when --weights is not a neighbourhood
[[nodiscard]] LayerWeights layer_weights(StatsLayer const& layer, NeighbourOptions const& options, std::stop_token stop);

}
