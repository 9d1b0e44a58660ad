#include "dossier/export_tables.hpp"

#include "core/error.hpp"
#include "dossier/dynamics.hpp"
#include "dossier/register.hpp"
#include "dossier/run_context.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace vigie::dossier {

namespace {

using gis::Cell;
using gis::ColumnKind;
using gis::Table;

Cell cell(std::string const& text) { return text.empty() ? Cell{} : Cell{text}; }
Cell cell(std::optional<int> value) { return value ? Cell{std::int64_t{*value}} : Cell{}; }
Cell cell(std::optional<double> value) { return value && std::isfinite(*value) ? Cell{*value} : Cell{}; }
Cell cell(std::optional<core::Date> date) { return date ? Cell{core::iso(*date)} : Cell{}; }
Cell cell(core::SeverityClass severity) { return std::string(1, core::letter(severity)); }

/// The campaign asked for; null when the project was never scored and none was named.
CampaignData const* campaign_data(Snapshot const& snapshot, std::string const& name) {
    if (name.empty()) return snapshot.latest_scored();
    CampaignData const& data = snapshot.campaign(name);
    return data.run ? &data : nullptr;
}

Table residence_table(Snapshot const& snapshot, CampaignData const* campaign) {
    Table table;
    table.name = "residences";
    for (auto const* name : {"code", "name", "address", "insee", "agency", "neighbourhood", "status"}) table.columns.push_back({name, ColumnKind::text});
    for (auto const* name : {"dwellings", "households", "year_built", "year_renovated"}) table.columns.push_back({name, ColumnKind::integer});
    if (campaign != nullptr) {
        for (auto const* name : {"campaign", "class", "opinion_class", "opinion_role", "opinion_date"})
            table.columns.push_back({name, ColumnKind::text});
        table.columns.push_back({"rank", ColumnKind::integer});
        for (auto const* name : {"score", "coverage", "low", "high"}) table.columns.push_back({name, ColumnKind::real});
        for (auto const& family : campaign->grid.families) table.columns.push_back({family.code, ColumnKind::real});
    }
    for (std::size_t row = 0; row < snapshot.residences.size(); ++row) {
        auto const& r = snapshot.residences[row];
        std::vector<Cell> cells{cell(r.code), cell(r.name), cell(r.address), cell(r.insee), cell(r.agency),
                                cell(snapshot.neighbourhood(static_cast<std::uint32_t>(row))), std::string(core::code(snapshot.status[row])),
                                cell(r.dwellings), cell(r.households), cell(r.year_built), cell(r.year_renovated)};
        if (campaign != nullptr) {
            auto const& score = campaign->scores[row];
            cells.push_back(campaign->campaign.name);
            cells.push_back(cell(score.shown));
            auto const* const opinion = snapshot.opinion(*campaign, static_cast<std::uint32_t>(row));
            cells.push_back(opinion != nullptr ? cell(*opinion->proposed) : Cell{});
            cells.push_back(opinion != nullptr ? cell(opinion->role) : Cell{});
            cells.push_back(opinion != nullptr ? cell(std::optional(opinion->given_on)) : Cell{});
            cells.push_back(score.rank > 0 ? Cell{std::int64_t{score.rank}} : Cell{});
            for (auto const value : {score.index.score, std::optional(score.index.coverage), std::optional(score.index.low), std::optional(score.index.high)})
                cells.push_back(cell(value));
            for (auto const& family : campaign->families(row)) cells.push_back(cell(family.score));
        }
        table.rows.push_back(std::move(cells));
        // Points, not footprints: one kind of geometry a layer, and every located residence has one.
        table.geometries.push_back(r.position ? core::Geometry{*r.position} : core::Geometry{});
    }
    return table;
}

Table zone_table(ZoneLayerData const& layer, CampaignData const* campaign) {
    Table table;
    table.name = layer.layer.name;
    for (auto const* name : {"code", "name", "parent_code"}) table.columns.push_back({name, ColumnKind::text});
    for (auto const* name : {"population", "zone_dwellings"}) table.columns.push_back({name, ColumnKind::integer});
    if (campaign != nullptr) {
        for (auto const* name : {"campaign", "class"}) table.columns.push_back({name, ColumnKind::text});
        for (auto const* name : {"residences", "scored"}) table.columns.push_back({name, ColumnKind::integer});
        for (auto const* name : {"score", "coverage", "dwellings"}) table.columns.push_back({name, ColumnKind::real});
    }
    for (std::size_t i = 0; i < layer.zones.size(); ++i) {
        auto const& zone = layer.zones[i];
        std::vector<Cell> cells{cell(zone.code), cell(zone.name), cell(zone.parent_code), cell(zone.population), cell(zone.dwellings)};
        if (campaign != nullptr) {
            auto const& score = campaign->zones.at(layer.layer.id)[i];
            cells.push_back(campaign->campaign.name);
            cells.push_back(cell(score.severity));
            cells.push_back(std::int64_t{score.score.residences});
            cells.push_back(std::int64_t{score.score.scored});
            for (auto const value : {score.score.score, std::optional(score.score.coverage), std::optional(score.score.dwellings)})
                cells.push_back(cell(value));
        }
        table.rows.push_back(std::move(cells));
        table.geometries.emplace_back(zone.shape);
    }
    return table;
}

}

