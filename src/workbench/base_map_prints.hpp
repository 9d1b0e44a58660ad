#pragma once

#include "workbench/base_maps.hpp"

/// Base maps as a PDF holds them.
namespace vigie::workbench {

/// read_base_maps() as one opaque picture of all of them, as they lie on one another and on the ground.
[[nodiscard]] std::vector<scene::BaseImage> print_base_maps(std::vector<core::BaseMap> const& bases, std::string const& crs,
                                                            scene::View const& view, std::stop_token const& stop = {});

/// As a JPEG, which a PDF holds as it is; empty for an image that is not opaque.
[[nodiscard]] std::vector<std::byte> print_jpeg(scene::GroundImage const& image);

}
