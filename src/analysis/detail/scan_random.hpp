#pragma once

#include "analysis/scan.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

/// Random maps under the null: where the cases fall. Map number d is a pure function of (seed, d).
class ScanRandom {
  public:
    /// \param population of each cell (area and period), > 0 in total
    ScanRandom(ScanModel model, std::span<double const> population, std::uint64_t cases, std::uint64_t seed);

    /// Calls hit(cell) for each case of map `draw`.
    template <typename Hit> void each_case(std::uint64_t draw, Hit const& hit) {
        places_.clear();
        draw_places(draw);
        for (auto const cell : places_)
            hit(cell);
    }

  private:
    void draw_places(std::uint64_t draw);
    void place_poisson(std::uint64_t draw);
    void place_bernoulli(std::uint64_t draw);
    [[nodiscard]] std::uint32_t cell_of(std::uint64_t individual) const;

    ScanModel model_;
    std::uint64_t cases_, seed_;
    std::vector<double> keep_;           ///< alias method: share of the bucket that is its own
    std::vector<std::uint32_t> other_;   ///< the rest is that cell's
    std::vector<std::uint64_t> first_;   ///< individuals before each cell, and all
    std::vector<bool> is_taken_;         ///< individuals
    std::vector<std::uint64_t> taken_;
    std::vector<std::uint32_t> places_;
};

}
