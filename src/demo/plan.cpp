#include "demo/plan.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vigie::demo {

namespace {

/// Invented: it lies in no real town.
constexpr core::Projected origin{189'000, 6'781'000};

struct Wave {
    double amplitude_m, length_m, angle, phase;
};
/// Small enough that the bent plan never folds: the slopes add up to less than 0.4.
constexpr Wave waves_x[] = {{28, 900, 1.2, 0.7}, {9, 330, 2.3, 2.1}};
constexpr Wave waves_y[] = {{26, 820, 0.2, 1.9}, {9, 300, -0.5, 0.3}};

template <std::size_t N>
double sum(Wave const (&waves)[N], core::Projected p) {
    double total = 0;
    for (auto const& wave : waves) {
        double const along = p.x * std::cos(wave.angle) + p.y * std::sin(wave.angle);
        total += wave.amplitude_m * std::sin(2 * std::numbers::pi * along / wave.length_m + wave.phase);
    }
    return total;
}

/// A cut must leave both parts wide enough for a row of buildings.
constexpr double smallest_side_m = 34;

void split(Points ring, double block_area_m2, core::Projected park, double park_area_m2, core::CounterRandom& random,
           int depth, Subdivision& out) {
    double const area = signed_area(ring);
    if (park_area_m2 > 0 && area < park_area_m2 && is_inside(ring, park)) {
        out.blocks.push_back({std::move(ring), true});
        return;
    }
    auto const box = extent(ring);
    bool const is_small = area < block_area_m2 * (0.7 + 0.7 * random.uniform());
    if ((is_small && box.length_m < 3.2 * box.width_m) || depth > 14 || box.length_m < 2 * smallest_side_m) {
        out.blocks.push_back({std::move(ring), false});
        return;
    }
    for (int attempt = 0; attempt < 6; ++attempt) {
        double const at = (random.uniform() - 0.5) * 0.24 * box.length_m;
        double const tilt = (random.uniform() - 0.5) * (attempt < 3 ? 0.22 : 0.6);
        auto parts = cut(ring, box.centre + box.along * at, turned(left_of(box.along), tilt));
        if (!parts || extent(parts->left).width_m < smallest_side_m || extent(parts->right).width_m < smallest_side_m)
            continue;
        out.streets.push_back({parts->from, parts->to});
        split(std::move(parts->left), block_area_m2, park, park_area_m2, random, depth + 1, out);
        split(std::move(parts->right), block_area_m2, park, park_area_m2, random, depth + 1, out);
        return;
    }
    out.blocks.push_back({std::move(ring), false});
}

}

core::Projected operator+(core::Projected a, core::Projected b) { return {a.x + b.x, a.y + b.y}; }
core::Projected operator-(core::Projected a, core::Projected b) { return {a.x - b.x, a.y - b.y}; }
core::Projected operator*(core::Projected a, double k) { return {a.x * k, a.y * k}; }
double dot(core::Projected a, core::Projected b) { return a.x * b.x + a.y * b.y; }
double cross(core::Projected a, core::Projected b) { return a.x * b.y - a.y * b.x; }
double length(core::Projected a) { return std::sqrt(dot(a, a)); }
core::Projected unit(core::Projected a) { return a * (1 / length(a)); }
core::Projected left_of(core::Projected a) { return {-a.y, a.x}; }
core::Projected turned(core::Projected a, double angle) {
    double const c = std::cos(angle), s = std::sin(angle);
    return {a.x * c - a.y * s, a.x * s + a.y * c};
}

double signed_area(Points const& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i)
        twice += cross(ring[i], ring[(i + 1) % ring.size()]);
    return twice / 2;
}

core::Projected mean(Points const& ring) {
    core::Projected total;
    for (auto const p : ring)
        total = total + p;
    return total * (1 / static_cast<double>(ring.size()));
}

bool is_inside(Points const& ring, core::Projected p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            inside = !inside;
    return inside;
}

