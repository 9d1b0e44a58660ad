#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace vigie::support {

/// Writes a raster of 100 × 100 pixels in four quarters: red, green over blue, white, its north-west corner at (west, north).
/// \param crs empty = it does not say
inline std::filesystem::path write_raster(std::filesystem::path const& folder, std::string const& name, std::string const& crs, double west,
                                          double north, double pixel) {
    std::string pixels;
    for (int row = 0; row < 100; ++row)
        for (int column = 0; column < 100; ++column)
            pixels += row < 50 ? (column < 50 ? std::string("\xFF\0\0", 3) : std::string("\0\xFF\0", 3))
                               : (column < 50 ? std::string("\0\0\xFF", 3) : std::string("\xFF\xFF\xFF", 3));
    std::ofstream(folder / (name + ".raw"), std::ios::binary) << pixels;
    std::string vrt = "<VRTDataset rasterXSize=\"100\" rasterYSize=\"100\">";
    if (!crs.empty()) vrt += "<SRS dataAxisToSRSAxisMapping=\"" + std::string(crs == "EPSG:4326" ? "2,1" : "1,2") + "\">" + crs + "</SRS>";
    vrt += "<GeoTransform>" + std::to_string(west) + "," + std::to_string(pixel) + ",0," + std::to_string(north) + ",0," +
           std::to_string(-pixel) + "</GeoTransform>";
    for (int band = 1; band <= 3; ++band)
        vrt += "<VRTRasterBand dataType=\"Byte\" band=\"" + std::to_string(band) + "\" subClass=\"VRTRawRasterBand\"><SourceFilename relativetoVRT=\"1\">" +
               name + ".raw</SourceFilename><ImageOffset>" + std::to_string(band - 1) +
               "</ImageOffset><PixelOffset>3</PixelOffset><LineOffset>300</LineOffset></VRTRasterBand>";
    auto const path = folder / (name + ".vrt");
    std::ofstream(path) << vrt << "</VRTDataset>";
    return path;
}

}
