#include "dossier/minutes.hpp"

#include "dossier/action_words.hpp"
#include "dossier/story_facts.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <chrono>

namespace vigie::dossier {

namespace {

using std::chrono::sys_days;
using text::tr;
using text::tr_n;

/// Every decision of the time, each from the status the one before left.
std::vector<StatusMove> moves_of(Snapshot const& snapshot, CampaignData const* data, Minutes const& minutes) {
    std::vector<StatusMove> moves;
    std::vector<core::WatchStatus> status(snapshot.residences.size(), core::WatchStatus::ordinary);
    for (auto const& event : snapshot.watch_events) { // by residence, then date
        auto const found = snapshot.row_of.find(event.residence);
        if (!found || event.decided_on > minutes.date) continue;
        auto const row = *found;
        auto const from = std::exchange(status[row], event.status);
        if (event.decided_on < minutes.since || from == event.status) continue;
        auto const& residence = snapshot.residences[row];
        StatusMove move;
        move.code = residence.code;
        move.name = residence.name;
        move.dwellings = residence.dwellings;
        if (data != nullptr && row < data->scores.size()) {
            move.severity = data->scores[row].shown;
            move.index = data->scores[row].index.score;
        }
        move.from = from;
        move.to = event.status;
        move.date = event.decided_on;
        move.motive = event.motive;
        move.role = event.role;
        moves.push_back(std::move(move));
    }
    std::ranges::stable_sort(
        moves, [](auto const& a, auto const& b) { return a.date != b.date ? a.date < b.date : a.name < b.name; });
    return moves;
}

void count_flow(Minutes& minutes, Snapshot const& snapshot) {
    for (std::size_t i = 0; i < minutes.flow.size(); ++i)
        minutes.flow[i].status = core::all_watch_statuses[i];
    auto const at = [&](core::WatchStatus status) -> StatusFlow& {
        return minutes.flow[static_cast<std::size_t>(status)];
    };
    core::Date const eve{sys_days(minutes.since) - std::chrono::days(1)};
    for (auto const status : status_on(snapshot, eve))
        ++at(status).before;
    for (auto const status : status_on(snapshot, minutes.date))
        ++at(status).after;
    for (auto const& move : minutes.moves) {
        ++at(move.from).out_of;
        ++at(move.to).into;
    }
}

std::string place_of(Snapshot const& snapshot, core::Action const& action) {
    if (action.residence)
        if (auto const row = snapshot.row_of.find(*action.residence))
            return snapshot.residences[*row].name;
    for (auto const& project : snapshot.site_projects)
        if (action.project == project.id) return project.title;
    return {};
}

std::string axis_of(core::Grid const& grid, core::Action const& action) {
    if (!action.tfpb_axis.empty()) return action.tfpb_axis;
    auto const* family = grid.find_family(action.axis);
    return family != nullptr ? text::pick(family->short_name) : action.axis;
}

void list_actions(Minutes& minutes, Snapshot const& snapshot, core::Grid const& grid) {
    for (auto const& action : snapshot.actions) {
        bool const is_open = action.state == core::ActionState::planned || action.state == core::ActionState::under_way;
        if (!is_open) {
            if (!action.effect.empty() && action.due_on >= minutes.since)
                minutes.effects.push_back({action.title, action.effect});
            continue;
        }
        DueAction due{action.title,
                      axis_of(grid, action),
                      action.lead,
                      place_of(snapshot, action),
                      action.due_on,
                      action.state,
                      0,
                      action.residence};
        if (is_late(action, minutes.date)) due.days_late = (sys_days(minutes.date) - sys_days(*action.due_on)).count();
        minutes.late += due.days_late > 0 ? 1U : 0U;
        minutes.actions.push_back(std::move(due));
    }
    std::ranges::stable_sort(minutes.actions, [](auto const& a, auto const& b) {
        if (a.days_late != b.days_late) return a.days_late > b.days_late;
        if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
        return a.due && *a.due < *b.due;
    });
}

void list_decisions(Minutes& minutes, Snapshot const& snapshot) {
    for (auto const& note : snapshot.notes) {
        if (note.kind != core::NoteKind::decision || note.date < minutes.since || note.date > minutes.date) continue;
        auto const row = snapshot.row_of.find(note.residence);
        if (!row) continue;
        minutes.decisions.push_back({snapshot.residences[*row].name, note.body, note.role, note.date});
    }
    std::ranges::stable_sort(minutes.decisions, {}, [](auto const& decision) { return sys_days(decision.date); });
}

void list_roles(Minutes& minutes) {
    auto const add = [&](std::string const& role) {
        if (!role.empty() && std::ranges::find(minutes.roles, role) == minutes.roles.end())
            minutes.roles.push_back(role);
    };
    for (auto const& move : minutes.moves)
        add(move.role);
    for (auto const& decision : minutes.decisions)
        add(decision.role);
}

std::string title_of(Minutes const& minutes) {
    auto const into = [&](core::WatchStatus status) {
        return static_cast<long long>(minutes.flow[static_cast<std::size_t>(status)].into);
    };
    std::string what;
    auto const add = [&](std::string const& words) { what += (what.empty() ? "" : ", ") + words; };
    if (auto const n = into(core::WatchStatus::watched)) add(tr_n("{0} entry on watch", "{0} entries on watch", n));
    if (auto const n = into(core::WatchStatus::project)) add(tr_n("{0} site project", "{0} site projects", n));
    if (auto const n = into(core::WatchStatus::closed)) add(tr_n("{0} closed", "{0} closed", n));
    if (what.empty())
        what = minutes.moves.empty() ? tr("no change of status")
                                     : tr_n("{0} change of status", "{0} changes of status",
                                            static_cast<long long>(minutes.moves.size()));
    return tr("Committee of {0}: {1}", {text::long_date(minutes.date), what});
}

}

Minutes minutes(Snapshot const& snapshot, MinutesRequest const& request) {
    auto const* data = request.campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(request.campaign);
    Minutes made;
    made.date = request.date;
    if (data != nullptr) {
        made.campaign = data->campaign.name;
        made.scored = *data->scored;
    }
    made.since = request.since     ? *request.since
                 : data != nullptr ? moves_since(snapshot, *data)
                                   : core::Date{std::chrono::year(1) / 1 / 1};
    made.residences = snapshot.residences.size();
    made.moves = moves_of(snapshot, data, made);
    count_flow(made, snapshot);
    list_decisions(made, snapshot);
    list_actions(made, snapshot, data != nullptr ? data->grid : snapshot.grid);
    list_roles(made);
    made.title = title_of(made);
    return made;
}

}
