#pragma once

#include "core/base_map.hpp"
#include "scene/map_content.hpp"
#include "scene/view.hpp"

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

/// Base maps, read for the window and for prints.
namespace vigie::dossier {

/// What of it the view shows, read now. \param crs of the project, « EPSG:2154 »
/// \throws core::Error(refused) when the file is gone or is no image, core::Error(cancelled) when stopped
[[nodiscard]] scene::BaseImage read_base_map(core::BaseMap const& base, std::string const& crs, scene::View const& view,
                                             std::stop_token const& stop = {});

/// The same of a piece of ground.
[[nodiscard]] scene::BaseImage read_base_map(core::BaseMap const& base, std::string const& crs, core::Box const& ground,
                                             double metres_per_px, std::stop_token const& stop = {});

/// The base maps a map shows, read now: for prints, where one can wait.
[[nodiscard]] std::vector<scene::BaseImage> read_base_maps(std::vector<core::BaseMap> const& bases,
                                                           std::string const& crs, scene::View const& view,
                                                           std::stop_token const& stop = {});

/// A base map for the file, with what it says of itself. \throws core::Error(refused) as gis::Raster::open
[[nodiscard]] core::BaseMap base_map_of(std::filesystem::path const& source, std::string const& crs);

/// read_base_maps() as one opaque picture of all of them, as they lie on one another and on the ground.
[[nodiscard]] std::vector<scene::BaseImage> print_base_maps(std::vector<core::BaseMap> const& bases, std::string const& crs,
                                                            scene::View const& view, std::stop_token const& stop = {});

/// As a JPEG, which a PDF holds as it is; empty for an image that is not opaque.
[[nodiscard]] std::vector<std::byte> print_jpeg(scene::GroundImage const& image);

}
