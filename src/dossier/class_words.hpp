#pragma once

#include "core/follow_up.hpp"
#include "core/grid.hpp"

#include <string>

/// Classes and statuses as they are read.
namespace vigie::dossier {

[[nodiscard]] char const* class_name(core::SeverityClass c); ///< English msgid: « Very complex »
[[nodiscard]] std::string class_label(core::SeverityClass c);
/// « ≥ 65 », « 50–65 », « < 35 », « couv. < 60 % ».
[[nodiscard]] std::string class_range(core::SeverityClass c, core::GridRules const& rules);

/// Status as it begins a cell or a chip: « En veille ».
[[nodiscard]] std::string status_title(core::WatchStatus status);

}
