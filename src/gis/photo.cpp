#include "gis/photo.hpp"

#include "core/error.hpp"
#include "gis/detail/picture_file.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace vigie::gis {

namespace {

using detail::ErrorCapture;
using detail::refuse_picture;

constexpr std::uintmax_t largest_file = 200'000'000;
constexpr double most_pixels = 150e6;
constexpr int quality = 82;

/// Colours of a picture, row by row from the top: three bytes each.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;
    [[nodiscard]] std::uint8_t const* at(int x, int y) const {
        return rgb.data() +
               3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
    }
};

std::string item(void* source, char const* name) {
    char const* const value = GDALGetMetadataItem(source, name, nullptr);
    return value == nullptr ? std::string() : std::string(value);
}

/// « (48) (23) (12.5) »: degrees, minutes, seconds.
std::optional<double> degrees_of(std::string const& words) {
    double d = 0, m = 0, s = 0;
    if (std::sscanf(words.c_str(), " (%lf) (%lf) (%lf)", &d, &m, &s) != 3) return std::nullopt;
    double const value = d + m / 60 + s / 3600;
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

PhotoNotes notes_of(void* source) {
    PhotoNotes notes;
    auto const lat = degrees_of(item(source, "EXIF_GPSLatitude")), lon = degrees_of(item(source, "EXIF_GPSLongitude"));
    if (lat && lon && *lat <= 90 && *lon <= 180)
        notes.at = core::LonLat{item(source, "EXIF_GPSLongitudeRef").starts_with('W') ? -*lon : *lon,
                                item(source, "EXIF_GPSLatitudeRef").starts_with('S') ? -*lat : *lat};
    auto date = item(source, "EXIF_DateTimeOriginal").substr(0, 10);
    std::ranges::replace(date, ':', '-');
    notes.taken_on = core::parse_date(date);
    return notes;
}

/// Reads at no more than the longest side, averaging what is left out.
Pixels pixels_of(void* source, std::filesystem::path const& path, int longest_side) {
    int const w = GDALGetRasterXSize(source), h = GDALGetRasterYSize(source), bands = GDALGetRasterCount(source);
    double const shrink = std::min(1.0, static_cast<double>(longest_side) / std::max(w, h));
    Pixels out{std::max(1, static_cast<int>(std::lround(w * shrink))),
               std::max(1, static_cast<int>(std::lround(h * shrink))),
               {}};
    out.rgb.resize(3 * static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    std::array<int, 3> from{1, bands >= 3 ? 2 : 1, bands >= 3 ? 3 : 1};
    GDALRasterIOExtraArg how;
    INIT_RASTERIO_EXTRA_ARG(how);
    how.eResampleAlg = GRIORA_Average;
    ErrorCapture const errors;
    if (GDALDatasetRasterIOEx(source, GF_Read, 0, 0, w, h, out.rgb.data(), out.width, out.height, GDT_Byte, 3,
                              from.data(), 3, 3 * static_cast<GSpacing>(out.width), 1, &how) != CE_None)
        refuse_picture(VIGIE_N_("{0} is damaged: the picture cannot be read to its end. Take it from the camera again."), path,
               errors.text());
    return out;
}

/// As the camera was held: EXIF orientation 1 to 8.
Pixels upright(Pixels const& in, int orientation) {
    if (orientation < 2 || orientation > 8) return in;
    bool const turns = orientation >= 5;
    Pixels out{turns ? in.height : in.width, turns ? in.width : in.height, std::vector<std::uint8_t>(in.rgb.size())};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            int sx = x, sy = y;
            switch (orientation) {
            case 2:
                sx = in.width - 1 - x;
                break;
            case 3:
                sx = in.width - 1 - x, sy = in.height - 1 - y;
                break;
            case 4:
                sy = in.height - 1 - y;
                break;
            case 5:
                sx = y, sy = x;
                break;
            case 6:
                sx = y, sy = in.height - 1 - x;
                break;
            case 7:
                sx = in.width - 1 - y, sy = in.height - 1 - x;
                break;
            case 8:
                sx = in.width - 1 - y, sy = x;
                break;
            default:
                break;
            }
            std::memcpy(out.rgb.data() + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                                              static_cast<std::size_t>(x)),
                        in.at(sx, sy), 3);
        }
    return out;
}

/// Empty when it cannot be written, \p why says why.
std::vector<std::byte> jpeg_bytes(Pixels const& pixels, int at_quality, std::string& why) {
    CPLStringList options;
    options.SetNameValue("QUALITY", std::to_string(at_quality).c_str());
    options.SetNameValue("WRITE_EXIF_METADATA", "NO");
    return detail::coded(pixels.rgb, pixels.width, pixels.height, 3, {"JPEG", ".jpg", options.List()}, why);
}

std::vector<std::byte> jpeg_of(Pixels const& pixels, std::filesystem::path const& path) {
    std::string detail;
    auto out = jpeg_bytes(pixels, quality, detail);
    if (out.empty()) refuse_picture(VIGIE_N_("{0} could not be made smaller. Save it as JPEG with another program."), path, detail);
    return out;
}

}

ReadPhoto read_photo(std::filesystem::path const& path) {
    detail::ensure_gdal();
    detail::require_picture_file(path, largest_file, VIGIE_N_("{0} is too large for a picture. Make it smaller than 200 MB."));
    ErrorCapture const errors;
    auto const source = detail::open_picture(path.c_str());
    if (!source || GDALGetRasterCount(source.get()) < 1)
        refuse_picture(VIGIE_N_("{0} is no picture that can be read. Use JPEG, PNG, TIFF or WebP."), path, errors.text());
    double const pixels = static_cast<double>(GDALGetRasterXSize(source.get())) * GDALGetRasterYSize(source.get());
    if (pixels > most_pixels)
        refuse_picture(VIGIE_N_("{0} has too many pixels to be opened. Make it smaller than 150 megapixels."), path);
    if (GDALGetRasterDataType(GDALGetRasterBand(source.get(), 1)) != GDT_Byte)
        refuse_picture(VIGIE_N_("{0} has more than 8 bits a colour. Save it as JPEG with another program."), path);
    ReadPhoto out;
    out.notes = notes_of(source.get());
    auto const orientation = std::atoi(item(source.get(), "EXIF_Orientation").c_str());
    auto const shown = upright(pixels_of(source.get(), path, longest_side_px), orientation);
    out.file = {shown.width, shown.height, jpeg_of(shown, path)};
    return out;
}

std::vector<std::byte> jpeg_of(int width, int height, std::vector<std::uint8_t> rgb, int at_quality) {
    detail::ensure_gdal();
    std::string ignored;
    return jpeg_bytes({width, height, std::move(rgb)}, at_quality, ignored);
}

core::PhotoFile smaller_photo(std::span<std::byte const> jpeg, int longest_side) {
    detail::ensure_gdal();
    auto const name = detail::memory_name(".jpg");
    std::vector<std::byte> bytes(jpeg.begin(), jpeg.end());
    VSIFCloseL(VSIFileFromMemBuffer(name.c_str(), reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
    core::PhotoFile out;
    {
        ErrorCapture const errors;
        if (auto const source = detail::open_picture(name.c_str())) {
            auto const pixels = pixels_of(source.get(), name, longest_side);
            out = {pixels.width, pixels.height, jpeg_of(pixels, name)};
        }
    }
    VSIUnlink(name.c_str());
    return out;
}

}
