#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Bytes as text (RFC 4648).
namespace vigie::core {

[[nodiscard]] std::string base64(std::vector<std::byte> const& bytes);
/// What is no base64 ends it.
[[nodiscard]] std::vector<std::byte> bytes_of_base64(std::string_view text);

}
