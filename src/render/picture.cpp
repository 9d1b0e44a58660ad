#include "render/picture.hpp"

#include "core/error.hpp"

#include <stb/stb_image_write.h>

#include <cstdio>
#include <memory>

namespace vigie::render {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

core::Error cannot_write(std::filesystem::path const& file) {
    return {core::ErrorCode::failed,
            {VIGIE_N_("The picture {0} could not be written. Check that the folder exists, that you may write in it and "
                      "that the disk is not full."),
             {file.string()}}};
}

}

void write_png(Picture const& picture, std::filesystem::path const& file) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(picture.pixels.size() * 3);
    for (Pixel const p : picture.pixels) rgb.insert(rgb.end(), {p.r, p.g, p.b});

    std::unique_ptr<std::FILE, CloseFile> const out{std::fopen(file.c_str(), "wb")};
    if (!out) throw cannot_write(file);
    auto const write = [](void* context, void* data, int size) {
        std::fwrite(data, 1, static_cast<std::size_t>(size), static_cast<std::FILE*>(context));
    };
    int const done = stbi_write_png_to_func(write, out.get(), picture.width, picture.height, 3, rgb.data(), picture.width * 3);
    if (!done || std::fflush(out.get()) != 0 || std::ferror(out.get())) throw cannot_write(file);
}

}
