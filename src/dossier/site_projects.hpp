#pragma once

#include "dossier/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

/// What a person writes down about a site project, in the window or on the command line: read, checked, recorded as one undoable step.
/// Words are as typed; a date is « 2026-03-12 » or « 12/03/2026 ». All throw core::Error(usage) saying which part is missing or wrong.
namespace vigie::dossier {

/// By code, else by title. \throws core::Error(usage) naming those there are
[[nodiscard]] core::SiteProject const& require_site_project(Snapshot const& snapshot, std::string const& code);

struct SiteProjectRequest {
    std::optional<core::SiteProjectId> id; ///< absent = a new one
    std::string code;                      ///< empty = the next number
    std::string title, aim;                ///< what it is for, in a sentence
    std::string pilot, sponsor;            ///< roles
    std::string opened_on, ends_on, closed_on;
    std::vector<std::string> residences; ///< codes
};
core::SiteProjectId record_site_project(store::Project& project, Snapshot const& snapshot, SiteProjectRequest const& request);

struct ObjectiveRequest {
    std::optional<std::int64_t> id;
    core::SiteProjectId project;
    std::string title;
    std::string subject;  ///< code of an indicator, of a family, or « index »
    std::string baseline; ///< campaign
    std::string target;   ///< « 12,5 », or from the baseline: « -60 % » of it, « +14 » more
    std::string due_on;
};
void record_objective(store::Project& project, Snapshot const& snapshot, ObjectiveRequest const& request);

struct DepartmentRequest {
    std::optional<std::int64_t> id;
    core::SiteProjectId project;
    std::string name, request;
    std::string asked_on; ///< empty = today
    std::string answered_on, answer;
};
void record_department(store::Project& project, Snapshot const& snapshot, DepartmentRequest const& request);

struct SiteActionRequest {
    core::SiteProjectId project;
    std::string code;      ///< of the one that changes; empty = a new one
    std::string title, axis, tfpb_axis, lead, partner;
    std::string residence; ///< code; empty = the whole site
    std::string starts_on, due_on, state; ///< state by code, empty = planned
    std::string planned, actual;          ///< euros
    std::string effect, origin;
};
/// \return the action's code
std::string record_site_action(store::Project& project, Snapshot const& snapshot, SiteActionRequest const& request);

/// « PS-07 »: one beyond the last.
[[nodiscard]] std::string next_project_code(Snapshot const& snapshot);

/// A copy of an action, or of one of a lesson, into a plan: not begun, without effect, and it says where it comes from.
[[nodiscard]] core::Action copied_action(core::LessonAction const& from, std::string const& lesson);

/// Actions of the project, those of single residences of it that name it included.
[[nodiscard]] std::vector<core::Action> actions_of_project(Snapshot const& snapshot, core::SiteProjectId project);

}
