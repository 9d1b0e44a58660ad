#pragma once

#include "scene/map_content.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What a run of clusters says beside its list: the scatter plot, who has how many neighbours, what to be careful of.
namespace vigie::workbench {

class Workbench;

using ScatterPlace = scene::LocalVerdict::Kind; ///< none = at the mean

/// A residence of the Moran scatter plot.
struct ScatterPoint {
    std::uint32_t row = 0;
    double value = 0; ///< index less the mean
    double lag = 0;   ///< mean of its neighbours, likewise
    ScatterPlace place = ScatterPlace::none;
    bool is_significant = false, is_selected = false;
};

struct ScatterView {
    std::vector<ScatterPoint> points; ///< that the filter keeps, by value, then row; empty for another method than local Moran, or on zones
    double half_width = 1, half_height = 1; ///< of the plot, around the mean
    double slope = 0;                       ///< Moran's I of these values
    std::string sentence;                   ///< what the selected ones are, else what the slope says
};
[[nodiscard]] ScatterView scatter_view(Workbench const& workbench);

/// How many residences have how many neighbours.
struct NeighboursView {
    struct Bar {
        std::string label; ///< « 8 », « 5–9 »
        std::size_t residences = 0;
    };
    std::vector<Bar> bars;
    struct Island {
        std::uint32_t row = 0;
        std::string name, reason;
    };
    std::vector<Island> islands; ///< without a neighbour, and those without a position or a score
    std::string sentence;
};
[[nodiscard]] NeighboursView neighbours_view(Workbench const& workbench);

/// A residence high among low ones: not a cluster.
struct IsolatedRow {
    std::uint32_t row = 0;
    std::string name;
};
[[nodiscard]] std::vector<IsolatedRow> isolated_rows(Workbench const& workbench);

/// Few sites, few draws, many without a neighbour: sentences, none when there is nothing to say.
[[nodiscard]] std::vector<std::string> cluster_warnings(Workbench const& workbench);

}
