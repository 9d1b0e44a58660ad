#pragma once

#include "core/date.hpp"
#include "core/follow_up.hpp"

#include <string>

/// What is said of one action.
namespace vigie::dossier {

[[nodiscard]] bool is_late(core::Action const& action, core::Date today);

/// One action as a line: « retard 12 j », « fait », « 30/06/2026 ».
struct ActionLine {
    std::string title, lead, due;
    bool is_late = false, is_done = false;
};
[[nodiscard]] ActionLine action_line(core::Action const& action, core::Date today);

}
