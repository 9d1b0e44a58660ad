#include "report/map_painter.hpp"

#include "dossier/base_maps.hpp"
#include "report/detail/ink.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <numbers>

namespace vigie::report {

void hatch_path(cairo_t* cairo, scene::Rgba colour, double line_width, double every) {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    Saved const saved(cairo);
    cairo_path_extents(cairo, &x0, &y0, &x1, &y1);
    double cx0 = 0, cy0 = 0, cx1 = 0, cy1 = 0;
    cairo_clip_extents(cairo, &cx0, &cy0, &cx1, &cy1);
    x0 = std::max(x0, cx0), y0 = std::max(y0, cy0), x1 = std::min(x1, cx1), y1 = std::min(y1, cy1);
    cairo_clip(cairo);
    if (x0 >= x1 || y0 >= y1) return;
    // Lines x + y = (k + ½) · step, anchored to the page so that neighbouring areas hatch as one.
    double const step = every * std::numbers::sqrt2;
    for (double k = (std::floor((x0 + y0) / step) - 0.5) * step; k <= x1 + y1 + step; k += step) {
        cairo_move_to(cairo, k - y0, y0);
        cairo_line_to(cairo, k - y1, y1);
    }
    set_stroke(cairo, {colour, static_cast<float>(line_width), {}});
    cairo_stroke(cairo);
}

namespace {

constexpr double margin_px = 40; ///< outside the view that still counts as near
// As in symbol.frag, of the radius: a square of the disc's area, an equilateral triangle whose corners lie on it.
constexpr double square = 0.8862269, half_side = 0.8660254;

/// Cairo's pixels: blue first in memory, colours times alpha.
std::vector<std::uint8_t> premultiplied(std::vector<std::uint8_t> const& rgba) {
    std::vector<std::uint8_t> pixels(rgba.size());
    auto const times = [](unsigned colour, unsigned alpha) { return static_cast<std::uint8_t>((colour * alpha + 127) / 255); };
    for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
        unsigned const alpha = rgba[i + 3];
        pixels[i] = times(rgba[i + 2], alpha);
        pixels[i + 1] = times(rgba[i + 1], alpha);
        pixels[i + 2] = times(rgba[i], alpha);
        pixels[i + 3] = rgba[i + 3];
    }
    return pixels;
}

class Painter {
  public:
    Painter(cairo_t* cairo, Typesetter const& typesetter, scene::View const& view)
        : cairo_(cairo), typesetter_(typesetter), view_(view), near_(view.ground().grown(margin_px * view.metres_per_px)) {
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    }

    void operator()(scene::DrawImage const& item) {
        if (!item.image || item.image->rgba.empty()) return;
        auto const& image = *item.image;
        auto pixels = premultiplied(image.rgba);
        auto const jpeg = is_vector() && item.opacity >= 1 ? dossier::print_jpeg(image) : std::vector<std::byte>{};
        auto* const surface = cairo_image_surface_create_for_data(pixels.data(), jpeg.empty() ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, image.width,
                                                                  image.height, 4 * image.width);
        if (!jpeg.empty()) {
            auto* const copy = static_cast<unsigned char*>(std::malloc(jpeg.size()));
            std::memcpy(copy, jpeg.data(), jpeg.size());
            cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, copy, jpeg.size(), std::free, copy);
        }
        Saved const saved(cairo_);
        auto const corner = view_.to_pixel({image.ground.min_x, image.ground.max_y});
        cairo_translate(cairo_, corner.x, corner.y);
        cairo_scale(cairo_, image.ground.width() / view_.metres_per_px / image.width, image.ground.height() / view_.metres_per_px / image.height);
        cairo_set_source_surface(cairo_, surface, 0, 0);
        cairo_pattern_set_filter(cairo_get_source(cairo_), CAIRO_FILTER_BILINEAR);
        // A PDF keeps the JPEG as it is only where nothing is to be drawn beyond its edges.
        cairo_pattern_set_extend(cairo_get_source(cairo_), jpeg.empty() ? CAIRO_EXTEND_PAD : CAIRO_EXTEND_NONE);
        cairo_rectangle(cairo_, 0, 0, image.width, image.height);
        cairo_clip(cairo_);
        item.opacity < 1 ? cairo_paint_with_alpha(cairo_, item.opacity) : cairo_paint(cairo_);
        cairo_surface_finish(surface); // a PDF has copied it; the pixels go
        cairo_surface_destroy(surface);
    }

