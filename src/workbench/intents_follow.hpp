#pragma once

#include "dossier/site_projects.hpp"
#include "workbench/follow_state.hpp"
#include "workbench/screen_choice.hpp"

/// What the panels of the follow-up can ask for, beside intents.hpp.
namespace vigie::workbench {

class Workbench;

struct ShowFollowPart {
    FollowPart part = FollowPart::list;
};
struct ShowSiteProject {
    core::SiteProjectId id;
};
/// Opens the dialog about a part of the project whose file is shown; nothing named = a new one.
struct EditSitePart {
    Dialog dialog = Dialog::site_objective;
    std::optional<std::int64_t> objective{}, department{};
    std::string action{}; ///< code
};
struct RecordSiteProject {
    dossier::SiteProjectRequest request;
    bool of_selection = false; ///< its residences are those selected
};
struct RecordObjective {
    dossier::ObjectiveRequest request;
};
struct RemoveObjective {
    std::int64_t id = 0;
};
struct RecordDepartment {
    dossier::DepartmentRequest request;
};
struct RemoveDepartment {
    std::int64_t id = 0;
};
struct RecordSiteAction {
    dossier::SiteActionRequest request;
};

void apply(Workbench& workbench, ShowFollowPart const& intent);
void apply(Workbench& workbench, ShowSiteProject const& intent);
void apply(Workbench& workbench, EditSitePart const& intent);
void apply(Workbench& workbench, RecordSiteProject const& intent);
void apply(Workbench& workbench, RecordObjective const& intent);
void apply(Workbench& workbench, RemoveObjective const& intent);
void apply(Workbench& workbench, RecordDepartment const& intent);
void apply(Workbench& workbench, RemoveDepartment const& intent);
void apply(Workbench& workbench, RecordSiteAction const& intent);

}
