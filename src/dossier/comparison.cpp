#include "dossier/comparison.hpp"

#include "core/error.hpp"
#include "core/scoring.hpp"
#include "dossier/detail/comparison_parts.hpp"
#include "dossier/dynamics.hpp"
#include "dossier/run_context.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace vigie::dossier {

namespace {

using Rows = std::vector<std::uint32_t>;

constexpr std::size_t most_zones = 6;

double dwellings_of(Snapshot const& snapshot, std::uint32_t row) {
    return snapshot.residences[row].dwellings.value_or(0);
}

MeanIndex index_of(Snapshot const& snapshot, CampaignData const* data, Rows const& rows) {
    return data != nullptr && data->run ? mean_index(snapshot, *data, rows) : MeanIndex{};
}

/// Rule 10 on the scores of one family; absent where the campaign's grid has none of that code.
std::optional<double> family_of(Snapshot const& snapshot, CampaignData const* data, Rows const& rows,
                                std::string const& code) {
    if (data == nullptr || !data->run) return std::nullopt;
    auto const found = std::ranges::find(data->grid.families, code, &core::Family::code);
    if (found == data->grid.families.end()) return std::nullopt;
    auto const family = static_cast<std::size_t>(found - data->grid.families.begin());
    std::vector<core::scoring::ZoneTerm> terms;
    terms.reserve(rows.size());
    for (auto const row : rows)
        terms.push_back({data->families(row)[family].score, dwellings_of(snapshot, row)});
    return core::scoring::zone_score(terms, data->grid.rules).score;
}

std::optional<double> difference(std::optional<double> now, std::optional<double> before) {
    return now && before ? std::optional{*now - *before} : std::nullopt;
}

void add_scores(ComparedGroup& group, Snapshot const& snapshot, CampaignData const& data) {
    auto const* const before = scored_before(snapshot, data);
    auto const now = index_of(snapshot, &data, group.rows);
    auto const then = index_of(snapshot, before, group.rows);
    group.score = now.score.score;
    group.coverage = now.score.coverage;
    group.severity = class_of(group.score, data.grid.rules);
    group.change = core::change_between(then.score.score, then.variance, now.score.score, now.variance);
    for (auto const& family : data.grid.families) {
        FamilyMean mean;
        mean.code = family.code;
        mean.score = family_of(snapshot, &data, group.rows, family.code);
        mean.severity = class_of(mean.score, data.grid.rules);
        mean.change = difference(mean.score, family_of(snapshot, before, group.rows, family.code));
        group.families.push_back(std::move(mean));
    }
    for (auto const& each : snapshot.campaigns) {
        group.history.emplace_back(each.campaign.name, index_of(snapshot, &each, group.rows).score.score);
        if (&each == &data) break;
    }
}

void add_residences(ComparedGroup& group, Snapshot const& snapshot, CampaignData const& data) {
    group.residences = static_cast<int>(group.rows.size());
    for (auto const row : group.rows) {
        int const dwellings = snapshot.residences[row].dwellings.value_or(0);
        group.dwellings += dwellings;
        auto const status = snapshot.status[row];
        if (status == core::WatchStatus::watched || status == core::WatchStatus::project ||
            status == core::WatchStatus::leaving || status == core::WatchStatus::relapse) {
            ++group.watched_residences;
            group.watched_dwellings += dwellings;
        }
        if (auto const& position = snapshot.residences[row].position) group.extent.include(*position);
        auto const shown = data.run ? data.scores[row].shown : core::SeverityClass::not_scored;
        ++group.by_class[static_cast<std::size_t>(shown)];
        if (data.run && data.scores[row].index.score) group.indices.push_back(*data.scores[row].index.score);
    }
    std::sort(group.indices.begin(), group.indices.end());
}

void add_actions(ComparedGroup& group, Snapshot const& snapshot, core::Date as_of) {
    std::set<core::ResidenceId> members;
    for (auto const row : group.rows) members.insert(snapshot.residences[row].id);
    std::set<core::SiteProjectId> projects;
    for (auto const& project : snapshot.site_projects)
        if (std::any_of(project.residences.begin(), project.residences.end(),
                        [&](auto id) { return members.contains(id); }))
            projects.insert(project.id);
    for (auto const& action : snapshot.actions) {
        bool const is_open = action.state == core::ActionState::planned || action.state == core::ActionState::under_way;
        bool const is_here = action.residence ? members.contains(*action.residence)
                                              : action.project && projects.contains(*action.project);
        if (!is_open || !is_here) continue;
        ++group.open_actions;
        if (action.due_on && *action.due_on < as_of) ++group.late_actions;
    }
}

ComparedGroup group_of(Snapshot const& snapshot, CampaignData const& data, Rows rows, core::Date as_of) {
    ComparedGroup group;
    group.rows = std::move(rows);
    add_residences(group, snapshot, data);
    add_scores(group, snapshot, data);
    add_actions(group, snapshot, as_of);
    return group;
}

std::string codes_of(ZoneLayerData const& layer) {
    constexpr std::size_t most_codes = 20;
    std::string list;
    for (std::size_t i = 0; i < std::min(layer.zones.size(), most_codes); ++i)
        list += (i > 0 ? ", " : "") + layer.zones[i].code;
    return layer.zones.size() > most_codes ? list + "…" : list;
}

std::size_t zone_index(ZoneLayerData const& layer, std::string const& code) {
    auto const zone =
        std::find_if(layer.zones.begin(), layer.zones.end(), [&](auto const& each) { return each.code == code; });
    if (zone == layer.zones.end())
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("The layer “{0}” has no zone with the code “{1}”. Its codes: {2}."),
                           {layer.layer.name, code, codes_of(layer)}});
    return static_cast<std::size_t>(zone - layer.zones.begin());
}

