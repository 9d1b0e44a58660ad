// Scores: reading what a run wrote.
#include "store/detail/database.hpp"
#include "store/detail/place_of_id.hpp"
#include "store/detail/rows.hpp"
#include "store/detail/score_cells.hpp"
#include "store/detail/score_scales.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>

namespace vigie::store {

namespace {

core::SeverityClass class_of(std::string const& letter) {
    return letter.empty() ? core::SeverityClass::not_scored : core::class_of_letter(letter.front()).value_or(core::SeverityClass::not_scored);
}

/// Of a run made before runs kept them: reckoned from its observations, with the grid and the weights it was made with.
void add_variances(Database& db, core::Grid grid, ScoreRun const& run, FamilyTable const& table, std::vector<ResidenceScore>& scores) {
    auto weights = db.prepare(sql::run_weights);
    weights.bind(":run", run.id);
    for (std::size_t f = 0; weights.step() && f < grid.families.size(); ++f) grid.families[f].weight = weights.real(0);
    ScoreStock stock(grid, row_ids(std::move(db.prepare(sql::grid_indicator_ids).bind(":grid", run.grid))),
                     row_ids(db.prepare(sql::residence_ids)));
    collect(db, stock, run.campaign);
    auto scales = stored_scales(db, run.id, grid);
    for (std::size_t i = 0; i < scales.size(); ++i) stock.set_scale(i, std::move(scales[i]));
    std::vector<FamilyCell> families;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (!scores[i].index.score) continue;
        families.clear();
        for (auto const& family : table.scores_of(i)) families.push_back({family, 0});
        scores[i].variance = stock.index(scores[i].residence.value, families).variance;
    }
}

ScoreRun read_run(Statement const& row) {
    return {{row.integer(0)}, {row.integer(1)}, {row.integer(2)}, row.text(3) == "{}" ? std::string() : row.text(3), row.text(4), row.text(5)};
}

std::optional<ScoreRun> run_of(Database& db, core::ScoreRunId run) {
    auto row = db.prepare(sql::score_run);
    row.bind(":run", run);
    return row.step() ? std::optional(read_run(row)) : std::nullopt;
}

/// \throws core::Error(refused) when it is gone
ScoreRun existing_run(Database& db, core::ScoreRunId run) {
    if (auto const made = run_of(db, run)) return *made;
    throw core::Error(core::ErrorCode::refused, VIGIE_N_("The scores were computed again while the project was being read. Open it again."));
}

/// \param take  place of a residence, its packed row
template <typename Take>
void each_packed_row(Database& db, core::ScoreRunId run, PlaceOfId& place, Take const& take) {
    auto row = db.prepare(sql::score_cells);
    row.bind(":run", run);
    while (row.step())
        if (auto const residence = place(row.integer(0)); residence != PlaceOfId::nowhere) take(residence, row);
}

core::ScoreMatrix unread_matrix(std::size_t residences, core::Grid const& grid) {
    core::ScoreMatrix matrix;
    matrix.residences = residences;
    matrix.normalised.assign(grid.indicator_count(), std::vector<float>(residences, core::scoring::missing));
    matrix.is_inherited.resize(grid.indicator_count());
    return matrix;
}

void put_values(core::ScoreMatrix& matrix, std::size_t residence, PackedValues const& values) {
    for (std::size_t i = 0; i < std::min(values.size(), matrix.normalised.size()); ++i) {
        matrix.normalised[i][residence] = values.normalised(i);
        if (!values.is_inherited(i)) continue;
        auto& inherited = matrix.is_inherited[i];
        if (inherited.empty()) inherited.assign(matrix.residences, 0);
        inherited[residence] = 1;
    }
}

FamilyTable unread_families(std::size_t residences, core::Grid const& grid) {
    FamilyTable table;
    table.families = grid.families.size();
    table.scores.assign(residences * table.families, {.score = std::nullopt, .coverage = 0, .if_missing_0 = 0, .if_missing_100 = 0, .exists = false});
    table.contributions.assign(residences * table.families, 0);
    return table;
}

void put_families(FamilyTable& table, std::size_t residence, PackedFamilies const& packed) {
    for (std::size_t f = 0; f < std::min(packed.size(), table.families); ++f) {
        auto const cell = packed[f];
        table.scores[residence * table.families + f] = cell.score;
        table.contributions[residence * table.families + f] = cell.contribution;
    }
}

}