gis::Table cluster_table(store::ClusterRun const& run) {
    Table table;
    table.name = "clusters";
    table.columns = {{"number", ColumnKind::integer}, {"name", ColumnKind::text}, {"kind", ColumnKind::text}, {"solid", ColumnKind::text},
                     {"residences", ColumnKind::integer}, {"dwellings", ColumnKind::integer}, {"mean_score", ColumnKind::real},
                     {"smallest_q", ColumnKind::real}, {"method", ColumnKind::text}, {"weights", ColumnKind::text},
                     {"permutations", ColumnKind::integer}, {"seed", ColumnKind::integer}, {"correction", ColumnKind::text},
                     {"alpha", ColumnKind::real}, {"engine", ColumnKind::text}};
    for (auto const& foyer : run.foyers) {
        std::string const solid = !foyer.is_solid ? "" : *foyer.is_solid ? "solid" : "fragile";
        table.rows.push_back({std::int64_t{foyer.number}, cell(foyer.name), cell(foyer.kind), cell(solid),
                              static_cast<std::int64_t>(foyer.members.size()), std::int64_t{foyer.dwellings}, foyer.mean_score, foyer.smallest_q,
                              run.method, run.weights, std::int64_t{run.permutations}, static_cast<std::int64_t>(run.seed), run.correction,
                              run.alpha, run.engine});
        table.geometries.emplace_back(foyer.outline);
    }
    return table;
}

namespace {

Table latest_clusters(CampaignData const* campaign) {
    bool const has_any = campaign != nullptr && campaign->clusters;
    return cluster_table(has_any ? *campaign->clusters : store::ClusterRun{});
}

Table action_table(Snapshot const& snapshot) {
    Table table;
    table.name = "actions";
    for (auto const* name : {"id", "residence", "project", "axis", "tfpb", "title", "lead", "start", "due", "state"}) table.columns.push_back({name, ColumnKind::text});
    for (auto const* name : {"planned", "actual"}) table.columns.push_back({name, ColumnKind::real});
    for (auto const* name : {"effect", "partner", "origin"}) table.columns.push_back({name, ColumnKind::text});
    for (auto const& action : snapshot.actions) {
        std::string residence, project;
        if (action.residence) residence = snapshot.residences[snapshot.row_of.at(*action.residence)].code;
        for (auto const& site : snapshot.site_projects)
            if (action.project && site.id == *action.project) project = site.code;
        table.rows.push_back({cell(action.code), cell(residence), cell(project), cell(action.axis), cell(action.tfpb_axis), cell(action.title),
                              cell(action.lead), cell(action.starts_on), cell(action.due_on), std::string(core::code(action.state)),
                              cell(action.planned_cost_eur), cell(action.actual_cost_eur), cell(action.effect),
                              cell(action.partner), cell(action.origin)});
    }
    return table;
}

/// One line per place: class before and now, change, noise, and what that comes to.
void add_moves(Table& table, Snapshot const& snapshot, CampaignData const& data, std::string const& what,
               std::vector<MovingPlace> const& places, auto const& code_and_name) {
    auto const* const before = scored_before(snapshot, data);
    constexpr std::array words{"", "better", "steady", "worse"};
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        auto const& place = places[i];
        auto const& [code, name] = code_and_name(i);
        bool const is_complex = core::is_complex(place.now), was_complex = core::is_complex(place.before);
        table.rows.push_back({what, cell(code), cell(name), std::int64_t{place.dwellings}, before->campaign.name, data.campaign.name,
                              cell(place.before), cell(place.now),
                              place.change ? Cell{place.change->points} : Cell{}, place.change ? Cell{place.change->noise} : Cell{},
                              cell(std::string(words[static_cast<std::size_t>(core::dynamics_of(place.change))])),
                              cell(std::string(is_complex == was_complex ? "" : is_complex ? "entry" : "exit"))});
    }
}

/// Residences, then the zones of each layer; no rows before there are two scored campaigns.
Table dynamics_table(Snapshot const& snapshot, CampaignData const* data) {
    Table table;
    table.name = "dynamics";
    for (auto const* name : {"what", "code", "name"}) table.columns.push_back({name, ColumnKind::text});
    table.columns.push_back({"dwellings", ColumnKind::integer});
    for (auto const* name : {"campaign_before", "campaign", "class_before", "class"}) table.columns.push_back({name, ColumnKind::text});
    for (auto const* name : {"change", "noise"}) table.columns.push_back({name, ColumnKind::real});
    for (auto const* name : {"dynamics", "passage"}) table.columns.push_back({name, ColumnKind::text});
    if (data == nullptr) return table;
    add_moves(table, snapshot, *data, "residence", moving_residences(snapshot, *data), [&](std::uint32_t row) {
        return std::pair(snapshot.residences[row].code, snapshot.residences[row].name);
    });
    for (auto const& layer : snapshot.zone_layers)
        add_moves(table, snapshot, *data, layer.layer.name, moving_zones(snapshot, *data, layer),
                  [&](std::uint32_t zone) { return std::pair(layer.zones[zone].code, layer.zones[zone].name); });
    return table;
}

}

std::vector<gis::Table> export_tables(Snapshot const& snapshot, std::string const& what, std::string const& campaign) {
    CampaignData const* const data = campaign_data(snapshot, campaign);
    if (what == "residences") return {residence_table(snapshot, data)};
    if (what == "clusters") return {latest_clusters(data)};
    if (what == "actions") return {action_table(snapshot)};
    if (what == "dynamics") return {dynamics_table(snapshot, data)};
    if (what == "register") return {register_table(snapshot)};
    if (what.starts_with("zones:")) {
        if (auto const* const layer = snapshot.find_zone_layer(what.substr(6))) return {zone_table(*layer, data)};
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no zone layer named “{0}”."), {what.substr(6)}});
    }
    if (what != "all")
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("“{0}” cannot be exported. Choose residences, zones:LAYER, clusters, dynamics, actions, register or all."), {what}});
    std::vector<Table> tables{residence_table(snapshot, data)};
    for (auto const& layer : snapshot.zone_layers) tables.push_back(zone_table(layer, data));
    tables.push_back(latest_clusters(data));
    tables.push_back(action_table(snapshot));
    return tables;
}

}
