#pragma once

#include "demo/plan.hpp"
#include "demo/town.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace vigie::demo {

/// What a building must keep clear of: streets, banks and the buildings already there. Project coordinates.
class Ground {
public:
    /// No building nearer than `clearance_m` to this line.
    void keep_clear(std::span<core::Projected const> line, double clearance_m);
    /// True, and the parts are remembered, when the convex `parts` touch neither a line nor a building within `gap_m`.
    /// \pre each part is a counter-clockwise rectangle under 120 m
    [[nodiscard]] bool take(std::span<Points const> parts, double gap_m);

private:
    struct Line {
        core::Projected from, to;
        double clearance_m;
    };
    struct Cell {
        std::vector<std::uint32_t> lines, parts;
    };
    [[nodiscard]] bool is_clear_of_lines(Points const& part) const;
    [[nodiscard]] bool is_clear_of_parts(Points const& part, double gap_m) const;
    [[nodiscard]] static std::int64_t key(double x, double y);

    std::vector<Line> lines_;
    std::vector<Points> parts_;
    std::unordered_map<std::int64_t, Cell> cells_;
};

/// Fills one block with buildings after its neighbourhood's fabric; appends to `out`.
void build_block(Block const& block, Fabric fabric, std::uint32_t neighbourhood, std::uint32_t number,
                 std::uint64_t seed, Ground& ground, std::vector<Building>& out);

/// Detached slabs around a point, in project coordinates: footprints where the streets are not drawn.
[[nodiscard]] core::MultiPolygon loose_slabs(core::Projected at, int count, core::CounterRandom random);

}
