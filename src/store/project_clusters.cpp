// Cluster runs, stored with all that is needed to print them again.
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/detail/rows.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>
#include <unordered_set>

namespace vigie::store {

namespace {

void add_foyer(Database& db, core::ClusterRunId run, StoredFoyer const& foyer) {
    auto row = db.prepare(sql::add_foyer);
    bind_geometry(row, ":geom", foyer.outline.empty() ? core::Geometry{} : core::Geometry{foyer.outline}, db.srs_id);
    std::optional<int> solid;
    if (foyer.is_solid) solid = *foyer.is_solid ? 1 : 0;
    row.bind(":run", run)
        .bind(":number", foyer.number)
        .bind(":name", foyer.name)
        .bind(":kind", foyer.kind)
        .bind(":is_solid", solid);
    row.bind(":dwellings", foyer.dwellings)
        .bind(":mean_score", foyer.mean_score)
        .bind(":smallest_q", foyer.smallest_q)
        .run();
    std::int64_t const id = db.last_row_id();
    for (auto const member : foyer.members) {
        bool const is_core = std::ranges::find(foyer.cores, member) != foyer.cores.end();
        db.prepare(sql::add_foyer_member)
            .bind(":foyer", id)
            .bind(":residence", member)
            .bind(":is_core", int{is_core})
            .run();
    }
    for (auto const zone : foyer.zones)
        db.prepare(sql::add_foyer_zone).bind(":foyer", id).bind(":zone", zone).run();
}

std::vector<StoredFoyer> read_foyers(Database& db, core::ClusterRunId run) {
    std::vector<StoredFoyer> list;
    auto row = db.prepare(sql::foyers);
    row.bind(":run", run);
    while (row.step()) {
        StoredFoyer foyer;
        foyer.outline = geometry_as<core::MultiPolygon>(row, 1).value_or(core::MultiPolygon{});
        foyer.number = static_cast<int>(row.integer(2));
        foyer.name = row.text(3);
        foyer.kind = row.text(4);
        if (!row.is_null(5)) foyer.is_solid = row.integer(5) != 0;
        foyer.dwellings = static_cast<int>(row.integer(6));
        foyer.mean_score = row.real(7);
        foyer.smallest_q = row.real(8);
        auto members = db.prepare(sql::foyer_members);
        members.bind(":foyer", row.integer(0));
        while (members.step()) {
            foyer.members.push_back({members.integer(0)});
            if (members.integer(1) != 0) foyer.cores.push_back({members.integer(0)});
        }
        auto zones = db.prepare(sql::foyer_zones);
        zones.bind(":foyer", row.integer(0));
        while (zones.step())
            foyer.zones.push_back({zones.integer(0)});
        list.push_back(std::move(foyer));
    }
    return list;
}

void add_local(Database& db, ClusterRun const& run, core::ClusterRunId id, StoredLocal const& local, bool is_isolated) {
    auto row = db.prepare(run.layer ? sql::add_zone_statistic : sql::add_local_statistic);
    row.bind(":run", id).bind(":site", run.layer ? local.zone.value : local.residence.value);
    row.bind(":value", local.value).bind(":lag", local.lag).bind(":statistic", local.statistic);
    row.bind(":p", local.p).bind(":q", local.q).bind(":quadrant", local.quadrant);
    row.bind(":is_significant", int{local.is_significant}).bind(":is_isolated_high", int{is_isolated});
    row.bind(":neighbours", local.neighbours).run();
}

LocalStatistics read_local(Database& db, core::ClusterRunId run, bool is_of_zones) {
    LocalStatistics read;
    auto row = db.prepare(is_of_zones ? sql::zone_statistics : sql::local_statistics);
    row.bind(":run", run);
    while (row.step()) {
        StoredLocal local;
        if (is_of_zones)
            local.zone = {row.integer(0)};
        else
            local.residence = {row.integer(0)};
        local.value = row.real(1);
        local.lag = row.real(2);
        local.statistic = row.real(3);
        local.p = row.maybe_real(4);
        local.q = row.maybe_real(5);
        local.quadrant = row.text(6);
        local.is_significant = row.integer(7) != 0;
        if (row.integer(8) != 0 && is_of_zones)
            read.isolated_high_zones.push_back(local.zone);
        else if (row.integer(8) != 0)
            read.isolated_high.push_back(local.residence);
        local.neighbours = static_cast<int>(row.integer(9));
        read.sites.push_back(std::move(local));
    }
    return read;
}

void add_sensitivity(Database& db, core::ClusterRunId id, std::vector<Sensitivity> const& list) {
    for (std::size_t i = 0; i < list.size(); ++i)
        db.prepare(sql::add_cluster_sensitivity)
            .bind(":run", id)
            .bind(":ordinal", static_cast<std::int64_t>(i))
            .bind(":weights", list[i].weights)
            .bind(":correction", list[i].correction)
            .bind(":significant", list[i].significant)
            .run();
}

std::vector<Sensitivity> read_sensitivity(Database& db, core::ClusterRunId run) {
    std::vector<Sensitivity> list;
    auto row = db.prepare(sql::cluster_sensitivity);
    row.bind(":run", run);
    while (row.step())
        list.push_back({row.text(0), row.text(1), row.integer(2)});
    return list;
}

core::ClusterRunId add_run(Database& db, ClusterRun const& run) {
    auto row = db.prepare(sql::add_cluster_run);
    row.bind(":score_run", run.score_run)
        .bind(":layer", run.layer)
        .bind(":method", run.method)
        .bind(":weights", run.weights);
    row.bind(":permutations", std::int64_t{run.permutations}).bind(":seed", static_cast<std::int64_t>(run.seed));
    row.bind(":correction", run.correction).bind(":alpha", run.alpha).bind(":engine", run.engine);
    row.bind(":created_at", utc_now()).bind(":tested", run.tested).bind(":significant_before", run.significant_before);
    row.bind(":significant_after", run.significant_after);
    row.bind(":reason", run.reason.english).bind(":reason_arguments", json_of(run.reason.arguments)).run();
    return {db.last_row_id()};
}

}

core::ClusterRunId Project::save_cluster_run(ClusterRun const& run) {
    core::ClusterRunId id;
    write(VIGIE_N_("Clusters"), [&] {
        auto& db = *database_;
        db.prepare(sql::clear_cluster_runs)
            .bind(":score_run", run.score_run)
            .bind(":method", run.method)
            .bind(":layer", run.layer)
            .run();
        id = add_run(db, run);
        std::unordered_set<core::ResidenceId> const residences(run.local->isolated_high.begin(), run.local->isolated_high.end());
        std::unordered_set<core::ZoneId> const zones(run.local->isolated_high_zones.begin(), run.local->isolated_high_zones.end());
        for (auto const& local : run.local->sites)
            add_local(db, run, id, local,
                      run.layer ? zones.contains(local.zone) : residences.contains(local.residence));
        for (auto const& foyer : run.foyers)
            add_foyer(db, id, foyer);
        add_sensitivity(db, id, run.sensitivity);
    });
    return id;
}

std::optional<ClusterRun> Project::cluster_run(core::ScoreRunId score_run,
                                               std::optional<core::ZoneLayerId> layer, LocalPart local) const {
    ClusterRun run;
    {
        auto row = database_->prepare(sql::latest_cluster_run);
        row.bind(":score_run", score_run).bind(":layer", layer);
        if (!row.step()) return std::nullopt;
        run.id = {row.integer(0)};
        run.score_run = {row.integer(1)};
        run.method = row.text(2);
        run.weights = row.text(3);
        run.permutations = static_cast<std::uint32_t>(row.integer(4));
        run.seed = static_cast<std::uint64_t>(row.integer(5));
        run.correction = row.text(6);
        run.alpha = row.real(7);
        run.engine = row.text(8);
        run.created_at = row.text(9);
        run.tested = row.integer(10);
        run.significant_before = row.integer(11);
        run.significant_after = row.integer(12);
        run.layer = layer;
        run.reason = {row.text(14), list_of_json(row.text(15))};
    }
    run.foyers = read_foyers(*database_, run.id);
    if (local == LocalPart::read) run.local = read_local(*database_, run.id, layer.has_value());
    run.sensitivity = read_sensitivity(*database_, run.id);
    return run;
}

LocalStatistics Project::local_statistics(core::ClusterRunId run, std::optional<core::ZoneLayerId> layer) const {
    return read_local(*database_, run, layer.has_value());
}

}
