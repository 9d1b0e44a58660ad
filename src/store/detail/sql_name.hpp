#pragma once

#include <string>
#include <string_view>

namespace vigie::store {

/// A table's or column's name as SQL wants it, whatever is in it: « a"b » → « "a""b" ». The only way a name gets into a statement.
[[nodiscard]] inline std::string quoted_name(std::string_view name) {
    std::string result = "\"";
    for (char const c : name) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

}
