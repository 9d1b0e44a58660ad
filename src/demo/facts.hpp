#pragma once

#include "core/grid.hpp"
#include "core/observation.hpp"
#include "demo/stock.hpp"

#include <cstdint>
#include <vector>

namespace vigie::demo {

/// What the sources say of one residence in one campaign: counts drawn around the truth, with the gaps of real files.
/// Indicators that count incidents are left out: the score run counts those itself.
/// Campaign ids are left empty; residences carry their own.
[[nodiscard]] std::vector<core::Observation> observe(Dwelling const& dwelling, Neighbourhood const& neighbourhood,
                                                     bool has_project, core::Grid const& grid, int campaign,
                                                     std::uint64_t seed);

/// Dated facts of one residence in one campaign; none for a residence without a position. Codes and ids are left empty.
[[nodiscard]] std::vector<core::Incident> happen(Dwelling const& dwelling, core::Grid const& grid, int campaign,
                                                 std::uint64_t seed);

}
