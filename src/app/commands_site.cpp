#include "app/commands_site.hpp"

#include "app/commands_personal_data.hpp"
#include "app/json.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "dossier/site_project_progress.hpp"
#include "dossier/site_projects.hpp"
#include "text/language.hpp"
#include "workbench/view_site_projects.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::string date_or_empty(std::optional<core::Date> date) { return date ? core::iso(*date) : std::string(); }

ordered_json action_json(dossier::Snapshot const& s, core::Action const& action) {
    std::string const residence = action.residence ? s.residences[s.row_of.at(*action.residence)].code : "";
    return {{"id", action.code},
            {"residence", residence},
            {"axis", action.axis},
            {"tfpb", action.tfpb_axis},
            {"title", action.title},
            {"lead", action.lead},
            {"partner", action.partner},
            {"start", date_or_empty(action.starts_on)},
            {"due", date_or_empty(action.due_on)},
            {"state", core::code(action.state)},
            {"late", dossier::is_late(action, core::today())},
            {"planned", value_or_null(action.planned_cost_eur)},
            {"actual", value_or_null(action.actual_cost_eur)},
            {"effect", action.effect},
            {"origin", action.origin}};
}

ordered_json objective_json(dossier::ObjectiveProgress const& p) {
    return {{"id", p.objective.id},
            {"title", p.title},
            {"subject", p.objective.subject},
            {"baseline", p.baseline},
            {"now", p.now},
            {"target", p.objective.target},
            {"due", core::iso(p.objective.due_on)},
            {"residences", p.residences},
            {"before", value_or_null(p.before)},
            {"after", value_or_null(p.after)},
            {"change", value_or_null(p.change)},
            {"low", value_or_null(p.low)},
            {"high", value_or_null(p.high)},
            {"p", value_or_null(p.p)},
            {"significant", p.is_significant ? ordered_json(*p.is_significant) : ordered_json()},
            {"state", dossier::code(p.state)},
            {"words", dossier::before_after_words(p)}};
}

ordered_json department_json(core::SiteDepartment const& department) {
    return {{"id", department.id},
            {"name", department.name},
            {"request", department.request},
            {"asked", core::iso(department.asked_on)},
            {"answered", date_or_empty(department.answered_on)},
            {"answer", department.answer}};
}

ordered_json project_json(dossier::Snapshot const& s, core::SiteProject const& site) {
    auto residences = ordered_json::array(), objectives = ordered_json::array(), departments = ordered_json::array(),
         actions = ordered_json::array();
    for (auto const id : site.residences)
        residences.push_back(s.residences[s.row_of.at(id)].code);
    for (auto const& progress : dossier::objective_progress(s, site.id, core::today()))
        objectives.push_back(objective_json(progress));
    for (auto const& department : s.departments)
        if (department.project == site.id) departments.push_back(department_json(department));
    for (auto const& action : dossier::actions_of_project(s, site.id))
        actions.push_back(action_json(s, action));
    return {{"code", site.code},
            {"title", site.title},
            {"aim", site.objective},
            {"pilot", site.pilot},
            {"sponsor", site.sponsor},
            {"opened", date_or_empty(site.opened_on)},
            {"end", date_or_empty(site.ends_on)},
            {"closed", date_or_empty(site.closed_on)},
            {"residences", residences},
            {"objectives", objectives},
            {"departments", departments},
            {"actions", actions}};
}

int list(dossier::Snapshot const& s, SiteOptions const& options) {
    auto projects = ordered_json::array();
    for (auto const& site : s.site_projects) {
        projects.push_back(project_json(s, site));
        if (!options.json)
            std::cout << site.code << '\t' << site.title << '\t' << site.pilot << '\t' << date_or_empty(site.ends_on)
                      << '\n';
    }
    if (options.json) print_json(projects);
    return 0;
}

int show(dossier::Snapshot const& s, SiteOptions const& options) {
    auto const& site = dossier::require_site_project(s, options.code);
    if (options.json) {
        print_json(project_json(s, site));
        return 0;
    }
    std::cout << site.code << '\t' << site.title << '\n' << site.objective << '\n';
    for (auto const& progress : dossier::objective_progress(s, site.id, core::today()))
        std::cout << "  " << progress.objective.subject << '\t' << dossier::before_after_words(progress) << '\t'
                  << dossier::target_words(progress) << '\t' << dossier::objective_state_label(progress.state)
                  << '\n';
    for (auto const& department : s.departments)
        if (department.project == site.id)
            std::cout << "  " << department.name << '\t'
                      << (department.answered_on ? tr("answered on {0}", {core::iso(*department.answered_on)})
                                                 : tr("has not answered"))
                      << '\n';
    auto const today = core::today();
    for (auto const& action : dossier::actions_of_project(s, site.id)) {
        auto const line = dossier::action_line(action, today);
        std::cout << "  " << action.code << '\t' << line.title << '\t' << line.lead << '\t' << line.due << '\n';
    }
    return 0;
}

