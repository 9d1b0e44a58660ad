#include "gis/zone_assignment.hpp"

#include "core/error.hpp"
#include "core/parallel.hpp"
#include "gis/detail/edge_index.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace vigie::gis {

namespace {

constexpr std::size_t block = 4096;
constexpr unsigned digit_bits = 11;

/// A point and the cell it lies in.
struct Visit {
    std::uint32_t cell, point;
};

/// By cell, points of a cell in their order: one pass for each digit of the cell's number (radix sort).
void sort_by_cell(std::vector<Visit>& visits, std::uint32_t cells) {
    std::vector<Visit> sorted(visits.size());
    constexpr std::size_t digits = std::size_t{1} << digit_bits;
    for (unsigned shift = 0; shift < static_cast<unsigned>(std::bit_width(cells)); shift += digit_bits) {
        std::array<std::size_t, digits + 1> start{};
        for (auto const visit : visits) ++start[((visit.cell >> shift) & (digits - 1)) + 1];
        for (std::size_t i = 0; i < digits; ++i) start[i + 1] += start[i];
        for (auto const visit : visits) sorted[start[(visit.cell >> shift) & (digits - 1)]++] = visit;
        visits.swap(sorted);
    }
}

class Assigner {
  public:
    Assigner(std::span<core::Projected const> points, detail::EdgeIndex const& index, AssignmentOptions const& options)
        : points_(points), index_(index), options_(options), visits_(points.size()), result_(points.size()) {}

    std::vector<Assignment> run() {
        core::Labour const labour{core::thread_count(options_.threads), options_.stop, {}};
        core::in_blocks(points_.size(), block, labour, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) visits_[i] = {index_.cell(points_[i]), static_cast<std::uint32_t>(i)};
        });
        sort_by_cell(visits_, index_.cell_count());
        core::in_blocks(points_.size(), block, labour, [&](std::size_t first, std::size_t last) {
            while (first < last) {
                auto const cell = visits_[first].cell;
                auto const end = static_cast<std::size_t>(
                    std::find_if(visits_.begin() + static_cast<std::ptrdiff_t>(first), visits_.begin() + static_cast<std::ptrdiff_t>(last),
                                 [&](Visit const& visit) { return visit.cell != cell; }) - visits_.begin());
                assign_cell({visits_.data() + first, end - first});
                first = end;
            }
        });
        if (options_.stop.stop_requested()) throw core::cancelled();
        return std::move(result_);
    }

  private:
    /// Points of one cell; those at the same place have the same answer.
    void assign_cell(std::span<Visit> visits) {
        auto const place = [&](Visit const& visit) { return points_[visit.point]; };
        std::ranges::sort(visits, [&](Visit const& a, Visit const& b) {
            auto const p = place(a), q = place(b);
            return p.x != q.x ? p.x < q.x : p.y < q.y;
        });
        for (std::size_t i = 0; i < visits.size(); ++i) {
            bool const is_seen = i > 0 && place(visits[i - 1]) == place(visits[i]);
            result_[visits[i].point] = is_seen ? result_[visits[i - 1].point] : assigned(place(visits[i]));
        }
    }

    [[nodiscard]] Assignment assigned(core::Projected point) const {
        if (auto const zone = index_.containing(point)) return {*zone, 0};
        auto const nearest = index_.nearest(point, std::max(options_.maximum_m, options_.tolerance_m));
        if (!nearest) return {};
        return {nearest->zone, nearest->distance_m <= options_.tolerance_m ? 0 : nearest->distance_m};
    }

    std::span<core::Projected const> points_;
    detail::EdgeIndex const& index_;
    AssignmentOptions const& options_;
    std::vector<Visit> visits_;
    std::vector<Assignment> result_;
};

}

std::vector<Assignment> assign_zones(std::span<core::Projected const> points, std::span<core::MultiPolygon const> zones, AssignmentOptions const& options) {
    detail::EdgeIndex const index(zones);
    if (index.cell_count() == 0) return std::vector<Assignment>(points.size());
    return Assigner(points, index, options).run();
}

}
