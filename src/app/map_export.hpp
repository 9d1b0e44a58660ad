#pragma once

#include "report/map_picture.hpp"
#include "scene/classing.hpp"
#include "workbench/snapshot.hpp"

#include <span>
#include <string>

/// What the command line and the window both say about a printed map.
namespace vigie::app {

/// A picture with its finding, subtitle, chance sentence and source; its extent, size and resolution are the caller's.
[[nodiscard]] report::MapPicture titled_picture(workbench::Snapshot const& snapshot, std::string const& campaign,
                                                scene::Colouring colouring = scene::Colouring::severity);

/// The same of a map coloured by a figure. \param values  of its residences, or of its zones
[[nodiscard]] report::MapPicture measured_picture(workbench::Snapshot const& snapshot, std::string const& campaign,
                                                  scene::Classing const& classing, std::span<double const> values);

/// Style of a printed map: the class limits are those of the grid the campaign was scored with.
[[nodiscard]] scene::MapStyle printed_style(workbench::Snapshot const& snapshot, std::string const& campaign);

}
