#include "demo/buildings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vigie::demo {

namespace {

constexpr double cell_m = 64;

/// From the axis of the street to the fronts.
constexpr double front_terrace_m = 7.5, front_house_m = 11.5, front_block_m = 13;

/// Rectangle whose front side runs from `at` along `u` (unit), going `depth` to the left of it.
Points rectangle(core::Projected at, core::Projected u, double width_m, double depth_m) {
    auto const v = left_of(u);
    return {at, at + u * width_m, at + u * width_m + v * depth_m, at + v * depth_m};
}

core::Polygon closed(Points ring) {
    ring.push_back(ring.front());
    return {std::move(ring), {}};
}

/// A side of a block, seen from the street: buildings stand to the left of `u`.
struct Side {
    core::Projected from, u;
    double length_m;
};

std::vector<Side> sides(Points const& ring) {
    std::vector<Side> found;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        auto const along = ring[(i + 1) % ring.size()] - ring[i];
        if (double const size = length(along); size > 12) found.push_back({ring[i], unit(along), size});
    }
    return found;
}

class Builder {
public:
    Builder(Block const& block, std::uint32_t neighbourhood, std::uint32_t number, core::CounterRandom random,
            Ground& ground, std::vector<Building>& out)
        : block_(block)
        , neighbourhood_(neighbourhood)
        , number_(number)
        , random_(random)
        , ground_(ground)
        , out_(out) {}

    void houses(double fill) {
        for (auto const& side : sides(block_.ring)) {
            double at = 9 + 6 * between(0, 1);
            while (at + 9 < side.length_m - 9) {
                double const width = between(7.5, 13), depth = between(7.5, 11);
                if (uniform() < fill) house(side, at, width, depth);
                at += width + between(3.5, 12);
            }
        }
    }

    void terraces() {
        for (auto const& side : sides(block_.ring)) {
            double at = front_terrace_m + between(0, 3);
            double depth = between(9, 13);
            while (at < side.length_m - front_terrace_m - 5) {
                double const width = std::min(between(5.5, 15), side.length_m - front_terrace_m - at);
                if (uniform() < 0.25) depth = between(8, 14);
                if (uniform() < 0.93 && width > 4.5) {
                    auto const start = side.from + side.u * at + left_of(side.u) * front_terrace_m;
                    raise(BuildingKind::terrace, {rectangle(start, side.u, width - 0.15, depth)}, {}, 0);
                }
                at += width + (uniform() < 0.08 ? between(4, 9) : 0);
            }
        }
        if (signed_area(block_.ring) > 4200) back_buildings();
    }

    /// Bars and corners around a shared court, as built from the sixties to today.
    void collectives() {
        for (auto const& side : sides(block_.ring)) {
            double at = front_block_m + between(0, 6);
            while (at + 18 < side.length_m - front_block_m) {
                double const width = std::min(between(18, 44), side.length_m - front_block_m - at);
                auto const start = side.from + side.u * at + left_of(side.u) * front_block_m;
                if (double const pick = uniform(); pick < 0.2 && width > 26)
                    corner(start, side.u, width);
                else if (pick < 0.32 && width > 34)
                    court(start, side.u, width);
                else
                    raise_one(BuildingKind::slab, rectangle(start, side.u, width, between(11, 13.5)), 4);
                at += width + between(9, 20);
            }
        }
    }

    /// Long bars in rows with towers between them, set in open ground.
    void estate() {
        auto const box = extent(block_.ring);
        double const turn = uniform() < 0.3 ? std::numbers::pi / 2 : 0;
        auto const u = turned(box.along, turn + between(-0.06, 0.06));
        auto const v = left_of(u);
        double const reach = box.length_m;
        for (double row = -reach / 2 + 15; row < reach / 2; row += between(33, 42)) {
            for (double at = -reach / 2 + between(0, 16); at < reach / 2;) {
                double const pick = uniform();
                auto const start = box.centre + u * at + v * row;
                if (pick < 0.14) {
                    raise_one(BuildingKind::tower, rectangle(start, u, between(18, 23), between(18, 23)), 9);
                    at += between(30, 42);
                } else if (pick < 0.26) {
                    raise_one(BuildingKind::slab, rectangle(start, v, between(26, 34), 12), 8);
                    at += between(30, 40);
                } else if (pick < 0.9) {
                    double const width = between(30, 78);
                    if (!raise_one(BuildingKind::slab, rectangle(start, u, width, between(11, 13)), 7))
                        raise_one(BuildingKind::slab, rectangle(start, u, width * 0.55, 12), 7);
                    at += width + between(9, 17);
                } else {
                    at += between(12, 26);
                }
            }
        }
    }

