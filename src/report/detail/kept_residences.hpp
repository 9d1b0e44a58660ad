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
    std::shared_ptr<scene::AreaLayer> const footprints =
        all.footprints ? std::make_shared<scene::AreaLayer>() : nullptr;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < all.marks.size(); ++i) {
        if (!keeps(all.marks[i])) continue;
        kept->marks.push_back(all.marks[i]);
        names.emplace_back(all.name(i));
        if (!footprints) continue;
        footprints->areas.push_back(all.footprints->areas[i]);
        footprints->boxes.push_back(all.footprints->boxes[i]);
    }
    kept->names = std::make_shared<std::vector<std::string> const>(std::move(names));
    kept->footprints = footprints;
    return kept;
}

}
