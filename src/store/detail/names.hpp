#pragma once

#include <string>
#include <string_view>

namespace vigie::store {

/// A name of a table or column, ready to stand in a statement: in double quotes, those inside doubled. The only place
/// that does it; values are never written into a statement, they are bound. \throws core::Error(refused) for a name
/// with a NUL or another control character: no program of good faith makes one
[[nodiscard]] std::string quoted_name(std::string_view name);

}
