#include "app/clusters_emerging.hpp"
#include "app/commands.hpp"
#include "app/csv.hpp"
#include "app/json.hpp"
#include "app/open_project.hpp"
#include "app/output_file.hpp"
#include "core/error.hpp"
#include "diagnosis/clusters.hpp"
#include "diagnosis/scores.hpp"
#include "dossier/export_tables.hpp"
#include "gis/writer.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <unordered_map>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

constexpr std::string_view zones_word = "zones:";
constexpr std::int64_t most_groups_listed = 10;

/// Codes of the run's sites.
struct Codes {
    std::unordered_map<core::ResidenceId, std::string> residences;
    std::unordered_map<core::ZoneId, std::string> zones;

    [[nodiscard]] std::string const& of(store::StoredLocal const& local) const {
        return local.zone ? zones.at(local.zone) : residences.at(local.residence);
    }
    [[nodiscard]] ordered_json of(std::vector<core::ResidenceId> const& ids) const {
        auto list = ordered_json::array();
        for (auto const id : ids)
            list.push_back(residences.at(id));
        return list;
    }
    [[nodiscard]] ordered_json of(std::vector<core::ZoneId> const& ids) const {
        auto list = ordered_json::array();
        for (auto const id : ids)
            list.push_back(zones.at(id));
        return list;
    }
};

Codes codes_of(store::Project const& project, store::ClusterRun const& run) {
    Codes codes;
    for (auto const& residence : project.residences())
        codes.residences.emplace(residence.id, residence.code);
    if (!run.layer) return codes;
    for (auto const& zone : project.zones(*run.layer))
        codes.zones.emplace(zone.id, zone.code);
    return codes;
}

/// « residences », or « zones:LAYER ».
std::optional<core::ZoneLayerId> layer_of(store::Project const& project, std::string const& on) {
    if (on == "residences") return std::nullopt;
    if (on.starts_with(zones_word)) {
        auto const name = on.substr(zones_word.size());
        if (auto const layer = project.find_zone_layer(name)) return layer->id;
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no zone layer named “{0}”."), {name}});
    }
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--on takes residences or zones:LAYER, not “{0}”."), {on}});
}

ordered_json foyer_json(store::StoredFoyer const& foyer, Codes const& codes, bool is_of_zones) {
    ordered_json json{{"number", foyer.number},
                      {"name", foyer.name},
                      {"kind", foyer.kind},
                      {"solid", foyer.is_solid ? ordered_json(*foyer.is_solid) : ordered_json()},
                      {"residences", foyer.members.size()},
                      {"dwellings", foyer.dwellings},
                      {"mean_score", foyer.mean_score},
                      {"smallest_q", foyer.smallest_q},
                      {"members", codes.of(foyer.members)},
                      {"cores", codes.of(foyer.cores)}};
    if (is_of_zones) json["zones"] = codes.of(foyer.zones);
    return json;
}

std::string foyer_line(store::StoredFoyer const& foyer) {
    auto const residences = text::integer(static_cast<std::int64_t>(foyer.members.size()));
    if (foyer.kind != "foyer")
        return tr("Group to verify ({0}): {1} residences close together, not distinguishable from chance.",
                  {foyer.name, residences});
    auto const line = tr("Cluster {0} ({1}): {2} residences, {3} dwellings, mean index {4}.",
                         {std::to_string(foyer.number), foyer.name, residences, text::integer(foyer.dwellings),
                          text::decimal(foyer.mean_score, 1)});
    if (!foyer.is_solid) return line;
    return line + ' ' + (*foyer.is_solid ? tr("Solid.") : tr("Fragile."));
}

/// Number of the foyer each site is of.
template <typename Id>
std::unordered_map<Id, int> numbers(store::ClusterRun const& run, std::vector<Id> store::StoredFoyer::*members) {
    std::unordered_map<Id, int> number_of;
    for (auto const& foyer : run.foyers)
        if (foyer.kind == "foyer")
            for (auto const id : foyer.*members)
                number_of[id] = foyer.number;
    return number_of;
}

