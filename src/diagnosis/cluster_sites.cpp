#include "diagnosis/cluster_sites.hpp"

#include "core/error.hpp"
#include "gis/contiguity.hpp"

#include <limits>

namespace vigie::diagnosis {

ClusterSites cluster_sites(std::vector<core::Residence> const& residences,
                           std::vector<store::StoredScore> const& scores) {
    ClusterSites sites;
    for (std::size_t row = 0; row < residences.size(); ++row) {
        if (!residences[row].position) continue;
        sites.row.push_back(static_cast<std::uint32_t>(row));
        sites.points.push_back(*residences[row].position);
        sites.values.push_back(scores[row].index.score.value_or(std::numeric_limits<double>::quiet_NaN()));
        sites.classes.push_back(scores[row].shown);
    }
    return sites;
}

analysis::Neighbourhood neighbourhood_named(std::string const& name) {
    if (auto const neighbourhood = analysis::parse_neighbourhood(name)) return *neighbourhood;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("“{0}” is not a neighbourhood. Write queen, rook, knn:8 (the 8 "
                                                        "nearest), band:500 (within 500 metres), kernel:500 or "
                                                        "idw:500."),
                                               {name}});
}

analysis::SpatialWeights cluster_weights(std::string const& name, std::vector<core::Projected> const& points,
                                         unsigned threads, std::stop_token stop) {
    auto const neighbourhood = neighbourhood_named(name);
    if (neighbourhood.is_contiguity())
        return analysis::weights_from(gis::cell_neighbours(points, std::move(stop)), name);
    return analysis::distance_weights(points, neighbourhood, {threads, std::move(stop)});
}

}
