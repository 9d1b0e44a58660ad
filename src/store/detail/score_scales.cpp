#include "store/detail/score_scales.hpp"

#include "core/error.hpp"
#include "store/detail/database.hpp"
#include "store/detail/score_functions.hpp"

#include "statements.hpp"

#include <map>
#include <memory>

namespace vigie::store {

namespace {

/// Stocks of other campaigns, each read once.
class References {
public:
    References(Database& db, core::Grid const& grid, std::vector<std::int64_t> const& indicators,
               std::vector<std::int64_t> const& residences)
        : db_(db)
        , grid_(grid)
        , indicators_(indicators)
        , residences_(residences) {}

    ScoreStock& of(core::Indicator const& indicator) {
        auto const& name = indicator.normalisation.reference;
        auto& stock = stocks_[name];
        if (stock) return *stock;
        auto row = db_.prepare(sql::campaign_by_name);
        row.bind(":name", name);
        if (!row.step())
            throw core::Error(
                core::ErrorCode::refused,
                {VIGIE_N_(
                     "Indicator {0} is compared with the stock of campaign “{1}”, which this project does not have. "
                     "Add that campaign, or name another in the grid."),
                 {indicator.code, name}});
        core::CampaignId const campaign{row.integer(0)};
        stock = std::make_unique<ScoreStock>(grid_, indicators_, residences_);
        collect(db_, *stock, campaign);
        return *stock;
    }

private:
    Database& db_;
    core::Grid const& grid_;
    std::vector<std::int64_t> const& indicators_;
    std::vector<std::int64_t> const& residences_;
    std::map<std::string, std::unique_ptr<ScoreStock>> stocks_;
};

bool learns(core::Method method) { return method != core::Method::goalposts && method != core::Method::table; }

}

void collect(Database& db, ScoreStock& stock, core::CampaignId campaign) {
    auto rows = db.prepare(sql::_010_collect);
    rows.bind_pointer(":stock", &stock, stock_pointer).bind(":campaign", campaign);
    while (rows.step()) {
    }
}

void learn_scales(Database& db, ScoreStock& stock, core::Grid const& grid, std::vector<std::int64_t> const& indicators,
                  std::vector<std::int64_t> const& residences) {
    References references(db, grid, indicators, residences);
    std::size_t i = 0;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators) {
            auto const& [method, reference, tail, target, table] = indicator.normalisation;
            if (method != core::Method::goalposts) {
                auto& from = learns(method) && !reference.empty() ? references.of(indicator) : stock;
                stock.set_scale(i, core::scoring::learn_scale(indicator, learns(method) ? from.reference(i)
                                                                                        : std::vector<double>{}));
            }
            ++i;
        }
}

std::vector<core::scoring::Scale> stored_scales(Database& db, core::ScoreRunId run, core::Grid const& grid) {
    std::vector<core::scoring::Scale> scales;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            scales.push_back(
                indicator.normalisation.method == core::Method::goalposts
                    ? core::scoring::learn_scale(indicator, {})
                    : core::scoring::Scale{
                          {}, indicator.high_is_bad(), indicator.normalisation.method == core::Method::table, 0});
    auto row = db.prepare(sql::score_knots);
    row.bind(":run", run);
    while (row.step()) {
        auto& scale = scales.at(static_cast<std::size_t>(row.integer(0)));
        scale.stock = static_cast<std::size_t>(row.integer(1));
        if (!row.is_null(2)) scale.knots.push_back({row.real(2), row.real(3)});
    }
    return scales;
}

}
