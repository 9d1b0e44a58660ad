#pragma once

#include "core/geometry.hpp"
#include "core/photo.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace vigie::gis {

/// What a camera wrote into a file, offered to whoever adds it: nothing of it is kept unless they want it.
struct PhotoNotes {
    std::optional<core::LonLat> at;
    std::optional<core::Date> taken_on;
};

struct ReadPhoto {
    core::PhotoFile file; ///< upright, at most `longest_side_px` wide or high, without any metadata
    PhotoNotes notes;
};

inline constexpr int longest_side_px = 1'600;

/// Reads a JPEG, PNG, TIFF or WebP picture.
/// \throws core::Error(refused) in one sentence: no picture, damaged, or too large to be opened
[[nodiscard]] ReadPhoto read_photo(std::filesystem::path const& path);

/// Opaque colours as a JPEG without metadata. \param rgb  three bytes a pixel, rows from the top; empty when it cannot be written
[[nodiscard]] std::vector<std::byte> jpeg_of(int width, int height, std::vector<std::uint8_t> rgb, int quality);

/// A kept one for print, at most so many pixels wide or high; empty when it is damaged.
[[nodiscard]] core::PhotoFile smaller_photo(std::span<std::byte const> jpeg, int longest_side);

}
