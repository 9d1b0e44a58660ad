#include "dossier/retention_words.hpp"

#include "core/error.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::dossier {

using text::tr;

namespace {

std::string number(std::int64_t count) { return text::integer(count); }

std::vector<std::string> nothing_to_purge(store::Purge const& purge) {
    return {tr("No incident is older than {0}: nothing to purge.", {text::short_date(purge.before)})};
}

}

core::Date purge_limit(std::string_view typed) {
    auto const today = core::today();
    if (typed.empty()) return store::retention_limit(today);
    auto const day = core::parse_date(typed);
    if (!day)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("“{0}” is not a date. Write it as 2026-03-12."), {std::string(typed)}});
    if (*day > today)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("{0} is in the future. Give the day before which incidents are to go."),
                           {std::string(typed)}});
    return *day;
}

std::vector<std::string> planned_purge_words(store::Purge const& purge) {
    if (purge.incidents == 0) return nothing_to_purge(purge);
    return {tr("{0} incidents before {1} would become counts; {2} of them are linked to no residence and would be "
               "counted no more.",
               {number(purge.incidents), text::short_date(purge.before), number(purge.unlinked)}),
            tr("What was done so far could not be undone any more ({0} steps), and {1} backups would go.",
               {number(purge.steps), number(purge.backups)})};
}

std::vector<std::string> done_purge_words(store::Purge const& purge) {
    if (purge.incidents == 0) return nothing_to_purge(purge);
    return {tr("{0} incidents before {1} are counts now; {2} of them were linked to no residence and are counted no "
               "more.",
               {number(purge.incidents), text::short_date(purge.before), number(purge.unlinked)}),
            tr("Erased with them: what undo would bring back ({0} steps), {1} findings of imports, {2} backups. "
               "Copies, exports and what was published elsewhere are not reached.",
               {number(purge.steps), number(purge.findings), number(purge.backups)})};
}

}
