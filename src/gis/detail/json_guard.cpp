#include "core/error.hpp"
#include "gis/detail/source_impl.hpp"

#include <array>
#include <fstream>

namespace vigie::gis::detail {

namespace {

/// A feature collection of multipolygons nests about ten deep; properties may add some.
constexpr int deepest = 256;
/// GDAL keeps a whole TopoJSON document, and much of a GeoJSON one, in memory.
constexpr std::uintmax_t largest_bytes = std::uintmax_t{4} << 30;

}

void guard_json(std::filesystem::path const& path) {
    std::error_code ignored;
    std::ifstream file(path, std::ios::binary);
    std::array<char, 1 << 16> block;
    int depth = 0;
    bool in_text = false, escaped = false;
    bool too_much = std::filesystem::file_size(path, ignored) > largest_bytes;
    while (!too_much && (file.read(block.data(), block.size()) || file.gcount() > 0))
        for (std::streamsize i = 0, n = file.gcount(); i < n && !too_much; ++i) {
            char const c = block[static_cast<std::size_t>(i)];
            if (in_text) {
                if (escaped) escaped = false;
                else if (c == '\\') escaped = true;
                else if (c == '"') in_text = false;
            } else if (c == '"') in_text = true;
            else if (c == '[' || c == '{') too_much = ++depth > deepest;
            else if (c == ']' || c == '}') --depth;
        }
    if (too_much)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” is nested too deeply or too large to be a map. Export it again from the program it comes from."),
                           {path.filename().string()}});
}

}
