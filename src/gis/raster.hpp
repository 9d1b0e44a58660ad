#pragma once

#include "core/geometry.hpp"
#include "gis/crs.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace vigie::gis {

/// Part of a raster, upright in the system it was asked in.
struct RasterPicture {
    core::Box ground; ///< that its edges lie on, metres
    int width = 0, height = 0;
    std::vector<std::uint8_t>
        rgba; ///< width × height × 4, rows from the north; alpha 0 where the raster has nothing; not premultiplied
};

/// An image with a place: GeoTIFF, JPEG 2000, MBTiles, GeoPackage tiles, an image with its world file, a mosaic (.vrt),
/// or tiles of a server described by a file (WMS, WMTS, XYZ). Read-only: nothing is written beside it. One thread at a
/// time.
class Raster {
public:
    /// Opening the description of a server may ask it what it has; nothing else goes to a network.
    /// \param to system of the pictures
    /// \throws core::Error(refused) with a sentence and a remedy: missing, no raster, no coordinate system, no place in
    /// `to`
    [[nodiscard]] static Raster open(std::filesystem::path const& path, Crs const& to);
    Raster(Raster&&) noexcept;
    Raster& operator=(Raster&&) noexcept;
    ~Raster();

    [[nodiscard]] core::Box const& ground() const;   ///< in `to`, metres; that of the whole world for some servers
    [[nodiscard]] bool is_online() const;            ///< its tiles come from a server
    [[nodiscard]] std::string const& credit() const; ///< as the file states it; may be empty

    /// The part in `ground`, at that size, smoothed. Values of one band are greys; other depths are stretched to 256
    /// levels. Cost: the overview that is near enough, read once; a server's tiles take as long as it does. \throws
    /// core::Error(failed), core::Error(cancelled) when stopped
    [[nodiscard]] RasterPicture read(core::Box const& ground, int width, int height,
                                     std::stop_token const& stop = {}) const;

private:
    struct Impl;
    explicit Raster(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The file holds an image with a place, and no layer of features. Cost: opens it.
[[nodiscard]] bool is_raster(std::filesystem::path const& path);

}
