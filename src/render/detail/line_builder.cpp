#include "render/detail/line_builder.hpp"

#include <algorithm>

namespace vigie::render::detail {

core::Projected centre_of(core::Box const& box) {
    return box.is_empty() ? core::Projected{} : core::Projected{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
}

LineMesh LineBuilder::finish() {
    constexpr std::size_t segments_per_chunk = vertices_per_chunk / 4;
    mesh_.vertices.reserve(segments_.size() * 4);
    mesh_.indices.reserve(segments_.size() * 6);
    for (std::size_t i = 0; i < segments_.size(); i += segments_per_chunk)
        write_chunk(i, std::min(i + segments_per_chunk, segments_.size()));
    return std::move(mesh_);
}

void LineBuilder::write_chunk(std::size_t first, std::size_t last) {
    core::Box box;
    for (std::size_t i = first; i < last; ++i) {
        box.include(segments_[i].from);
        box.include(segments_[i].to);
    }
    core::Projected const origin = centre_of(box);
    mesh_.chunks.push_back({box, origin, static_cast<std::uint32_t>(mesh_.indices.size()),
                            static_cast<std::uint32_t>((last - first) * 6)});
    for (std::size_t i = first; i < last; ++i) {
        Segment const& s = segments_[i];
        LineVertex const vertex{static_cast<float>(s.from.x - origin.x), static_cast<float>(s.from.y - origin.y),
                                static_cast<float>(s.to.x - origin.x),   static_cast<float>(s.to.y - origin.y),
                                static_cast<float>(s.start_m),           s.areas};
        auto const base = static_cast<std::uint32_t>(mesh_.vertices.size());
        mesh_.vertices.insert(mesh_.vertices.end(), 4, vertex);
        for (std::uint32_t const corner : {0U, 1U, 2U, 2U, 1U, 3U}) mesh_.indices.push_back(base + corner);
    }
}

}
