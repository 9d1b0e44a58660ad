#pragma once

#include "gis/crs.hpp"

#include <optional>
#include <string>

namespace vigie::gis {

/// Plain text only, so a Crs may be shared between threads; each thread makes its own PROJ objects from `definition`.
struct Crs::Impl {
    std::optional<int> epsg;
    std::string definition; ///< what proj_create() takes
    std::string name;
    std::string wkt;
    bool is_geographic = false;
    bool is_ntf = false;            ///< needs the grid shift through RGF93
    std::optional<core::Box> area; ///< of use, degrees; x = longitude
};

}
