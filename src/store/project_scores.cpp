// Scores: the .sql steps of sql/score in order, and reading what they wrote.
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/detail/rows.hpp"
#include "store/detail/score_functions.hpp"
#include "store/detail/score_stock.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <sqlite3.h>

#include <algorithm>

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

std::vector<std::int64_t> ids(Statement&& rows) {
    std::vector<std::int64_t> list;
    while (rows.step())
        list.push_back(rows.integer(0));
    return list;
}

/// Stops the statement that is running within some milliseconds, not only between two.
class StopWatch {
public:
    StopWatch(Database const& db, std::stop_token& stop)
        : connection_(db.handle()) {
        sqlite3_progress_handler(
            connection_, instructions,
            [](void* token) { return static_cast<std::stop_token*>(token)->stop_requested() ? 1 : 0; }, &stop);
    }
    ~StopWatch() { sqlite3_progress_handler(connection_, 0, nullptr, nullptr); }
    StopWatch(StopWatch const&) = delete;
    StopWatch& operator=(StopWatch const&) = delete;

private:
    static constexpr int instructions = 200'000;
    sqlite3* connection_;
};

/// What the steps of sql/score have in common.
struct Run {
    core::ScoreRunId id;
    core::GridId grid;
    core::CampaignId campaign;
    std::string weights;
    ScoreStock& stock;
};

/// Parameters a step does not use are left out.
void run_step(Database& db, std::string_view step, Run const& run) {
    auto statement = db.prepare(step);
    if (statement.has_parameter(":run")) statement.bind(":run", run.id);
    if (statement.has_parameter(":grid")) statement.bind(":grid", run.grid);
    if (statement.has_parameter(":campaign")) statement.bind(":campaign", run.campaign);
    if (statement.has_parameter(":weights")) statement.bind(":weights", run.weights);
    if (statement.has_parameter(":stock")) statement.bind_pointer(":stock", &run.stock, stock_pointer);
    while (statement.step()) {
    }
}

void run_steps(Database& db, Run const& run, std::stop_token stop) {
    StopWatch const watch(db, stop);
    for (auto const step : {sql::_010_run_family, sql::_020_collect, sql::_030_prior, sql::_040_cells, sql::_050_index,
                            sql::_060_score, sql::_070_hysteresis, sql::_080_zone}) {
        if (stop.stop_requested()) throw core::cancelled();
        try {
            run_step(db, step, run);
        } catch (core::Error const&) {
            if (stop.stop_requested()) throw core::cancelled();
            throw;
        }
    }
}
}

core::ScoreRunId Project::compute_scores(core::CampaignId campaign, core::GridId grid_id, core::Grid const& grid, std::string const& engine,
                                         std::stop_token stop) {
    for (auto const& each : campaigns())
        if (each.id == campaign && each.frozen_on)
            if (auto const frozen = score_run(campaign)) return frozen->id;
    auto stored = this->grid(grid_id);
    std::string const weights = moved_weights(stored, grid);
    for (auto& family : stored.families)
        if (auto const* const moved = grid.find_family(family.code)) family.weight = moved->weight;
    core::ScoreRunId run;
    transaction([&] {
        auto& db = *database_;
        db.execute(
            "CREATE TEMP TABLE IF NOT EXISTS run_index (residence_id INTEGER PRIMARY KEY, score REAL, result BLOB)");
        db.execute("DELETE FROM temp.run_index");
        db.prepare(sql::clear_score_runs).bind(":campaign", campaign).run();
        db.prepare(sql::add_score_run).bind(":campaign", campaign).bind(":grid", grid_id).bind(":weights", weights).bind(":engine", engine)
            .bind(":created_at", utc_now()).run();
        run = {db.last_row_id()};
        ScoreStock stock(stored, ids(std::move(db.prepare(sql::grid_indicator_ids).bind(":grid", grid_id))),
                         ids(db.prepare(sql::residence_ids)));
        run_steps(db, {run, grid_id, campaign, weights, stock}, stop);
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
        auto const found = place.find(row.integer(0));
        if (found == place.end()) continue; // a row without its residence: vigie check names it
        auto& score = list[found->second];
        score.index = {row.maybe_real(1), row.real(2), row.real(3), row.real(4), class_of(row.text(5))};
        score.shown = class_of(row.text(6));
        score.rank = row.maybe_int(7).value_or(0);
    }
    auto cells = db.prepare(sql::score_cells);
    cells.bind(":run", run);
    while (cells.step()) {
        auto const found = place.find(cells.integer(0));
        if (found == place.end()) continue;
        auto& score = list[found->second];
        auto const families = family_cells(cells.blob(2));
        for (std::size_t f = 0; f < std::min(families.size(), family_count); ++f) {
            score.families[f] = families[f].score;
            score.contributions[f] = families[f].contribution;
        }
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
    auto row = db.prepare(sql::score_cells);
    row.bind(":run", run);
    while (row.step()) {
        auto const found = place.find(row.integer(0));
        if (found == place.end()) continue;
        auto const residence = found->second;
        auto const cells = value_cells(row.blob(1));
        for (std::size_t i = 0; i < std::min(cells.normalised.size(), indicators); ++i) {
            matrix.normalised[i][residence] = cells.normalised[i];
            if (cells.is_inherited[i] == 0) continue;
            auto& inherited = matrix.is_inherited[i];
            if (inherited.empty()) inherited.assign(matrix.residences, 0);
            inherited[residence] = 1;
        }
    }
    return matrix;
}

}