    void operator()(scene::FillAreas const& item) {
        if (!item.layer) return;
        for (std::size_t i = 0; i < item.layer->areas.size(); ++i) {
            std::size_t const entry = item.fill_of ? (*item.fill_of)[i] : 0;
            if (entry >= item.palette.size() || !near_.meets(item.layer->boxes[i])) continue;
            trace(item.layer->areas[i]);
            set_source(cairo_, item.palette[entry]);
            bool const is_hatched = entry < item.hatched.size() && item.hatched[entry];
            is_hatched ? cairo_fill_preserve(cairo_) : cairo_fill(cairo_);
            if (is_hatched) hatch_path(cairo_, item.hatch, view_.ui_scale, 4 * view_.ui_scale);
        }
    }

    void operator()(scene::StrokeAreas const& item) {
        if (!item.layer) return;
        for (std::size_t i = 0; i < item.layer->areas.size(); ++i)
            if ((!item.drawn || (*item.drawn)[i] != 255) && near_.meets(item.layer->boxes[i])) trace(item.layer->areas[i]);
        set_stroke(cairo_, item.stroke);
        cairo_stroke(cairo_);
    }

    void operator()(scene::StrokeLines const& item) {
        if (!item.layer) return;
        cairo_set_line_cap(cairo_, item.stroke.dash.on > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
        for (std::size_t i = 0; i < item.layer->lines.size(); ++i) {
            if (!near_.meets(item.layer->boxes[i])) continue;
            for (auto const& line : item.layer->lines[i]) trace(line);
        }
        set_stroke(cairo_, item.stroke);
        cairo_stroke(cairo_);
        cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_BUTT);
    }

    void operator()(scene::DrawSymbols const& item) {
        for (auto const& symbol : item.symbols) draw(symbol, item.hatch);
    }

    void operator()(scene::DrawHull const& item) {
        if (item.fill.a > 0) {
            trace(item.outline);
            set_source(cairo_, item.fill);
            cairo_fill(cairo_);
        }
        for (auto const* stroke : {&item.halo, &item.line})
            for (auto const& polygon : item.outline) {
                trace(polygon.outer);
                cairo_close_path(cairo_);
                scene::Stroke ring = *stroke;
                ring.dash = scene::fitted(stroke->dash, core::length_m(polygon.outer) / view_.metres_per_px);
                set_stroke(cairo_, ring);
                cairo_stroke(cairo_);
            }
    }

    void operator()(scene::DrawOverlay const& item) {
        for (auto const& shape : item.items) std::visit([&](auto const& s) { draw(s); }, shape);
    }

  private:
    /// A file that holds a JPEG as it is, without making pixels of it.
    [[nodiscard]] bool is_vector() const {
        auto const type = cairo_surface_get_type(cairo_get_target(cairo_));
        return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG;
    }

