#include "workbench/intents_follow.hpp"

#include "store/site_projects.hpp"
#include "text/language.hpp"
#include "workbench/detail/shown_site_project.hpp"
#include "workbench/workbench.hpp"

namespace vigie::workbench {

using text::tr;

void apply(Workbench& w, ShowFollowPart const& intent) {
    w.follow.part = intent.part;
    w.set_mode(Mode::follow);
    w.refresh_views();
}

void apply(Workbench& w, ShowSiteProject const& intent) {
    w.follow.project = intent.id;
    apply(w, ShowFollowPart{FollowPart::projects});
}

void apply(Workbench& w, EditSitePart const& intent) {
    if (auto const* const site = detail::shown_site_project(w)) w.follow.project = site->id;
    w.follow.objective = intent.objective;
    w.follow.department = intent.department;
    w.follow.action = intent.action;
    w.dialog_path.clear();
    w.dialog = intent.dialog;
}

void apply(Workbench& w, RecordSiteProject const& intent) {
    auto request = intent.request;
    if (intent.of_selection)
        for (auto const row : w.selection())
            request.residences.push_back(w.snapshot().residences[row].code);
    core::SiteProjectId id;
    w.change_project([&](store::Project& project) { id = dossier::record_site_project(project, w.snapshot(), request); },
                     tr("Site project: {0}", {request.title}));
    w.close_dialog();
    apply(w, ShowSiteProject{id});
}

void apply(Workbench& w, RecordObjective const& intent) {
    w.change_project([&](store::Project& project) { dossier::record_objective(project, w.snapshot(), intent.request); },
                     tr("Objective kept: {0}", {intent.request.subject}));
    w.close_dialog();
}

void apply(Workbench& w, RemoveObjective const& intent) {
    w.change_project([&](store::Project& project) { store::remove_site_objective(project, intent.id); },
                     tr("Objective removed"));
    w.close_dialog();
}

void apply(Workbench& w, RecordDepartment const& intent) {
    w.change_project([&](store::Project& project) { dossier::record_department(project, w.snapshot(), intent.request); },
                     tr("Department: {0}", {intent.request.name}));
    w.close_dialog();
}

void apply(Workbench& w, RemoveDepartment const& intent) {
    w.change_project([&](store::Project& project) { store::remove_site_department(project, intent.id); },
                     tr("Department taken off the list"));
    w.close_dialog();
}

void apply(Workbench& w, RecordSiteAction const& intent) {
    w.change_project([&](store::Project& project) { (void)dossier::record_site_action(project, w.snapshot(), intent.request); },
                     tr("Action: {0}", {intent.request.title}));
    w.close_dialog();
}

}
