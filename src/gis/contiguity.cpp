#include "gis/contiguity.hpp"

#include "core/error.hpp"
#include "gis/detail/geos.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace vigie::gis {

namespace {

constexpr double same_point = 1.4901161193847656e-8; ///< square root of the double's epsilon, spdep's default
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Border points of all zones as numbered nodes: points within `same_point` of a node's first are that node.
class Nodes {
  public:
    std::uint32_t of(core::Projected p) {
        double const x = p.x / cell, y = p.y / cell;
        for (double const column : {std::floor(x - 0.25), std::floor(x + 0.25)})
            for (double const row : {std::floor(y - 0.25), std::floor(y + 0.25)})
                if (auto const node = in(column, row, p); node != none) return node;
        auto const node = static_cast<std::uint32_t>(places_.size());
        places_.push_back(p);
        next_in_cell_.push_back(none);
        auto const [first, is_new] = first_in_cell_.try_emplace(key(std::floor(x), std::floor(y)), node);
        if (!is_new) next_in_cell_[node] = first->second, first->second = node;
        return node;
    }
    [[nodiscard]] std::size_t size() const { return places_.size(); }

  private:
    static constexpr double cell = 4 * same_point;

    static std::uint64_t key(double column, double row) {
        auto const a = static_cast<std::uint64_t>(static_cast<std::int64_t>(column));
        auto const b = static_cast<std::uint64_t>(static_cast<std::int64_t>(row));
        return (a * 0x9e3779b97f4a7c15ULL) ^ (b + 0x7f4a7c15ULL + (a << 6));
    }

    [[nodiscard]] std::uint32_t in(double column, double row, core::Projected p) const {
        auto const found = first_in_cell_.find(key(column, row));
        if (found == first_in_cell_.end()) return none;
        for (auto node = found->second; node != none; node = next_in_cell_[node])
            if (std::abs(places_[node].x - p.x) <= same_point && std::abs(places_[node].y - p.y) <= same_point) return node;
        return none;
    }

    std::vector<core::Projected> places_;
    std::vector<std::uint32_t> next_in_cell_;
    std::unordered_map<std::uint64_t, std::uint32_t> first_in_cell_;
};

/// Which zones have each border point.
struct Topology {
    std::vector<std::uint32_t> offsets; ///< zones of node n: zones[offsets[n], offsets[n + 1]), ascending
    std::vector<std::uint32_t> zones;

    [[nodiscard]] std::span<std::uint32_t const> with(std::uint32_t node) const {
        return std::span(zones).subspan(offsets[node], offsets[node + 1] - offsets[node]);
    }
};

void stop_if(std::stop_token const& stop) {
    if (stop.stop_requested()) throw core::cancelled();
}

Topology topology_of(std::span<core::MultiPolygon const> all, std::stop_token const& stop) {
    Topology topology;
    Nodes nodes;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> node_zone;
    auto const add = [&](std::uint32_t zone, core::Ring const& ring) {
        for (auto const p : ring)
            node_zone.emplace_back(nodes.of(p), zone);
    };
    for (std::uint32_t zone = 0; zone < all.size(); ++zone) {
        stop_if(stop);
        for (auto const& polygon : all[zone]) {
            add(zone, polygon.outer);
            for (auto const& hole : polygon.holes)
                add(zone, hole);
        }
    }
    std::sort(node_zone.begin(), node_zone.end());
    node_zone.erase(std::unique(node_zone.begin(), node_zone.end()), node_zone.end());
    topology.offsets.assign(nodes.size() + 1, 0);
    for (auto const& [node, zone] : node_zone) {
        ++topology.offsets[node + 1];
        topology.zones.push_back(zone);
    }
    std::partial_sum(topology.offsets.begin(), topology.offsets.end(), topology.offsets.begin());
    return topology;
}

using Lists = std::vector<std::vector<std::uint32_t>>;

/// Sorts each list and keeps, once, what it holds at least `times` times.
void keep_repeated(Lists& lists, std::ptrdiff_t times) {
    for (auto& list : lists) {
        std::sort(list.begin(), list.end());
        auto kept = list.begin();
        for (auto first = list.begin(); first != list.end();) {
            auto const last = std::find_if(first, list.end(), [&](std::uint32_t zone) { return zone != *first; });
            if (last - first >= times) *kept++ = *first;
            first = last;
        }
        list.erase(kept, list.end());
    }
}

/// Zones that have at least `points` border points in common.
Lists with_common_points(Topology const& topology, std::size_t zones, std::ptrdiff_t points) {
    Lists lists(zones);
    for (std::uint32_t node = 0; node + 1 < topology.offsets.size(); ++node)
        for (auto const a : topology.with(node))
            for (auto const b : topology.with(node))
                if (a != b) lists[a].push_back(b);
    keep_repeated(lists, points);
    return lists;
}

bool has(std::vector<std::uint32_t> const& list, std::uint32_t zone) { return std::binary_search(list.begin(), list.end(), zone); }

/// Pairs (a < b) of zones whose boxes come within `distance`, in ascending order.
std::vector<std::pair<std::uint32_t, std::uint32_t>> close_boxes(std::vector<core::Box> const& boxes, double distance) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < boxes.size(); ++i)
        if (!boxes[i].is_empty()) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return boxes[a].min_x < boxes[b].min_x; });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto const box = boxes[order[i]].grown(distance);
        for (std::size_t j = i + 1; j < order.size() && boxes[order[j]].min_x <= box.max_x; ++j)
            if (box.meets(boxes[order[j]])) pairs.push_back(std::minmax(order[i], order[j]));
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

