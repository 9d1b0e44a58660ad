#pragma once

#include <string>
#include <string_view>

namespace vigie::store {

/// SHA-256 of an edition profile as it is written: what ExportEntry::profile_digest keeps.
[[nodiscard]] std::string edition_digest(std::string_view profile);

}
