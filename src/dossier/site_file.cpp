#include "dossier/site_file.hpp"

#include "core/outliers.hpp"
#include "core/scoring.hpp"
#include "dossier/detail/intervals.hpp"
#include "dossier/detail/site_parts.hpp"
#include "dossier/local_verdict.hpp"
#include "dossier/run_context.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vigie::dossier {

namespace {

FamilyLine line_of(core::Family const& family, double weight) {
    FamilyLine line;
    line.code = family.code;
    line.name = family.name;
    line.weight = weight;
    line.is_in_index = family.is_in_index;
    return line;
}

/// \pre the campaign is scored
std::vector<FamilyLine> family_lines(core::Grid const& grid, CampaignData const& data, std::uint32_t row) {
    auto const scores = data.families(row);
    auto const weights = weights_by_family(grid);
    auto const points = core::scoring::rounded_to_total(data.contributions(row), 1);
    std::vector<FamilyLine> lines;
    for (std::size_t f = 0; f < grid.families.size(); ++f) {
        std::vector<double> stock;
        double points_of_stock = 0, scored = 0;
        for (std::size_t other = 0; other < data.scores.size(); ++other) {
            if (auto const& score = data.families(other)[f].score) stock.push_back(*score);
            if (!data.scores[other].index.score) continue;
            points_of_stock += data.contributions(other)[f];
            ++scored;
        }
        auto const& family = grid.families[f];
        auto line = line_of(family, weights[f]);
        line.score = scores[f].score;
        if (line.score) line.severity = core::scoring::classify(*line.score, grid.rules);
        line.coverage = scores[f].coverage;
        line.contribution = points[f];
        line.stock_median = core::median(std::move(stock));
        line.stock_contribution = scored > 0 ? points_of_stock / scored : 0;
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<FamilyLine> unscored_family_lines(core::Grid const& grid) {
    auto const weights = weights_by_family(grid);
    std::vector<FamilyLine> lines;
    for (std::size_t f = 0; f < grid.families.size(); ++f) lines.push_back(line_of(grid.families[f], weights[f]));
    return lines;
}

/// \param sign  +1: the family that sets `row` above `other`; -1: the one that sets it below
SiteFile::RankNeighbour neighbour(core::Grid const& grid, CampaignData const& data, std::uint32_t row, std::uint32_t other, double sign) {
    auto const mine = data.contributions(row), theirs = data.contributions(other);
    SiteFile::RankNeighbour result{other, data.scores[other].rank, *data.scores[other].index.score, {}, 0};
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t f = 0; f < mine.size(); ++f) {
        double const difference = mine[f] - theirs[f];
        if (sign * difference <= largest) continue;
        largest = sign * difference;
        result.family = grid.families[f].code;
        result.difference = difference;
    }
    return result;
}

void add_rank_neighbours(SiteFile& site, core::Grid const& grid, CampaignData const& data) {
    if (data.scores[site.row].rank == 0) return;
    // Ties are told apart by their row, so that « above » and « below » always are two different residences.
    auto const place = [&](std::uint32_t row) { return std::pair{data.scores[row].rank, row}; };
    std::optional<std::uint32_t> above, below;
    for (std::uint32_t other = 0; other < data.scores.size(); ++other) {
        if (other == site.row || data.scores[other].rank == 0) continue;
        if (place(other) < place(site.row)) {
            if (!above || place(other) > place(*above)) above = other;
        } else if (!below || place(other) < place(*below)) {
            below = other;
        }
    }
    if (above) site.above = neighbour(grid, data, site.row, *above, -1);
    if (below) site.below = neighbour(grid, data, site.row, *below, +1);
}

void add_change(SiteFile& site, Snapshot const& snapshot, CampaignData const& data) {
    auto const* const before = scored_before(snapshot, data);
    if (before == nullptr) return;
    site.previous_campaign = before->campaign.name;
    auto const& now = data.scores[site.row];
    auto const& then = before->scores[site.row];
    site.change = core::change_between(then.index.score, then.variance, now.index.score, now.variance);
    site.has_other_grid = site.change && before->grid != data.grid;
}

void add_places(SiteFile& site, Snapshot const& snapshot) {
    site.neighbourhood = snapshot.neighbourhood(site.row);
    for (auto const& layer : snapshot.zone_layers)
        if (auto const zone = layer.zone_of[site.row]; zone >= 0)
            site.zones.emplace_back(layer.layer.title.empty() ? layer.layer.name : layer.layer.title,
                                    layer.zones[static_cast<std::size_t>(zone)].name);
}

void add_history(SiteFile& site, Snapshot const& snapshot, CampaignData const& data) {
    for (auto const& each : snapshot.campaigns) {
        site.history.emplace_back(each.campaign.name, each.run ? each.scores[site.row].index.score : std::nullopt);
        if (&each == &data) return;
    }
}

template <typename Ids> bool holds(Ids const& ids, core::ResidenceId id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

void add_cluster(SiteFile& site, CampaignData const& data) {
    if (!data.clusters) return;
    if (auto const* local = local_at(*data.clusters, site.residence.id)) site.local = *local;
    for (auto const& foyer : data.clusters->foyers)
        // A foyer outweighs a group to verify, should a residence be in both.
        if (holds(foyer.members, site.residence.id) && (!site.foyer || foyer.kind == "foyer")) site.foyer = foyer;
}

void add_follow_up(SiteFile& site, Snapshot const& snapshot) {
    auto const id = site.residence.id;
    site.status = snapshot.status[site.row];
    std::copy_if(snapshot.watch_events.begin(), snapshot.watch_events.end(), std::back_inserter(site.watch_events),
                 [id](auto const& event) { return event.residence == id; });
    std::copy_if(snapshot.site_projects.begin(), snapshot.site_projects.end(), std::back_inserter(site.projects),
                 [id](auto const& project) { return holds(project.residences, id); });
    auto const is_of_project = [&](core::Action const& action) {
        return action.project && std::any_of(site.projects.begin(), site.projects.end(),
                                             [&](auto const& project) { return project.id == *action.project; });
    };
    // An action of the whole project concerns each of its residences; one that names another residence does not.
    std::copy_if(snapshot.actions.begin(), snapshot.actions.end(), std::back_inserter(site.actions), [&](auto const& action) {
        return action.residence ? *action.residence == id : is_of_project(action);
    });
    std::copy_if(snapshot.notes.begin(), snapshot.notes.end(), std::back_inserter(site.notes),
                 [id](auto const& note) { return note.residence == id; });
}

}

SiteFile site_file(Snapshot const& snapshot, store::Project const& project, std::uint32_t row, std::string const& campaign) {
    assert(row < snapshot.residences.size());
    CampaignData none; // before the first campaign: identity, place and follow-up
    none.grid = snapshot.grid;
    auto const& data = snapshot.campaigns.empty() ? none : snapshot.campaign(campaign);
    auto const& grid = data.grid;
    SiteFile site;
    site.row = row;
    site.residence = snapshot.residences[row];
    site.residence.footprint = snapshot.footprint(row);
    site.campaign = data.campaign.name;
    add_places(site, snapshot);
    add_history(site, snapshot, data);
    if (data.run) {
        site.score = data.scores[row];
        site.scored_residences = static_cast<std::size_t>(
            std::count_if(data.scores.begin(), data.scores.end(), [](auto const& score) { return score.rank > 0; }));
        site.families = family_lines(grid, data, row);
        add_rank_neighbours(site, grid, data);
        add_change(site, snapshot, data);
        add_cluster(site, data);
    } else {
        site.families = unscored_family_lines(grid);
    }
    detail::add_indicators(site, grid, snapshot, data, project);
    add_follow_up(site, snapshot);
    if (auto const* opinion = snapshot.opinion(data, row)) site.opinion = *opinion;
    std::copy_if(snapshot.opinions.begin(), snapshot.opinions.end(), std::back_inserter(site.opinions),
                 [&](auto const& each) { return each.residence == site.residence.id; });
    site.finding = detail::finding_of(site, grid);
    return site;
}

}
