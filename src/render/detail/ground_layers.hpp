#pragma once

#include "render/detail/drawing.hpp"
#include "render/detail/ground_batch.hpp"
#include "render/detail/line_tiles.hpp"

#include <map>
#include <memory>
#include <utility>

namespace vigie::render::detail {

/// Fills and lines on the ground. What was prepared for a layer is kept as long as the layer lives with the same version.
class GroundLayers {
  public:
    GroundLayers();

    /// \param softens_edges  also draw the areas' borders in the fill's colour, for layers nothing else outlines
    void draw(Drawing const& drawing, scene::FillAreas const& item, bool softens_edges);
    void draw(Drawing const& drawing, scene::StrokeAreas const& item);
    void draw(Drawing const& drawing, scene::StrokeLines const& item);
    /// Frees what belongs to layers that are gone.
    void forget_dead_layers();

  private:
    /// A small integer per area, where shaders can read it.
    struct AreaTable {
        Buffer buffer;
        Texture texture;
        std::weak_ptr<std::vector<std::uint8_t> const> source;
        std::uint64_t version = 0;
    };
    struct Areas {
        std::weak_ptr<scene::AreaLayer const> layer;
        std::uint64_t version = 0;
        std::unique_ptr<GroundBatch> fill;
        std::unique_ptr<GroundBatch> borders;
        std::unique_ptr<GroundBatch> shared_borders;
        std::unique_ptr<AreaTable> fill_of;
        std::unique_ptr<AreaTable> drawn;
    };
    struct Lines {
        std::weak_ptr<scene::LineLayer const> layer;
        std::uint64_t version = 0;
        std::unique_ptr<LineTiles> tiles;
        std::map<std::pair<int, std::size_t>, std::unique_ptr<GroundBatch>> batches; ///< by level of detail, see level_of(), and tile; made when seen
    };

    Areas& areas_of(std::shared_ptr<scene::AreaLayer const> const& layer);
    Lines& lines_of(std::shared_ptr<scene::LineLayer const> const& layer);
    GroundBatch const& borders_of(Areas& areas, scene::AreaLayer const& layer, bool shares_edges);
    void bind_palette(scene::FillAreas const& item);
    static void bind_table(std::unique_ptr<AreaTable>& table, std::shared_ptr<std::vector<std::uint8_t> const> const& values,
                           std::uint64_t version, Program const& program);
    void start_lines(Drawing const& drawing, scene::Stroke const& stroke);

    Program fill_;
    Program line_;
    Texture palette_;
    std::map<scene::AreaLayer const*, Areas> areas_;
    std::map<scene::LineLayer const*, Lines> lines_;
};

}