    void trace(std::span<core::Projected const> line) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            auto const p = view_.to_pixel(line[i]);
            i == 0 ? cairo_move_to(cairo_, p.x, p.y) : cairo_line_to(cairo_, p.x, p.y);
        }
    }
    void trace(core::MultiPolygon const& polygons) {
        for (auto const& polygon : polygons) {
            trace(polygon.outer);
            cairo_close_path(cairo_);
            for (auto const& hole : polygon.holes) {
                trace(hole);
                cairo_close_path(cairo_);
            }
        }
    }
    void trace(std::vector<scene::View::Pixel> const& points, bool is_closed) {
        for (std::size_t i = 0; i < points.size(); ++i)
            i == 0 ? cairo_move_to(cairo_, points[i].x, points[i].y) : cairo_line_to(cairo_, points[i].x, points[i].y);
        if (is_closed) cairo_close_path(cairo_);
    }

    void outline_of(scene::Symbol const& s, double x, double y) {
        double const r = s.radius;
        cairo_new_path(cairo_);
        switch (s.shape) {
        case scene::Shape::disc:
        case scene::Shape::ring: cairo_arc(cairo_, x, y, r, 0, 2 * std::numbers::pi); break;
        case scene::Shape::square: cairo_rectangle(cairo_, x - square * r, y - square * r, 2 * square * r, 2 * square * r); break;
        case scene::Shape::triangle_up: trace({{x, y - r}, {x + half_side * r, y + r / 2}, {x - half_side * r, y + r / 2}}, true); break;
        case scene::Shape::triangle_down: trace({{x, y + r}, {x + half_side * r, y - r / 2}, {x - half_side * r, y - r / 2}}, true); break;
        }
    }

    void draw(scene::Symbol const& symbol, scene::Rgba hatch) {
        auto const at = view_.to_pixel(symbol.at);
        double const x = at.x + static_cast<double>(symbol.offset_x), y = at.y + static_cast<double>(symbol.offset_y);
        outline_of(symbol, x, y);
        if (symbol.shape != scene::Shape::ring) {
            set_source(cairo_, symbol.fill);
            cairo_fill_preserve(cairo_);
        }
        if (symbol.is_hatched) {
            hatch_path(cairo_, hatch, view_.ui_scale, 4 * view_.ui_scale);
            outline_of(symbol, x, y);
        }
        if (symbol.line_width > 0 && symbol.line.a > 0) {
            set_stroke(cairo_, {symbol.line, symbol.line_width, {}});
            cairo_stroke(cairo_);
        }
        cairo_new_path(cairo_);
    }

    void finish(std::optional<scene::Rgba> const& fill, std::optional<scene::Stroke> const& line) {
        if (fill) {
            set_source(cairo_, *fill);
            cairo_fill_preserve(cairo_);
        }
        if (line) {
            set_stroke(cairo_, *line);
            cairo_stroke_preserve(cairo_);
        }
        cairo_new_path(cairo_);
    }

    void draw(scene::PxText const& text) { typesetter_.draw_line(cairo_, text); }
    void draw(scene::PxRect const& rect) {
        auto const shape = [&] {
            double const x = rect.x, y = rect.y, w = rect.width, h = rect.height;
            double const r = std::min({static_cast<double>(rect.radius), w / 2, h / 2});
            cairo_new_path(cairo_);
            if (r <= 0) return cairo_rectangle(cairo_, x, y, w, h);
            cairo_arc(cairo_, x + w - r, y + r, r, -std::numbers::pi / 2, 0);
            cairo_arc(cairo_, x + w - r, y + h - r, r, 0, std::numbers::pi / 2);
            cairo_arc(cairo_, x + r, y + h - r, r, std::numbers::pi / 2, std::numbers::pi);
            cairo_arc(cairo_, x + r, y + r, r, std::numbers::pi, 1.5 * std::numbers::pi);
            cairo_close_path(cairo_);
        };
        shape();
        finish(rect.fill, std::nullopt);
        if (rect.is_hatched) {
            shape();
            hatch_path(cairo_, rect.hatch, view_.ui_scale, 4 * view_.ui_scale);
        }
        shape();
        finish(std::nullopt, rect.line);
    }
    void draw(scene::PxPath const& path) {
        cairo_new_path(cairo_);
        trace(path.points, path.is_closed);
        finish(path.fill, path.line);
    }
    void draw(scene::PxDisc const& disc) {
        cairo_new_path(cairo_);
        cairo_arc(cairo_, static_cast<double>(disc.x), static_cast<double>(disc.y), static_cast<double>(disc.radius), 0,
                  2 * std::numbers::pi);
        finish(disc.fill, disc.line);
    }

    cairo_t* cairo_;
    Typesetter const& typesetter_;
    scene::View const& view_;
    core::Box near_;
};

}

void paint(_cairo* cairo, Typesetter const& typesetter, scene::DrawList const& list, double x, double y) {
    Saved const saved(cairo);
    cairo_translate(cairo, x, y);
    cairo_rectangle(cairo, 0, 0, list.view.width_px, list.view.height_px);
    cairo_clip(cairo);
    set_source(cairo, list.ground);
    cairo_paint(cairo);
    Painter painter(cairo, typesetter, list.view);
    for (auto const& item : list.items) std::visit(painter, item);
}

}
