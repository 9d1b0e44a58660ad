#pragma once

#include "gis/detail/gdal.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// Pictures that people give, photos and logos, as GDAL opens and codes them.
namespace vigie::gis::detail {

[[noreturn]] void refuse_picture(char const* sentence, std::filesystem::path const& path, std::string detail = {});

/// JPEG, PNG, TIFF or WebP and nothing else; null when it is none of them. \param name  a path, or a name in GDAL's memory
[[nodiscard]] Dataset open_picture(char const* name);
/// The file there, no larger than `most_bytes`. \throws core::Error(refused), with `too_large` as the sentence for that
void require_picture_file(std::filesystem::path const& path, std::uintmax_t most_bytes, char const* too_large);

/// A name in memory of its own, for files that pass through GDAL without touching the disk.
[[nodiscard]] std::string memory_name(char const* extension);

/// Rows from the top of `channels` bytes a pixel, three or four (the last how opaque it is), as a file.
struct Coding {
    char const* driver;
    char const* extension;
    char const* const* options = nullptr;
};
/// \return empty when it cannot be written; `detail` says why
[[nodiscard]] std::vector<std::byte> coded(std::vector<std::uint8_t> const& pixels, int width, int height, int channels,
                                           Coding const& coding, std::string& detail);

}
