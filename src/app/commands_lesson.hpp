#pragma once

#include "app/console.hpp"

#include <optional>
#include <string>

/// Lessons on the command line.
namespace vigie::app {

struct LessonOptions {
    std::string project, verb, what; ///< words, a code or a file
    std::string theme, landlord, into, from_action;
    std::optional<int> least, most;
    int action = 1; ///< of a lesson, from 1
    bool in_qpv = false, json = false;
};
int run_lesson(LessonOptions const& options, Console const& console);

}
