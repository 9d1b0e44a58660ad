#include "dossier/site_projects.hpp"

#include "core/error.hpp"
#include "dossier/site_project_progress.hpp"
#include "dossier/tfpb_axes.hpp"
#include "gis/source.hpp"
#include "store/site_projects.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

core::Error wrong(core::Message message) { return {core::ErrorCode::usage, std::move(message)}; }

std::optional<core::Date> date_of(std::string const& text) {
    if (text.empty()) return std::nullopt;
    if (auto const date = core::parse_date(text)) return date;
    throw wrong({VIGIE_N_("“{0}” is not a date. Write it as 2026-03-12."), {text}});
}

constexpr std::string_view minus = "\u2212";

/// « 1 250,50 », « +14 », « −60 »: a number as people write it.
std::optional<double> number_of(std::string typed) {
    if (typed.starts_with('+')) typed.erase(0, 1);
    if (typed.starts_with(minus)) typed.replace(0, minus.size(), "-");
    return gis::parse_number(typed);
}

std::optional<double> amount_of(std::string const& typed) {
    if (typed.empty()) return std::nullopt;
    auto const value = number_of(typed);
    if (!value || *value < 0) throw wrong({VIGIE_N_("“{0}” is not an amount in euros."), {typed}});
    return value;
}

CampaignData const& baseline_of(Snapshot const& s, std::string const& name) {
    if (name.empty()) throw wrong(VIGIE_N_("Say which campaign the objective is compared with."));
    return s.campaign(name);
}

void require_subject(Snapshot const& s, std::string const& subject) {
    auto const subjects = objective_subjects(s.grid);
    if (std::ranges::none_of(subjects, [&](auto const& one) { return one.code == subject; }))
        throw wrong({VIGIE_N_("“{0}” is no indicator nor family of the grid. Give a code, as TR2 or F4, or index."),
                     {subject}});
}

/// Counted from the first campaign, as « +14 » and « −60 % » are.
bool is_relative(std::string const& typed) {
    return typed.starts_with('+') || typed.starts_with('-') || typed.starts_with(minus);
}

/// What a target is worth, once what it starts from is known.
double target_value(std::string const& typed, std::optional<double> before) {
    auto const is_percent = typed.ends_with('%');
    auto const value = number_of(is_percent ? typed.substr(0, typed.size() - 1) : typed);
    if (!value)
        throw wrong({VIGIE_N_("“{0}” is no target. Write 12,5, or from the first campaign: -60%, +14."), {typed}});
    if (!is_relative(typed)) return *value;
    if (!before) throw wrong(VIGIE_N_("Nothing was observed in that campaign: give the target as a value."));
    return is_percent ? *before * (1 + *value / 100) : *before + *value;
}

/// What the objective starts from, once it is in the project.
std::optional<double> value_before(store::Project const& project, Snapshot const& snapshot,
                                   core::SiteObjective const& objective) {
    auto now = snapshot; // of the same scores; with the objective as it was just written
    now.objectives = store::site_objectives(project);
    if (snapshot.grid_id) now.readings = store::objective_readings(project, snapshot.grid_id);
    for (auto const& progress : objective_progress(now, objective.project, core::today()))
        if (progress.objective.id == objective.id) return progress.before;
    return std::nullopt;
}

std::string next_action_code(Snapshot const& snapshot, core::SiteProject const& site) {
    for (std::size_t n = 1;; ++n) {
        auto code = site.code + "-A" + std::to_string(n);
        if (std::ranges::find(snapshot.actions, code, &core::Action::code) == snapshot.actions.end()) return code;
    }
}

core::SiteProject const& project_of(Snapshot const& snapshot, core::SiteProjectId id) {
    auto const found = std::ranges::find(snapshot.site_projects, id, &core::SiteProject::id);
    if (found == snapshot.site_projects.end()) throw wrong(VIGIE_N_("This site project is no longer there."));
    return *found;
}

core::ActionState action_state(std::string const& code) {
    if (code.empty()) return core::ActionState::planned;
    if (auto const state = core::action_state_of_code(code)) return *state;
    throw wrong({VIGIE_N_("“{0}” is not a state. Choose planned, under_way, done or abandoned."), {code}});
}

/// The words of the framework where they are recognised, else as typed.
std::string tfpb_words(std::string const& typed) {
    auto const axis = tfpb_axis_of(typed);
    return axis ? tfpb_axes[*axis].fr : typed;
}

}

core::SiteProject const& require_site_project(Snapshot const& snapshot, std::string const& code) {
    std::string codes;
    for (auto const& site : snapshot.site_projects) {
        if (site.code == code || site.title == code) return site;
        codes += (codes.empty() ? "" : ", ") + site.code;
    }
    if (codes.empty()) throw wrong(VIGIE_N_("There is no site project yet. Make one: vigie site PROJECT create."));
    throw wrong({VIGIE_N_("There is no site project “{0}”. Those there are: {1}."), {code, codes}});
}

