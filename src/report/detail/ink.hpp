#pragma once

#include "scene/draw_list.hpp"

#include <cairo.h>

#include <utility>

namespace vigie::report {

inline void set_source(cairo_t* cairo, scene::Rgba c) {
    cairo_set_source_rgba(cairo, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

/// Sets colour, width and dash.
inline void set_stroke(cairo_t* cairo, scene::Stroke const& stroke) {
    set_source(cairo, stroke.colour);
    cairo_set_line_width(cairo, static_cast<double>(stroke.width));
    double const dashes[] = {static_cast<double>(stroke.dash.on), static_cast<double>(stroke.dash.off)};
    cairo_set_dash(cairo, stroke.dash.on > 0 ? dashes : nullptr, stroke.dash.on > 0 ? 2 : 0, 0);
}

/// cairo_save on entry, cairo_restore on leaving.
class Saved {
  public:
    explicit Saved(cairo_t* cairo) : cairo_(cairo) { cairo_save(cairo_); }
    ~Saved() { cairo_restore(cairo_); }
    Saved(Saved const&) = delete;
    Saved& operator=(Saved const&) = delete;

  private:
    cairo_t* cairo_;
};

/// 45° lines over the box, inside the current path, which is consumed. Vector lines: sharp at any size.
void hatch_path(cairo_t* cairo, scene::Rgba colour, double line_width, double every);

}
