// How sure the ranks of a run are: what that is reckoned from, and keeping it.
#include "store/detail/database.hpp"
#include "store/detail/rows.hpp"
#include "store/detail/score_scales.hpp"
#include "store/detail/score_stock.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <cassert>

namespace vigie::store {

namespace {

void set_method(core::Grid& grid, core::Method method) {
    for (auto& family : grid.families)
        for (auto& indicator : family.indicators)
            if (indicator.normalisation.method != core::Method::table)
                indicator.normalisation = {method, {}, core::Normalisation{}.tail, std::nullopt, {}};
}

}

core::ScoreMatrix Project::varied_matrix(core::ScoreRunId run, std::optional<core::Method> method,
                                         bool is_corrected) const {
    auto& db = *database_;
    core::ScoreMatrix matrix;
    core::CampaignId campaign;
    core::GridId grid_id;
    {
        auto row = db.prepare(sql::score_run);
        row.bind(":run", run);
        if (!row.step()) return matrix;
        campaign = {row.integer(1)};
        grid_id = {row.integer(2)};
    }
    auto grid = this->grid(grid_id);
    if (method) set_method(grid, *method);
    auto const residences = row_ids(db.prepare(sql::residence_ids));
    auto const indicators = row_ids(std::move(db.prepare(sql::grid_indicator_ids).bind(":grid", grid_id)));
    ScoreStock stock(grid, indicators, residences);
    collect(db, stock, campaign);
    if (method) {
        learn_scales(db, stock, grid, indicators, residences);
    } else {
        auto scales = stored_scales(db, run, grid);
        for (std::size_t i = 0; i < scales.size(); ++i) stock.set_scale(i, std::move(scales[i]));
    }
    if (!is_corrected) stock.leave_uncorrected();
    matrix.residences = residences.size();
    matrix.normalised.assign(grid.indicator_count(), std::vector<float>(residences.size()));
    matrix.is_inherited.assign(grid.indicator_count(), std::vector<std::uint8_t>(residences.size()));
    for (std::size_t row = 0; row < residences.size(); ++row) {
        auto const values = stock.values(residences[row]);
        for (std::size_t i = 0; i < values.normalised.size(); ++i) {
            matrix.normalised[i][row] = values.normalised[i];
            matrix.is_inherited[i][row] = values.is_inherited[i];
        }
    }
    return matrix;
}

std::vector<std::vector<double>> Project::reference_stock(core::CampaignId campaign, core::GridId grid_id) const {
    auto& db = *database_;
    auto const grid = this->grid(grid_id);
    ScoreStock stock(grid, row_ids(std::move(db.prepare(sql::grid_indicator_ids).bind(":grid", grid_id))),
                     row_ids(db.prepare(sql::residence_ids)));
    collect(db, stock, campaign);
    std::vector<std::vector<double>> values;
    for (std::size_t i = 0; i < grid.indicator_count(); ++i) values.push_back(stock.reference(i));
    return values;
}

core::ObservedStock Project::observed(core::CampaignId campaign, std::vector<std::string> const& codes) const {
    auto& db = *database_;
    auto const residences = row_ids(db.prepare(sql::residence_ids));
    std::map<std::string, std::int64_t> known;
    auto row = db.prepare(sql::indicator_codes);
    while (row.step()) known.emplace(row.text(0), row.integer(1));
    core::Grid grid;
    std::vector<std::int64_t> ids;
    auto& indicators = grid.families.emplace_back().indicators;
    for (auto const& code : codes) {
        auto const found = known.find(code);
        if (found == known.end()) continue;
        indicators.emplace_back().code = code;
        ids.push_back(found->second);
    }
    ScoreStock stock(grid, ids, residences);
    collect(db, stock, campaign);
    core::ObservedStock observed{residences.size(), {}};
    for (std::size_t i = 0; i < indicators.size(); ++i)
        observed.columns.emplace(indicators[i].code, stock.take_observed(i));
    return observed;
}

void Project::save_stability(core::ScoreRunId run, StoredStability const& stability) {
    auto& db = *database_;
    auto const residences = row_ids(db.prepare(sql::residence_ids));
    assert(stability.ranges.size() == residences.size());
    transaction([&] {
        auto head = db.prepare(sql::put_stability_run);
        head.bind(":run", run).bind(":draws", std::int64_t{stability.draws});
        head.bind(":seed", static_cast<std::int64_t>(stability.seed)).bind(":top", stability.top).run();
        auto row = db.prepare(sql::add_rank_range);
        for (std::size_t i = 0; i < residences.size(); ++i) {
            auto const& range = stability.ranges[i];
            if (range.p05 == 0) continue;
            row.bind(":run", run).bind(":residence", residences[i]).bind(":p05", range.p05).bind(":p95", range.p95);
            row.bind(":top_share", range.top_share).run();
        }
    });
}

std::optional<StoredStability> Project::stability(core::ScoreRunId run) const {
    auto head = database_->prepare(sql::stability_run);
    head.bind(":run", run);
    if (!head.step()) return std::nullopt;
    StoredStability stability{static_cast<std::uint32_t>(head.integer(0)), static_cast<std::uint64_t>(head.integer(1)),
                              static_cast<int>(head.integer(2)),
                              {}};
    auto row = database_->prepare(sql::rank_ranges);
    row.bind(":run", run);
    while (row.step())
        stability.ranges.push_back({static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), row.real(2)});
    return stability;
}

}
