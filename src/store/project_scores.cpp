// Scores: the .sql steps of sql/score in order, and reading what they wrote.
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/detail/rows.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <array>

namespace vigie::store {

namespace {

/// Families whose weight differs from the stored grid's, as JSON; « {} » when none does.
std::string moved_weights(core::Grid const& stored, core::Grid const& used) {
    std::map<std::string, double> moved;
    for (auto const& family : used.families)
        if (auto const* const original = stored.find_family(family.code); original != nullptr && original->weight != family.weight)
            moved.emplace(family.code, family.weight);
    return json_of(moved);
}

core::SeverityClass class_of(std::string const& letter) {
    return letter.empty() ? core::SeverityClass::not_scored : core::class_of_letter(letter.front()).value_or(core::SeverityClass::not_scored);
}

ScoreRun read_run(Statement const& row) {
    return {{row.integer(0)}, {row.integer(1)}, {row.integer(2)}, row.text(3) == "{}" ? std::string() : row.text(3), row.text(4), row.text(5)};
}

/// Parameters a step does not use are left out.
void run_step(Database& db, std::string_view step, core::ScoreRunId run, core::GridId grid, core::CampaignId campaign, std::string const& weights) {
    auto statement = db.prepare(step);
    if (statement.has_parameter(":run")) statement.bind(":run", run);
    if (statement.has_parameter(":grid")) statement.bind(":grid", grid);
    if (statement.has_parameter(":campaign")) statement.bind(":campaign", campaign);
    if (statement.has_parameter(":weights")) statement.bind(":weights", weights);
    statement.run();
}

}

core::ScoreRunId Project::compute_scores(core::CampaignId campaign, core::GridId grid_id, core::Grid const& grid, std::string const& engine,
                                         std::stop_token stop) {
    for (auto const& each : campaigns())
        if (each.id == campaign && each.frozen_on)
            if (auto const frozen = score_run(campaign)) return frozen->id;
    std::string const weights = moved_weights(this->grid(grid_id), grid);
    core::ScoreRunId run;
    transaction([&] {
        auto& db = *database_;
        db.execute("CREATE TEMP TABLE IF NOT EXISTS run_index (residence_id INTEGER PRIMARY KEY, result BLOB)");
        db.execute("DELETE FROM temp.run_index");
        db.prepare(sql::clear_score_runs).bind(":campaign", campaign).run();
        db.prepare(sql::add_score_run).bind(":campaign", campaign).bind(":grid", grid_id).bind(":weights", weights).bind(":engine", engine)
            .bind(":created_at", utc_now()).run();
        run = {db.last_row_id()};
        std::array const steps{sql::_010_run_family, sql::_020_prior,        sql::_030_value, sql::_040_family,    sql::_050_index,
                               sql::_060_contribution, sql::_070_score, sql::_080_hysteresis, sql::_090_zone};
        for (auto const step : steps) {
            if (stop.stop_requested()) throw core::cancelled();
            run_step(db, step, run, grid_id, campaign, weights);
        }
        db.execute("DELETE FROM temp.run_index");
    });
    return run;
}

std::optional<ScoreRun> Project::score_run(core::CampaignId campaign) const {
    auto row = database_->prepare(sql::latest_score_run);
    row.bind(":campaign", campaign);
    if (!row.step()) return std::nullopt;
    return read_run(row);
}

std::vector<StoredScore> Project::scores(core::ScoreRunId run) const {
    auto& db = *database_;
    std::size_t family_count = 0;
    {
        auto row = db.prepare(sql::score_run);
        row.bind(":run", run);
        if (row.step()) {
            auto families = db.prepare(sql::families);
            families.bind(":grid", row.integer(2));
            while (families.step()) ++family_count;
        }
    }
    std::vector<StoredScore> list;
    std::unordered_map<std::int64_t, std::size_t> place;
    {
        auto residence = db.prepare(sql::residence_ids);
        while (residence.step()) {
            StoredScore score;
            score.residence = {residence.integer(0)};
            score.families.assign(family_count, {.score = std::nullopt, .coverage = 0, .if_missing_0 = 0, .if_missing_100 = 0, .exists = false});
            score.contributions.assign(family_count, 0);
            place.emplace(residence.integer(0), list.size());
            list.push_back(std::move(score));
        }
    }
    auto row = db.prepare(sql::scores);
    row.bind(":run", run);
    while (row.step()) {
        auto& score = list[place.at(row.integer(0))];
        score.index = {row.maybe_real(1), row.real(2), row.real(3), row.real(4), class_of(row.text(5))};
        score.shown = class_of(row.text(6));
        score.rank = row.maybe_int(7).value_or(0);
    }
    auto family = db.prepare(sql::family_scores);
    family.bind(":run", run);
    while (family.step()) {
        auto& score = list[place.at(family.integer(0))];
        auto const f = static_cast<std::size_t>(family.integer(1));
        score.families[f] = {family.maybe_real(2), family.real(3), family.real(4), family.real(5), family.integer(6) != 0};
        score.contributions[f] = family.real(7);
    }
    return list;
}

std::vector<StoredZoneScore> Project::zone_scores(core::ScoreRunId run, core::ZoneLayerId layer) const {
    std::vector<StoredZoneScore> list;
    auto row = database_->prepare(sql::zone_scores);
    row.bind(":run", run).bind(":layer", layer);
    while (row.step())
        list.push_back({{row.integer(0)},
                        {row.maybe_real(1), row.real(2), static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4)), row.real(5)},
                        class_of(row.text(6))});
    return list;
}

std::vector<ScoreDetail> Project::score_details(core::ScoreRunId run, core::ResidenceId residence) const {
    std::vector<ScoreDetail> list;
    auto row = database_->prepare(sql::score_details);
    row.bind(":run", run).bind(":residence", residence);
    while (row.step())
        list.push_back({row.text(0), row.real(1), row.real(2), static_cast<float>(row.real(3)), row.maybe_real(4), row.maybe_real(5), quality_of(row.text(6)),
                        maybe_date(row, 7)});
    return list;
}

core::ScoreMatrix Project::score_matrix(core::ScoreRunId run) const {
    auto& db = *database_;
    core::ScoreMatrix matrix;
    std::unordered_map<std::int64_t, std::size_t> place;
    {
        auto row = db.prepare(sql::residence_ids);
        while (row.step()) place.emplace(row.integer(0), matrix.residences++);
    }
    std::size_t indicators = 0;
    {
        auto row = db.prepare(sql::score_run);
        row.bind(":run", run);
        if (row.step()) indicators = grid({row.integer(2)}).indicator_count();
    }
    matrix.normalised.assign(indicators, std::vector<float>(matrix.residences, core::scoring::missing));
    matrix.is_inherited.assign(indicators, {});
    auto row = db.prepare(sql::score_values);
    row.bind(":run", run);
    while (row.step()) {
        auto const residence = place.at(row.integer(0));
        auto const indicator = static_cast<std::size_t>(row.integer(1));
        matrix.normalised[indicator][residence] = static_cast<float>(row.real(2));
        if (row.integer(3) == 0) continue;
        auto& inherited = matrix.is_inherited[indicator];
        if (inherited.empty()) inherited.assign(matrix.residences, 0);
        inherited[residence] = 1;
    }
    return matrix;
}

}
