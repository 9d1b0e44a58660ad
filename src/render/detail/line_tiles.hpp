#pragma once

#include "render/detail/ground_mesh.hpp"

namespace vigie::render::detail {

/// Lines of a layer cut where they leave a square of the ground, so that only what a view shows is prepared and drawn: lines that
/// run across a region would otherwise be simplified and sent as a whole for the map of a street. No OpenGL.
class LineTiles {
public:
    /// Cost O(points); keeps places in the layer, not its points.
    explicit LineTiles(scene::LineLayer const& layer);

    [[nodiscard]] std::size_t points() const { return points_; }
    [[nodiscard]] std::size_t count() const { return tiles_.size(); }
    [[nodiscard]] core::Box const& box(std::size_t tile) const { return tiles_[tile].box; }
    /// \param layer  the one the tiles were made of
    /// \param tolerance_m  points this near to what is left of their line may be left out; lengths along the line stay those of the whole
    [[nodiscard]] LineMesh mesh(scene::LineLayer const& layer, std::size_t tile, double tolerance_m) const;

private:
    /// Consecutive points of a line, both ends taken in.
    struct Run {
        std::uint32_t line, part, first, last;
        double start_m; ///< of the first point, along the line
    };
    struct Tile {
        core::Box box;
        std::vector<Run> runs;
    };

    std::size_t points_ = 0;
    std::vector<Tile> tiles_; ///< those that hold something
};

}