    void sheds() {
        auto const box = extent(block_.ring);
        auto const v = left_of(box.along);
        for (double row = -box.width_m / 2 + 12; row < box.width_m / 2; row += between(34, 52))
            for (double at = -box.length_m / 2 + 12; at < box.length_m / 2;) {
                double const width = between(20, 62);
                raise_one(BuildingKind::shed,
                          rectangle(box.centre + box.along * at + v * row, box.along, width, between(16, 32)), 5);
                at += width + between(8, 20);
            }
    }

private:
    [[nodiscard]] double uniform() { return random_.uniform(); }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * random_.uniform(); }

    void house(Side const& side, double at, double width, double depth) {
        double const front = front_house_m + between(-2, 4);
        auto const u = turned(side.u, between(-0.05, 0.05));
        auto const start = side.from + side.u * at + left_of(side.u) * front;
        Points outline = rectangle(start, u, width, depth);
        if (uniform() < 0.3) {
            // A wing at the back makes an L.
            double const wing = width * between(0.35, 0.55), out = between(3, 5);
            auto const v = left_of(u);
            Points const shape{
                outline[0], outline[1], outline[2] + v * out, outline[2] + v * out - u * wing, outline[2] - u * wing,
                outline[3]};
            raise(BuildingKind::house, {outline, rectangle(outline[2] - u * wing, u, wing, out)}, shape, 1.5);
            return;
        }
        raise_one(BuildingKind::house, outline, 1.5);
        if (uniform() < 0.3)
            raise_one(BuildingKind::house,
                      rectangle(start + left_of(u) * (depth + between(7, 14)), u, between(3, 5), between(3, 6)), 1);
    }

    void back_buildings() {
        auto const middle = mean(block_.ring);
        auto const u = extent(block_.ring).along;
        for (int i = 0; i < 4; ++i) {
            auto const at = middle + u * between(-25, 25) + left_of(u) * between(-12, 12);
            raise_one(BuildingKind::terrace, rectangle(at, u, between(7, 18), between(6, 11)), 2);
        }
    }

    void corner(core::Projected start, core::Projected u, double width) {
        double const depth = 12, wing = between(12, 22);
        auto const v = left_of(u);
        bool const at_end = uniform() < 0.5;
        auto const foot = start + v * depth + u * (at_end ? width - depth : 0);
        Points shape = at_end
                           ? Points{start, start + u * width, start + u * width + v * (depth + wing), foot + v * wing,
                                    foot,  start + v * depth}
                           : Points{start,
                                    start + u * width,
                                    start + u * width + v * depth,
                                    foot + u * depth,
                                    foot + u * depth + v * wing,
                                    foot + v * wing};
        raise(BuildingKind::corner, {rectangle(start, u, width, depth), rectangle(foot, u, depth, wing)},
              std::move(shape), 4);
    }

    void court(core::Projected start, core::Projected u, double width) {
        double const depth = 11, wing = between(10, 18);
        auto const v = left_of(u);
        auto const back = start + v * depth;
        auto const right = back + u * (width - depth);
        Points shape{start,
                     start + u * width,
                     start + u * width + v * (depth + wing),
                     right + v * wing,
                     right,
                     back + u * depth,
                     back + u * depth + v * wing,
                     back + v * wing};
        raise(BuildingKind::court,
              {rectangle(start, u, width, depth), rectangle(back, u, depth, wing), rectangle(right, u, depth, wing)},
              std::move(shape), 4);
    }

    bool raise_one(BuildingKind kind, Points rectangle_, double gap_m) {
        return raise(kind, {std::move(rectangle_)}, {}, gap_m);
    }

    /// Puts the building up when its parts fit inside the block and clear of everything. \return whether it did
    bool raise(BuildingKind kind, std::vector<Points> parts, Points shape, double gap_m) {
        if (shape.empty()) shape = parts.front();
        for (auto const p : shape)
            if (!is_inside(block_.ring, p)) return false;
        Points const outline = placed(shape);
        // The parts follow the outline's own turn, not theirs.
        auto const from = shape[0], to = outline[0];
        double const turn = std::atan2(cross(shape[1] - from, outline[1] - to), dot(shape[1] - from, outline[1] - to));
        for (auto& part : parts)
            for (auto& p : part)
                p = to + turned(p - from, turn);
        if (!ground_.take(parts, gap_m)) return false;
        out_.push_back({closed(outline), mean(outline), kind, neighbourhood_, number_});
        return true;
    }

    Block const& block_;
    std::uint32_t neighbourhood_, number_;
    core::CounterRandom random_;
    Ground& ground_;
    std::vector<Building>& out_;
};

/// Whether two convex rectangles come nearer than `gap_m` along some side's direction (separating axes).
bool are_apart(Points const& a, Points const& b, double gap_m) {
    for (auto const* ring : {&a, &b})
        for (std::size_t i = 0; i < 2; ++i) {
            auto const axis = unit(left_of((*ring)[i + 1] - (*ring)[i]));
            double lo_a = 1e18, hi_a = -1e18, lo_b = 1e18, hi_b = -1e18;
            for (auto const p : a)
                lo_a = std::min(lo_a, dot(p, axis)), hi_a = std::max(hi_a, dot(p, axis));
            for (auto const p : b)
                lo_b = std::min(lo_b, dot(p, axis)), hi_b = std::max(hi_b, dot(p, axis));
            if (lo_a > hi_b + gap_m || lo_b > hi_a + gap_m) return true;
        }
    return false;
}

