#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::gis::detail {

[[nodiscard]] bool is_utf8(std::string_view bytes);

/// A character of Unicode at the end of a text.
void append_utf8(std::vector<char>& out, unsigned code);
void append_utf8(std::string& out, unsigned code);

/// Never fails: the five bytes Windows-1252 leaves undefined become U+FFFD.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

/// UTF-8 as it is, anything else read as Windows-1252.
[[nodiscard]] std::string as_utf8(std::string bytes);

/// From any encoding iconv knows; what it does not know is read as Windows-1252.
[[nodiscard]] std::string from_encoding(std::string_view bytes, std::string const& encoding);

/// True for the names people give Latin-1 and its Windows form.
[[nodiscard]] bool names_windows_1252(std::string_view encoding);
[[nodiscard]] bool names_utf8(std::string_view encoding);

}
