#pragma once

#include "core/id.hpp"
#include "store/detail/score_stock.hpp"

#include <vector>

/// Where the scales of a run come from: learnt from stocks while it is made, kept with it from then on.
namespace vigie::store {

class Database;

/// Reads the observations of a campaign into the stock (step 010).
void collect(Database& db, ScoreStock& stock, core::CampaignId campaign);

/// Learns the scale of every method but goalposts, from the stock itself or from that of the campaign the grid names.
/// \param indicators, residences  as the stock was made with
/// \throws core::Error(refused) naming the indicator whose campaign the project does not have
void learn_scales(Database& db, ScoreStock& stock, core::Grid const& grid, std::vector<std::int64_t> const& indicators,
                  std::vector<std::int64_t> const& residences);

/// Those a run was made with, in grid order.
[[nodiscard]] std::vector<core::scoring::Scale> stored_scales(Database& db, core::ScoreRunId run,
                                                              core::Grid const& grid);

}
