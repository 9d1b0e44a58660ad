#pragma once

#include "core/follow_up.hpp"
#include "core/site_project.hpp"
#include "store/project.hpp"

#include <vector>

/// Site projects, what they are to reach and whom they asked. Each change is one step of the history.
namespace vigie::store {

/// New when it has no id; its residences are those given.
/// \throws core::Error(usage) without a code or a title, or with the code of another one
void put_site_project(Project& project, core::SiteProject& site);

[[nodiscard]] std::vector<core::SiteObjective> site_objectives(Project const& project); ///< by project, then date
void put_site_objective(Project& project, core::SiteObjective& objective);               ///< new when it has no id
void remove_site_objective(Project& project, std::int64_t id);

[[nodiscard]] std::vector<core::SiteDepartment> site_departments(Project const& project); ///< by project, then day asked
/// New when it has no id. \throws core::Error(usage) without a name, or when the project has asked that one already
void put_site_department(Project& project, core::SiteDepartment& department);
void remove_site_department(Project& project, std::int64_t id);

/// By objective, then campaign; none for an objective on the index or a family. Reckoned in the database.
/// \param grid  whose factors bring values to their unit
[[nodiscard]] std::vector<core::ObjectiveReading> objective_readings(Project const& project, core::GridId grid);

}
