#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

/// Starts of the classes after the first, as indexes into `sorted`: those with the least sum of squared deviations from
/// the classes' means. \pre sorted, finite, not empty; classes >= 1 \return fewer than classes - 1 where fewer values
/// differ. Cost O(classes * n log n)
[[nodiscard]] std::vector<std::size_t> natural_breaks(std::span<double const> sorted, int classes);

}