double distance_to_segment(core::Projected p, core::Projected a, core::Projected b) {
    auto const ab = b - a;
    double const squared = dot(ab, ab);
    double const t = squared > 0 ? std::clamp(dot(p - a, ab) / squared, 0.0, 1.0) : 0;
    return length(p - (a + ab * t));
}

core::Projected warp(core::Projected plan) {
    return {origin.x + plan.x + sum(waves_x, plan), origin.y + plan.y + sum(waves_y, plan)};
}

Points placed(Points const& shape) {
    auto const centre = mean(shape);
    auto const at = warp(centre);
    // Turn by the mean of what the bend does to the two axes.
    auto const east = warp(centre + core::Projected{5, 0}) - warp(centre - core::Projected{5, 0});
    auto const north = warp(centre + core::Projected{0, 5}) - warp(centre - core::Projected{0, 5});
    double const angle = (std::atan2(east.y, east.x) + std::atan2(-north.x, north.y)) / 2;
    Points out;
    out.reserve(shape.size());
    for (auto const p : shape)
        out.push_back(at + turned(p - centre, angle));
    return out;
}

Points bent(Points const& line, double step_m) {
    Points out;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        auto const pieces = std::max(1, static_cast<int>(length(line[i + 1] - line[i]) / step_m));
        for (int k = 0; k < pieces; ++k)
            out.push_back(warp(line[i] + (line[i + 1] - line[i]) * (static_cast<double>(k) / pieces)));
    }
    if (!line.empty()) out.push_back(warp(line.back()));
    return out;
}

core::Ring bent_ring(Points outline) {
    outline.push_back(outline.front());
    auto ring = bent(outline);
    ring.back() = ring.front();
    return ring;
}

std::optional<Cut> cut(Points const& ring, core::Projected on_line, core::Projected direction) {
    std::vector<double> side;
    side.reserve(ring.size());
    for (auto const p : ring)
        side.push_back(cross(direction, p - on_line));
    Cut result;
    Points crossings;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        std::size_t const next = (i + 1) % ring.size();
        (side[i] >= 0 ? result.left : result.right).push_back(ring[i]);
        if ((side[i] >= 0) == (side[next] >= 0)) continue;
        auto const at = ring[i] + (ring[next] - ring[i]) * (side[i] / (side[i] - side[next]));
        result.left.push_back(at);
        result.right.push_back(at);
        crossings.push_back(at);
    }
    if (crossings.size() != 2 || result.left.size() < 3 || result.right.size() < 3) return std::nullopt;
    result.from = crossings[0];
    result.to = crossings[1];
    return result;
}

Extent extent(Points const& ring) {
    Extent best;
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        auto const side = ring[(i + 1) % ring.size()] - ring[i];
        if (length(side) < 1) continue;
        auto const u = unit(side), v = left_of(u);
        double lo_u = 1e18, hi_u = -1e18, lo_v = 1e18, hi_v = -1e18;
        for (auto const p : ring) {
            lo_u = std::min(lo_u, dot(p, u)), hi_u = std::max(hi_u, dot(p, u));
            lo_v = std::min(lo_v, dot(p, v)), hi_v = std::max(hi_v, dot(p, v));
        }
        double const wide = hi_u - lo_u, high = hi_v - lo_v;
        if (wide * high >= smallest) continue;
        smallest = wide * high;
        best.along = wide >= high ? u : v;
        best.length_m = std::max(wide, high);
        best.width_m = std::min(wide, high);
        best.centre = u * ((lo_u + hi_u) / 2) + v * ((lo_v + hi_v) / 2);
    }
    return best;
}

Subdivision subdivide(Points ring, double block_area_m2, core::Projected park, double park_area_m2, std::uint64_t seed,
                      std::uint64_t object) {
    if (signed_area(ring) < 0) std::ranges::reverse(ring);
    Subdivision out;
    auto random = stream(seed, Stream::block, object);
    split(std::move(ring), block_area_m2, park, park_area_m2, random, 0, out);
    return out;
}

}
