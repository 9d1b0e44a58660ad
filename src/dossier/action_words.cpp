#include "dossier/action_words.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <chrono>

namespace vigie::dossier {

bool is_late(core::Action const& action, core::Date today) {
    bool const is_open = action.state == core::ActionState::planned || action.state == core::ActionState::under_way;
    return is_open && action.due_on && *action.due_on < today;
}

ActionLine action_line(core::Action const& action, core::Date today) {
    ActionLine line{action.title, action.lead, {}, is_late(action, today), action.state == core::ActionState::done};
    if (line.is_done) {
        line.due = text::tr("done");
    } else if (line.is_late) {
        auto const days = (std::chrono::sys_days(today) - std::chrono::sys_days(*action.due_on)).count();
        line.due = text::tr("{0} d late", {text::integer(days)});
    } else if (action.state == core::ActionState::abandoned) {
        line.due = text::tr("abandoned");
    } else if (action.due_on) {
        line.due = text::short_date(*action.due_on);
    }
    return line;
}

}
