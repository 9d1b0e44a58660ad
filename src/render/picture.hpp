#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace vigie::render {

struct Pixel {
    std::uint8_t r = 0, g = 0, b = 0, a = 0;
    friend bool operator==(Pixel, Pixel) = default;
};

/// Pixels of a drawing, top row first, left to right, straight alpha.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<Pixel> pixels; ///< width * height

    [[nodiscard]] Pixel at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
    friend bool operator==(Picture const&, Picture const&) = default;
};

/// Writes an opaque PNG (RGB): what is drawn has a ground.
/// \throws core::Error(failed) naming the file when it cannot be written
void write_png(Picture const& picture, std::filesystem::path const& file);

}
