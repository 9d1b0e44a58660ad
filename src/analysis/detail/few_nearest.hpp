#pragma once

#include "analysis/detail/point_grid.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

/// The k nearest of a site for a small k: PointGrid::nearest()'s very ids, ascending. One object a thread.
///
/// Nearly always the nine cells around hold them all. Which candidates belong is then found by counting, for each,
/// those that come before it: comparisons in vector registers, without branches that depend on the data.
class FewNearest {
public:
    static constexpr std::size_t most = 32; ///< k

    /// So that the nine cells hold k others for nearly every site, and not many more.
    [[nodiscard]] static double points_a_cell(std::size_t k);

    /// \pre 1 <= k <= most, `grid` outlives this
    FewNearest(PointGrid const& grid, std::size_t k, double limit);

    /// Valid until the next call. \pre the site's coordinates are finite
    [[nodiscard]] std::span<std::uint32_t const> ids(std::uint32_t site);

private:
    [[nodiscard]] bool gather(std::uint32_t site);
    [[nodiscard]] std::span<std::uint32_t const> untied();
    [[nodiscard]] std::span<std::uint32_t const> searched(std::uint32_t site);
    [[nodiscard]] std::span<std::uint32_t const> listed();

    PointGrid const& grid_;
    std::size_t k_;
    double limit_;
    std::size_t found_ = 0;
    std::vector<double> squared_, id_; ///< of the candidates
    std::vector<double> kept_;         ///< ids of those that are among the k
    std::vector<std::uint32_t> chosen_;
    std::vector<PointGrid::Found> list_;
};

}
