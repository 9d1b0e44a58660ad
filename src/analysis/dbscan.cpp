#include "analysis/dbscan.hpp"

#include "analysis/detail/disjoint_sets.hpp"
#include "analysis/detail/parallel.hpp"
#include "analysis/detail/radix_sort.hpp"
#include "core/error.hpp"
#include "core/large_pages.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vigie::analysis {

namespace {

constexpr std::size_t rows_a_block = 4;

double squared(core::Projected a, core::Projected b) {
    double const dx = a.x - b.x, dy = a.y - b.y;
    return dx * dx + dy * dy;
}

/// A cell that holds points: [first, last) in the order of the cells.
struct Cell {
    std::int64_t column;
    std::uint32_t first, last;

    [[nodiscard]] std::uint32_t size() const { return last - first; }
};

/// Points sorted into rows of cells, empty ones left out. Points of one cell are within eps of one another.
class Cells {
public:
    Cells(std::span<core::Projected const> points, double eps)
        : side_(eps / std::sqrt(2.0) * (1 - 1e-9)) {
        core::Projected low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
        for (auto const p : points)
            if (std::isfinite(p.x) && std::isfinite(p.y)) low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        auto const order = by_row_and_column(points, low);
        auto const count = static_cast<std::uint32_t>(order.size());
        ids = core::roomy<std::uint32_t>(count);
        place = core::roomy<core::Projected>(count);
        cells = core::roomy<Cell>(count);
        cells.clear(); // its room stays
        std::int64_t last_row = -1;
        for (std::uint32_t at = 0; at < count; ++at) {
            if (at + 16 < count) __builtin_prefetch(&points[order[at + 16].id]); // points lie anywhere in memory
            ids[at] = order[at].id;
            place[at] = points[ids[at]];
            auto const row = cell_of(place[at].y - low.y), column = cell_of(place[at].x - low.x);
            bool const is_new_row = row != last_row;
            if (is_new_row) row_number.push_back(row), row_start.push_back(static_cast<std::uint32_t>(cells.size()));
            if (is_new_row || cells.back().column != column) cells.push_back({column, at, at});
            ++cells.back().last;
            last_row = row;
        }
        row_start.push_back(static_cast<std::uint32_t>(cells.size()));
    }

    /// Calls visit(cell, other) for each cell of the rows and each other cell that may hold a point within eps of one
    /// of its own.
    /// \param only_later each pair once, from its first cell
    template <typename Visit>
    void near(std::size_t first_row, std::size_t last_row, bool only_later, Visit const& visit) const {
        for (std::size_t row = first_row; row < last_row; ++row)
            for (std::size_t other = row >= 2 ? row - 2 : 0; other < std::min(row + 3, row_number.size()); ++other) {
                auto const apart = std::abs(row_number[other] - row_number[row]);
                if (apart > 2 || (only_later && other < row)) continue;
                std::int64_t const reach = apart == 2 ? 1 : 2; // corners of the five by five lie too far
                std::uint32_t from = row_start[other];
                for (std::uint32_t c = row_start[row]; c < row_start[row + 1]; ++c) {
                    while (from < row_start[other + 1] && cells[from].column < cells[c].column - reach)
                        ++from;
                    for (std::uint32_t d = from; d < row_start[other + 1] && cells[d].column <= cells[c].column + reach;
                         ++d)
                        if (d != c && (!only_later || d > c)) visit(c, d);
                }
            }
    }

    [[nodiscard]] std::size_t rows() const { return row_number.size(); }

