#include "gis/logo.hpp"

#include "core/error.hpp"
#include "gis/detail/picture_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>

namespace vigie::gis {

namespace {

using detail::ErrorCapture;
using detail::refuse_picture;

constexpr std::uintmax_t largest_file = 50'000'000;
constexpr double most_pixels = 40e6;
constexpr std::size_t channels = 4;

/// Colours and how opaque they are, row by row from the top.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

bool is_drawing(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::string head(512, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    return head.find("<svg") != std::string::npos || path.extension() == ".svg";
}

/// Indexed colours become plain ones.
void expand(Pixels& pixels, GDALColorTableH colours) {
    for (std::size_t i = 0; i < pixels.rgba.size(); i += channels) {
        auto const* const entry = GDALGetColorEntry(colours, pixels.rgba[i]);
        if (entry == nullptr) continue;
        std::array const parts{entry->c1, entry->c2, entry->c3, entry->c4};
        for (std::size_t c = 0; c < channels; ++c) pixels.rgba[i + c] = static_cast<std::uint8_t>(parts[c]);
    }
}

Pixels pixels_of(GDALDatasetH source, std::filesystem::path const& path) {
    int const w = GDALGetRasterXSize(source), h = GDALGetRasterYSize(source), bands = GDALGetRasterCount(source);
    Pixels out{w, h, std::vector<std::uint8_t>(channels * static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 255)};
    bool const has_colours = bands >= 3, has_alpha = bands == 2 || bands >= 4;
    std::array<int, channels> const from{1, has_colours ? 2 : 1, has_colours ? 3 : 1, bands >= 4 ? 4 : 2};
    ErrorCapture const errors;
    for (std::size_t c = 0; c < (has_alpha ? channels : channels - 1); ++c)
        if (GDALRasterIO(GDALGetRasterBand(source, from[c]), GF_Read, 0, 0, w, h, out.rgba.data() + c, w, h, GDT_Byte, channels,
                         static_cast<int>(channels) * w) != CE_None)
            refuse_picture(VIGIE_N_("{0} is damaged: the picture cannot be read to its end. Save it again as PNG."), path, errors.text());
    if (auto* const colours = bands == 1 ? GDALGetRasterColorTable(GDALGetRasterBand(source, 1)) : nullptr) expand(out, colours);
    return out;
}

/// Each pixel is the mean of those it stands for, transparent ones counting for nothing.
Pixels smaller(Pixels const& in, int longest_side) {
    double const shrink = static_cast<double>(longest_side) / std::max(in.width, in.height);
    if (shrink >= 1) return in;
    Pixels out{std::max(1, static_cast<int>(std::lround(in.width * shrink))), std::max(1, static_cast<int>(std::lround(in.height * shrink))), {}};
    out.rgba.reserve(channels * static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    auto const first = [](int i, int of, int all) { return static_cast<int>(static_cast<std::int64_t>(i) * all / of); };
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            std::array<std::uint64_t, channels> sum{};
            std::uint64_t count = 0;
            for (int sy = first(y, out.height, in.height); sy < std::max(first(y, out.height, in.height) + 1, first(y + 1, out.height, in.height)); ++sy)
                for (int sx = first(x, out.width, in.width); sx < std::max(first(x, out.width, in.width) + 1, first(x + 1, out.width, in.width)); ++sx, ++count) {
                    auto const* const pixel = in.rgba.data() + channels * (static_cast<std::size_t>(sy) * static_cast<std::size_t>(in.width) + static_cast<std::size_t>(sx));
                    for (std::size_t c = 0; c < 3; ++c) sum[c] += static_cast<std::uint64_t>(pixel[c]) * pixel[3];
                    sum[3] += pixel[3];
                }
            for (std::size_t c = 0; c < 3; ++c)
                out.rgba.push_back(static_cast<std::uint8_t>(sum[3] > 0 ? (sum[c] + sum[3] / 2) / sum[3] : 255));
            out.rgba.push_back(static_cast<std::uint8_t>((sum[3] + count / 2) / count));
        }
    return out;
}

std::vector<std::byte> png_of(Pixels const& pixels, std::filesystem::path const& path) {
    std::string why;
    auto out = detail::coded(pixels.rgba, pixels.width, pixels.height, static_cast<int>(channels), {"PNG", ".png"}, why);
    if (out.empty()) refuse_picture(VIGIE_N_("{0} could not be made a logo. Save it as PNG with another program."), path, why);
    return out;
}

}

core::House::Logo read_logo(std::filesystem::path const& path) {
    detail::ensure_gdal();
    detail::require_picture_file(path, largest_file, VIGIE_N_("{0} is too large for a logo. Make it smaller than 50 MB."));
    if (is_drawing(path)) refuse_picture(VIGIE_N_("{0} is a drawing (SVG). Save it as a PNG picture, 500 pixels wide or more, and give that."), path);
    ErrorCapture const errors;
    auto const source = detail::open_picture(path.c_str());
    if (!source || GDALGetRasterCount(source.get()) < 1)
        refuse_picture(VIGIE_N_("{0} is no picture that can be read. Use JPEG, PNG, TIFF or WebP."), path, errors.text());
    if (static_cast<double>(GDALGetRasterXSize(source.get())) * GDALGetRasterYSize(source.get()) > most_pixels)
        refuse_picture(VIGIE_N_("{0} has too many pixels for a logo. Make it smaller than 40 megapixels."), path);
    if (GDALGetRasterDataType(GDALGetRasterBand(source.get(), 1)) != GDT_Byte)
        refuse_picture(VIGIE_N_("{0} has more than 8 bits a colour. Save it as PNG with another program."), path);
    auto const shown = smaller(pixels_of(source.get(), path), logo_side_px);
    return {shown.width, shown.height, png_of(shown, path)};
}

}
