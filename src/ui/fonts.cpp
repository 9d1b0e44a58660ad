#include "ui/fonts.hpp"

#include "core/error.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace vigie::ui {

namespace {

constexpr std::array<ImWchar, 3> digits{0x30, 0x39, 0};
constexpr std::array<ImWchar, 23> words{0x20,   0x17F,  0x2B3,  0x2B3,  0x1D49, 0x1D49, 0x2010, 0x2026,
                                        0x202F, 0x202F, 0x2032, 0x2032, 0x20AC, 0x20AC, 0x2190, 0x2193,
                                        0x2212, 0x2212, 0x2260, 0x2265, 0x25A0, 0x25CF, 0};
constexpr std::array<ImWchar, 15> few_words{0x20,   0xFF,   0x152,  0x153,  0x1D49, 0x1D49, 0x2010, 0x2026,
                                            0x202F, 0x202F, 0x2212, 0x2212, 0x2265, 0x2265, 0};
/// Icons of icons.hpp only: the font holds thousands.
constexpr std::array icons{0xF026, 0xF028, 0xF02A, 0xF045, 0xF04C, 0xF05D, 0xF0A5, 0xF0C3, 0xF12C, 0xF140,
                           0xF141, 0xF142, 0xF143, 0xF14E, 0xF156, 0xF15F, 0xF189, 0xF18F, 0xF193, 0xF1A4,
                           0xF1B4, 0xF1D8, 0xF207, 0xF208, 0xF214, 0xF21B, 0xF225, 0xF232, 0xF233, 0xF256,
                           0xF279, 0xF2E9, 0xF2FC, 0xF328, 0xF33E, 0xF340, 0xF349, 0xF34E, 0xF35D, 0xF374,
                           0xF3D8, 0xF3EB, 0xF40D, 0xF415, 0xF428, 0xF44E, 0xF450, 0xF46D, 0xF489, 0xF4E1, 0xF4EF,
                           0xF54C, 0xF552, 0xF560, 0xF56D, 0xF5CE, 0xF5E1, 0xF62E};

/// First of the places where a distribution may keep the file.
std::string found(std::initializer_list<char const*> places) {
    for (auto const* place : places)
        if (std::filesystem::exists(place)) return place;
    return {};
}

std::string text_font(std::string const& weight) {
    auto const inter = "/usr/share/fonts/opentype/inter/Inter-" + weight + ".otf";
    auto const truetype = "/usr/share/fonts/truetype/inter/Inter-" + weight + ".ttf";
    auto const* dejavu = weight == "Regular" ? "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
                                             : "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";
    auto path = found({inter.c_str(), truetype.c_str(), dejavu});
    if (path.empty())
        throw core::Error(core::ErrorCode::failed,
                          VIGIE_N_("No font for the interface was found. Install the package fonts-inter."));
    return path;
}

/// What Dear ImGui does not tell: its « size » is ascender to descender, designers' is the em.
struct Metrics {
    double line_per_em = 1;
    double zero_per_em = 0.6;
};

Metrics metrics_of(std::string const& path) {
    Metrics out;
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return out;
    FT_Face face = nullptr;
    if (FT_New_Face(library, path.c_str(), 0, &face) == 0) {
        double const em = face->units_per_EM;
        out.line_per_em = (face->ascender - face->descender) / em;
        if (FT_Load_Char(face, '0', FT_LOAD_NO_SCALE) == 0)
            out.zero_per_em = static_cast<double>(face->glyph->metrics.horiAdvance) / em;
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return out;
}

class Loader {
public:
    Loader(ImFontAtlas& atlas, float scale)
        : atlas_(atlas)
        , scale_(scale) {
        for (auto const code : icons)
            icon_ranges_.insert(icon_ranges_.end(), {static_cast<ImWchar>(code), static_cast<ImWchar>(code)});
        icon_ranges_.push_back(0);
        icon_path_ = found({"/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf",
                            "/usr/share/fonts-materialdesignicons-webfont/fonts/materialdesignicons-webfont.ttf"});
    }

    ImFont* add(std::string const& weight, float size, bool is_full, float icon_size) {
        auto const path = text_font(weight);
        auto const metrics = metrics_of(path);
        // FreeType's builder takes whole pixels from ascender to descender, so the em follows from them.
        float const line = std::round(size * scale_ * static_cast<float>(metrics.line_per_em) + 0.15F);
        float const px = line / static_cast<float>(metrics.line_per_em);
        ImFontConfig config;
        config.OversampleH = config.OversampleV = 1;
        // Digits first: a later range does not replace a glyph, and these all get the width of « 0 ».
        config.GlyphMinAdvanceX = config.GlyphMaxAdvanceX = std::round(px * static_cast<float>(metrics.zero_per_em));
        config.PixelSnapH = true; // centred on whole pixels, or they blur
        auto* font = atlas_.AddFontFromFileTTF(path.c_str(), line, &config, digits.data());
        fonts_.push_back({font, path, px});
        config.MergeMode = true;
        config.PixelSnapH = false;
        config.GlyphMinAdvanceX = 0;
        config.GlyphMaxAdvanceX = 1e6F;
        atlas_.AddFontFromFileTTF(path.c_str(), line, &config, is_full ? words.data() : few_words.data());
        if (icon_size > 0 && !icon_path_.empty()) {
            config.GlyphOffset.y = std::round((icon_size - size) * scale_ * 0.5F - icon_size * scale_ * 0.06F);
            atlas_.AddFontFromFileTTF(icon_path_.c_str(), std::round(icon_size * scale_), &config, icon_ranges_.data());
        }
        return font;
    }

    /// Dear ImGui rounds every advance up, which sets words too wide: rounds them to the nearest instead. After
    /// Build().
    void set_advances() const {
        FT_Library library = nullptr;
        if (FT_Init_FreeType(&library) != 0) return;
        for (auto const& made : fonts_) {
            FT_Face face = nullptr;
            if (FT_New_Face(library, made.path.c_str(), 0, &face) != 0) continue;
            for (auto& glyph : made.font->Glyphs) {
                bool const is_digit = glyph.Codepoint >= '0' && glyph.Codepoint <= '9',
                           is_icon = glyph.Codepoint >= 0xF000;
                if (is_digit || is_icon || FT_Load_Char(face, glyph.Codepoint, FT_LOAD_NO_SCALE) != 0) continue;
                float const em = static_cast<float>(face->units_per_EM);
                float const advance = std::round(static_cast<float>(face->glyph->metrics.horiAdvance) * made.px / em);
                glyph.AdvanceX = advance;
                made.font->IndexAdvanceX[static_cast<int>(glyph.Codepoint)] = advance;
            }
            FT_Done_Face(face);
        }
        FT_Done_FreeType(library);
    }

private:
    struct Made {
        ImFont* font;
        std::string path;
        float px;
    };
    ImFontAtlas& atlas_;
    std::vector<Made> fonts_;
    float scale_;
    std::string icon_path_;
    std::vector<ImWchar> icon_ranges_; // read when the atlas is built
};

}

void DestroyAtlas::operator()(ImFontAtlas* atlas) const { IM_DELETE(atlas); }

MadeFonts make_fonts(float scale, bool with_presenter) {
    MadeFonts made;
    made.atlas.reset(IM_NEW(ImFontAtlas)());
    made.scale = scale;
    made.has_presenter = with_presenter;
    ImFontAtlas& atlas = *made.atlas;
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.TexDesiredWidth = scale > 1.5F ? 2048 : 1024;
    Loader loader(atlas, scale);
    Fonts& fonts = made.fonts;
    fonts.body = loader.add("Regular", 14, true, 18);
    fonts.body_medium = loader.add("Medium", 14, true, 0);
    fonts.body_semibold = loader.add("SemiBold", 14, true, 0);
    fonts.caption = loader.add("Regular", 12, true, 14);
    fonts.caption_medium = loader.add("Medium", 12, true, 0);
    fonts.caption_semibold = loader.add("SemiBold", 12, false, 0);
    fonts.section = loader.add("Regular", 16, false, 20);
    fonts.section_semibold = loader.add("SemiBold", 16, false, 0);
    fonts.title = loader.add("SemiBold", 20, false, 0);
    fonts.score = loader.add("SemiBold", 32, false, 32);
    if (with_presenter) {
        fonts.presenter_text = loader.add("Regular", 24, false, 24);
        fonts.presenter_strong = loader.add("SemiBold", 24, false, 0);
        fonts.presenter = loader.add("Regular", 28, false, 0);
        fonts.presenter_title = loader.add("SemiBold", 44, false, 0);
    }
    atlas.Build();
    loader.set_advances();
    // The form OpenGL is given, made here rather than by the thread that draws.
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
    return made;
}

Fonts use_fonts(MadeFonts made) {
    ImFontAtlas*& used = ImGui::GetIO().Fonts;
    // The texture stays the back end's until it makes it again.
    made.atlas->SetTexID(used->TexID);
    IM_DELETE(used);
    used = made.atlas.release(); // the context owns it, as it did the former one
    return made.fonts;
}

float interface_scale(double screen_scale, double chosen_scale) {
    return static_cast<float>(std::clamp(screen_scale * chosen_scale, 0.75, 4.0));
}

}