    std::vector<std::int64_t> row_number;
    std::vector<std::uint32_t> row_start; ///< into cells; rows + 1
    std::vector<Cell> cells;
    std::vector<std::uint32_t> ids;     ///< in the order of the cells
    std::vector<core::Projected> place; ///< likewise

private:
    /// Ids of the points with finite coordinates, by row, by column, in their order. One sort where 32 bits hold each.
    [[nodiscard]] std::vector<detail::Keyed> by_row_and_column(std::span<core::Projected const> points,
                                                               core::Projected low) const {
        auto order = core::roomy<detail::Keyed>(points.size());
        std::uint32_t count = 0;
        std::uint64_t highest = 0;
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) continue;
            auto const row = static_cast<std::uint64_t>(cell_of(points[i].y - low.y));
            auto const column = static_cast<std::uint64_t>(cell_of(points[i].x - low.x));
            highest |= row | column;
            order[count++] = {row << 32 | (column & 0xffff'ffff), i};
        }
        order.resize(count);
        if (highest <= 0xffff'ffff) return detail::sort_by_key(order), order;
        // A spread of four thousand million cells: by column, then by row; the second sort keeps the first one's order.
        for (auto& item : order)
            item.key = static_cast<std::uint64_t>(cell_of(points[item.id].x - low.x));
        detail::sort_by_key(order);
        for (auto& item : order)
            item.key = static_cast<std::uint64_t>(cell_of(points[item.id].y - low.y));
        return detail::sort_by_key(order), order;
    }

    [[nodiscard]] std::int64_t cell_of(double offset) const {
        return static_cast<std::int64_t>(std::min(offset / side_, 4e18));
    }

    double side_;
};

class Search {
public:
    Search(std::span<core::Projected const> points, double eps, std::size_t min_points, WorkOptions const& work)
        : cells_(points, eps)
        , limit_(eps * eps)
        , min_points_(min_points)
        , labour_{detail::thread_count(work.threads), work.stop, {}}
        , core_(cells_.ids.size(), 0)
        , first_core_(cells_.cells.size())
        , sets_(cells_.cells.size()) {}

    DbscanResult run(std::size_t sites) {
        find_cores();
        gather_cores();
        join_cells();
        if (labour_.stop.stop_requested()) throw core::cancelled();
        return labels(sites);
    }

private:
    /// Counts are started with the cell's own points; those of near cells are added until there are enough.
    void find_cores() {
        auto count = core::roomy<std::uint32_t>(cells_.ids.size());
        detail::in_blocks(cells_.rows(), rows_a_block, labour_, [&](std::size_t first, std::size_t last) {
            for (std::uint32_t c = cells_.row_start[first]; c < cells_.row_start[last]; ++c)
                for (std::uint32_t at = cells_.cells[c].first; at < cells_.cells[c].last; ++at)
                    count[at] = cells_.cells[c].size();
            cells_.near(first, last, false, [&](std::uint32_t c, std::uint32_t other) {
                if (cells_.cells[c].size() >= min_points_) return;
                for (std::uint32_t at = cells_.cells[c].first; at < cells_.cells[c].last; ++at)
                    for (std::uint32_t to = cells_.cells[other].first;
                         to < cells_.cells[other].last && count[at] < min_points_; ++to)
                        count[at] += squared(cells_.place[at], cells_.place[to]) <= limit_;
            });
            for (std::uint32_t at = cells_.cells[cells_.row_start[first]].first;
                 at < cells_.cells[cells_.row_start[last] - 1].last; ++at)
                core_[at] = count[at] >= min_points_;
        });
    }

    /// Cores of each cell before the others, so that pairs of cores are looked at without asking.
    void gather_cores() {
        std::vector<std::uint32_t> order;
        for (std::uint32_t c = 0; c < cells_.cells.size(); ++c) {
            auto const& cell = cells_.cells[c];
            order.resize(cell.size());
            for (std::uint32_t i = 0; i < cell.size(); ++i)
                order[i] = cell.first + i;
            auto const split =
                std::stable_partition(order.begin(), order.end(), [&](std::uint32_t at) { return core_[at] != 0; });
            auto const cores = static_cast<std::uint32_t>(split - order.begin());
            first_core_[c] = {cell.first, cell.first + cores};
            if (cores == 0 || cores == cell.size()) continue;
            std::vector<std::uint32_t> ids;
            std::vector<core::Projected> place;
            for (auto const at : order)
                ids.push_back(cells_.ids[at]), place.push_back(cells_.place[at]);
            for (std::uint32_t i = 0; i < cell.size(); ++i) {
                cells_.ids[cell.first + i] = ids[i], cells_.place[cell.first + i] = place[i];
                core_[cell.first + i] = i < cores;
            }
        }
    }

