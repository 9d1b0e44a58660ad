#pragma once

#include <memory>

struct ImFont;

namespace vigie::ui {

/// Inter at the sizes and weights of the interface, digits of one width, icons merged. Pointers belong to the current ImGui atlas.
struct Fonts {
    ImFont *caption = nullptr, *caption_medium = nullptr, *caption_semibold = nullptr;         ///< 12
    ImFont *body = nullptr, *body_medium = nullptr, *body_semibold = nullptr;                  ///< 14
    ImFont *section = nullptr, *section_semibold = nullptr;                                    ///< 16
    ImFont* title = nullptr;                                                                   ///< 20 semibold
    ImFont *presenter = nullptr, *presenter_title = nullptr;                                   ///< 28, 44; null until asked for
    ImFont* score = nullptr;                                                                   ///< 32 semibold
};

/// Fills the current context's atlas for sizes multiplied by `scale`; replaces what was there. Some 60 ms at scale 1.
/// \param with_presenter adds the two sizes of the full-screen presentation
/// \throws core::Error(failed) when neither Inter nor DejaVu is installed
[[nodiscard]] Fonts load_fonts(float scale, bool with_presenter);

}
