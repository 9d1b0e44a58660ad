#pragma once

#include "core/change.hpp"
#include "dossier/minutes.hpp"
#include "dossier/proposals.hpp"

#include <string>
#include <vector>

/// What the members of a committee have before them when they meet: counted from the project as the minutes are, so that both agree.
namespace vigie::dossier {

/// A proposal nobody has answered, with the figures it rests on.
struct AskedMove {
    std::string code, name, place; ///< place: the neighbourhood
    std::string kind, move;        ///< « entrée », « ordinaire → en veille »
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> index;
    std::optional<core::Change> change; ///< since the scored campaign before
    std::optional<int> dwellings;
    std::string grounds;
};

struct FollowedSite {
    std::string code, name;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> index;
    std::optional<core::Change> change;
    std::optional<int> dwellings;
    std::optional<core::Date> since; ///< it has this status
    std::size_t open_actions = 0, late_actions = 0;
};

/// Sites that have one status, those that moved most for the worse first.
struct FollowedGroup {
    core::WatchStatus status = core::WatchStatus::watched;
    std::vector<FollowedSite> sites;
    std::size_t worse = 0, steady = 0, better = 0, not_compared = 0; ///< they add up to the sites
};

struct CommitteeFile {
    std::string title;
    std::string before;             ///< campaign that changes are since; empty = there is none
    std::vector<AskedMove> asked;   ///< as proposals() has them
    std::vector<FollowedGroup> groups; ///< any status but ordinary and closed, in their order; those without a site left out
    std::size_t followed = 0;       ///< sites of the groups
    std::vector<DueAction> due;     ///< late, or due before the horizon: the latest late first
    std::size_t later = 0;          ///< open actions that are due after it, or undated
    core::Date horizon{};
    Minutes so_far; ///< what was decided since the campaign before, and asked: statuses, moves, decisions
};

/// Actions that come due within so many days are shown.
inline constexpr int horizon_days = 90;

[[nodiscard]] CommitteeFile committee_file(Snapshot const& snapshot, MinutesRequest const& request = {});

/// What is on the agenda, a line each, with its count.
[[nodiscard]] std::vector<std::string> agenda_of(CommitteeFile const& file);

/// « ▲ +4,2 », « ● +0,6 », « – » when it cannot be told.
[[nodiscard]] std::string move_words(std::optional<core::Change> const& change);

}
