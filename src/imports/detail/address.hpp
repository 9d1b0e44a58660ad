#pragma once

#include <string>
#include <string_view>

namespace vigie::imports {

/// An address as two people would both write it: no case, no accents, abbreviations in full, small words left out, the
/// first number of « 16-20 ». « 12 BIS, Bd. de la Libération » → « 12 bis boulevard liberation ».
[[nodiscard]] std::string plain_address(std::string_view address);

}
