#include "app/commands.hpp"
#include "app/csv.hpp"
#include "app/json.hpp"
#include "app/open_project.hpp"
#include "app/output_file.hpp"
#include "core/error.hpp"
#include "core/live_score.hpp"
#include "diagnosis/clusters.hpp"
#include "diagnosis/scores.hpp"
#include "gis/source.hpp"
#include "gis/writer.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/export_tables.hpp"
#include "workbench/snapshot.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

/// The named campaign, or the latest one.
core::Campaign campaign_to_score(store::Project const& project, std::string const& name) {
    auto const campaigns = project.campaigns();
    if (campaigns.empty())
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("This project has no campaign. Import observations with --campaign, or add one."));
    if (name.empty()) return campaigns.back();
    if (auto const found = project.find_campaign(name)) return *found;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no campaign named “{0}”."), {name}});
}

/// « family,weight » rows, with or without a header.
std::map<std::string, double> read_weights(std::string const& path) {
    std::map<std::string, double> weights;
    if (path.empty()) return weights;
    auto source = gis::Source::open(path);
    if (source.fields().size() < 2)
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} must have two columns: family and weight."), {path}});
    source.read([&](gis::Feature&& feature) {
        auto const weight = feature.values[1] ? gis::parse_number(*feature.values[1]) : std::nullopt;
        if (!feature.values[0] || !weight)
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("{0}, row {1}: a family code and a number are expected."), {path, std::to_string(feature.row)}});
        weights[*feature.values[0]] = *weight;
    });
    return weights;
}

/// On stdout when no file is named.
void to_file_or_stdout(std::string const& path, std::function<void(std::ostream&)> const& write) {
    if (path.empty()) write(std::cout);
    else write_file(path, write);
}

void write_residence_csv(std::ostream& out, workbench::Snapshot const& snapshot, workbench::CampaignData const& data) {
    CsvWriter csv(out);
    std::vector<std::string> header{"code", "score", "class", "rank", "rank_p05", "rank_p95", "coverage", "low", "high"};
    for (auto const& family : snapshot.grid.families) header.push_back(family.code);
    csv.header(header);
    for (std::size_t row = 0; row < data.scores.size(); ++row) {
        auto const& score = data.scores[row];
        csv.text(snapshot.residences[row].code).number(score.index.score).text(class_code(score.shown));
        csv.integer(score.rank > 0 ? std::optional<std::int64_t>(score.rank) : std::nullopt).integer(std::nullopt).integer(std::nullopt);
        csv.number(score.index.coverage).number(score.index.low).number(score.index.high);
        for (auto const& family : score.families) csv.number(family.score);
        csv.end_row();
    }
}

ordered_json residence_json(workbench::Snapshot const& snapshot, workbench::CampaignData const& data) {
    auto rows = ordered_json::array();
    for (std::size_t row = 0; row < data.scores.size(); ++row) {
        auto const& score = data.scores[row];
        auto families = ordered_json::object();
        for (std::size_t f = 0; f < score.families.size(); ++f)
            families[snapshot.grid.families[f].code] = {{"score", value_or_null(score.families[f].score)},
                                                        {"coverage", score.families[f].coverage},
                                                        {"contribution", score.contributions[f]}};
        rows.push_back({{"code", snapshot.residences[row].code},
                        {"name", snapshot.residences[row].name},
                        {"score", value_or_null(score.index.score)},
                        {"class", class_code(score.shown)},
                        {"rank", score.rank > 0 ? ordered_json(score.rank) : ordered_json()},
                        {"coverage", score.index.coverage},
                        {"low", score.index.low},
                        {"high", score.index.high},
                        {"families", families}});
    }
    return rows;
}

struct ZoneRows {
    workbench::ZoneLayerData const& layer;
    std::vector<store::StoredZoneScore> const& scores;
};

ZoneRows zone_rows(workbench::Snapshot const& snapshot, workbench::CampaignData const& data, std::string const& name) {
    auto const* const layer = snapshot.find_zone_layer(name);
    if (layer == nullptr) throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no zone layer named “{0}”."), {name}});
    return {*layer, data.zones.at(layer->layer.id)};
}

void write_zone_csv(std::ostream& out, ZoneRows const& rows) {
    CsvWriter csv(out);
    csv.header({"code", "name", "score", "class", "coverage", "residences", "scored", "dwellings"});
    for (std::size_t i = 0; i < rows.scores.size(); ++i) {
        auto const& zone = rows.scores[i];
        csv.text(rows.layer.zones[i].code).text(rows.layer.zones[i].name).number(zone.score.score).text(class_code(zone.severity));
        csv.number(zone.score.coverage).integer(zone.score.residences).integer(zone.score.scored).number(zone.score.dwellings);
        csv.end_row();
    }
}

ordered_json zone_json(ZoneRows const& rows) {
    auto json = ordered_json::array();
    for (std::size_t i = 0; i < rows.scores.size(); ++i) {
        auto const& zone = rows.scores[i];
        json.push_back({{"code", rows.layer.zones[i].code},
                        {"name", rows.layer.zones[i].name},
                        {"score", value_or_null(zone.score.score)},
                        {"class", class_code(zone.severity)},
                        {"coverage", zone.score.coverage},
                        {"residences", zone.score.residences},
                        {"scored", zone.score.scored},
                        {"dwellings", zone.score.dwellings}});
    }
    return json;
}

