#pragma once

#include <string>
#include <string_view>

namespace vigie::text {

/// Words as they stand in XML and HTML, in an element or between double quotes.
[[nodiscard]] std::string escaped_markup(std::string_view words);

}
