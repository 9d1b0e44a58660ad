#include "analysis/detail/draws.hpp"

#include "core/random.hpp"

#include <cassert>
#include <numeric>
#include <utility>

namespace vigie::analysis::detail {

Draws::Draws(std::uint32_t pool, std::size_t width, std::uint64_t seed) : seed_(seed), deck_(pool), row_(width) {
    assert(width <= pool);
    std::iota(deck_.begin(), deck_.end(), 0U);
}

/// The first steps of a Fisher-Yates shuffle of the deck, which is put back in order afterwards.
std::span<std::uint32_t const> Draws::row(std::uint64_t draw) {
    core::CounterRandom random(seed_, draw);
    auto const pool = static_cast<std::uint32_t>(deck_.size());
    for (std::uint32_t j = 0; j < row_.size(); ++j) {
        std::uint32_t const other = j + random.below(pool - j);
        std::swap(deck_[j], deck_[other]);
        row_[j] = deck_[j];
    }
    // An id was taken from its own place or from one a former step put another id in: both are restored by these two.
    for (std::uint32_t const id : row_)
        deck_[id] = id;
    for (std::uint32_t j = 0; j < row_.size(); ++j)
        deck_[j] = j;
    return row_;
}

}
