#include "render/text_measure.hpp"

#include "render/detail/glyph_source.hpp"

#include <mutex>

namespace vigie::render {

struct FontTextMeasure::Fonts {
    std::mutex mutex; ///< FreeType faces are not for two threads at once
    detail::GlyphSource glyphs;
};

FontTextMeasure::FontTextMeasure() : fonts_(std::make_unique<Fonts>()) {}
FontTextMeasure::~FontTextMeasure() = default;

scene::TextMeasure::Extent FontTextMeasure::measure(std::string const& text, scene::Font font) const {
    std::lock_guard const lock(fonts_->mutex);
    return fonts_->glyphs.measure(text, font);
}

}
