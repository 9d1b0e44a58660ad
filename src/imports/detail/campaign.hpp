#pragma once

#include "core/grid.hpp"
#include "core/observation.hpp"
#include "imports/detail/work.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie::imports {

/// The year a period is written with: « 2026 », « 2026-T1 », « 2026-03 », « 03/2026 ».
[[nodiscard]] std::optional<int> year_of(std::string_view period);

/// The campaign named, made when it is a year (inside the import's transaction). Without a name, the year of the file
/// when it speaks of one only. \throws core::Error(usage) when it cannot be told, core::Error(refused) when it is
/// frozen
[[nodiscard]] core::Campaign campaign_of(ImportWork& work, Columns const& columns);

/// Rows of a file of several years that belong to the campaign.
class PeriodFilter {
public:
    PeriodFilter(ImportWork& work, Columns const& columns, core::Campaign const& campaign);
    /// False for a row of another year, which is counted.
    [[nodiscard]] bool operator()(gis::Feature const& row);
    void close();

private:
    ImportWork& work_;
    Columns const& columns_;
    core::Campaign const& campaign_;
    std::int64_t others_ = 0;
};

/// Tables whose rows add up: complaints one by one, answers of a survey by question.
void import_aggregates(ImportWork& work, Columns const& columns, core::Grid const& grid);

}
