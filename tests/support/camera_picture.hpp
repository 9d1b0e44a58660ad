#pragma once

#include <cpl_vsi.h>
#include <gdal.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// A picture as a telephone writes it: turned, with the place and the day in it.
namespace vigie::support {

/// Bytes of a TIFF directory as EXIF has it, big-endian.
class Exif {
public:
    /// \param orientation 1 to 8, as the EXIF standard numbers them
    static std::string segment(int orientation, double latitude, double longitude, std::string const& date) {
        // Three directories one after the other, each with its values behind it: IFD0 at 8, EXIF, GPS.
        constexpr std::uint32_t ifd0 = 8, exif = ifd0 + 2 + 3 * 12 + 4, exif_values = exif + 2 + 12 + 4,
                                gps = exif_values + 20, gps_values = gps + 2 + 4 * 12 + 4;
        std::string t = "MM" + two(42) + four(ifd0);
        t += two(3) + entry(0x0112, 3, 1, static_cast<std::uint32_t>(orientation) << 16) + entry(0x8769, 4, 1, exif) +
             entry(0x8825, 4, 1, gps) + four(0);
        t += two(1) + entry(0x9003, 2, 20, exif_values) + four(0) + date + std::string(1, '\0');
        t += two(4) + entry(1, 2, 2, letter('N')) + entry(2, 5, 3, gps_values) +
             entry(3, 2, 2, letter(longitude < 0 ? 'W' : 'E')) + entry(4, 5, 3, gps_values + 24) + four(0);
        t += angle(latitude) + angle(longitude < 0 ? -longitude : longitude);
        auto const body = std::string("Exif\0\0", 6) + t;
        return "\xFF\xE1" + two(static_cast<std::uint16_t>(body.size() + 2)) + body;
    }

private:
    static std::string two(std::uint32_t v) { return {static_cast<char>(v >> 8), static_cast<char>(v)}; }
    static std::string four(std::uint32_t v) { return two(v >> 16) + two(v & 0xFFFF); }
    static std::uint32_t letter(char c) { return static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << 24; }
    static std::string entry(std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::uint32_t value) {
        return two(tag) + two(type) + four(count) + four(value);
    }
    static std::string angle(double degrees) {
        auto const d = static_cast<std::uint32_t>(degrees);
        auto const m = static_cast<std::uint32_t>((degrees - d) * 60);
        auto const s = static_cast<std::uint32_t>(((degrees - d) * 60 - m) * 60'000 + 0.5);
        return four(d) + four(1) + four(m) + four(1) + four(s) + four(1000);
    }
};

/// Quarters of the picture as the sensor saw it: red, green over blue, white.
inline std::string quartered_jpeg(int width, int height) {
    GDALAllRegister();
    auto* const memory = GDALCreate(GDALGetDriverByName("MEM"), "", width, height, 3, GDT_Byte, nullptr);
    for (int band = 1; band <= 3; ++band) {
        std::vector<std::uint8_t> pixels;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                bool const left = x < width / 2, top = y < height / 2;
                bool const is_lit = !left && !top ? true
                                    : band == 1   ? left && top
                                    : band == 2   ? !left && top
                                                  : left && !top;
                pixels.push_back(is_lit ? 255 : 0);
            }
        (void)!GDALRasterIO(GDALGetRasterBand(memory, band), GF_Write, 0, 0, width, height, pixels.data(), width,
                            height, GDT_Byte, 0, 0);
    }
    auto* const made =
        GDALCreateCopy(GDALGetDriverByName("JPEG"), "/vsimem/camera.jpg", memory, FALSE, nullptr, nullptr, nullptr);
    GDALClose(made);
    GDALClose(memory);
    vsi_l_offset size = 0;
    auto const* const bytes = reinterpret_cast<char const*>(VSIGetMemFileBuffer("/vsimem/camera.jpg", &size, FALSE));
    std::string jpeg(bytes, bytes + size);
    VSIUnlink("/vsimem/camera.jpg");
    return jpeg;
}

/// \param date « 2026:05:12 10:20:30 »
inline std::filesystem::path camera_picture(std::filesystem::path const& path, int width, int height, int orientation,
                                            double latitude, double longitude,
                                            std::string const& date = "2026:05:12 10:20:30") {
    auto jpeg = quartered_jpeg(width, height);
    jpeg.insert(2, Exif::segment(orientation, latitude, longitude, date)); // after the mark that begins a JPEG
    std::ofstream(path, std::ios::binary) << jpeg;
    return path;
}

}
