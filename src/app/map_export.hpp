#pragma once

#include "dossier/snapshot.hpp"
#include "report/map_picture.hpp"
#include "report/sheet_options.hpp"
#include "scene/classing.hpp"

#include <functional>
#include <span>
#include <stop_token>
#include <string>

/// What the command line and the window both say about a printed map.
namespace vigie::app {

/// Reads the base maps that the project shows, for the maps of its prints, from any thread; empty when it shows none. One that cannot be
/// read is said once, and the ground is drawn in its place.
/// \param say  may be empty: then it throws
[[nodiscard]] report::BaseMapReader base_map_reader(store::Project const& project, std::stop_token stop,
                                                    std::function<void(std::string const&)> say = {});

/// What every sheet of a project bears and lies on: its house, its base maps. \param say  as base_map_reader()
[[nodiscard]] report::SheetOptions sheet_options(store::Project const& project, std::stop_token stop, std::function<void(std::string const&)> say = {});

/// A picture with its finding, subtitle, chance sentence and source; its extent, size and resolution are the caller's.
[[nodiscard]] report::MapPicture titled_picture(dossier::Snapshot const& snapshot, std::string const& campaign,
                                                scene::Colouring colouring = scene::Colouring::severity);

/// The same of a map coloured by a figure. \param values  of its residences, or of its zones
[[nodiscard]] report::MapPicture measured_picture(dossier::Snapshot const& snapshot, std::string const& campaign,
                                                  scene::Classing const& classing, std::span<double const> values);

/// Style of a printed map: the class limits are those of the grid the campaign was scored with.
[[nodiscard]] scene::MapStyle printed_style(dossier::Snapshot const& snapshot, std::string const& campaign);

}
