#include "dossier/story_figures.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::dossier {

using text::tr;

namespace {

std::string number(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

void add_stock(std::vector<core::StoryFigure>& list, StoryFacts const& facts) {
    auto const complex = number(facts.complex), scored = number(facts.scored);
    list.push_back({number(facts.residences), tr("residences"), "residences"});
    list.push_back({text::integer(facts.dwellings), tr("dwellings"), "dwellings"});
    list.push_back({scored, tr("scored residences"), "scored"});
    list.push_back(
        {tr("{0} of {1}", {complex, scored}), tr("scored residences are complex or very complex"), "complex"});
    if (facts.scored > 0)
        list.push_back({text::percent(static_cast<double>(facts.scored) / static_cast<double>(facts.residences)),
                        tr("of residences are scored"), "scored_share"});
}

void add_moves(std::vector<core::StoryFigure>& list, StoryFacts const& facts) {
    if (facts.before == nullptr) return;
    list.push_back({tr("{0} → {1}", {text::integer(facts.followed_before), text::integer(facts.followed)}),
                    tr("residences followed, before and now"), "followed_moves"});
    list.push_back({text::change(facts.entries, 0), tr("entries"), "entries"});
    list.push_back({text::change(-facts.exits, 0), tr("exits"), "exits"});
}

void add_clusters(std::vector<core::StoryFigure>& list, StoryFacts const& facts) {
    if (facts.foyers.empty()) return;
    long long dwellings = 0;
    for (auto const* foyer : facts.foyers)
        dwellings += foyer->dwellings;
    list.push_back({tr("{0} of {1}", {number(facts.in_foyers), number(facts.complex)}),
                    tr("complex residences lie in a cluster"), "in_clusters"});
    list.push_back({text::integer(dwellings), tr("dwellings in the clusters"), "cluster_dwellings"});
}

void add_follow_up(std::vector<core::StoryFigure>& list, StoryFacts const& facts) {
    if (facts.followed > 0) {
        list.push_back({text::integer(facts.followed), tr("sites followed"), "followed"});
        list.push_back({text::integer(facts.projects), tr("in a site project"), "site_projects"});
    }
    if (facts.relapses > 0) list.push_back({text::integer(facts.relapses), tr("relapses"), "relapses"});
    if (facts.actions == 0) return;
    list.push_back({text::integer(facts.done), tr("actions done"), "done"});
    list.push_back({text::integer(facts.under_way), tr("actions under way"), "under_way"});
    list.push_back({text::integer(facts.late), tr("actions late"), "late"});
}

void add_method(std::vector<core::StoryFigure>& list, core::Grid const& grid) {
    std::size_t indicators = 0, families = 0;
    for (auto const& family : grid.families) {
        families += family.is_in_index ? 1U : 0U;
        if (family.is_in_index) indicators += family.indicators.size();
    }
    list.push_back({number(indicators), tr("indicators"), "indicators"});
    list.push_back({number(families), tr("families in the index"), "families"});
    list.push_back({text::percent(grid.rules.minimum_coverage),
                    tr("of the weight observed, at least, to be scored"), "minimum_coverage"});
}

}

std::vector<core::StoryFigure> story_figures(StoryFacts const& facts) {
    std::vector<core::StoryFigure> list;
    add_stock(list, facts);
    add_moves(list, facts);
    add_clusters(list, facts);
    add_follow_up(list, facts);
    add_method(list, facts.data->grid);
    return list;
}

std::vector<core::StoryFigure> figures_of_step(Snapshot const& snapshot, core::Story const& story, std::size_t step) {
    auto const& campaign = story.steps[step].campaign;
    auto const data = std::ranges::find_if(
        snapshot.campaigns, [&](auto const& each) { return each.campaign.name == campaign && each.run; });
    if (data == snapshot.campaigns.end()) return {};
    return story_figures(story_facts(snapshot, *data, story.told_on.value_or(core::today())));
}

core::StoryFigure const* figure_of_key(std::vector<core::StoryFigure> const& figures, std::string_view key) {
    auto const found = std::ranges::find(figures, key, &core::StoryFigure::key);
    return key.empty() || found == figures.end() ? nullptr : &*found;
}

}
