#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

/// Ordered samples of `width` different ids out of [0, pool). Draw d is a pure function of (seed, d, pool), and a narrower
/// sample holds the same ids: the first k of a row do as a sample of k. One object a thread.
class Draws {
  public:
    /// \pre width <= pool. 4 bytes an id of the pool
    Draws(std::uint32_t pool, std::size_t width, std::uint64_t seed);

    /// Cost O(width), whatever the pool. Valid until the next call.
    [[nodiscard]] std::span<std::uint32_t const> row(std::uint64_t draw);

  private:
    std::uint64_t seed_;
    std::vector<std::uint32_t> deck_; ///< in order between calls
    std::vector<std::uint32_t> row_;
};

}
