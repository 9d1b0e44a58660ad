#pragma once

#include "dossier/site_file.hpp"
#include "scene/map_content.hpp"

#include <memory>

namespace vigie::report {

/// The one mark on the plan of a copy that leaves the house: with the class and the dwellings which that copy gives, whatever the project
/// knows, and nothing that people said of it.
[[nodiscard]] std::shared_ptr<scene::ResidenceContent const> mark_of_copy(scene::ResidenceContent const& all, dossier::SiteFile const& given);

}
