#include "gis/detail/picture_file.hpp"

#include "core/error.hpp"

#include <cpl_vsi.h>

#include <array>
#include <atomic>

namespace vigie::gis::detail {

void refuse_picture(char const* sentence, std::filesystem::path const& path, std::string detail) {
    throw core::Error(core::ErrorCode::refused, {sentence, {path.filename().string()}}, std::move(detail));
}

Dataset open_picture(char const* name) {
    static constexpr char const* drivers[] = {"JPEG", "PNG", "GTiff", "WEBP", nullptr};
    return Dataset(GDALOpenEx(name, GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, nullptr));
}

void require_picture_file(std::filesystem::path const& path, std::uintmax_t most_bytes, char const* too_large) {
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    if (error) refuse_picture(VIGIE_N_("{0} is not there, or cannot be read. Check its name and its folder."), path, error.message());
    if (size > most_bytes) refuse_picture(too_large, path);
}

std::string memory_name(char const* extension) {
    static std::atomic<int> next{0};
    return "/vsimem/vigie-picture-" + std::to_string(next++) + extension;
}

std::vector<std::byte> coded(std::vector<std::uint8_t> const& pixels, int width, int height, int channels, Coding const& coding, std::string& detail) {
    Dataset const memory(GDALCreate(GDALGetDriverByName("MEM"), "", width, height, channels, GDT_Byte, nullptr));
    std::array<int, 4> bands{1, 2, 3, 4};
    auto* const rows = const_cast<std::uint8_t*>(pixels.data());
    ErrorCapture const errors;
    auto const name = memory_name(coding.extension);
    bool is_written = memory && GDALDatasetRasterIO(memory.get(), GF_Write, 0, 0, width, height, rows, width, height, GDT_Byte, channels, bands.data(), channels,
                                                    channels * width, 1) == CE_None;
    if (is_written) {
        if (channels == 4) GDALSetRasterColorInterpretation(GDALGetRasterBand(memory.get(), 4), GCI_AlphaBand);
        is_written = Dataset(GDALCreateCopy(GDALGetDriverByName(coding.driver), name.c_str(), memory.get(), FALSE, coding.options, nullptr, nullptr)) != nullptr;
    }
    vsi_l_offset size = 0;
    auto const* const bytes = is_written ? VSIGetMemFileBuffer(name.c_str(), &size, FALSE) : nullptr;
    std::vector<std::byte> out;
    if (bytes != nullptr) out.assign(reinterpret_cast<std::byte const*>(bytes), reinterpret_cast<std::byte const*>(bytes) + size);
    VSIUnlink(name.c_str());
    if (out.empty()) detail = errors.text();
    return out;
}

}