    void join_cells() {
        for (std::size_t row = 0; row < cells_.rows() && !labour_.stop.stop_requested(); ++row)
            cells_.near(row, row + 1, true, [&](std::uint32_t a, std::uint32_t b) {
                if (first_core_[a].empty() || first_core_[b].empty() || sets_.of(a) == sets_.of(b)) return;
                if (has_close_cores(first_core_[a], first_core_[b])) sets_.join(a, b);
            });
    }

    struct Range {
        std::uint32_t first = 0, last = 0;
        [[nodiscard]] bool empty() const { return first == last; }
    };

    [[nodiscard]] bool has_close_cores(Range a, Range b) const {
        for (std::uint32_t i = a.first; i < a.last; ++i)
            for (std::uint32_t j = b.first; j < b.last; ++j)
                if (squared(cells_.place[i], cells_.place[j]) <= limit_) return true;
        return false;
    }

    [[nodiscard]] DbscanResult labels(std::size_t sites) {
        DbscanResult result{core::roomy<std::uint32_t>(sites), std::vector<bool>(sites, false)};
        std::ranges::fill(result.cluster, no_cluster);
        std::vector<std::uint32_t> name(cells_.cells.size(), no_cluster), set(cells_.cells.size());
        for (std::uint32_t c = 0; c < cells_.cells.size(); ++c) {
            set[c] = sets_.of(c);
            for (std::uint32_t at = first_core_[c].first; at < first_core_[c].last; ++at)
                name[set[c]] = std::min(name[set[c]], cells_.ids[at]);
        }
        for (std::uint32_t c = 0; c < cells_.cells.size(); ++c)
            for (std::uint32_t at = first_core_[c].first; at < first_core_[c].last; ++at) {
                result.is_core[cells_.ids[at]] = true;
                result.cluster[cells_.ids[at]] = name[set[c]];
            }
        label_borders(result, name, set);
        return result;
    }

    void label_borders(DbscanResult& result, std::vector<std::uint32_t> const& name,
                       std::vector<std::uint32_t> const& set) const {
        struct Nearest {
            double squared = std::numeric_limits<double>::infinity();
            std::uint32_t id = no_cluster, cluster = no_cluster;
        };
        auto nearest = core::roomy<Nearest>(cells_.ids.size());
        auto const look = [&](std::uint32_t c, std::uint32_t other) {
            for (std::uint32_t at = first_core_[c].last; at < cells_.cells[c].last; ++at)
                for (std::uint32_t to = first_core_[other].first; to < first_core_[other].last; ++to) {
                    double const distance = squared(cells_.place[at], cells_.place[to]);
                    auto& best = nearest[at];
                    if (distance > limit_ || distance > best.squared ||
                        (distance == best.squared && cells_.ids[to] > best.id))
                        continue;
                    best = {distance, cells_.ids[to], name[set[other]]};
                }
        };
        for (std::uint32_t c = 0; c < cells_.cells.size(); ++c)
            look(c, c);
        detail::in_blocks(cells_.rows(), rows_a_block, labour_,
                          [&](std::size_t first, std::size_t last) { cells_.near(first, last, false, look); });
        for (std::size_t at = 0; at < nearest.size(); ++at)
            if (nearest[at].id != no_cluster) result.cluster[cells_.ids[at]] = nearest[at].cluster;
    }

    Cells cells_;
    double limit_;
    std::size_t min_points_;
    detail::Labour labour_;
    std::vector<unsigned char> core_; ///< in the order of the cells
    std::vector<Range> first_core_;   ///< cores of each cell
    detail::DisjointSets sets_;       ///< of cells
};

}

DbscanResult dbscan(std::span<core::Projected const> points, double eps, std::size_t min_points,
                    WorkOptions const& work) {
    assert(eps > 0 && min_points >= 1);
    return Search(points, eps, min_points, work).run(points.size());
}

}
