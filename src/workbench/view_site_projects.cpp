#include "workbench/view_site_projects.hpp"

#include "dossier/site_projects.hpp"
#include "dossier/tfpb_axes.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/shown_site_project.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

using text::tr;
using text::tr_n;

std::string where_of(dossier::Snapshot const& s, core::SiteProject const& site) {
    long long dwellings = 0;
    for (auto const id : site.residences)
        dwellings += s.residences[s.row_of.at(id)].dwellings.value_or(0);
    auto words = tr_n("{0} residence", "{0} residences", static_cast<long long>(site.residences.size()));
    if (dwellings > 0) words += " · " + tr_n("{0} dwelling", "{0} dwellings", dwellings);
    return words;
}

std::string state_of(core::SiteProject const& site) {
    if (site.closed_on) return tr("closed on {0}", {text::short_date(*site.closed_on)});
    if (site.ends_on) return tr("until {0}", {text::short_date(*site.ends_on)});
    if (site.opened_on) return tr("since {0}", {text::month(*site.opened_on)});
    return tr("not dated");
}

SiteProjectRow row_of(Workbench const& w, core::SiteProject const& site, core::Date today) {
    auto const& s = w.snapshot();
    SiteProjectRow row;
    row.id = site.id;
    row.title = site.title;
    row.where = where_of(s, site);
    row.state = state_of(site);
    row.is_closed = site.closed_on.has_value();
    for (auto const& action : dossier::actions_of_project(s, site.id)) {
        ++row.actions;
        row.done += action.state == core::ActionState::done ? 1 : 0;
        row.late += dossier::is_late(action, today) ? 1 : 0;
    }
    for (auto const& progress :
         dossier::objective_progress(s, site.id, today, w.campaign() != nullptr ? w.campaign()->campaign.name : "")) {
        ++row.objectives;
        row.reached += progress.state == dossier::ObjectiveState::reached ? 1 : 0;
    }
    for (auto const& department : s.departments)
        if (department.project == site.id && !department.answered_on) ++row.silent;
    return row;
}

std::string cost_words(core::Action const& action) {
    if (action.actual_cost_eur && action.planned_cost_eur)
        return tr("{0} of {1}", {text::euros(*action.actual_cost_eur), text::euros(*action.planned_cost_eur)});
    if (action.planned_cost_eur) return tr("{0} planned", {text::euros(*action.planned_cost_eur)});
    return action.actual_cost_eur ? text::euros(*action.actual_cost_eur) : std::string();
}

SiteActionLine line_of(core::Action const& action, core::Date today) {
    SiteActionLine out{
        action.code, dossier::action_line(action, today), action.tfpb_axis, action.partner, cost_words(action), action.effect,
        {}};
    if (!action.origin.empty()) out.origin = tr("after {0}", {action.origin});
    return out;
}

void add_objectives(SiteProjectFile& file, Workbench const& w, core::Date today) {
    auto const campaign = w.campaign() != nullptr ? w.campaign()->campaign.name : std::string();
    for (auto const& progress : dossier::objective_progress(w.snapshot(), file.id, today, campaign)) {
        file.objectives.push_back({progress.objective.id, progress.title, dossier::before_after_words(progress),
                                   dossier::target_words(progress), dossier::objective_state_label(progress.state), progress.state,
                                   progress.share});
        file.reached += progress.state == dossier::ObjectiveState::reached ? 1 : 0;
    }
}

void add_actions(SiteProjectFile& file, dossier::Snapshot const& s, core::Date today) {
    auto const actions = dossier::actions_of_project(s, file.id);
    file.strip = action_strip(actions, today);
    double planned = 0, actual = 0;
    for (auto const& action : actions) {
        file.actions.push_back(line_of(action, today));
        if (file.actions.back().line.is_late) file.overdue.push_back(file.actions.back());
        file.done += file.actions.back().line.is_done ? 1 : 0;
        if (action.state == core::ActionState::abandoned) continue;
        planned += action.planned_cost_eur.value_or(0);
        actual += action.actual_cost_eur.value_or(0);
    }
    if (planned > 0 || actual > 0)
        file.money = tr("{0} spent of {1} planned", {text::euros(actual), text::euros(planned)});
}

void add_departments(SiteProjectFile& file, dossier::Snapshot const& s) {
    for (auto const& department : s.departments) {
        if (department.project != file.id) continue;
        DepartmentLine line{department.id, department.name, department.request, {}, department.answered_on.has_value()};
        auto const asked = text::short_date(department.asked_on);
        line.words = line.has_answered
                         ? tr("asked on {0}, answered on {1}", {asked, text::short_date(*department.answered_on)})
                         : tr("asked on {0}, has not answered", {asked});
        if (line.has_answered && !department.answer.empty()) line.words += tr(": {0}", {department.answer});
        file.silent += line.has_answered ? 0 : 1;
        file.departments.push_back(std::move(line));
    }
}

