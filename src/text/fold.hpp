#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie::text {

/// Lower case without accents, for searching and sorting: « Cœur d’Îlot » → « coeur d'ilot ». Latin letters of UTF-8.
[[nodiscard]] std::string fold(std::string_view text);
/// The same behind what is there: for many texts one after the other.
void append_folded(std::string& out, std::string_view text);

/// Letters to change to make one name of the other (Levenshtein), byte by byte: fold() both first.
[[nodiscard]] std::size_t edits(std::string_view a, std::string_view b);

}