ZoneLayerData const& zone_layer(Snapshot const& snapshot, std::string const& name) {
    if (auto const* const layer = snapshot.find_zone_layer(name)) return *layer;
    std::string names;
    for (auto const& layer : snapshot.zone_layers) names += (names.empty() ? "" : ", ") + layer.layer.name;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("There is no zone layer named “{0}”. The zone layers of this project: {1}."),
                       {name, names.empty() ? "–" : names}});
}

ComparedGroup zone_group(Snapshot const& snapshot, CampaignData const& data, ZoneLayerData const& layer,
                         std::size_t zone, core::Date as_of) {
    Rows rows;
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        if (layer.zone_of[row] == static_cast<std::int32_t>(zone)) rows.push_back(row);
    auto group = group_of(snapshot, data, std::move(rows), as_of);
    group.code = layer.zones[zone].code;
    group.name = layer.zones[zone].name.empty() ? layer.zones[zone].code : layer.zones[zone].name;
    group.extent.include(core::bounds(layer.zones[zone].shape));
    return group;
}

ComparedGroup reference_group(Snapshot const& snapshot, CampaignData const& data, core::Date as_of) {
    Rows rows(snapshot.residences.size());
    std::iota(rows.begin(), rows.end(), 0U);
    auto group = group_of(snapshot, data, std::move(rows), as_of);
    group.name = text::tr("All residences");
    group.is_reference = true;
    return group;
}

void fill_matrix(Comparison& comparison, Snapshot const& snapshot, CampaignData const& data) {
    auto const places = moving_residences(snapshot, data);
    if (places.empty()) return;
    std::set<std::uint32_t> rows; // a zone asked for twice counts once
    for (auto const& group : comparison.groups)
        if (!group.is_reference) rows.insert(group.rows.begin(), group.rows.end());
    std::vector<MovingPlace> compared;
    for (auto const row : rows) compared.push_back(places[row]);
    auto const dynamics = status_dynamics(compared);
    for (std::size_t r = 0; r < StatusDynamics::classes; ++r)
        for (std::size_t c = 0; c < StatusDynamics::changes; ++c)
            comparison.matrix[r][c] = static_cast<int>(dynamics.cells[r][c].members.size());
}

}

Comparison compare_zones(Snapshot const& snapshot, std::string const& layer_name, std::vector<std::string> const& codes,
                         std::string const& campaign, core::Date as_of, store::Project const* project) {
    if (codes.empty() || codes.size() > most_zones)
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("{0} zones were asked for: choose 1 to {1}."),
                                                   {std::to_string(codes.size()), std::to_string(most_zones)}});
    auto const& layer = zone_layer(snapshot, layer_name);
    auto const& data = snapshot.campaign(campaign);
    Comparison comparison;
    comparison.zone_layer = layer.layer.name;
    comparison.campaign = data.campaign.name;
    for (auto const& code : codes)
        comparison.groups.push_back(zone_group(snapshot, data, layer, zone_index(layer, code), as_of));
    comparison.groups.push_back(reference_group(snapshot, data, as_of));
    detail::add_indicators(comparison, snapshot, data, project);
    fill_matrix(comparison, snapshot, data);
    for (auto& group : comparison.groups)
        group.sentence = detail::sentence_of(group, comparison.groups.back(), data.grid);
    comparison.finding = detail::finding_of(comparison.groups);
    return comparison;
}

}
