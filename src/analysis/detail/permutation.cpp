#include "analysis/detail/permutation.hpp"

#include "core/random.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace vigie::analysis::detail {

namespace {

constexpr std::size_t draws_a_block = 4096;

/// The first `row.size()` steps of a Fisher-Yates shuffle of `deck`, which is put back in order afterwards: as many steps,
/// whatever the size of the pool.
void draw(core::CounterRandom random, std::span<std::uint32_t> deck, std::span<std::uint32_t> row) {
    auto const pool = static_cast<std::uint32_t>(deck.size());
    for (std::uint32_t j = 0; j < row.size(); ++j) {
        std::uint32_t const other = j + random.below(pool - j);
        std::swap(deck[j], deck[other]);
        row[j] = deck[j];
    }
    // An id was taken from its own place or from one a former step put another id in: both are restored by these two.
    for (std::uint32_t j = 0; j < row.size(); ++j)
        deck[row[j]] = row[j];
    for (std::uint32_t j = 0; j < row.size(); ++j)
        deck[j] = j;
}

}

DrawTable::DrawTable(std::uint32_t draws, std::size_t width, std::uint32_t pool, std::uint64_t seed, Labour const& labour)
    : draws_(draws), width_(width), ids_(draws * width) {
    assert(width <= pool);
    in_blocks(draws, draws_a_block, labour, [&](std::size_t first, std::size_t last) {
        std::vector<std::uint32_t> deck(pool);
        std::iota(deck.begin(), deck.end(), 0U);
        for (std::size_t d = first; d < last; ++d)
            draw(core::CounterRandom(seed, d), deck, std::span(ids_).subspan(d * width_, width_));
    });
}

SortedSums::SortedSums(DrawTable const& table, std::span<std::int64_t const> values, std::size_t k, Labour const& labour)
    : values_(values), by_draw_(table.draws()), replacement_(table.draws()), offsets_(values.size() + 1, 0) {
    in_blocks(table.draws(), draws_a_block, labour, [&](std::size_t first, std::size_t last) {
        for (std::size_t d = first; d < last; ++d) {
            auto const row = table.row(d);
            std::int64_t sum = 0;
            for (std::size_t j = 0; j < k; ++j)
                sum += values[row[j]];
            by_draw_[d] = sum;
            replacement_[d] = values[row[k]];
        }
    });
    sorted_ = by_draw_;
    std::sort(sorted_.begin(), sorted_.end());

    for (std::uint32_t d = 0; d < table.draws(); ++d)
        for (std::uint32_t const id : table.row(d).first(k))
            ++offsets_[id + 1];
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    draws_with_.resize(offsets_.back());
    std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
    for (std::uint32_t d = 0; d < table.draws(); ++d)
        for (std::uint32_t const id : table.row(d).first(k))
            draws_with_[next[id]++] = d;
}

Exceedance SortedSums::count(std::uint32_t site, std::int64_t observed) const {
    auto const [low, high] = std::equal_range(sorted_.begin(), sorted_.end(), observed);
    auto at_least = sorted_.end() - low;
    auto at_most = high - sorted_.begin();
    for (std::uint32_t at = offsets_[site]; at < offsets_[site + 1]; ++at) {
        std::uint32_t const d = draws_with_[at];
        std::int64_t const wrong = by_draw_[d];
        std::int64_t const right = wrong - values_[site] + replacement_[d];
        at_least += (right >= observed) - (wrong >= observed);
        at_most += (right <= observed) - (wrong <= observed);
    }
    return {static_cast<std::uint32_t>(at_least), static_cast<std::uint32_t>(at_most)};
}

Exceedance weighted_count(DrawTable const& table, std::span<std::int64_t const> values,
                          std::span<std::int64_t const> weights, std::uint32_t site, Wide observed) {
    Exceedance result;
    for (std::uint32_t d = 0; d < table.draws(); ++d) {
        auto const row = table.row(d);
        Wide sum = 0;
        for (std::size_t j = 0; j < weights.size(); ++j) {
            std::uint32_t const id = row[j] == site ? row[weights.size()] : row[j];
            sum += static_cast<Wide>(weights[j]) * values[id];
        }
        result.at_least += sum >= observed;
        result.at_most += sum <= observed;
    }
    return result;
}

}
