#pragma once

#include "store/retention.hpp"

#include <string>
#include <string_view>
#include <vector>

/// A purge in words, for the command and for the window.
namespace vigie::dossier {

/// As it is typed; empty = three years ago. \throws core::Error(usage) for no date, or one to come
[[nodiscard]] core::Date purge_limit(std::string_view typed);

[[nodiscard]] std::vector<std::string> planned_purge_words(store::Purge const& purge); ///< what would go
[[nodiscard]] std::vector<std::string> done_purge_words(store::Purge const& purge);    ///< what went

}
