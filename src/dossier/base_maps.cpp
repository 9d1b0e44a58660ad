#include "dossier/base_maps.hpp"

#include "dossier/content_version.hpp"
#include "core/error.hpp"
#include "gis/photo.hpp"
#include "gis/raster.hpp"
#include "scene/colour.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::dossier {

namespace {

constexpr int print_quality = 85; ///< sheets.md §8

/// A project must not make a program call a server that its list does not name as one.
gis::Raster opened(core::BaseMap const& base, std::string const& crs) {
    auto raster = gis::Raster::open(base.source, gis::Crs::from_code(crs));
    if (raster.is_online() && !base.is_online)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("The base map “{0}” has become the tiles of a server. Remove it and add it again."), {base.name}});
    return raster;
}

/// Over the ground's colour, bottom first. \pre all have the size of the first
std::vector<std::uint8_t> blended(std::vector<scene::BaseImage> const& images) {
    auto const& first = *images.front().image;
    auto const land = scene::light_theme().land;
    std::vector<std::uint8_t> rgb(3 * static_cast<std::size_t>(first.width) * static_cast<std::size_t>(first.height));
    for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) rgb[i] = land.r, rgb[i + 1] = land.g, rgb[i + 2] = land.b;
    for (auto const& base : images) {
        auto const share = static_cast<unsigned>(std::lround(base.opacity * 255));
        auto const& rgba = base.image->rgba;
        for (std::size_t i = 0, from = 0; i + 2 < rgb.size(); i += 3, from += 4) {
            unsigned const alpha = rgba[from + 3] * share / 255;
            for (std::size_t c = 0; c < 3; ++c)
                rgb[i + c] = static_cast<std::uint8_t>((rgba[from + c] * alpha + rgb[i + c] * (255 - alpha) + 127) / 255);
        }
    }
    return rgb;
}

}

scene::BaseImage read_base_map(core::BaseMap const& base, std::string const& crs, core::Box const& ground,
                               double metres_per_px, std::stop_token const& stop) {
    auto const raster = opened(base, crs);
    auto const px = [&](double metres) { return std::max(1, static_cast<int>(std::lround(metres / metres_per_px))); };
    auto picture = raster.read(ground, px(ground.width()), px(ground.height()), stop);
    auto image = std::make_shared<scene::GroundImage>();
    image->version = next_version();
    image->ground = picture.ground;
    image->width = picture.width;
    image->height = picture.height;
    image->rgba = std::move(picture.rgba);
    return {std::move(image), base.opacity, base.credit};
}

scene::BaseImage read_base_map(core::BaseMap const& base, std::string const& crs, scene::View const& view,
                               std::stop_token const& stop) {
    return read_base_map(base, crs, view.ground(), view.metres_per_px, stop);
}

std::vector<scene::BaseImage> read_base_maps(std::vector<core::BaseMap> const& bases, std::string const& crs,
                                             scene::View const& view, std::stop_token const& stop) {
    std::vector<scene::BaseImage> images;
    for (auto const& base : bases)
        if (base.is_shown) images.push_back(read_base_map(base, crs, view, stop));
    return images;
}

core::BaseMap base_map_of(std::filesystem::path const& source, std::string const& crs) {
    auto const whole = std::filesystem::absolute(source);
    auto const raster = gis::Raster::open(whole, gis::Crs::from_code(crs));
    return {0, source.stem().string(), whole.string(), raster.credit(), 1, raster.is_online(), true};
}

std::vector<scene::BaseImage> print_base_maps(std::vector<core::BaseMap> const& bases, std::string const& crs, scene::View const& view,
                                              std::stop_token const& stop) {
    auto images = read_base_maps(bases, crs, view, stop);
    if (images.empty()) return images;
    auto const& first = *images.front().image;
    bool const is_alike = std::ranges::all_of(images, [&](auto const& base) {
        return base.image->width == first.width && base.image->height == first.height && base.image->ground == first.ground;
    });
    if (!is_alike) return images;
    auto const rgb = blended(images);
    auto print = std::make_shared<scene::GroundImage>(first);
    for (std::size_t i = 0, from = 0; i + 2 < rgb.size(); i += 3, from += 4) {
        for (std::size_t c = 0; c < 3; ++c) print->rgba[from + c] = rgb[i + c];
        print->rgba[from + 3] = 255;
    }
    std::vector<scene::BaseImage> out{{std::move(print), 1, images.front().credit}};
    for (std::size_t i = 1; i < images.size(); ++i)
        if (!images[i].credit.empty() && images[i].credit != out.front().credit)
            out.front().credit += (out.front().credit.empty() ? "" : ", ") + images[i].credit;
    return out;
}

std::vector<std::byte> print_jpeg(scene::GroundImage const& image) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(3 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
        if (image.rgba[i + 3] != 255) return {};
        rgb.insert(rgb.end(), {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2]});
    }
    return gis::jpeg_of(image.width, image.height, std::move(rgb), print_quality);
}

}
