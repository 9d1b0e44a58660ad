#include "gis/zone_assignment.hpp"

#include "gis/detail/edge_index.hpp"

namespace vigie::gis {

std::vector<Assignment> assign_zones(std::span<core::Projected const> points, std::span<core::MultiPolygon const> zones,
                                     double maximum_m) {
    std::vector<Assignment> result(points.size());
    detail::EdgeIndex const index(zones);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (auto const zone = index.containing(points[i])) result[i] = {*zone, 0};
        else if (auto const nearest = index.nearest(points[i], maximum_m)) result[i] = {nearest->zone, nearest->distance_m};
    }
    return result;
}

}
