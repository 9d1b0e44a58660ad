#include "gis/zone_assignment.hpp"

#include "core/error.hpp"
#include "core/parallel.hpp"
#include "gis/detail/edge_index.hpp"
#include "gis/detail/part_index.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <variant>

namespace vigie::gis {

namespace {

constexpr std::size_t block = 4096;
constexpr unsigned digit_bits = 11;
/// Up to so many points a polygon, walking around the polygons is quicker than putting all their edges in a grid.
constexpr std::size_t points_per_part = 10;

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

template <typename Index> class Assigner {
  public:
    Assigner(std::span<core::Projected const> points, Index const& index, AssignmentOptions const& options)
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
    Index const& index_;
    AssignmentOptions const& options_;
    std::vector<Visit> visits_;
    std::vector<Assignment> result_;
};

}

struct ZoneIndex::Impl {
    std::variant<detail::EdgeIndex, detail::PartIndex> index;
};

ZoneIndex::ZoneIndex(std::span<core::MultiPolygon const> zones, std::size_t points) {
    std::size_t parts = 0;
    for (auto const& zone : zones) parts += zone.size();
    if (points < parts * points_per_part) impl_.reset(new Impl{detail::PartIndex(zones)});
    else impl_.reset(new Impl{detail::EdgeIndex(zones)});
}

ZoneIndex::~ZoneIndex() = default;
ZoneIndex::ZoneIndex(ZoneIndex&&) noexcept = default;
ZoneIndex& ZoneIndex::operator=(ZoneIndex&&) noexcept = default;

std::vector<Assignment> ZoneIndex::assign(std::span<core::Projected const> points, AssignmentOptions const& options) const {
    return std::visit(
        [&](auto const& index) {
            if (index.cell_count() == 0) return std::vector<Assignment>(points.size());
            return Assigner(points, index, options).run();
        },
        impl_->index);
}

std::vector<Assignment> assign_zones(std::span<core::Projected const> points, std::span<core::MultiPolygon const> zones, AssignmentOptions const& options) {
    return ZoneIndex(zones, points.size()).assign(points, options);
}

}
