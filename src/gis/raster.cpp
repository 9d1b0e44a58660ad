#include "gis/raster.hpp"

#include "core/error.hpp"
#include "gis/detail/gdal.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_utils.h>
#include <gdalwarper.h>

#include <array>
#include <cmath>
#include <cstdlib>

namespace vigie::gis {

namespace {

using detail::Dataset;
using detail::ErrorCapture;

/// Arguments of one of GDAL's tools, in their own kind of list.
class Words {
public:
    Words& operator<<(std::string const& word) {
        list_ = CSLAddString(list_, word.c_str());
        return *this;
    }
    Words& operator<<(double number) { return *this << std::string(CPLSPrintf("%.17g", number)); }
    Words() = default;
    Words(Words const&) = delete;
    Words& operator=(Words const&) = delete;
    ~Words() { CSLDestroy(list_); }
    [[nodiscard]] char** get() const { return list_; }

private:
    char** list_ = nullptr;
};

/// Tiles fetched once are kept in the user's cache, never in the working folder.
void keep_tiles_in_cache() {
    char const* const cache = std::getenv("XDG_CACHE_HOME");
    char const* const home = std::getenv("HOME");
    std::filesystem::path folder = cache != nullptr && *cache != '\0' ? std::filesystem::path(cache)
                                   : home != nullptr                  ? std::filesystem::path(home) / ".cache"
                                                                      : std::filesystem::temp_directory_path();
    CPLSetConfigOption("GDAL_DEFAULT_WMS_CACHE_PATH", (folder / "vigie" / "tiles").c_str());
    CPLSetConfigOption("GDAL_HTTP_CONNECTTIMEOUT", "5");
    CPLSetConfigOption("GDAL_HTTP_TIMEOUT", "15");
}

Dataset open_raster(std::filesystem::path const& path) {
    detail::ensure_gdal();
    keep_tiles_in_cache();
    return Dataset(GDALOpenEx(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
}

[[noreturn]] void refuse(char const* sentence, std::filesystem::path const& path, std::string detail = {}) {
    throw core::Error(core::ErrorCode::refused, {sentence, {path.filename().string()}}, std::move(detail));
}

bool has_colours(void* source) {
    auto* const band = GDALGetRasterBand(source, 1);
    return GDALGetRasterColorTable(band) == nullptr && GDALGetRasterDataType(band) == GDT_Byte;
}

/// GDAL's warper mixes colours, not entries of a palette, and pictures have eight bits. Made of the source, which must
/// outlive it.
Dataset as_colours(void* source) {
    Words words;
    words << "-of"
          << "VRT";
    if (GDALGetRasterColorTable(GDALGetRasterBand(source, 1)) != nullptr)
        words << "-expand"
              << "rgba";
    else
        words << "-ot"
              << "Byte"
              << "-scale";
    auto* const options = GDALTranslateOptionsNew(words.get(), nullptr);
    Dataset colours(GDALTranslate("", source, options, nullptr));
    GDALTranslateOptionsFree(options);
    return colours;
}

int CPL_STDCALL goes_on(double, char const*, void* stop) {
    return static_cast<std::stop_token const*>(stop)->stop_requested() ? FALSE : TRUE;
}

/// Band of the picture's four for each band of a raster: grey, grey + alpha, colours, colours + alpha.
std::array<int, 4> bands_of(int count) {
    switch (count) {
    case 1:
        return {1, 1, 1, 0};
    case 2:
        return {1, 1, 1, 2};
    case 3:
        return {1, 2, 3, 0};
    default:
        return {1, 2, 3, count};
    }
}

}

struct Raster::Impl {
    Dataset source, colours; ///< colours are made of the source where it has none of its own
    std::string system;      ///< WKT of the pictures
    core::Box ground;
    bool is_online = false;
    std::string credit, name;

    [[nodiscard]] void* pixels() const { return colours ? colours.get() : source.get(); }
};

Raster::Raster(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
Raster::Raster(Raster&&) noexcept = default;
Raster& Raster::operator=(Raster&&) noexcept = default;
Raster::~Raster() = default;

core::Box const& Raster::ground() const { return impl_->ground; }
bool Raster::is_online() const { return impl_->is_online; }
std::string const& Raster::credit() const { return impl_->credit; }

namespace {

/// Where the whole of it lies in another system; empty when it cannot be brought there.
core::Box ground_in(void* dataset, std::string const& system) {
    void* const transformer = GDALCreateGenImgProjTransformer(dataset, nullptr, nullptr, system.c_str(), FALSE, 0, 0);
    if (transformer == nullptr) return {};
    std::array<double, 6> place{};
    std::array<double, 4> extent{};
    int columns = 0, rows = 0;
    core::Box box;
    if (GDALSuggestedWarpOutput2(dataset, GDALGenImgProjTransform, transformer, place.data(), &columns, &rows,
                                 extent.data(), 0) == CE_None)
        box = {extent[0], extent[1], extent[2], extent[3]};
    GDALDestroyGenImgProjTransformer(transformer);
    return box;
}

bool is_server(void* dataset) {
    std::string const driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset));
    return driver == "WMS" || driver == "WMTS" || driver == "OGCAPI" || driver == "HTTP";
}

std::string credit_of(void* dataset) {
    for (char const* key : {"TIFFTAG_COPYRIGHT", "attribution", "Copyright", "COPYRIGHT"})
        if (char const* words = GDALGetMetadataItem(dataset, key, nullptr); words != nullptr && *words != '\0')
            return words;
    return {};
}

}

Raster Raster::open(std::filesystem::path const& path, Crs const& to) {
    ErrorCapture const said;
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("There is no file “{0}” there. Check its name and folder."), {path.filename().string()}},
            path.string());
    auto impl = std::make_unique<Impl>();
    auto source = open_raster(path);
    if (!source || GDALGetRasterCount(source.get()) == 0)
        refuse(VIGIE_N_("“{0}” holds no image that can be placed on a map. Give a GeoTIFF, JPEG 2000, MBTiles or "
                        "GeoPackage, or the description of a tile server."),
               path, said.text());
    auto const* const projection = GDALGetProjectionRef(source.get());
    std::array<double, 6> place{};
    if (projection == nullptr || *projection == '\0' || GDALGetGeoTransform(source.get(), place.data()) != CE_None)
        refuse(VIGIE_N_(
                   "“{0}” does not say where it lies. Add its coordinate system and world file, or ask for a GeoTIFF."),
               path, said.text());
    impl->is_online = is_server(source.get());
    impl->credit = credit_of(source.get());
    impl->system = to.wkt();
    impl->ground = ground_in(source.get(), impl->system);
    if (impl->ground.is_empty())
        refuse(VIGIE_N_("“{0}” lies where the project's coordinate system has no places. Check its own."), path,
               said.text());
    if (!has_colours(source.get()) && !(impl->colours = as_colours(source.get())))
        refuse(VIGIE_N_("“{0}” has colours that cannot be read. Write it again as a GeoTIFF."), path, said.text());
    impl->source = std::move(source);
    impl->name = path.filename().string();
    return Raster(std::move(impl));
}

