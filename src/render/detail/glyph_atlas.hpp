#pragma once

#include "render/detail/gl_object.hpp"
#include "render/detail/glyph_source.hpp"

#include <optional>
#include <unordered_map>

namespace vigie::render::detail {

/// Where a glyph lies in the atlas's texture, and around the pen.
struct AtlasGlyph {
    int x = 0, y = 0, width = 0, height = 0;
    int left = 0, top = 0;
};

struct GlyphKey {
    char32_t character = 0;
    scene::Font font;
    int shift_quarters = 0;
    float halo_width = 0;
    friend bool operator==(GlyphKey const&, GlyphKey const&) = default;
};

/// Glyphs drawn once and kept in one texture, row after row.
class GlyphAtlas {
  public:
    static constexpr int side_px = 1024;

    GlyphAtlas();

    /// Absent when the texture is full: draw what is pending, clear(), and ask again.
    [[nodiscard]] std::optional<AtlasGlyph> find(GlyphKey const& key);
    void clear();
    [[nodiscard]] GLuint texture() const { return texture_.get(); }
    [[nodiscard]] GlyphSource& source() { return source_; }

  private:
    struct KeyHash {
        std::size_t operator()(GlyphKey const& key) const;
    };

    Texture texture_;
    GlyphSource source_;
    std::unordered_map<GlyphKey, AtlasGlyph, KeyHash> glyphs_;
    int next_x_ = 0;
    int row_y_ = 0;
    int row_height_ = 0;
};

}
