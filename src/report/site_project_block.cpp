// What the site project of a residence is to reach: before, after, and how far that goes beyond small numbers.
#include "dossier/site_project_progress.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using dossier::ObjectiveProgress;

/// Of all its projects, in their order.
std::vector<ObjectiveProgress> objectives_of(SiteContext const& site) {
    std::vector<ObjectiveProgress> all;
    for (auto const& project : site.file.projects) {
        auto list = dossier::objective_progress(site.snapshot, project.id, site.options.date, site.file.campaign);
        all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

double draw_objective(Page& page, ObjectiveProgress const& objective, double x, double y, double width) {
    auto const state = dossier::objective_state_label(objective.state);
    double const box = page.size({7.0, 1.2, scene::FontWeight::semibold}, state).width + 6;
    page.boxed(state, x + width, y + 0.6, objective.state == dossier::ObjectiveState::not_reached, Align::right);
    std::vector<Run> const words{
        {brief(objective.title, longest_cell), scene::FontWeight::semibold, false, {}},
        {" · " + dossier::before_after_words(objective) + " · " + dossier::target_words(objective), {}, false, {}}};
    double const height = std::max(4.0, page.runs(role::cell, words, x, y + 0.9, width - box - 2).height) + 1.5;
    page.rule(x, y + height, width, 0.15, paper::line);
    return height;
}

}

std::optional<Block> project_block(SiteContext const& site, bool is_whole) {
    auto objectives = objectives_of(site);
    if (objectives.empty()) return std::nullopt;
    return Block{"project", [&site, is_whole, objectives = std::move(objectives)](double x, double y, double width) {
                     auto const shown = is_whole ? objectives.size() : std::min(objectives.size(), site.room.objectives);
                     auto const title = site.file.projects.front().title;
                     auto const legend = shown < objectives.size()
                                             ? text::tr_n("{0} more in the project", "{0} more in the project",
                                                          static_cast<long long>(objectives.size() - shown))
                                             : std::string();
                     double used = site.page.heading(text::tr("Site project: {0}", {title}), legend, x, y, width);
                     for (std::size_t i = 0; i < shown; ++i)
                         used += draw_objective(site.page, objectives[i], x, y + used, width);
                     return used;
                 }};
}

}
