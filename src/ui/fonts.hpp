#pragma once

#include <memory>

struct ImFont;
struct ImFontAtlas;

namespace vigie::ui {

/// Inter at the sizes and weights of the interface, digits of one width, icons merged. Pointers belong to the current ImGui atlas.
struct Fonts {
    ImFont *caption = nullptr, *caption_medium = nullptr, *caption_semibold = nullptr;         ///< 12
    ImFont *body = nullptr, *body_medium = nullptr, *body_semibold = nullptr;                  ///< 14
    ImFont *section = nullptr, *section_semibold = nullptr;                                    ///< 16
    ImFont* title = nullptr;                                                                   ///< 20 semibold
    ImFont *presenter_text = nullptr, *presenter_strong = nullptr;                             ///< 24; null until asked for
    ImFont *presenter = nullptr, *presenter_title = nullptr;                                   ///< 28, 44; null until asked for
    ImFont* score = nullptr;                                                                   ///< 32 semibold
};

struct DestroyAtlas {
    void operator()(ImFontAtlas* atlas) const;
};

/// An atlas of its own, with what it was made for.
struct MadeFonts {
    std::unique_ptr<ImFontAtlas, DestroyAtlas> atlas; ///< null = none
    Fonts fonts;
    float scale = 0;
    bool has_presenter = false;
};

/// Draws the fonts for sizes multiplied by `scale`; some 20 ms at scale 1. Needs no context of Dear ImGui, so that a worker can do
/// it while the window opens; no context may be made or used by another thread meanwhile (it counts allocations).
/// \param with_presenter adds the sizes of the full-screen presentation
/// \throws core::Error(failed) when neither Inter nor DejaVu is installed
[[nodiscard]] MadeFonts make_fonts(float scale, bool with_presenter);

/// Gives the atlas to the current context, between two frames, in place of the one it had; its texture must be made again.
[[nodiscard]] Fonts use_fonts(MadeFonts made);

/// The whole scale of the interface: the screen's, times what the user chose, within what can be drawn.
[[nodiscard]] float interface_scale(double screen_scale, double chosen_scale);

}
