#include "render/detail/ground_layers.hpp"

#include "shader_sources.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace vigie::render::detail {
namespace {

// Texture units, the same for both programs.
constexpr GLint palette_unit = 0, table_unit = 1;
constexpr std::size_t palette_size = 256;

/// Level of detail of lines: points nearer than 2^(level / 2) metres to the rest of their line are left out, which nobody can see.
constexpr int whole = std::numeric_limits<int>::min();
int level_of(std::size_t points, scene::View const& view) {
    constexpr std::size_t few = 50'000;
    constexpr double visible_px = 0.4, finest_m = 0.5;
    double const tolerance = visible_px * view.metres_per_px;
    return points < few || tolerance < finest_m ? whole : static_cast<int>(std::floor(2 * std::log2(tolerance)));
}
double tolerance_of(int level) { return level == whole ? 0 : std::exp2(level / 2.0); }

}

GroundLayers::GroundLayers()
    : fill_(shaders::fill_vert, shaders::fill_frag, {"a_ground", "a_area"})
    , line_(shaders::line_vert, shaders::line_frag, {"a_from", "a_to", "a_start", "a_areas"}) {
    for (Program const* program : {&fill_, &line_}) {
        program->use();
        glUniform1i(program->uniform("u_palette"), palette_unit);
        glUniform1i(program->uniform("u_fill_of"), table_unit);
    }
    glBindTexture(GL_TEXTURE_2D, palette_.get());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, palette_size, 2, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

GroundLayers::Areas& GroundLayers::areas_of(std::shared_ptr<scene::AreaLayer const> const& layer) {
    Areas& entry = areas_[layer.get()];
    if (entry.layer.lock() != layer || entry.version != layer->version) {
        entry = {};
        entry.layer = layer;
        entry.version = layer->version;
    }
    return entry;
}

GroundLayers::Lines& GroundLayers::lines_of(std::shared_ptr<scene::LineLayer const> const& layer) {
    Lines& entry = lines_[layer.get()];
    if (entry.layer.lock() != layer || entry.version != layer->version) {
        entry = {};
        entry.layer = layer;
        entry.version = layer->version;
        entry.tiles = std::make_unique<LineTiles>(*layer);
    }
    return entry;
}

void GroundLayers::forget_dead_layers() {
    std::erase_if(areas_, [](auto const& entry) { return entry.second.layer.expired(); });
    std::erase_if(lines_, [](auto const& entry) { return entry.second.layer.expired(); });
}

GroundBatch const& GroundLayers::borders_of(Areas& areas, scene::AreaLayer const& layer, bool shares_edges) {
    std::unique_ptr<GroundBatch>& batch = shares_edges ? areas.shared_borders : areas.borders;
    if (!batch) batch = std::make_unique<GroundBatch>(border_mesh(layer, shares_edges));
    return *batch;
}

void GroundLayers::bind_palette(scene::FillAreas const& item) {
    std::array<scene::Rgba, palette_size * 2> rows{};
    for (std::size_t i = 0; i < std::min(item.palette.size(), palette_size); ++i) {
        rows[i] = item.palette[i];
        bool const is_hatched = i < item.hatched.size() && item.hatched[i];
        rows[palette_size + i] = {static_cast<std::uint8_t>(is_hatched ? 255 : 0), 0, 0, 255};
    }
    glActiveTexture(GL_TEXTURE0 + palette_unit);
    glBindTexture(GL_TEXTURE_2D, palette_.get());
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, palette_size, 2, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
}

void GroundLayers::bind_table(std::unique_ptr<AreaTable>& table, std::shared_ptr<std::vector<std::uint8_t> const> const& values,
                              std::uint64_t version, Program const& program) {
    glUniform1i(program.uniform("u_has_fill_of"), values ? 1 : 0);
    if (!values) return;
    glActiveTexture(GL_TEXTURE0 + table_unit);
    if (!table) table = std::make_unique<AreaTable>();
    glBindTexture(GL_TEXTURE_BUFFER, table->texture.get());
    if (table->source.lock() == values && table->version == version) return;
    table->source = values;
    table->version = version;
    glBindBuffer(GL_TEXTURE_BUFFER, table->buffer.get());
    glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(values->size()), values->data(), GL_STATIC_DRAW);
    glTexBuffer(GL_TEXTURE_BUFFER, GL_R8UI, table->buffer.get());
}

void GroundLayers::draw(Drawing const& drawing, scene::FillAreas const& item, bool softens_edges) {
    if (!item.layer || item.palette.empty()) return;
    Areas& areas = areas_of(item.layer);
    if (!areas.fill) areas.fill = std::make_unique<GroundBatch>(fill_mesh(*item.layer));
    fill_.use();
    drawing.set_target(fill_);
    bind_palette(item);
    bind_table(areas.fill_of, item.fill_of, item.fill_version, fill_);
    set_colour(fill_.uniform("u_hatch"), item.hatch);
    glUniform1f(fill_.uniform("u_ui_scale"), drawing.ui_scale());
    areas.fill->draw(fill_, drawing, 0);

    if (!softens_edges) return;
    start_lines(drawing, {{}, 0, {}});
    bind_table(areas.fill_of, item.fill_of, item.fill_version, line_);
    glUniform1i(line_.uniform("u_takes_palette"), 1);
    borders_of(areas, *item.layer, false).draw(line_, drawing, 2);
}

void GroundLayers::start_lines(Drawing const& drawing, scene::Stroke const& stroke) {
    line_.use();
    drawing.set_target(line_);
    set_colour(line_.uniform("u_colour"), stroke.colour);
    glUniform1f(line_.uniform("u_width"), stroke.width);
    glUniform2f(line_.uniform("u_dash"), stroke.dash.on, stroke.dash.off);
    glUniform1i(line_.uniform("u_takes_palette"), 0);
    glUniform1i(line_.uniform("u_has_fill_of"), 0);
}

void GroundLayers::draw(Drawing const& drawing, scene::StrokeAreas const& item) {
    if (!item.layer || item.stroke.width <= 0) return;
    Areas& areas = areas_of(item.layer);
    start_lines(drawing, item.stroke);
    bind_table(areas.drawn, item.drawn, 0, line_);
    borders_of(areas, *item.layer, item.stroke.dash.on > 0).draw(line_, drawing, static_cast<double>(item.stroke.width));
}

void GroundLayers::draw(Drawing const& drawing, scene::StrokeLines const& item) {
    if (!item.layer || item.stroke.width <= 0) return;
    auto const width = static_cast<double>(item.stroke.width);
    core::Box const seen = drawing.view.ground().grown(width * drawing.view.metres_per_px);
    Lines& lines = lines_of(item.layer);
    int const level = level_of(lines.tiles->points(), drawing.view);
    start_lines(drawing, item.stroke);
    for (std::size_t tile = 0; tile < lines.tiles->count(); ++tile) {
        if (!lines.tiles->box(tile).meets(seen)) continue;
        auto& batch = lines.batches[{level, tile}];
        if (!batch) batch = std::make_unique<GroundBatch>(lines.tiles->mesh(*item.layer, tile, tolerance_of(level)));
        batch->draw(line_, drawing, width);
    }
}

}
