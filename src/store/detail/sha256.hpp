#pragma once

#include <string>
#include <string_view>

namespace vigie::store {

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal: tells one version of a schema file from another.
[[nodiscard]] std::string sha256(std::string_view bytes);

}
