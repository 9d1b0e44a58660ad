#pragma once

#include "dossier/snapshot.hpp"
#include "scene/map_content.hpp"

#include <memory>
#include <string>
#include <vector>

namespace vigie::dossier {

/// What show_layer() takes for it.
inline constexpr char const* density_layer = "density";

/// Bands of how many complex residences there are per km², a quartic kernel around each; null when fewer than two, or
/// all on one spot. A picture of where they are, which no test stands behind. Cost O(complex residences × cells within
/// reach)
[[nodiscard]] std::shared_ptr<scene::DensityContent const> density_content(Snapshot const& snapshot,
                                                                           CampaignData const& campaign);

/// « Density, not a significance »: its title wherever it is shown.
[[nodiscard]] std::string density_title();
/// « ≥ 12 » for each band, the thinnest first; per km².
[[nodiscard]] std::vector<std::string> density_steps(scene::DensityContent const& density);
/// « complex residences per km² ».
[[nodiscard]] std::string density_unit();

}
