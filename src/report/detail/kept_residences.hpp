#pragma once

#include "scene/map_content.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vigie::report {

/// The residences of a map that a picture shows, with their names and footprints.
template <typename Keeps>
std::shared_ptr<scene::ResidenceContent const> kept_residences(scene::ResidenceContent const& all, Keeps const& keeps) {
    auto kept = std::make_shared<scene::ResidenceContent>();
    kept->version = all.version;
    auto const& buildings = all.footprints->areas;
    std::shared_ptr<scene::AreaLayer> const footprints = buildings ? std::make_shared<scene::AreaLayer>() : nullptr;
    scene::Names names;
    for (std::size_t i = 0; i < all.marks.size(); ++i) {
        if (!keeps(all.marks[i])) continue;
        kept->marks.push_back(all.marks[i]);
        names.add(all.name(i));
        if (!footprints) continue;
        footprints->areas.push_back(buildings->areas[i]);
        footprints->boxes.push_back(buildings->boxes[i]);
    }
    kept->names = std::make_shared<scene::Names const>(std::move(names));
    kept->footprints = scene::footprints_of(footprints, kept->marks);
    return kept;
}

}
