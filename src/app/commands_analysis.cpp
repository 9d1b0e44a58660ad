#include "app/commands.hpp"
#include "app/csv.hpp"
#include "app/json.hpp"
#include "app/open_project.hpp"
#include "app/output_file.hpp"
#include "core/error.hpp"
#include "core/live_score.hpp"
#include "diagnosis/scores.hpp"
#include "diagnosis/stability.hpp"
#include "dossier/qgis_style.hpp"
#include "dossier/snapshot.hpp"
#include "gis/source.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

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

/// Ranges of a residence's rank; absent where it has none or they were not asked for.
std::optional<core::RankRange> range_of(std::optional<store::StoredStability> const& stability, std::size_t row) {
    if (!stability || stability->ranges[row].p05 == 0) return std::nullopt;
    return stability->ranges[row];
}

std::vector<std::string> finding_lines(std::vector<core::Finding> const& findings) {
    std::vector<std::string> lines;
    for (auto const& finding : findings) lines.push_back(text::sentence(finding.what) + " " + text::sentence(finding.remedy));
    return lines;
}

/// How far ranks move: with the grid's methods, and with others too where that was asked for.
struct Ranges {
    std::optional<store::StoredStability> stability, methods;
};

void write_residence_csv(std::ostream& out, dossier::Snapshot const& snapshot, dossier::CampaignData const& data,
                         Ranges const& ranges) {
    CsvWriter csv(out);
    std::vector<std::string> header{"code", "score", "class", "rank", "rank_p05", "rank_p95", "coverage", "low", "high"};
    for (auto const& family : data.grid.families) header.push_back(family.code);
    header.emplace_back("alerts");
    if (ranges.methods) header.insert(header.end(), {"rank_p05_methods", "rank_p95_methods"});
    csv.header(header);
    for (std::size_t row = 0; row < data.scores.size(); ++row) {
        auto const& score = data.scores[row];
        csv.text(snapshot.residences[row].code).number(score.index.score).text(class_code(score.shown));
        auto const range = range_of(ranges.stability, row);
        csv.integer(score.rank > 0 ? std::optional<std::int64_t>(score.rank) : std::nullopt);
        csv.integer(range ? std::optional<std::int64_t>(range->p05) : std::nullopt);
        csv.integer(range ? std::optional<std::int64_t>(range->p95) : std::nullopt);
        csv.number(score.index.coverage).number(score.index.low).number(score.index.high);
        for (auto const& family : data.families(row)) csv.number(family.score);
        csv.integer(score.alerts);
        if (ranges.methods) {
            auto const wider = range_of(ranges.methods, row);
            csv.integer(wider ? std::optional<std::int64_t>(wider->p05) : std::nullopt);
            csv.integer(wider ? std::optional<std::int64_t>(wider->p95) : std::nullopt);
        }
        csv.end_row();
    }
}

ordered_json methods_json(std::optional<core::RankRange> const& range, std::size_t scored) {
    if (!range) return nullptr;
    return {{"rank_p05", range->p05}, {"rank_p95", range->p95}, {"stability", stability_code(core::stability_of(*range, scored))}};
}

ordered_json residence_json(dossier::Snapshot const& snapshot, dossier::CampaignData const& data, Ranges const& ranges) {
    auto const scored = static_cast<std::size_t>(
        std::ranges::count_if(data.scores, [](auto const& score) { return score.rank > 0; }));
    auto rows = ordered_json::array();
    for (std::size_t row = 0; row < data.scores.size(); ++row) {
        auto const& score = data.scores[row];
        auto families = ordered_json::object();
        for (std::size_t f = 0; f < data.grid.families.size(); ++f)
            families[data.grid.families[f].code] = {{"score", value_or_null(data.families(row)[f].score)},
                                                    {"coverage", data.families(row)[f].coverage},
                                                    {"contribution", data.contributions(row)[f]}};
        auto const range = range_of(ranges.stability, row);
        rows.push_back({{"code", snapshot.residences[row].code},
                        {"name", snapshot.residences[row].name},
                        {"score", value_or_null(score.index.score)},
                        {"class", class_code(score.shown)},
                        {"rank", score.rank > 0 ? ordered_json(score.rank) : ordered_json()},
                        {"rank_p05", range ? ordered_json(range->p05) : ordered_json()},
                        {"rank_p95", range ? ordered_json(range->p95) : ordered_json()},
                        {"top_share", range ? ordered_json(range->top_share) : ordered_json()},
                        {"stability", range ? ordered_json(stability_code(core::stability_of(*range, scored))) : ordered_json()},
                        {"coverage", score.index.coverage},
                        {"low", score.index.low},
                        {"high", score.index.high},
                        {"alerts", score.alerts ? ordered_json(*score.alerts) : ordered_json()},
                        {"families", families}});
        if (ranges.methods) rows.back()["methods"] = methods_json(range_of(ranges.methods, row), scored);
    }
    return rows;
}

struct ZoneRows {
    dossier::ZoneLayerData const& layer;
    std::vector<store::StoredZoneScore> const& scores;
};

ZoneRows zone_rows(dossier::Snapshot const& snapshot, dossier::CampaignData const& data, std::string const& name) {
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

}

int run_score(ScoreOptions const& options, Console const& console) {
    auto project = open_to_write(options.project, console);
    auto const campaign = campaign_or_latest(project, options.campaign);
    auto const run = diagnosis::run_scores(project, campaign, read_weights(options.weights), console.stop());
    dossier::publish_class_styles(project);
    core::StabilityOptions const draws{.draws = options.draws,
                                       .seed = options.seed,
                                       .top = options.top,
                                       .labour = {core::thread_count(options.threads), console.stop(),
                                                  console.progress(tr("Stability of the ranks"))}};
    Ranges ranges;
    if (options.draws > 0) ranges.stability = diagnosis::run_stability(project, campaign, draws);
    if (options.draws > 0 && options.methods)
        ranges.methods = {options.draws, options.seed, options.top,
                          diagnosis::method_test(project, *project.score_run(campaign.id)).rank_ranges(draws)};
    auto const findings = diagnosis::scale_findings(project, run);
    auto const snapshot = dossier::load_snapshot(project);
    project.close();
    auto const& data = snapshot->campaign(campaign.name);
    if (options.json) {
        ordered_json json{{"campaign", campaign.name}, {"grid", data.grid.code}, {"grid_version", data.grid.version},
                          {"engine", data.run->engine}};
        json["warnings"] = finding_lines(findings);
        if (auto const& stability = ranges.stability)
            json["stability"] = {{"draws", stability->draws}, {"seed", stability->seed}, {"top", stability->top}};
        if (options.zones.empty()) json["residences"] = residence_json(*snapshot, data, ranges);
        else json["zones"] = zone_json(zone_rows(*snapshot, data, options.zones));
        print_json(json);
    }
    if (!options.json || !options.out.empty())
        write_file_or_stdout(options.out, [&](std::ostream& out) {
            if (options.zones.empty()) write_residence_csv(out, *snapshot, data, ranges);
            else write_zone_csv(out, zone_rows(*snapshot, data, options.zones));
        });
    for (auto const& line : finding_lines(findings)) console.message(line);
    auto const scored = std::ranges::count_if(data.scores, [](auto const& score) { return score.index.score.has_value(); });
    console.message(tr("Campaign {0}: {1} of {2} residences scored.",
                       {campaign.name, text::integer(scored), text::integer(static_cast<std::int64_t>(data.scores.size()))}));
    return 0;
}

}