/// Of a project that is there, what the options do not say stays.
int record(store::Project& project, dossier::Snapshot const& s, SiteOptions const& o, Console const& console) {
    dossier::SiteProjectRequest request{{},        o.code, o.title, o.aim,    o.pilot,
                                          o.sponsor, o.from, o.to,    o.closed, o.residences};
    if (o.verb == "edit") {
        auto const& site = dossier::require_site_project(s, o.code);
        auto const keep = [](std::string& given, std::string const& known) {
            if (given.empty()) given = known;
        };
        request.id = site.id;
        request.code = site.code;
        keep(request.title, site.title);
        keep(request.aim, site.objective);
        keep(request.pilot, site.pilot);
        keep(request.sponsor, site.sponsor);
        keep(request.opened_on, date_or_empty(site.opened_on));
        keep(request.ends_on, date_or_empty(site.ends_on));
        keep(request.closed_on, date_or_empty(site.closed_on));
        if (request.residences.empty())
            for (auto const id : site.residences)
                request.residences.push_back(s.residences[s.row_of.at(id)].code);
    }
    (void)dossier::record_site_project(project, s, request);
    console.message(tr("Site project: {0}", {request.title}));
    say_caution({request.title, request.aim, request.pilot, request.sponsor}, console);
    return 0;
}

/// The department of that name is the one that answers.
std::optional<core::SiteDepartment> asked_before(dossier::Snapshot const& s, core::SiteProjectId project,
                                                 std::string const& name) {
    for (auto const& department : s.departments)
        if (department.project == project && department.name == name) return department;
    return std::nullopt;
}

int add_department(store::Project& project, dossier::Snapshot const& s, core::SiteProject const& site,
                   SiteOptions const& o, Console const& console) {
    dossier::DepartmentRequest request{{}, site.id, o.name, o.request, o.asked, o.answered, o.answer};
    if (auto const known = asked_before(s, site.id, o.name)) {
        request.id = known->id;
        if (request.request.empty()) request.request = known->request;
        if (request.asked_on.empty()) request.asked_on = core::iso(known->asked_on);
        if (request.answered_on.empty()) request.answered_on = date_or_empty(known->answered_on);
        if (request.answer.empty()) request.answer = known->answer;
    }
    dossier::record_department(project, s, request);
    say_caution({request.name, request.request, request.answer}, console);
    return 0;
}

/// Of an action that is there, what the options do not say stays.
int put_action(store::Project& project, dossier::Snapshot const& s, core::SiteProject const& site,
               SiteOptions const& o, Console const& console) {
    dossier::SiteActionRequest request{
        site.id,  o.action, o.title,   o.axis,
        o.tfpb,   o.lead,   o.partner, o.residences.empty() ? std::string() : o.residences.front(),
        o.from,   o.to,     o.state,   o.planned,
        o.actual, o.effect, ""};
    auto const known = std::ranges::find(s.actions, o.action, &core::Action::code);
    if (!o.action.empty() && known != s.actions.end()) {
        auto const keep = [](std::string& given, std::string const& before) {
            if (given.empty()) given = before;
        };
        auto const euros = [](std::optional<double> amount) {
            return amount ? ordered_json(*amount).dump() : std::string();
        };
        keep(request.title, known->title);
        keep(request.axis, known->axis);
        keep(request.tfpb_axis, known->tfpb_axis);
        keep(request.lead, known->lead);
        keep(request.partner, known->partner);
        if (known->residence) keep(request.residence, s.residences[s.row_of.at(*known->residence)].code);
        keep(request.starts_on, date_or_empty(known->starts_on));
        keep(request.due_on, date_or_empty(known->due_on));
        keep(request.state, std::string(core::code(known->state)));
        keep(request.planned, euros(known->planned_cost_eur));
        keep(request.actual, euros(known->actual_cost_eur));
        keep(request.effect, known->effect);
        request.origin = known->origin;
    }
    console.message(tr("Action {0}: {1}.", {dossier::record_site_action(project, s, request), request.title}));
    say_caution({request.title, request.effect, request.lead, request.partner}, console);
    return 0;
}

}

int run_site(SiteOptions const& options, Console const& console) {
    if (options.verb == "list" || options.verb == "show") {
        auto project = store::Project::open(options.project, store::OpenMode::read_only);
        auto const snapshot = dossier::load_snapshot(project);
        return options.verb == "list" ? list(*snapshot, options) : show(*snapshot, options);
    }
    auto project = open_to_write(options.project, console);
    auto const snapshot = dossier::load_snapshot(project);
    if (options.verb == "create" || options.verb == "edit") return record(project, *snapshot, options, console);
    auto const& site = dossier::require_site_project(*snapshot, options.code);
    if (options.verb == "department") return add_department(project, *snapshot, site, options, console);
    if (options.verb == "action") return put_action(project, *snapshot, site, options, console);
    dossier::record_objective(
        project, *snapshot,
        {{}, site.id, options.title, options.subject, options.baseline, options.target, options.to});
    say_caution({options.title}, console);
    return 0;
}

}
