#include "workbench/view_follow.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <map>

namespace vigie::workbench {

namespace {

/// « Ker-Avel · 34 logements », with what is known of the two.
std::string where_words(dossier::SiteFile const& site) {
    std::string words = site.neighbourhood;
    if (site.residence.dwellings)
        words += (words.empty() ? "" : " · ") + text::tr_n("{0} dwelling", "{0} dwellings", *site.residence.dwellings);
    return words;
}

/// Late actions per residence; those of a site project count for each of its residences.
std::map<core::ResidenceId, int> late_actions(dossier::Snapshot const& s, core::Date today) {
    std::map<core::ResidenceId, int> late;
    for (auto const& action : s.actions) {
        if (!dossier::is_late(action, today)) continue;
        if (action.residence) ++late[*action.residence];
        for (auto const& project : s.site_projects)
            if (action.project == project.id)
                for (auto const id : project.residences)
                    if (action.residence != id) ++late[id];
    }
    return late;
}

/// Actions of the residence and of the site projects it belongs to.
std::vector<core::Action> actions_of(dossier::Snapshot const& s, core::ResidenceId id) {
    std::vector<core::Action> out;
    for (auto const& action : s.actions) {
        bool is_ours = action.residence == id;
        for (auto const& project : s.site_projects)
            if (action.project == project.id && std::ranges::count(project.residences, id) > 0) is_ours = true;
        if (is_ours) out.push_back(action);
    }
    return out;
}

FollowSite follow_site(Workbench const& workbench, dossier::SiteFile const& file, core::Date today) {
    FollowSite site;
    auto const figures = workbench.figures();
    auto const score = figures.score(file.row);
    site.row = file.row;
    site.is_followed = file.status != core::WatchStatus::ordinary && file.status != core::WatchStatus::closed;
    site.name = file.residence.name;
    site.where = where_words(file);
    for (auto const& project : file.projects)
        if (!project.objective.empty()) site.objectives.push_back(project.objective);
    for (auto const& project : file.projects) site.projects += (site.projects.empty() ? "" : ", ") + project.title;
    site.finding = file.finding;
    site.score = score ? text::decimal(*score, 1) : text::tr("Not scored");
    site.severity = figures.severity(file.row);
    site.change = figures.change(file.row);
    if (site.change) site.change_since = text::tr("since {0}", {file.previous_campaign});
    site.status = dossier::status_title(file.status);
    if (!file.watch_events.empty()) {
        site.since = text::tr("since {0}", {text::month(file.watch_events.back().decided_on)});
        site.motive = file.watch_events.back().motive;
    }
    auto const actions = actions_of(workbench.snapshot(), file.residence.id);
    site.strip = action_strip(actions, today);
    site.evolution = before_after(workbench.snapshot(), file);
    for (auto const& action : actions) {
        site.actions.push_back(dossier::action_line(action, today));
        site.done += site.actions.back().is_done ? 1 : 0;
        site.late += site.actions.back().is_late ? 1 : 0;
    }
    site.notes.assign(file.notes.rbegin(), file.notes.rend());
    site.position = file.residence.position;
    return site;
}

}

std::vector<std::optional<double>> score_history(Workbench const& workbench, std::uint32_t row) {
    std::vector<std::optional<double>> out;
    for (auto const& data : workbench.snapshot().campaigns)
        if (data.run) out.push_back(row < data.scores.size() ? data.scores[row].index.score : std::nullopt);
    return out;
}

std::vector<WatchRow> watch_rows(Workbench const& workbench) {
    std::vector<WatchRow> rows;
    auto const& s = workbench.snapshot();
    auto const late = late_actions(s, core::today());
    auto const figures = workbench.figures();
    for (std::uint32_t row = 0; row < s.residences.size(); ++row) {
        auto const status = s.status[row];
        if (status == core::WatchStatus::ordinary || status == core::WatchStatus::closed) continue;
        if (!workbench.filtered_in()[row]) continue;
        WatchRow out;
        out.row = row;
        out.name = s.residences[row].name;
        out.zone = s.neighbourhood(row);
        out.status = dossier::status_title(status);
        out.state = status;
        out.severity = figures.severity(row);
        out.score = figures.score(row);
        out.history = score_history(workbench, row);
        if (auto const found = late.find(s.residences[row].id); found != late.end()) out.late = found->second;
        rows.push_back(std::move(out));
    }
    std::ranges::stable_sort(rows, std::greater{}, [](WatchRow const& row) { return row.score.value_or(-1); });
    return rows;
}

FollowView follow_view(Workbench const& workbench) {
    FollowView view;
    view.rows = watch_rows(workbench);
    view.is_filtered = workbench.filter().is_active();
    if (auto const* file = workbench.site()) view.site = follow_site(workbench, *file, core::today());
    view.can_change_status = find_action("follow.status")->is_enabled(workbench);
    view.is_fictitious = workbench.snapshot().info.is_fictitious;
    return view;
}

}
