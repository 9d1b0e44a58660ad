#pragma once

#include "dossier/site_project_progress.hpp"
#include "dossier/site_projects.hpp"
#include "workbench/view_follow.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the follow-up screen shows of site projects: the list, and the file of one.
namespace vigie::workbench {

struct SiteProjectRow {
    core::SiteProjectId id;
    std::string title, where; ///< « 3 résidences · 248 logements »
    std::string state;        ///< « jusqu’au 31/12/2027 », « clos le 16/06/2026 »
    bool is_closed = false;
    int done = 0, actions = 0, late = 0;
    int reached = 0, objectives = 0;
    int silent = 0; ///< departments that have not answered
};

struct ObjectiveLine {
    std::int64_t id = 0;
    std::string title, words, target, state; ///< « 27,5 → 11,0 … », « visé : … », « en bonne voie »
    dossier::ObjectiveState tone = dossier::ObjectiveState::unknown;
    double share = 0; ///< of the way
};

struct DepartmentLine {
    std::int64_t id = 0;
    std::string name, request, words; ///< « sollicité le 12/03/2026, répondu le … » or that it has not answered
    bool has_answered = false;
};

struct SiteActionLine {
    std::string code;
    dossier::ActionLine line;
    std::string axis, partner, cost; ///< « Petits travaux », « ville », « 9 800 € sur 21 500 € »
    std::string effect, origin;      ///< « d’après REX-01 »
};

struct SiteProjectFile {
    core::SiteProjectId id;
    std::string code, title, where, aim;
    std::string who;    ///< « pilote : … · référent à la direction : … »
    std::string period; ///< « ouvert le 18 mars 2025, fin prévue le … »
    std::string score, score_words; ///< mean of its residences, how it moved
    std::vector<ObjectiveLine> objectives;
    std::vector<SiteActionLine> actions;
    std::vector<SiteActionLine> overdue;
    std::vector<DepartmentLine> departments;
    ActionStrip strip;
    std::string money; ///< « 68 400 € réalisés sur 106 500 € prévus »
    int done = 0, reached = 0, silent = 0;
    struct Site {
        std::uint32_t row = 0;
        std::string name, where;
        core::SeverityClass severity = core::SeverityClass::not_scored;
        std::optional<double> score;
    };
    std::vector<Site> sites;
};

struct SiteProjectsView {
    std::vector<SiteProjectRow> rows; ///< open ones first, by code
    std::optional<SiteProjectFile> file;
    bool can_edit = false, can_create = false; ///< from the residences that are selected
    bool is_fictitious = false;
};
[[nodiscard]] SiteProjectsView site_projects_view(Workbench const& workbench);

/// What the dialogs about a site project start from and choose among.
struct SiteDialogView {
    std::string project; ///< title
    struct Choice {
        std::string code, name;
    };
    std::vector<Choice> subjects, families, campaigns, axes, residences, states; ///< none first of families and axes (of the TFPB framework)
    std::vector<std::string> chosen; ///< names of the residences a new project is about
    std::optional<core::SiteProject> site;
    std::optional<core::SiteObjective> objective;
    std::size_t baseline = 0; ///< of the objective, among the campaigns
    std::optional<core::SiteDepartment> department;
    std::optional<core::Action> action;
    std::string action_residence; ///< code; empty = the whole site
    std::string next_code;
};
[[nodiscard]] SiteDialogView site_dialog_view(Workbench const& workbench);

}