std::optional<ScoreRun> Project::score_run(core::CampaignId campaign) const {
    auto row = database_->prepare(sql::latest_score_run);
    row.bind(":campaign", campaign);
    if (!row.step()) return std::nullopt;
    return read_run(row);
}

std::vector<ResidenceScore> Project::residence_scores(core::ScoreRunId run) const {
    auto& db = *database_;
    PlaceOfId place(row_ids(db.prepare(sql::residence_ids)));
    std::vector<ResidenceScore> list(place.ids().size());
    for (std::size_t i = 0; i < list.size(); ++i) list[i].residence = {place.ids()[i]};
    bool lacks_variances = false;
    auto row = db.prepare(sql::scores);
    row.bind(":run", run);
    while (row.step()) {
        auto const found = place(row.integer(0));
        if (found == PlaceOfId::nowhere) continue; // a row without its residence: vigie check names it
        auto& score = list[found];
        score.index = {row.maybe_real(1), row.real(2), row.real(3), row.real(4), class_of(row.text(5))};
        score.shown = class_of(row.text(6));
        score.rank = row.maybe_int(7).value_or(0);
        score.alerts = row.maybe_int(8);
        score.variance = row.maybe_real(9).value_or(0);
        lacks_variances = lacks_variances || (score.index.score && row.is_null(9));
    }
    if (auto const made = lacks_variances ? run_of(db, run) : std::nullopt)
        add_variances(db, grid(made->grid), *made, score_cells(run).families, list);
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

std::vector<StoredScale> Project::score_scales(core::ScoreRunId run) const {
    std::vector<StoredScale> list;
    auto row = database_->prepare(sql::score_scales);
    row.bind(":run", run);
    while (row.step()) {
        auto const method = method_of(row.text(4));
        list.push_back({row.text(0), method, row.integer(1), row.integer(2), method != core::Method::table && row.integer(3) == 1});
    }
    return list;
}

std::vector<core::scoring::Scale> Project::scales(core::ScoreRunId run) const {
    auto const made = run_of(*database_, run);
    return made ? stored_scales(*database_, run, grid(made->grid)) : std::vector<core::scoring::Scale>{};
}

std::vector<RawValue> Project::raw_values(core::ScoreRunId run) const {
    std::vector<RawValue> list;
    auto row = database_->prepare(sql::raw_values);
    row.bind(":run", run);
    while (row.step())
        list.push_back({static_cast<std::size_t>(row.integer(0)), {row.integer(1)}, row.real(2), row.maybe_real(3), row.maybe_real(4),
                        {row.is_null(5) ? 0 : row.integer(5)}});
    return list;
}

core::ScoreMatrix Project::score_matrix(core::ScoreRunId run) const {
    auto& db = *database_;
    PlaceOfId place(row_ids(db.prepare(sql::residence_ids)));
    auto matrix = unread_matrix(place.ids().size(), grid(existing_run(db, run).grid));
    each_packed_row(db, run, place, [&](std::size_t residence, Statement const& row) { put_values(matrix, residence, PackedValues(row.blob(1))); });
    return matrix;
}

ScoreCells Project::score_cells(core::ScoreRunId run) const {
    auto& db = *database_;
    PlaceOfId place(row_ids(db.prepare(sql::residence_ids)));
    auto const of = grid(existing_run(db, run).grid);
    ScoreCells cells{unread_matrix(place.ids().size(), of), unread_families(place.ids().size(), of)};
    each_packed_row(db, run, place, [&](std::size_t residence, Statement const& row) {
        put_values(cells.matrix, residence, PackedValues(row.blob(1)));
        put_families(cells.families, residence, PackedFamilies(row.blob(2)));
    });
    return cells;
}

}