double reporting_distance(std::vector<core::Box> const& boxes) {
    std::vector<double> widths;
    for (auto const& box : boxes)
        if (!box.is_empty()) widths.push_back(std::max(box.width(), box.height()));
    if (widths.empty()) return 0;
    auto const middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle / 1000;
}

class GapFinder {
  public:
    explicit GapFinder(std::span<core::MultiPolygon const> zones) : zones_(zones), ready_(zones.size()) {}

    double gap(std::uint32_t a, std::uint32_t b) {
        double distance = std::numeric_limits<double>::infinity();
        if (GEOSDistanceIndexed_r(geos_.handle(), geometry(a), geometry(b), &distance) != 1)
            return std::numeric_limits<double>::infinity();
        return distance;
    }

    /// Do the borders run side by side, or only come close at a corner? A corner is near for two to four times the distance.
    bool run_side_by_side(std::uint32_t a, std::uint32_t b, double distance) {
        constexpr int quadrant_segments = 8;
        auto const near = geos_.own(GEOSBuffer_r(geos_.handle(), geometry(b), distance, quadrant_segments));
        auto const border = geos_.own(GEOSBoundary_r(geos_.handle(), geometry(a)));
        auto const common = geos_.own(near && border ? GEOSIntersection_r(geos_.handle(), border.get(), near.get()) : nullptr);
        double length = 0;
        return common && GEOSLength_r(geos_.handle(), common.get(), &length) == 1 && length > 4 * distance;
    }

  private:
    GEOSGeometry const* geometry(std::uint32_t zone) {
        if (!ready_[zone]) ready_[zone] = geos_.polygons(zones_[zone]);
        return ready_[zone].get();
    }

    detail::Geos geos_;
    std::span<core::MultiPolygon const> zones_;
    std::vector<detail::Geos::Geometry> ready_;
};

}

Contiguity contiguity(std::span<core::MultiPolygon const> zones, ContiguityOptions const& options, std::stop_token stop) {
    auto const topology = topology_of(zones, stop);
    Lists const touching = with_common_points(topology, zones.size(), 1);
    Contiguity result;
    result.neighbours = options.rook ? with_common_points(topology, zones.size(), 2) : touching;

    std::vector<core::Box> boxes;
    for (auto const& zone : zones)
        boxes.push_back(core::bounds(zone));
    result.reported = std::max(options.report.value_or(reporting_distance(boxes)), options.bridge);
    GapFinder gaps(zones);
    for (auto const& [a, b] : close_boxes(boxes, result.reported)) {
        if (has(touching[a], b)) continue;
        stop_if(stop);
        double const gap = gaps.gap(a, b);
        if (!(gap <= result.reported)) continue;
        bool const is_bridged =
            options.bridge > 0 && gap <= options.bridge && (!options.rook || gaps.run_side_by_side(a, b, options.bridge));
        result.near_misses.push_back({a, b, gap, is_bridged});
        if (is_bridged) result.neighbours[a].push_back(b), result.neighbours[b].push_back(a);
    }
    keep_repeated(result.neighbours, 1);
    return result;
}

}
