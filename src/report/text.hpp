#pragma once

#include "scene/draw_list.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct _cairo;

namespace vigie::report {

/// A stretch of text in one hand.
struct Run {
    std::string text;
    scene::FontWeight weight = scene::FontWeight::regular;
    bool is_italic = false;
    std::optional<scene::Rgba> colour; ///< the paragraph's own when absent
};

enum class Align { left, centre, right };

/// One or more lines, broken to a width. Sizes in points.
struct Paragraph {
    std::vector<Run> runs;
    double size = 7.6;
    double leading = 1.3; ///< of the size
    scene::Rgba colour = scene::rgb(0x17202B);
    Align align = Align::left;
    double width = 0; ///< 0 = one line, as wide as it is
    bool is_outline = false; ///< drawn as shapes: behind what is read, and not in the text one searches and copies
    bool is_label = false; ///< of a map: spaced as on the screen, figures of their own widths and no kerning
};

/// Inter by Pango, DejaVu Sans where Inter lacks a glyph; tabular figures, no hinting: widths do not depend on the device.
class Typesetter final : public scene::TextMeasure {
  public:
    Typesetter();
    ~Typesetter() override;
    Typesetter(Typesetter const&) = delete;
    Typesetter& operator=(Typesetter const&) = delete;

    /// For scene: a px is a point here.
    [[nodiscard]] Extent measure(std::string const& text, scene::Font font) const override;

    struct Size {
        double width = 0, height = 0; ///< of the ink and leading, points; width of the longest line
        int lines = 1;
    };
    [[nodiscard]] Size size(Paragraph const& paragraph) const;
    /// Top left corner at (x, y); aligned inside paragraph.width when it has one, else about x.
    Size draw(_cairo* cairo, Paragraph const& paragraph, double x, double y) const;

    /// One line on its baseline, with an optional halo.
    void draw_line(_cairo* cairo, scene::PxText const& text) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
