#pragma once

#include "store/project.hpp"

#include <algorithm>

namespace vigie::support {

/// Every residence with all it has.
inline std::vector<core::Residence> whole_residences(store::Project const& project) {
    auto list = project.residences();
    project.visit_footprints([&](core::ResidenceId id, core::MultiPolygon&& shape) {
        std::ranges::find(list, id, &core::Residence::id)->footprint = std::move(shape);
    });
    return list;
}

}
