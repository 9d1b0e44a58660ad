#include "imports/detail/french_places.hpp"

#include <algorithm>

namespace vigie::imports {

namespace {

bool is_in_france(core::Projected degrees) { return gis::french_territory({degrees.x, degrees.y}).has_value(); }

}

gis::Crs degrees_crs() { return gis::Crs::from_code("EPSG:4326"); }

double share_in_france(std::vector<core::Projected> const& degrees) {
    if (degrees.empty()) return 0;
    return static_cast<double>(std::ranges::count_if(degrees, is_in_france)) / static_cast<double>(degrees.size());
}

}