struct Mix {
    double houses, terraces, collectives, estate, sheds; ///< cumulated shares; the rest stays open ground
};

Mix mix_of(Fabric fabric) {
    switch (fabric) {
    case Fabric::houses:
        return {0.70, 0.80, 0.95, 0.95, 0.95};
    case Fabric::centre:
        return {0.05, 0.72, 0.95, 0.95, 0.95};
    case Fabric::estate:
        return {0.04, 0.04, 0.22, 0.92, 0.92};
    case Fabric::mixed:
        return {0.30, 0.52, 0.94, 0.94, 0.94};
    case Fabric::harbour:
        return {0.10, 0.35, 0.65, 0.65, 0.94};
    }
    return {1, 1, 1, 1, 1};
}

}

std::int64_t Ground::key(double x, double y) {
    return (static_cast<std::int64_t>(std::floor(x / cell_m)) << 32) ^
           (static_cast<std::int64_t>(std::floor(y / cell_m)) & 0xffffffff);
}

void Ground::keep_clear(std::span<core::Projected const> line, double clearance_m) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        auto const index = static_cast<std::uint32_t>(lines_.size());
        lines_.push_back({line[i], line[i + 1], clearance_m});
        auto const box = core::bounds(line.subspan(i, 2)).grown(clearance_m);
        for (double x = box.min_x; x < box.max_x + cell_m; x += cell_m)
            for (double y = box.min_y; y < box.max_y + cell_m; y += cell_m)
                cells_[key(x, y)].lines.push_back(index);
    }
}

bool Ground::is_clear_of_lines(Points const& part) const {
    for (std::size_t i = 0; i < part.size(); ++i) {
        auto const side = part[(i + 1) % part.size()] - part[i];
        int const steps = std::max(1, static_cast<int>(length(side) / 6));
        for (int k = 0; k < steps; ++k) {
            auto const p = part[i] + side * (static_cast<double>(k) / steps);
            auto const cell = cells_.find(key(p.x, p.y));
            if (cell == cells_.end()) continue;
            for (auto const index : cell->second.lines) {
                auto const& line = lines_[index];
                if (distance_to_segment(p, line.from, line.to) < line.clearance_m) return false;
            }
        }
    }
    return true;
}

bool Ground::is_clear_of_parts(Points const& part, double gap_m) const {
    auto const box = core::bounds(part).grown(gap_m);
    for (double x = box.min_x; x < box.max_x + cell_m; x += cell_m)
        for (double y = box.min_y; y < box.max_y + cell_m; y += cell_m)
            if (auto const cell = cells_.find(key(x, y)); cell != cells_.end())
                for (auto const index : cell->second.parts)
                    if (!are_apart(part, parts_[index], gap_m)) return false;
    return true;
}

bool Ground::take(std::span<Points const> parts, double gap_m) {
    for (auto const& part : parts)
        if (!is_clear_of_lines(part) || !is_clear_of_parts(part, gap_m)) return false;
    for (auto const& part : parts) {
        auto const index = static_cast<std::uint32_t>(parts_.size());
        parts_.push_back(part);
        auto const box = core::bounds(part);
        for (double x = box.min_x; x < box.max_x + cell_m; x += cell_m)
            for (double y = box.min_y; y < box.max_y + cell_m; y += cell_m)
                cells_[key(x, y)].parts.push_back(index);
    }
    return true;
}

void build_block(Block const& block, Fabric fabric, std::uint32_t neighbourhood, std::uint32_t number,
                 std::uint64_t seed, Ground& ground, std::vector<Building>& out) {
    auto random = stream(seed, Stream::building, neighbourhood, number);
    auto const mix = mix_of(fabric);
    double const pick = random.uniform();
    Builder builder(block, neighbourhood, number, random, ground, out);
    if (pick < mix.houses)
        builder.houses(0.9);
    else if (pick < mix.terraces)
        builder.terraces();
    else if (pick < mix.collectives)
        builder.collectives();
    else if (pick < mix.estate)
        builder.estate();
    else if (pick < mix.sheds)
        builder.sheds();
}

core::MultiPolygon loose_slabs(core::Projected at, int count, core::CounterRandom random) {
    core::MultiPolygon slabs;
    auto const u = turned({1, 0}, random.uniform() * std::numbers::pi);
    for (int i = 0; i < count; ++i) {
        double const width = 22 + 26 * random.uniform();
        auto const corner = at + left_of(u) * (26.0 * i - 13.0 * (count - 1)) - u * (width / 2) - left_of(u) * 6;
        slabs.push_back(closed(rectangle(corner, u, width, 12)));
    }
    return slabs;
}

}
