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

/// A packed row of values, read where it lies. One of another length than its grid's is read as far as it goes: the rest is missing.
class PackedValues {
public:
    explicit PackedValues(std::span<std::byte const> blob);
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] float normalised(std::size_t indicator) const;
    [[nodiscard]] bool is_inherited(std::size_t indicator) const { return blob_[size_ * sizeof(float) + indicator] != std::byte{0}; }

private:
    std::span<std::byte const> blob_;
    std::size_t size_;
};

/// A packed row of families, likewise.
class PackedFamilies {
public:
    explicit PackedFamilies(std::span<std::byte const> blob);
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] FamilyCell operator[](std::size_t family) const;

private:
    std::span<std::byte const> blob_;
    std::size_t size_;
};

}