void write_local_csv(std::ostream& out, store::ClusterRun const& run, Codes const& codes) {
    auto const of_residence = numbers(run, &store::StoredFoyer::members);
    auto const of_zone = numbers(run, &store::StoredFoyer::zones);
    auto const foyer_of = [&](store::StoredLocal const& local) -> std::optional<std::int64_t> {
        if (local.zone) {
            auto const found = of_zone.find(local.zone);
            return found == of_zone.end() ? std::nullopt : std::optional<std::int64_t>(found->second);
        }
        auto const found = of_residence.find(local.residence);
        return found == of_residence.end() ? std::nullopt : std::optional<std::int64_t>(found->second);
    };
    CsvWriter csv(out);
    csv.header({"id", "value", "lag", "statistic", "p", "q", "quadrant", "significant", "neighbours", "foyer"});
    for (auto const& local : run.local->sites) {
        csv.text(codes.of(local)).number(local.value).number(local.lag);
        csv.number(local.statistic)
            .number(local.p)
            .number(local.q)
            .text(local.quadrant)
            .integer(local.is_significant ? 1 : 0);
        csv.integer(local.neighbours).integer(foyer_of(local));
        csv.end_row();
    }
}

ordered_json run_json(store::ClusterRun const& run, std::string const& on, Codes const& codes) {
    auto sensitivity = ordered_json::array();
    for (auto const& each : run.sensitivity)
        sensitivity.push_back(
            {{"weights", each.weights}, {"correction", each.correction}, {"significant", each.significant}});
    auto foyers = ordered_json::array();
    for (auto const& foyer : run.foyers)
        foyers.push_back(foyer_json(foyer, codes, run.layer.has_value()));
    return {{"on", on},
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
            {"choice", diagnosis::choice_sentences(run)},
            {"sensitivity", sensitivity},
            {"foyers", foyers},
            {"isolated_high", run.layer ? codes.of(run.local->isolated_high_zones) : codes.of(run.local->isolated_high)}};
}

void print_run(store::ClusterRun const& run) {
    std::cout << diagnosis::chance_sentence(run) << '\n';
    for (auto const& sentence : diagnosis::choice_sentences(run))
        std::cout << sentence << '\n';
    std::int64_t to_verify = 0;
    for (auto const& foyer : run.foyers)
        if (foyer.kind == "foyer" || ++to_verify <= most_groups_listed) std::cout << foyer_line(foyer) << '\n';
    if (to_verify > most_groups_listed)
        std::cout << tr("And {0} other groups to verify: --json or --out has them all.",
                        {text::integer(to_verify - most_groups_listed)})
                  << '\n';
}

diagnosis::ClusterRequest request_of(ClustersOptions const& options, std::optional<core::ZoneLayerId> layer, Console const& console) {
    diagnosis::ClusterRequest request;
    request.method = options.method;
    request.weights = options.weights;
    request.zones = layer;
    request.permutations = options.permutations;
    request.seed = options.seed;
    request.threads = options.threads;
    request.correction = options.correction;
    request.alpha = options.alpha;
    request.progress = console.progress(tr("Clusters"));
    return request;
}

}

int run_clusters_command(ClustersOptions const& options, Console const& console) {
    if (options.emerging) {
        auto const read = store::Project::open(options.project, store::OpenMode::read_only);
        return print_emerging(read, request_of(options, layer_of(read, options.on), console), options, console);
    }
    auto project = open_to_write(options.project, console);
    auto const request = request_of(options, layer_of(project, options.on), console);
    auto const campaign = campaign_or_latest(project, options.campaign);
    if (!project.score_run(campaign.id)) diagnosis::run_scores(project, campaign, {}, console.stop());
    auto const run = diagnosis::run_clusters(project, campaign, request, console.stop());
    auto const codes = codes_of(project, run);
    auto const crs = project.info().crs;
    project.close();
    if (options.json) {
        ordered_json json{{"campaign", campaign.name}};
        json.update(run_json(run, options.on, codes));
        print_json(json);
    } else
        print_run(run);
    if (options.out.ends_with(".csv"))
        write_file_or_stdout(options.out, [&](std::ostream& out) { write_local_csv(out, run, codes); });
    else if (!options.out.empty())
        gis::write_tables(options.out, {dossier::cluster_table(run)}, crs);
    return 0;
}

}
