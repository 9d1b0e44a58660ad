#include "dossier/watch.hpp"

#include "core/error.hpp"
#include "text/language.hpp"

namespace vigie::dossier {

std::string status_label(core::WatchStatus status) {
    switch (status) {
    case core::WatchStatus::ordinary: return text::tr_in("status", "ordinary");
    case core::WatchStatus::monitored: return text::tr_in("status", "to watch");
    case core::WatchStatus::watched: return text::tr_in("status", "on the watch list");
    case core::WatchStatus::project: return text::tr_in("status", "site project");
    case core::WatchStatus::leaving: return text::tr_in("status", "leaving");
    case core::WatchStatus::closed: return text::tr_in("status", "closed");
    case core::WatchStatus::relapse: return text::tr_in("status", "relapse");
    }
    return {};
}

namespace {

core::Error wrong(core::Message message) { return {core::ErrorCode::usage, std::move(message)}; }

}

core::Date decision_date(std::string const& text) {
    if (text.empty()) return core::today();
    auto const date = core::parse_date(text);
    if (!date) throw wrong({VIGIE_N_("“{0}” is not a date. Write it as 2026-03-12."), {text}});
    if (*date > core::today()) throw wrong({VIGIE_N_("The decision of {0} is in the future. Give the day it was taken."), {text}});
    return *date;
}

void record_watch_decision(store::Project& project, WatchDecision const& decision) {
    auto const residence = project.find_residence(decision.residence_code);
    if (!residence) throw wrong({VIGIE_N_("No residence has the code “{0}”. Check it in the table of residences."), {decision.residence_code}});
    auto const status = core::watch_status_of_code(decision.status);
    if (!status)
        throw wrong({VIGIE_N_("“{0}” is not a status. Choose ordinary, monitored, watched, project, leaving, closed or relapse."), {decision.status}});
    if (decision.role.empty()) throw wrong(VIGIE_N_("Say which role decided (for example: quality committee), never a name."));
    if (decision.motive.empty()) throw wrong(VIGIE_N_("Give the motive of the decision in one sentence."));
    core::WatchEvent event;
    event.residence = *residence;
    event.status = *status;
    event.decided_on = decision_date(decision.date);
    event.role = decision.role;
    event.motive = decision.motive;
    if (auto const campaigns = project.campaigns(); !campaigns.empty()) event.campaign = campaigns.back().id;
    project.edit({VIGIE_N_("Status of {0}"), {decision.residence_code}}, [&] { project.add_watch_event(event); });
}

}
