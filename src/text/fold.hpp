#pragma once

#include <string>
#include <string_view>

namespace vigie::text {

/// Lower case without accents, for searching and sorting: « Cœur d’Îlot » → « coeur d'ilot ». Latin letters of UTF-8.
[[nodiscard]] std::string fold(std::string_view text);

}
