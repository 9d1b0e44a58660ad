#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

__extension__ typedef __int128 Wide;

/// Values as whole numbers, so that sums do not depend on their order and ties are ties.
///
/// Values with at most nine decimals (counts, 0/1, shares, scores as printed) count in units of their last decimal and are exact;
/// others are rounded to the finest power of two for which `terms` of them add up without overflow: for 9 terms, under
/// 2^-58 of the largest value.
struct FixedPoint {
    std::vector<std::int64_t> units;
    double unit = 1; ///< value = units * unit, or units / per_one when decimal
    double per_one = 1;
    Wide total = 0;

    /// count * units - terms * total, over count * terms, in the values' scale: how far a sum of `terms` lies from its mean.
    [[nodiscard]] Wide deviation(std::int64_t sum, std::size_t terms) const;
    [[nodiscard]] double to_mean(Wide deviation, std::size_t terms) const;
};

/// \param largest_sum what `terms` values may add up to
/// \pre values are finite; terms > 0; largest_sum <= 2^62
[[nodiscard]] FixedPoint fixed_point(std::span<double const> values, std::size_t terms, double largest_sum = 0x1p62);

}
