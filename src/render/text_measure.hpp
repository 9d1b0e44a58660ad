#pragma once

#include "scene/draw_list.hpp"

#include <memory>

namespace vigie::render {

/// Measures text as MapRenderer draws it: same files, same advances, no kerning. Needs no OpenGL; any thread.
class FontTextMeasure final : public scene::TextMeasure {
  public:
    /// Fonts are opened when first asked for, which may throw core::Error(failed).
    FontTextMeasure();
    ~FontTextMeasure() override;

    [[nodiscard]] Extent measure(std::string const& text, scene::Font font) const override;

  private:
    struct Fonts;
    std::unique_ptr<Fonts> fonts_;
};

}
