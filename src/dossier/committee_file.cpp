#include "dossier/committee_file.hpp"

#include "core/change.hpp"
#include "dossier/action_words.hpp"
#include "dossier/dynamics.hpp"
#include "dossier/story_facts.hpp"
#include "dossier/watch.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <chrono>

namespace vigie::dossier {

namespace {

using core::WatchStatus;
using std::chrono::sys_days;
using text::tr;
using text::tr_n;

bool is_in_file(WatchStatus status) { return status != WatchStatus::ordinary && status != WatchStatus::closed; }

/// What the figures of the campaign say of each row; empty without one.
struct Figures {
    CampaignData const* data = nullptr;
    std::vector<MovingPlace> moves;

    [[nodiscard]] core::SeverityClass severity(std::uint32_t row) const {
        return data != nullptr && row < data->scores.size() ? data->scores[row].shown : core::SeverityClass::not_scored;
    }
    [[nodiscard]] std::optional<double> index(std::uint32_t row) const {
        return data != nullptr && row < data->scores.size() ? data->scores[row].index.score : std::nullopt;
    }
    [[nodiscard]] std::optional<core::Change> change(std::uint32_t row) const {
        return row < moves.size() ? moves[row].change : std::nullopt;
    }
};

std::string campaign_before(Snapshot const& snapshot, CampaignData const* data) {
    std::string before;
    for (auto const& each : snapshot.campaigns) {
        if (&each == data) return before;
        if (each.run) before = each.campaign.name;
    }
    return {};
}

std::vector<AskedMove> asked_moves(Snapshot const& snapshot, Figures const& figures) {
    std::vector<AskedMove> list;
    if (figures.data == nullptr) return list;
    for (auto const& proposal : proposals(snapshot, figures.data->campaign.name)) {
        auto const& residence = snapshot.residences[proposal.row];
        AskedMove asked;
        asked.code = residence.code;
        asked.name = residence.name;
        asked.place = snapshot.neighbourhood(proposal.row);
        asked.kind = proposal_label(proposal.kind);
        asked.move = tr("{0} → {1}", {status_label(proposal.from), status_label(proposal.to)});
        asked.severity = proposal.severity;
        asked.index = proposal.score;
        asked.change = figures.change(proposal.row);
        asked.dwellings = residence.dwellings;
        for (auto const& ground : proposal.grounds) asked.grounds += (asked.grounds.empty() ? "" : " · ") + ground;
        list.push_back(std::move(asked));
    }
    return list;
}

std::optional<core::Date> since_of(Snapshot const& snapshot, std::uint32_t row, core::Date as_of) {
    std::optional<core::Date> since;
    auto last = WatchStatus::ordinary;
    for (auto const& event : snapshot.watch_events) // by residence, then date
        if (event.residence == snapshot.residences[row].id && event.decided_on <= as_of && std::exchange(last, event.status) != event.status)
            since = event.decided_on;
    return since;
}

void count_actions(Snapshot const& snapshot, std::uint32_t row, core::Date as_of, FollowedSite& site) {
    for (auto const& action : snapshot.actions) {
        bool const is_open = action.state == core::ActionState::planned || action.state == core::ActionState::under_way;
        if (!is_open || action.residence != snapshot.residences[row].id) continue;
        ++site.open_actions;
        site.late_actions += is_late(action, as_of) ? 1 : 0;
    }
}

void count(FollowedGroup& group, std::optional<core::Change> const& change) {
    switch (core::dynamics_of(change)) {
    case core::Dynamics::worse: ++group.worse; break;
    case core::Dynamics::steady: ++group.steady; break;
    case core::Dynamics::better: ++group.better; break;
    case core::Dynamics::unknown: ++group.not_compared; break;
    }
}

std::vector<FollowedGroup> followed_groups(Snapshot const& snapshot, Figures const& figures, core::Date as_of) {
    std::vector<FollowedGroup> groups;
    auto const statuses = status_on(snapshot, as_of);
    for (auto const status : core::all_watch_statuses) {
        if (!is_in_file(status)) continue;
        FollowedGroup group;
        group.status = status;
        for (std::uint32_t row = 0; row < statuses.size(); ++row) {
            if (statuses[row] != status) continue;
            auto const& residence = snapshot.residences[row];
            FollowedSite site{residence.code,      residence.name,     figures.severity(row),          figures.index(row),
                              figures.change(row), residence.dwellings, since_of(snapshot, row, as_of), 0,
                              0};
            count_actions(snapshot, row, as_of, site);
            count(group, site.change);
            group.sites.push_back(std::move(site));
        }
        std::ranges::stable_sort(group.sites, [](auto const& a, auto const& b) {
            double const of_a = a.change ? a.change->points : -1e9, of_b = b.change ? b.change->points : -1e9;
            return of_a != of_b ? of_a > of_b : a.name < b.name;
        });
        if (!group.sites.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

std::string title_of(CommitteeFile const& file) {
    auto const proposals = static_cast<long long>(file.asked.size());
    auto what = proposals > 0 ? tr_n("{0} proposal to answer", "{0} proposals to answer", proposals) : tr("no proposal to answer");
    if (file.so_far.late > 0) what += ", " + tr_n("{0} late action", "{0} late actions", static_cast<long long>(file.so_far.late));
    return tr("Committee of {0}: {1}", {text::long_date(file.so_far.date), what});
}

}

CommitteeFile committee_file(Snapshot const& snapshot, MinutesRequest const& request) {
    CommitteeFile file;
    file.so_far = minutes(snapshot, request);
    Figures figures;
    figures.data = request.campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(request.campaign);
    if (figures.data != nullptr) figures.moves = moving_residences(snapshot, *figures.data);
    file.before = campaign_before(snapshot, figures.data);
    file.asked = asked_moves(snapshot, figures);
    file.groups = followed_groups(snapshot, figures, file.so_far.date);
    for (auto const& group : file.groups) file.followed += group.sites.size();
    file.horizon = core::Date(sys_days(file.so_far.date) + std::chrono::days(horizon_days));
    for (auto const& action : file.so_far.actions) {
        bool const is_soon = action.due && *action.due <= file.horizon;
        if (is_soon) file.due.push_back(action);
        else ++file.later;
    }
    file.title = title_of(file);
    return file;
}

std::vector<std::string> agenda_of(CommitteeFile const& file) {
    auto const n = [](std::size_t count) { return static_cast<long long>(count); };
    return {tr("Proposals of status: {0} to answer", {text::integer(n(file.asked.size()))}),
            tr("Sites followed: {0}, by status", {text::integer(n(file.followed))}),
            tr("Actions: {0} late, {1} due before {2}", {text::integer(n(file.so_far.late)), text::integer(n(file.due.size() - file.so_far.late)), text::short_date(file.horizon)}),
            tr("Decisions asked: {0}", {text::integer(n(file.so_far.decisions.size()))})};
}

std::string move_words(std::optional<core::Change> const& change) {
    char const* mark = "";
    switch (core::dynamics_of(change)) {
    case core::Dynamics::unknown: return "–";
    case core::Dynamics::worse: mark = "▲"; break;
    case core::Dynamics::steady: mark = "●"; break;
    case core::Dynamics::better: mark = "▼"; break;
    }
    return tr("{0} {1}", {mark, text::change(change->points)});
}

}