RasterPicture Raster::read(core::Box const& ground, int width, int height, std::stop_token const& stop) const {
    RasterPicture picture{
        ground, width, height,
        std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 0)};
    if (!ground.meets(impl_->ground)) return picture;
    ErrorCapture const said;
    Words words;
    words << "-of"
          << "MEM"
          << "-t_srs" << impl_->system << "-te" << ground.min_x << ground.min_y << ground.max_x << ground.max_y << "-ts"
          << width << height << "-r"
          << "bilinear"
          << "-dstalpha"
          << "-wo"
          << "NUM_THREADS=1";
    auto* const options = GDALWarpAppOptionsNew(words.get(), nullptr);
    GDALWarpAppOptionsSetProgress(options, goes_on, const_cast<std::stop_token*>(&stop));
    GDALDatasetH sources[] = {impl_->pixels()};
    int is_usage = FALSE;
    Dataset const warped(GDALWarp("", nullptr, 1, sources, options, &is_usage));
    GDALWarpAppOptionsFree(options);
    if (stop.stop_requested()) throw core::cancelled();
    if (!warped)
        throw core::Error(core::ErrorCode::failed, {VIGIE_N_("The base map “{0}” cannot be read."), {impl_->name}},
                          said.text());
    auto const bands = bands_of(GDALGetRasterCount(warped.get()));
    for (std::size_t i = 0; i < 4; ++i)
        if (bands[i] == 0 || GDALRasterIO(GDALGetRasterBand(warped.get(), bands[i]), GF_Read, 0, 0, width, height,
                                          picture.rgba.data() + i, width, height, GDT_Byte, 4, 4 * width) != CE_None)
            throw core::Error(core::ErrorCode::failed, {VIGIE_N_("The base map “{0}” cannot be read."), {impl_->name}},
                              said.text());
    return picture;
}

bool is_raster(std::filesystem::path const& path) {
    ErrorCapture const said;
    auto const raster = open_raster(path);
    if (!raster || GDALGetRasterCount(raster.get()) == 0) return false;
    Dataset const vector(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    return !vector || GDALDatasetGetLayerCount(vector.get()) == 0;
}

}
