// Computing scores: the .sql steps of sql/score in order, unless nothing has changed.
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/detail/rows.hpp"
#include "store/detail/score_functions.hpp"
#include "store/detail/score_scales.hpp"
#include "store/detail/score_stock.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <sqlite3.h>

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

void run_steps(Database& db, std::initializer_list<std::string_view> steps, Run const& run, std::stop_token stop) {
    StopWatch const watch(db, stop);
    for (auto const step : steps) {
        if (stop.stop_requested()) throw core::cancelled();
        try {
            run_step(db, step, run);
        } catch (core::Error const&) {
            if (stop.stop_requested()) throw core::cancelled();
            throw;
        }
    }
}

/// Of all a run is computed from beside its grid and weights, which it names. \pre the stock is collected
std::string inputs_of(Database& db, Run const& run) {
    std::uint64_t surroundings = 0; // a sum, so that rows need not be sorted
    auto row = db.prepare(sql::score_surroundings);
    row.bind(":campaign", run.campaign);
    while (row.step()) {
        Digest one;
        one.add(row.text(0));
        for (int const column : {1, 2})
            one.add(static_cast<std::uint64_t>(row.is_null(column) ? -1 : row.integer(column)));
        one.add(row.text(3));
        surroundings += one.word();
    }
    Digest digest;
    run.stock.describe(digest);
    digest.add(surroundings);
    return digest.text();
}

std::optional<core::ScoreRunId> unchanged_run(Database& db, Run const& run, std::string const& engine,
                                              std::string const& inputs) {
    auto row = db.prepare(sql::unchanged_score_run);
    row.bind(":campaign", run.campaign).bind(":grid", run.grid).bind(":weights", run.weights);
    row.bind(":engine", engine).bind(":inputs", inputs);
    return row.step() ? std::optional(core::ScoreRunId{row.integer(0)}) : std::nullopt;
}

/// The campaign's run, made or emptied but for what the steps write over, row by row: its clusters were found in other scores.
core::ScoreRunId begin_run(Database& db, Run const& run, std::string const& engine, std::string const& inputs) {
    auto former = db.prepare(sql::campaign_score_run);
    former.bind(":campaign", run.campaign);
    bool const is_new = !former.step();
    auto row = db.prepare(is_new ? sql::add_score_run : sql::replace_score_run);
    if (!is_new) row.bind(":run", former.integer(0));
    row.bind(":campaign", run.campaign).bind(":grid", run.grid).bind(":weights", run.weights).bind(":engine", engine);
    row.bind(":created_at", utc_now()).bind(":inputs", inputs).run();
    if (is_new) return {db.last_row_id()};
    core::ScoreRunId const id{former.integer(0)};
    for (auto const clear : {sql::clear_run_clusters, sql::clear_run_stability, sql::clear_run_families, sql::clear_run_priors,
                             sql::clear_run_scales, sql::clear_run_alerts})
        db.prepare(clear).bind(":run", id).run();
    return id;
}

void make_run(Database& db, Run& run, std::string const& engine, std::string const& inputs, std::stop_token stop) {
    run.id = begin_run(db, run, engine, inputs);
    run_steps(db,
              {sql::_020_run_family, sql::_030_prior, sql::_034_scale, sql::_036_knot, sql::_040_cells, sql::_045_new_cells,
               sql::_050_index, sql::_060_score, sql::_065_new_score, sql::_070_hysteresis, sql::_080_zone, sql::_090_alert},
              run, stop);
}

}

core::ScoreRunId Project::compute_scores(core::CampaignId campaign, core::GridId grid_id, core::Grid const& grid,
                                         std::string const& engine, std::stop_token stop) {
    for (auto const& each : campaigns())
        if (each.id == campaign && each.frozen_on)
            if (auto const frozen = score_run(campaign)) return frozen->id;
    auto stored = this->grid(grid_id);
    std::string const weights = moved_weights(stored, grid);
    for (auto& family : stored.families)
        if (auto const* const moved = grid.find_family(family.code)) family.weight = moved->weight;
    core::ScoreRunId id;
    transaction([&] {
        auto& db = *database_;
        auto const indicators = row_ids(std::move(db.prepare(sql::grid_indicator_ids).bind(":grid", grid_id)));
        auto const residences = row_ids(db.prepare(sql::residence_ids));
        ScoreStock stock(stored, indicators, residences);
        Run run{{}, grid_id, campaign, weights, stock};
        run_steps(db, {sql::_010_collect}, run, stop);
        learn_scales(db, stock, stored, indicators, residences);
        std::string const inputs = inputs_of(db, run);
        if (auto const unchanged = unchanged_run(db, run, engine, inputs))
            run.id = *unchanged;
        else
            make_run(db, run, engine, inputs, stop);
        id = run.id;
    });
    return id;
}

}