std::string next_project_code(Snapshot const& snapshot) {
    for (std::size_t n = snapshot.site_projects.size() + 1;; ++n) {
        auto code = "PS-" + std::string(n < 10 ? "0" : "") + std::to_string(n);
        if (std::ranges::find(snapshot.site_projects, code, &core::SiteProject::code) == snapshot.site_projects.end())
            return code;
    }
}

core::SiteProjectId record_site_project(store::Project& project, Snapshot const& snapshot,
                                        SiteProjectRequest const& request) {
    core::SiteProject site;
    if (request.id) site = project_of(snapshot, *request.id);
    site.code = request.code.empty() ? next_project_code(snapshot) : request.code;
    site.title = request.title;
    site.objective = request.aim;
    site.pilot = request.pilot;
    site.sponsor = request.sponsor;
    site.opened_on = date_of(request.opened_on);
    site.ends_on = date_of(request.ends_on);
    site.closed_on = date_of(request.closed_on);
    if (site.opened_on && site.ends_on && *site.ends_on < *site.opened_on)
        throw wrong(VIGIE_N_("The project would end before it begins: look at the two dates."));
    site.residences.clear();
    for (auto const& code : request.residences)
        site.residences.push_back(snapshot.residences[snapshot.residence(code)].id);
    if (site.residences.empty()) throw wrong(VIGIE_N_("A site project is about residences: name at least one."));
    if (site.pilot.empty()) throw wrong(VIGIE_N_("Say which role leads the project, never a name."));
    project.edit({VIGIE_N_("Site project “{0}”"), {site.title}}, [&] { store::put_site_project(project, site); });
    return site.id;
}

void record_objective(store::Project& project, Snapshot const& snapshot, ObjectiveRequest const& request) {
    require_subject(snapshot, request.subject);
    auto const due = date_of(request.due_on);
    if (!due) throw wrong(VIGIE_N_("Give the day the objective is to be reached by."));
    core::SiteObjective objective;
    objective.id = request.id.value_or(0);
    objective.project = project_of(snapshot, request.project).id;
    objective.title = request.title;
    objective.subject = request.subject;
    objective.baseline = baseline_of(snapshot, request.baseline).campaign.id;
    objective.due_on = *due;
    project.edit({VIGIE_N_("Objective on {0}"), {objective.subject}}, [&] {
        store::put_site_objective(project, objective);
        auto const before = is_relative(request.target) ? value_before(project, snapshot, objective) : std::nullopt;
        objective.target = target_value(request.target, before);
        store::put_site_objective(project, objective);
    });
}

void record_department(store::Project& project, Snapshot const& snapshot, DepartmentRequest const& request) {
    core::SiteDepartment department;
    department.id = request.id.value_or(0);
    department.project = project_of(snapshot, request.project).id;
    department.name = request.name;
    department.request = request.request;
    department.asked_on = date_of(request.asked_on).value_or(core::today());
    department.answered_on = date_of(request.answered_on);
    department.answer = request.answer;
    if (department.answered_on && *department.answered_on < department.asked_on)
        throw wrong(VIGIE_N_("The answer would come before the question: look at the two dates."));
    project.edit({VIGIE_N_("Department asked: {0}"), {department.name}},
                 [&] { store::put_site_department(project, department); });
}

std::string record_site_action(store::Project& project, Snapshot const& snapshot, SiteActionRequest const& request) {
    auto const& site = project_of(snapshot, request.project);
    if (request.title.empty()) throw wrong(VIGIE_N_("Say what is to be done."));
    core::Action action;
    if (auto const found = std::ranges::find(snapshot.actions, request.code, &core::Action::code);
        found != snapshot.actions.end())
        action = *found;
    action.code = request.code.empty() ? next_action_code(snapshot, site) : request.code;
    action.project = site.id;
    action.residence.reset();
    if (!request.residence.empty()) action.residence = snapshot.residences[snapshot.residence(request.residence)].id;
    action.title = request.title;
    action.axis = request.axis;
    action.tfpb_axis = tfpb_words(request.tfpb_axis);
    action.lead = request.lead;
    action.partner = request.partner;
    action.starts_on = date_of(request.starts_on);
    action.due_on = date_of(request.due_on);
    action.state = action_state(request.state);
    action.planned_cost_eur = amount_of(request.planned);
    action.actual_cost_eur = amount_of(request.actual);
    action.effect = request.effect;
    action.origin = request.origin;
    project.edit({VIGIE_N_("Action “{0}”"), {action.title}}, [&] { project.add_actions(std::span(&action, 1), {}); });
    return action.code;
}

core::Action copied_action(core::LessonAction const& from, std::string const& lesson) {
    core::Action action;
    action.title = from.title;
    action.axis = from.axis;
    action.tfpb_axis = from.tfpb_axis;
    action.lead = from.lead;
    action.partner = from.partner;
    action.planned_cost_eur = from.cost_eur;
    action.origin = lesson;
    return action;
}

std::vector<core::Action> actions_of_project(Snapshot const& snapshot, core::SiteProjectId project) {
    std::vector<core::Action> out;
    std::ranges::copy_if(snapshot.actions, std::back_inserter(out),
                         [&](auto const& action) { return action.project == project; });
    return out;
}

}
