#pragma once

#include "analysis/detail/fixed_point.hpp"
#include "analysis/detail/parallel.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

/// `draws` ordered samples of `width` different ids out of [0, pool), row after row. Row d is a pure function of
/// (seed, d, pool), and a narrower table holds the same ids: the first k of a row do as a sample of k.
class DrawTable {
  public:
    /// \pre width <= pool. Cost O(draws * width) time; 4 bytes an id
    DrawTable(std::uint32_t draws, std::size_t width, std::uint32_t pool, std::uint64_t seed, Labour const& labour);

    [[nodiscard]] std::uint32_t draws() const { return draws_; }
    [[nodiscard]] std::span<std::uint32_t const> row(std::size_t draw) const {
        return std::span(ids_).subspan(draw * width_, width_);
    }

  private:
    std::uint32_t draws_;
    std::size_t width_;
    std::vector<std::uint32_t> ids_;
};

/// How many of a site's permuted neighbour sums are at least, and at most, the observed one. Ties count in both.
struct Exceedance {
    std::uint32_t at_least = 0;
    std::uint32_t at_most = 0;
    friend bool operator==(Exceedance, Exceedance) = default;
};

/// Conditional permutation of sites that all have k equally weighted neighbours: their sums differ only in the draws that
/// hold the site itself, so the P sums are sorted once; each site is then two binary searches and a correction of those
/// P*k/n draws, in which the site gives way to the (k+1)-th id.
/// Cost O(P*k + P log P + sites * (log P + P*k/n))
class SortedSums {
  public:
    /// \pre k < width of the table
    SortedSums(DrawTable const& table, std::span<std::int64_t const> values, std::size_t k, Labour const& labour);

    [[nodiscard]] Exceedance count(std::uint32_t site, std::int64_t observed) const;

  private:
    std::span<std::int64_t const> values_;
    std::vector<std::int64_t> by_draw_;
    std::vector<std::int64_t> sorted_;
    std::vector<std::int64_t> replacement_; ///< value of the (k+1)-th id of each draw
    std::vector<std::uint32_t> offsets_;    ///< draws that hold each site among their first k
    std::vector<std::uint32_t> draws_with_;
};

/// The same for unequal weights, draw by draw: the j-th id takes the j-th weight. Cost O(P*k) a site.
[[nodiscard]] Exceedance weighted_count(DrawTable const& table, std::span<std::int64_t const> values,
                                        std::span<std::int64_t const> weights, std::uint32_t site, Wide observed);

}
