#pragma once

#include "scene/colour.hpp"
#include "scene/map_content.hpp"
#include "scene/view.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What is drawn, in order, as plain values: `render` mirrors it to OpenGL, `report` walks it with Cairo.
/// Ground coordinates are project metres (double); everything else is px, already multiplied by the view's ui_scale.
namespace vigie::scene {

struct Dash {
    float on = 0, off = 0; ///< px; on = 0 means a continuous line
    friend bool operator==(Dash, Dash) = default;
};

/// Stretched or shortened to a whole number of dashes along a closed line, so that its end and its beginning meet.
[[nodiscard]] Dash fitted(Dash dash, double length_px);

struct Stroke {
    Rgba colour;
    float width = 1; ///< px
    Dash dash;
    friend bool operator==(Stroke, Stroke) = default;
};

/// Fills areas of a layer. `fill_of` gives each area's entry in `palette`; 255 = not drawn. Hatch = 45° lines over the fill.
struct FillAreas {
    std::shared_ptr<AreaLayer const> layer;
    std::vector<Rgba> palette;
    std::vector<bool> hatched; ///< per palette entry
    std::shared_ptr<std::vector<std::uint8_t> const> fill_of; ///< null = all use palette[0]
    std::uint64_t fill_version = 0; ///< changes when fill_of does
    Rgba hatch;
};

/// Draws the borders of a layer's areas.
struct StrokeAreas {
    std::shared_ptr<AreaLayer const> layer;
    Stroke stroke;
    std::shared_ptr<std::vector<std::uint8_t> const> drawn; ///< null = all; else 255 = left out
};

struct StrokeLines {
    std::shared_ptr<LineLayer const> layer;
    Stroke stroke;
};

enum class Shape : std::uint8_t { disc, square, triangle_up, triangle_down, ring };

/// A point symbol, anti-aliased, upright, centred at `at` + offset px.
struct Symbol {
    core::Projected at;
    float radius = 4;
    float line_width = 1.25F;
    Rgba fill;
    Rgba line;
    Shape shape = Shape::disc;
    bool is_hatched = false;
    float offset_x = 0, offset_y = 0;
};
struct DrawSymbols {
    std::vector<Symbol> symbols; ///< draw order; only those near the view
    Rgba hatch;
};

/// The outline of a foyer on the ground, without holes: halo, then line, over a light fill. Dashes are fitted to each ring.
struct DrawHull {
    core::MultiPolygon outline;
    Rgba fill;
    Stroke halo;
    Stroke line;
};

/// An image on its ground.
struct DrawImage {
    std::shared_ptr<GroundImage const> image;
    double opacity = 1;
};

// --- in pixels, over the map ---
enum class FontWeight : std::uint8_t { regular, medium, semibold, bold };

struct Font {
    float size = 14; ///< px, already scaled
    FontWeight weight = FontWeight::regular;
    friend bool operator==(Font, Font) = default;
};

struct PxText {
    float x = 0, y = 0; ///< left end of the baseline
    std::string text;   ///< UTF-8, one line
    Font font;
    Rgba colour;
    float halo_width = 0; ///< px, 0 = none
    Rgba halo;
};
struct PxRect {
    float x = 0, y = 0, width = 0, height = 0;
    float radius = 0; ///< corners
    std::optional<Rgba> fill;
    std::optional<Stroke> line;
    bool is_hatched = false;
    Rgba hatch;
};
struct PxPath {
    std::vector<View::Pixel> points;
    bool is_closed = false;
    std::optional<Rgba> fill;
    std::optional<Stroke> line;
};
struct PxDisc {
    float x = 0, y = 0, radius = 0;
    std::optional<Rgba> fill;
    std::optional<Stroke> line;
};
using PxItem = std::variant<PxText, PxRect, PxPath, PxDisc>;

/// Labels, legend, scale bar, north arrow, credits.
struct DrawOverlay {
    std::vector<PxItem> items;
};

using DrawItem = std::variant<DrawImage, FillAreas, StrokeAreas, StrokeLines, DrawSymbols, DrawHull, DrawOverlay>;

struct DrawList {
    View view;
    Rgba ground; ///< the page under everything
    std::vector<DrawItem> items;
    std::vector<std::string> notices; ///< « 3 étiquettes masquées »: any thinning is announced
    std::vector<std::string> credits; ///< of what is drawn
};

/// Width of one line of text and its height above and below the baseline, px. Implemented by render (FreeType) and report (Pango),
/// so that scene places labels the same for both.
class TextMeasure {
  public:
    struct Extent {
        float width = 0, ascent = 0, descent = 0;
    };
    virtual ~TextMeasure() = default;
    [[nodiscard]] virtual Extent measure(std::string const& text, Font font) const = 0;
};

}
