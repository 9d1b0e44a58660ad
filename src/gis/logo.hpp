#pragma once

#include "core/house.hpp"

#include <filesystem>

namespace vigie::gis {

inline constexpr int logo_side_px = 480; ///< 41 mm at 300 dpi

/// Reads a PNG, JPEG, TIFF or WebP picture, transparent or not, and keeps no more than logo_side_px of its longest side and none of its
/// metadata. \throws core::Error(refused) in one sentence
[[nodiscard]] core::House::Logo read_logo(std::filesystem::path const& path);

}
