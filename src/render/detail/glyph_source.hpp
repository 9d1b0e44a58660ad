#pragma once

#include "scene/draw_list.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace vigie::render::detail {

/// Coverage of one glyph, 0..255, rows from the top.
struct GlyphBitmap {
    int left = 0; ///< px from the pen to the first column
    int top = 0;  ///< px from the baseline up to the first row
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;
};

/// Glyphs and advances of Inter (DejaVu for what it lacks) through FreeType. One thread at a time.
class GlyphSource {
  public:
    GlyphSource();
    ~GlyphSource();

    /// Px the pen moves; unhinted, so that widths grow in proportion to the size. Cached.
    [[nodiscard]] float advance(char32_t character, scene::Font font);

    /// \param shift_quarters  how many quarter pixels the glyph lies right of a whole pixel, 0 to 3
    /// \param halo_width      width of the outline's stroke, px: the glyph grows by half of it all round; 0 = the glyph itself
    [[nodiscard]] GlyphBitmap bitmap(char32_t character, scene::Font font, int shift_quarters, float halo_width);

    [[nodiscard]] scene::TextMeasure::Extent measure(std::string_view text, scene::Font font);

  private:
    struct Faces;
    std::unique_ptr<Faces> faces_;
};

/// The characters of UTF-8 text; a broken byte becomes U+FFFD.
[[nodiscard]] std::vector<char32_t> characters(std::string_view utf8);

}
