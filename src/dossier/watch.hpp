#pragma once

#include "core/follow_up.hpp"
#include "store/project.hpp"

#include <string>

namespace vigie::dossier {

/// « ordinaire », « à surveiller », « en veille », « projet de site », « en sortie », « sorti », « rechute ».
[[nodiscard]] std::string status_label(core::WatchStatus status);

/// Today when empty. \throws core::Error(usage) for what is no date, or lies in the future
[[nodiscard]] core::Date decision_date(std::string const& text);

/// A change of status as typed by a person, on the command line or in the window.
struct WatchDecision {
    std::string residence_code;
    std::string status; ///< code
    std::string date;   ///< empty = today
    std::string role;
    std::string motive;
};

/// Checks it (residence, status, date not in the future, role and motive present) and records it as one undoable edit.
/// \throws core::Error(usage) saying which part is missing or wrong
void record_watch_decision(store::Project& project, WatchDecision const& decision);

}
