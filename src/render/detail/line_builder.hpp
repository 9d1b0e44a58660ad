#pragma once

#include "render/detail/ground_mesh.hpp"

namespace vigie::render::detail {

inline constexpr std::size_t vertices_per_chunk = 4096;

[[nodiscard]] core::Projected centre_of(core::Box const& box);

struct Segment {
    core::Projected from, to;
    double start_m = 0;
    std::array<std::uint32_t, 2> areas{};
};

/// Gathers segments, then writes them chunk by chunk relative to each chunk's centre.
class LineBuilder {
public:
    void add(Segment const& segment) { segments_.push_back(segment); }
    /// Place of the next segment added.
    [[nodiscard]] std::size_t size() const { return segments_.size(); }
    /// A border of two areas belongs to both.
    void set_other_side(std::size_t segment, std::uint32_t area) { segments_[segment].areas[1] = area; }
    [[nodiscard]] LineMesh finish();

private:
    void write_chunk(std::size_t first, std::size_t last);

    std::vector<Segment> segments_;
    LineMesh mesh_;
};

}
