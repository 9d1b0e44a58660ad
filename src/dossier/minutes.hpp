#pragma once

#include "core/date.hpp"
#include "dossier/snapshot.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// The minutes of a committee, counted from the project: what its members sign.
namespace vigie::dossier {

struct MinutesRequest {
    std::string campaign{}; ///< empty = latest scored
    core::Date date =
        core::today(); ///< of the committee: what was decided later is left out, what is late is late as of it
    std::optional<core::Date>
        since{}; ///< the first day of what is reported; absent = since the campaign before (moves_since())
};

/// How many residences have a status before the committee and after it. before + into − out_of = after.
struct StatusFlow {
    core::WatchStatus status = core::WatchStatus::ordinary;
    std::size_t before = 0, after = 0, into = 0, out_of = 0;
};

struct StatusMove {
    std::string code, name;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> index;
    std::optional<int> dwellings;
    core::WatchStatus from = core::WatchStatus::ordinary, to = core::WatchStatus::ordinary;
    core::Date date{};
    std::string motive, role;
};

struct MinutesDecision {
    std::string place, words, role; ///< of the residence
    core::Date date{};
};

struct DueAction {
    std::string title, axis, lead, place;
    std::optional<core::Date> due;
    core::ActionState state = core::ActionState::planned;
    std::int64_t days_late = 0;
    std::optional<core::ResidenceId> residence{}; ///< absent: of a site project, or of none
};

struct SeenEffect {
    std::string action, effect;
};

struct Minutes {
    std::string title; ///< « Comité du 14 avril 2026 : 5 entrées en veille, 1 projet de site »
    std::string campaign;
    core::Date date{}, since{};
    std::size_t residences = 0, scored = 0;
    std::array<StatusFlow, core::all_watch_statuses.size()> flow{};
    std::vector<StatusMove> moves;          ///< by date, then name
    std::vector<MinutesDecision> decisions; ///< by date
    std::vector<DueAction> actions;         ///< open ones: the latest late first, then by due date, undated last
    std::size_t late = 0;
    std::vector<SeenEffect> effects; ///< of actions that are over
    std::vector<std::string> roles;  ///< who proposed or decided, in order of first appearance
};

[[nodiscard]] Minutes minutes(Snapshot const& snapshot, MinutesRequest const& request = {});

}
