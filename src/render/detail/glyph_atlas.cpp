#include "render/detail/glyph_atlas.hpp"

#include <algorithm>
#include <bit>

namespace vigie::render::detail {

std::size_t GlyphAtlas::KeyHash::operator()(GlyphKey const& key) const {
    std::size_t hash = static_cast<std::size_t>(key.character) * 0x9e3779b97f4a7c15ULL;
    hash ^= std::bit_cast<std::uint32_t>(key.font.size) * 0x85ebca6bULL;
    hash ^= std::bit_cast<std::uint32_t>(key.halo_width) * 0xc2b2ae35ULL;
    return hash + static_cast<std::size_t>(key.font.weight) * 4 + static_cast<std::size_t>(key.shift_quarters);
}

GlyphAtlas::GlyphAtlas() {
    glBindTexture(GL_TEXTURE_2D, texture_.get());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, side_px, side_px, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

std::optional<AtlasGlyph> GlyphAtlas::find(GlyphKey const& key) {
    if (auto const found = glyphs_.find(key); found != glyphs_.end()) return found->second;

    GlyphBitmap const bitmap = source_.bitmap(key.character, key.font, key.shift_quarters, key.halo_width);
    // A letter larger than the atlas is left out rather than asked for again and again.
    if (bitmap.width > side_px || bitmap.height > side_px) return AtlasGlyph{};
    if (next_x_ + bitmap.width > side_px) {
        next_x_ = 0;
        row_y_ += row_height_;
        row_height_ = 0;
    }
    if (row_y_ + bitmap.height > side_px) return std::nullopt;

    AtlasGlyph const glyph{next_x_, row_y_, bitmap.width, bitmap.height, bitmap.left, bitmap.top};
    if (!bitmap.coverage.empty()) {
        glBindTexture(GL_TEXTURE_2D, texture_.get());
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexSubImage2D(GL_TEXTURE_2D, 0, glyph.x, glyph.y, glyph.width, glyph.height, GL_RED, GL_UNSIGNED_BYTE,
                        bitmap.coverage.data());
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    }
    next_x_ += bitmap.width;
    row_height_ = std::max(row_height_, bitmap.height);
    glyphs_.emplace(key, glyph);
    return glyph;
}

void GlyphAtlas::clear() {
    glyphs_.clear();
    next_x_ = row_y_ = row_height_ = 0;
}

}