void add_sites(SiteProjectFile& file, Workbench const& w, core::SiteProject const& site) {
    auto const& s = w.snapshot();
    auto const figures = w.figures();
    double sum = 0, dwellings = 0;
    for (auto const id : site.residences) {
        auto const row = s.row_of.at(id);
        file.sites.push_back(
            {row, s.residences[row].name, s.neighbourhood(row), figures.severity(row), figures.score(row)});
        if (!file.sites.back().score) continue;
        double const weight = std::max(s.residences[row].dwellings.value_or(1), 1);
        sum += weight * *file.sites.back().score;
        dwellings += weight;
    }
    if (dwellings > 0) {
        file.score = text::decimal(sum / dwellings, 1);
        file.score_words = tr("mean by dwellings");
    } else {
        file.score = tr("Not scored");
    }
}

SiteProjectFile file_of(Workbench const& w, core::SiteProject const& site, core::Date today) {
    SiteProjectFile file;
    file.id = site.id;
    file.code = site.code;
    file.title = site.title;
    file.aim = site.objective;
    file.where = where_of(w.snapshot(), site);
    if (!site.pilot.empty()) file.who = tr("led by: {0}", {site.pilot});
    if (!site.sponsor.empty()) file.who += (file.who.empty() ? "" : " · ") + tr("sponsor: {0}", {site.sponsor});
    if (site.opened_on) file.period = tr("opened on {0}", {text::long_date(*site.opened_on)});
    if (site.closed_on)
        file.period += (file.period.empty() ? "" : ", ") + tr("closed on {0}", {text::long_date(*site.closed_on)});
    else if (site.ends_on)
        file.period += (file.period.empty() ? "" : ", ") + tr("planned end {0}", {text::long_date(*site.ends_on)});
    add_objectives(file, w, today);
    add_actions(file, w.snapshot(), today);
    add_departments(file, w.snapshot());
    add_sites(file, w, site);
    return file;
}

}

core::SiteProject const* detail::shown_site_project(Workbench const& workbench) {
    auto const& projects = workbench.snapshot().site_projects;
    auto const chosen = workbench.follow.project.value_or(core::SiteProjectId{});
    auto found = std::ranges::find(projects, chosen, &core::SiteProject::id);
    if (found == projects.end())
        found = std::ranges::find_if(projects, [](auto const& site) { return !site.closed_on; });
    if (found != projects.end()) return &*found;
    return projects.empty() ? nullptr : &projects.front();
}

SiteProjectsView site_projects_view(Workbench const& workbench) {
    SiteProjectsView view;
    auto const today = core::today();
    for (auto const& site : workbench.snapshot().site_projects)
        view.rows.push_back(row_of(workbench, site, today));
    std::ranges::stable_sort(view.rows, {}, &SiteProjectRow::is_closed);
    if (auto const* const site = detail::shown_site_project(workbench)) view.file = file_of(workbench, *site, today);
    view.can_edit = workbench.can_edit();
    view.can_create = view.can_edit && !workbench.selection().empty();
    view.is_fictitious = workbench.snapshot().info.is_fictitious;
    return view;
}

SiteDialogView site_dialog_view(Workbench const& workbench) {
    SiteDialogView view;
    auto const& s = workbench.snapshot();
    auto const& state = workbench.follow;
    auto const* const site = detail::shown_site_project(workbench);
    if (site != nullptr) {
        view.site = *site;
        view.project = site->title;
        for (auto const id : site->residences) {
            auto const& residence = s.residences[s.row_of.at(id)];
            view.residences.push_back({residence.code, residence.name});
        }
    }
    for (auto const& subject : dossier::objective_subjects(s.grid))
        view.subjects.push_back(
            {subject.code, subject.code == core::index_subject ? subject.name : subject.code + " · " + subject.name});
    for (auto const& data : s.campaigns)
        view.campaigns.push_back({data.campaign.name, data.campaign.name});
    view.families.push_back({"", tr("none")});
    for (auto const& family : s.grid.families)
        view.families.push_back({family.code, text::pick(family.short_name)});
    view.axes.push_back({"", tr("none")});
    for (auto const& axis : dossier::tfpb_axes)
        view.axes.push_back({axis.fr, text::pick({axis.fr, axis.en})});
    for (auto const& [state_code, name] : {std::pair{"planned", tr("planned")},
                                           {"under_way", tr("under way")},
                                           {"done", tr("done")},
                                           {"abandoned", tr("abandoned")}})
        view.states.push_back({state_code, name});
    for (auto const row : workbench.selection())
        view.chosen.push_back(s.residences[row].name);
    if (auto const found = std::ranges::find(s.objectives, state.objective.value_or(0), &core::SiteObjective::id);
        found != s.objectives.end()) {
        view.objective = *found;
        for (std::size_t i = 0; i < s.campaigns.size(); ++i)
            if (s.campaigns[i].campaign.id == found->baseline) view.baseline = i;
    }
    if (auto const found = std::ranges::find(s.departments, state.department.value_or(0), &core::SiteDepartment::id);
        found != s.departments.end())
        view.department = *found;
    if (auto const found = std::ranges::find(s.actions, state.action, &core::Action::code); found != s.actions.end()) {
        view.action = *found;
        if (found->residence) view.action_residence = s.residences[s.row_of.at(*found->residence)].code;
    }
    view.next_code = dossier::next_project_code(s);
    return view;
}

}
