#pragma once

#include "core/scoring.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The packed rows of score_cells: what a run keeps of one residence (sql/schema/004_score_cells.sql says the layout).
namespace vigie::store {

/// Normalised values in grid order, then which were inherited.
struct ValueCells {
    std::vector<float> normalised; ///< NaN = missing
    std::vector<std::uint8_t> is_inherited;
};

/// A family score, and the index points it adds.
struct FamilyCell {
    core::scoring::FamilyScore score;
    double contribution = 0;
};

[[nodiscard]] std::vector<std::byte> packed(ValueCells const& cells);
[[nodiscard]] std::vector<std::byte> packed(std::span<FamilyCell const> families);

/// A blob of another length than its grid's is read as far as it goes: the rest is missing.
[[nodiscard]] ValueCells value_cells(std::span<std::byte const> blob);
[[nodiscard]] std::vector<FamilyCell> family_cells(std::span<std::byte const> blob);

}
