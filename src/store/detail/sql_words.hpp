#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::store {

/// ASCII letters only: names in a schema are compared as SQLite does.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Words of a statement: comments and blanks gone, lower case, names without their quotes; text between ' ' stays as it is.
[[nodiscard]] std::vector<std::string> sql_words(std::string_view sql);

}
