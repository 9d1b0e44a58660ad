#include "store/site_projects.hpp"

#include "core/error.hpp"
#include "store/detail/database.hpp"
#include "store/detail/rows.hpp"

#include "statements.hpp"

#include <algorithm>

namespace vigie::store {

namespace {

core::Error wrong(core::Message message) { return {core::ErrorCode::usage, std::move(message)}; }

void require_sound(core::SiteProject const& site, std::vector<core::SiteProject> const& others) {
    if (site.code.empty()) throw wrong(VIGIE_N_("Give the site project a code, as PS-07."));
    if (site.title.empty()) throw wrong(VIGIE_N_("Give the site project a name."));
    for (auto const& other : others)
        if (other.code == site.code && other.id != site.id)
            throw wrong(
                {VIGIE_N_("There is a site project with the code “{0}” already. Choose another code."), {site.code}});
}

void write_project(Database& db, core::SiteProject& site) {
    db.prepare(sql::put_site_project)
        .bind(":id", id_or_null(site.id))
        .bind(":code", site.code)
        .bind(":title", site.title)
        .bind(":objective", site.objective)
        .bind(":opened_on", iso_or_null(site.opened_on))
        .bind(":closed_on", iso_or_null(site.closed_on))
        .bind(":pilot", site.pilot)
        .bind(":sponsor", site.sponsor)
        .bind(":ends_on", iso_or_null(site.ends_on))
        .run();
    if (!site.id) site.id = {db.last_row_id()};
}

/// Only what changes: a step of the history holds no more than that.
void write_residences(Database& db, core::SiteProject const& site, std::vector<core::ResidenceId> const& before) {
    for (auto const residence : before)
        if (std::ranges::count(site.residences, residence) == 0)
            db.prepare(sql::remove_site_project_residence)
                .bind(":project", site.id)
                .bind(":residence", residence)
                .run();
    std::vector<core::ResidenceId> known = before;
    for (auto const residence : site.residences) {
        if (std::ranges::count(known, residence) > 0) continue;
        db.prepare(sql::add_site_project_residence).bind(":project", site.id).bind(":residence", residence).run();
        known.push_back(residence);
    }
}

}

core::SiteProjectId Project::add_site_project(core::SiteProject const& project) {
    auto site = project;
    site.id = {};
    put_site_project(*this, site);
    return site.id;
}

std::vector<core::SiteProject> Project::site_projects() const {
    std::vector<core::SiteProject> list;
    std::unordered_map<std::int64_t, std::size_t> place;
    {
        auto row = database_->prepare(sql::site_projects);
        while (row.step()) {
            place.emplace(row.integer(0), list.size());
            list.push_back({{row.integer(0)},
                            row.text(1),
                            row.text(2),
                            row.text(3),
                            maybe_date(row, 4),
                            maybe_date(row, 5),
                            {},
                            row.text(6),
                            row.text(7),
                            maybe_date(row, 8)});
        }
    }
    auto row = database_->prepare(sql::site_project_residences);
    while (row.step())
        if (auto const found = place.find(row.integer(0)); found != place.end())
            list[found->second].residences.push_back({row.integer(1)});
    return list;
}

void put_site_project(Project& project, core::SiteProject& site) {
    auto const others = project.site_projects();
    require_sound(site, others);
    project.write({VIGIE_N_("Site project “{0}”"), {site.title}}, [&] {
        auto const before = std::ranges::find(others, site.id, &core::SiteProject::id);
        auto const residences =
            site.id && before != others.end() ? before->residences : std::vector<core::ResidenceId>{};
        write_project(project.database(), site);
        write_residences(project.database(), site, residences);
    });
}

std::vector<core::SiteObjective> site_objectives(Project const& project) {
    std::vector<core::SiteObjective> list;
    auto row = project.database().prepare(sql::site_objectives);
    while (row.step())
        list.push_back({row.integer(0),
                        {row.integer(1)},
                        row.text(2),
                        row.text(3),
                        {row.integer(4)},
                        row.real(5),
                        maybe_date(row, 6).value_or(core::Date{})});
    return list;
}

void put_site_objective(Project& project, core::SiteObjective& objective) {
    if (objective.subject.empty()) throw wrong(VIGIE_N_("Say which indicator or family the objective is about."));
    project.write({VIGIE_N_("Objective on {0}"), {objective.subject}}, [&] {
        auto& db = project.database();
        db.prepare(sql::put_site_objective)
            .bind(":id", id_or_null(objective.id))
            .bind(":project", objective.project)
            .bind(":title", objective.title)
            .bind(":subject", objective.subject)
            .bind(":baseline", objective.baseline)
            .bind(":target", objective.target)
            .bind(":due_on", core::iso(objective.due_on))
            .run();
        if (objective.id <= 0) objective.id = db.last_row_id();
    });
}

void remove_site_objective(Project& project, std::int64_t id) {
    project.write(VIGIE_N_("Objective removed"),
                  [&] { project.database().prepare(sql::remove_site_objective).bind(":id", id).run(); });
}

std::vector<core::SiteDepartment> site_departments(Project const& project) {
    std::vector<core::SiteDepartment> list;
    auto row = project.database().prepare(sql::site_departments);
    while (row.step())
        list.push_back({row.integer(0),
                        {row.integer(1)},
                        row.text(2),
                        row.text(3),
                        maybe_date(row, 4).value_or(core::Date{}),
                        maybe_date(row, 5),
                        row.text(6)});
    return list;
}

void put_site_department(Project& project, core::SiteDepartment& department) {
    if (department.name.empty()) throw wrong(VIGIE_N_("Say which department is asked."));
    for (auto const& other : site_departments(project))
        if (other.project == department.project && other.name == department.name && other.id != department.id)
            throw wrong({VIGIE_N_("{0} has been asked already: note its answer instead."), {department.name}});
    project.write({VIGIE_N_("Department asked: {0}"), {department.name}}, [&] {
        auto& db = project.database();
        db.prepare(sql::put_site_department)
            .bind(":id", id_or_null(department.id))
            .bind(":project", department.project)
            .bind(":name", department.name)
            .bind(":request", department.request)
            .bind(":asked_on", core::iso(department.asked_on))
            .bind(":answered_on", iso_or_null(department.answered_on))
            .bind(":answer", department.answer)
            .run();
        if (department.id <= 0) department.id = db.last_row_id();
    });
}

void remove_site_department(Project& project, std::int64_t id) {
    project.write(VIGIE_N_("Department taken off the list"),
                  [&] { project.database().prepare(sql::remove_site_department).bind(":id", id).run(); });
}

std::vector<core::ObjectiveReading> objective_readings(Project const& project, core::GridId grid) {
    std::vector<core::ObjectiveReading> list;
    auto row = project.database().prepare(sql::objective_readings);
    row.bind(":grid", grid);
    while (row.step())
        list.push_back({row.integer(0),
                        {row.integer(1)},
                        static_cast<int>(row.integer(2)),
                        static_cast<int>(row.integer(3)),
                        row.real(4),
                        row.real(5),
                        row.real(6),
                        row.real(7),
                        row.real(8),
                        row.real(9)});
    return list;
}

}
