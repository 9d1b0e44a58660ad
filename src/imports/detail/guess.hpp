#pragma once

#include "core/grid.hpp"
#include "imports/profile.hpp"

#include <string>
#include <vector>

namespace vigie::imports {

struct KindGuess {
    ImportKind kind = ImportKind::context;
    double confidence = 0; ///< 0 to 1
};
/// What a file that no profile knows probably holds, by its geometry and the names of its columns.
[[nodiscard]] KindGuess guess_kind(SourceLook const& look, std::vector<gis::Feature> const& sample,
                                   core::Grid const* grid);

/// « Encoding: Windows-1252, since the text is not UTF-8. »
[[nodiscard]] core::Message encoding_sentence(gis::SourceFacts const& facts);
/// The first cell with letters beyond ASCII; empty when there is none.
[[nodiscard]] std::string text_with_accents(std::vector<gis::Feature> const& sample);
/// ',' or '.' as most figures have it; 0 without any.
[[nodiscard]] char decimal_of(std::vector<gis::Feature> const& sample);
/// Of the columns that hold dates; empty without any.
[[nodiscard]] std::string date_format_of(Columns const& columns, std::vector<gis::Feature> const& sample);
[[nodiscard]] std::vector<std::string> matching_columns(Header const& header, std::vector<std::string> const& patterns);

}