ordered_json foyer_json(store::StoredFoyer const& foyer, workbench::Snapshot const& snapshot) {
    auto codes = [&](std::vector<core::ResidenceId> const& ids) {
        auto list = ordered_json::array();
        for (auto const id : ids) list.push_back(snapshot.residences[snapshot.row_of.at(id)].code);
        return list;
    };
    return {{"number", foyer.number},
            {"name", foyer.name},
            {"kind", foyer.kind},
            {"solid", foyer.is_solid ? ordered_json(*foyer.is_solid) : ordered_json()},
            {"residences", foyer.members.size()},
            {"dwellings", foyer.dwellings},
            {"mean_score", foyer.mean_score},
            {"smallest_q", foyer.smallest_q},
            {"members", codes(foyer.members)},
            {"cores", codes(foyer.cores)}};
}

std::string foyer_line(store::StoredFoyer const& foyer) {
    if (foyer.kind != "foyer")
        return tr("Group to verify ({0}): {1} residences close together, not distinguishable from chance.",
                  {foyer.name, std::to_string(foyer.members.size())});
    auto const line = tr("Cluster {0} ({1}): {2} residences, {3} dwellings, mean index {4}.",
                         {std::to_string(foyer.number), foyer.name, std::to_string(foyer.members.size()), text::integer(foyer.dwellings),
                          text::decimal(foyer.mean_score, 1)});
    if (!foyer.is_solid) return line;
    return line + ' ' + (*foyer.is_solid ? tr("Solid.") : tr("Fragile."));
}

void write_local_csv(std::ostream& out, store::ClusterRun const& run, workbench::Snapshot const& snapshot) {
    std::unordered_map<core::ResidenceId, int> foyer_of;
    for (auto const& foyer : run.foyers)
        if (foyer.kind == "foyer")
            for (auto const id : foyer.members) foyer_of[id] = foyer.number;
    CsvWriter csv(out);
    csv.header({"id", "value", "lag", "statistic", "p", "q", "quadrant", "significant", "neighbours", "foyer"});
    for (auto const& local : run.locals) {
        auto const foyer = foyer_of.find(local.residence);
        csv.text(snapshot.residences[snapshot.row_of.at(local.residence)].code).number(local.value).number(local.lag);
        csv.number(local.statistic).number(local.p).number(local.q).text(local.quadrant).integer(local.is_significant ? 1 : 0);
        csv.integer(local.neighbours).integer(foyer == foyer_of.end() ? std::nullopt : std::optional<std::int64_t>(foyer->second));
        csv.end_row();
    }
}

}

int run_score(ScoreOptions const& options, Console const& console) {
    auto project = open_to_write(options.project, console);
    auto const campaign = campaign_to_score(project, options.campaign);
    diagnosis::run_scores(project, campaign, read_weights(options.weights), console.stop());
    auto const snapshot = workbench::load_snapshot(project);
    project.close();
    auto const& data = snapshot->campaign(campaign.name);
    if (options.json) {
        ordered_json json{{"campaign", campaign.name}, {"grid", snapshot->grid.code}, {"grid_version", snapshot->grid.version},
                          {"engine", data.run->engine}};
        if (options.zones.empty()) json["residences"] = residence_json(*snapshot, data);
        else json["zones"] = zone_json(zone_rows(*snapshot, data, options.zones));
        print_json(json);
    }
    if (!options.json || !options.out.empty())
        to_file_or_stdout(options.out, [&](std::ostream& out) {
            if (options.zones.empty()) write_residence_csv(out, *snapshot, data);
            else write_zone_csv(out, zone_rows(*snapshot, data, options.zones));
        });
    auto const scored = std::ranges::count_if(data.scores, [](auto const& score) { return score.index.score.has_value(); });
    console.message(tr("Campaign {0}: {1} of {2} residences scored.",
                       {campaign.name, text::integer(scored), text::integer(static_cast<std::int64_t>(data.scores.size()))}));
    return 0;
}

int run_clusters_command(ClustersOptions const& options, Console const& console) {
    auto project = open_to_write(options.project, console);
    auto campaign = campaign_to_score(project, options.campaign);
    if (!project.score_run(campaign.id)) diagnosis::run_scores(project, campaign, {}, console.stop());
    diagnosis::ClusterRequest request;
    request.method = options.method;
    request.weights = options.weights;
    request.permutations = options.permutations;
    request.seed = options.seed;
    request.threads = options.threads;
    request.correction = options.correction;
    request.alpha = options.alpha;
    request.progress = console.progress(tr("Clusters"));
    auto const run = diagnosis::run_clusters(project, campaign, request, console.stop());
    auto const snapshot = workbench::load_snapshot(project);
    project.close();
    if (options.json) {
        auto foyers = ordered_json::array();
        for (auto const& foyer : run.foyers) foyers.push_back(foyer_json(foyer, *snapshot));
        auto isolated = ordered_json::array();
        for (auto const id : run.isolated_high) isolated.push_back(snapshot->residences[snapshot->row_of.at(id)].code);
        print_json(ordered_json{{"campaign", campaign.name},
                                {"method", run.method},
                                {"weights", run.weights},
                                {"permutations", run.permutations},
                                {"seed", run.seed},
                                {"correction", run.correction},
                                {"alpha", run.alpha},
                                {"engine", run.engine},
                                {"tested", run.tested},
                                {"significant_before", run.significant_before},
                                {"significant_after", run.significant_after},
                                {"sentence", diagnosis::chance_sentence(run)},
                                {"foyers", foyers},
                                {"isolated_high", isolated}});
    } else {
        std::cout << diagnosis::chance_sentence(run) << '\n';
        for (auto const& foyer : run.foyers) std::cout << foyer_line(foyer) << '\n';
    }
    if (options.out.ends_with(".csv"))
        to_file_or_stdout(options.out, [&](std::ostream& out) { write_local_csv(out, run, *snapshot); });
    else if (!options.out.empty())
        gis::write_tables(options.out, workbench::export_tables(*snapshot, "clusters", campaign.name), snapshot->info.crs);
    return 0;
}

}
