#pragma once

#include "gis/source.hpp"

#include <filesystem>
#include <string>

namespace vigie::gis::detail {

struct FoundEncoding {
    std::string name;
    EncodingEvidence evidence = EncodingEvidence::fallback;
};

/// Encoding of a dBASE table (a Shapefile's, or alone): the .cpg beside it, the language byte of its head, UTF-8
/// validity of its text, else Windows-1252. Text that is UTF-8 beyond doubt (accents, and no byte out of place) wins
/// over a .cpg or a byte that says Latin-1: programs write these two by habit. \param path the .shp or the .dbf
[[nodiscard]] FoundEncoding dbf_encoding(std::filesystem::path const& path);

}
