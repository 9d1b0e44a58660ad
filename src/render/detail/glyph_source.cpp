#include "render/detail/glyph_source.hpp"

#include "core/error.hpp"
#include "render/fonts.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include <array>
#include <bit>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace vigie::render::detail {
namespace {

core::Error unreadable_font(std::string const& file) {
    return {core::ErrorCode::failed,
            {VIGIE_N_("The font file {0} cannot be read. Install the package fonts-inter again, then try again."), {file}}};
}

struct CloseFace {
    void operator()(FT_FaceRec_* face) const { FT_Done_Face(face); }
};
using Face = std::unique_ptr<FT_FaceRec_, CloseFace>;

class Glyph {
  public:
    explicit Glyph(FT_GlyphSlot slot) { FT_Get_Glyph(slot, &handle_); }
    ~Glyph() {
        if (handle_) FT_Done_Glyph(handle_);
    }
    Glyph(Glyph const&) = delete;
    Glyph& operator=(Glyph const&) = delete;
    [[nodiscard]] FT_Glyph* address() { return &handle_; }
    [[nodiscard]] FT_Glyph get() const { return handle_; }

  private:
    FT_Glyph handle_ = nullptr;
};

class Library {
  public:
    Library() {
        if (FT_Init_FreeType(&library_) != 0) throw unreadable_font("FreeType");
        FT_Stroker_New(library_, &stroker_);
    }
    ~Library() {
        FT_Stroker_Done(stroker_);
        FT_Done_FreeType(library_);
    }
    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;

    [[nodiscard]] Face open(std::string const& file) const {
        FT_Face face = nullptr;
        if (FT_New_Face(library_, file.c_str(), 0, &face) != 0) throw unreadable_font(file);
        return Face{face};
    }
    /// Replaces the glyph by itself grown by half of `width` px all round.
    void grow(Glyph& glyph, float width) const {
        FT_Stroker_Set(stroker_, std::lround(width / 2 * 64), FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
        FT_Glyph_StrokeBorder(glyph.address(), stroker_, /*inside=*/0, /*destroy=*/1);
    }

  private:
    FT_Library library_ = nullptr;
    FT_Stroker stroker_ = nullptr;
};

GlyphBitmap copied(FT_BitmapGlyph glyph) {
    FT_Bitmap const& bitmap = glyph->bitmap;
    GlyphBitmap out{glyph->left, glyph->top, static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), {}};
    out.coverage.reserve(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
    for (unsigned row = 0; row < bitmap.rows; ++row) {
        unsigned char const* start = bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch;
        out.coverage.insert(out.coverage.end(), start, start + bitmap.width);
    }
    return out;
}

// Light hinting moves outlines up and down only: crisp stems, true widths.
constexpr FT_Int32 load_flags = FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT;

struct AdvanceKey {
    char32_t character;
    scene::Font font;
    friend bool operator==(AdvanceKey, AdvanceKey) = default;
};
struct AdvanceHash {
    std::size_t operator()(AdvanceKey k) const {
        return (static_cast<std::size_t>(k.character) * 0x9e3779b97f4a7c15ULL) ^
               (std::bit_cast<std::uint32_t>(k.font.size) * 31ULL + static_cast<std::size_t>(k.font.weight));
    }
};

}

struct GlyphSource::Faces {
    Library library;
    std::array<Face, 4> main;
    std::array<std::optional<Face>, 4> fallback; ///< null inside = asked, not installed
    std::unordered_map<AdvanceKey, float, AdvanceHash> advances;

    FT_Face sized(Face const& face, float size) const {
        FT_Set_Char_Size(face.get(), 0, std::lround(size * 64), 72, 72);
        return face.get();
    }
    Face const& main_face(scene::FontWeight weight) {
        Face& face = main[static_cast<std::size_t>(weight)];
        if (!face) face = library.open(font_file(weight).string());
        return face;
    }
    Face const& fallback_face(scene::FontWeight weight) {
        std::optional<Face>& face = fallback[static_cast<std::size_t>(weight)];
        if (!face) {
            std::string const file = fallback_font_file(weight).string();
            face = file.empty() ? Face{} : library.open(file);
        }
        return *face;
    }
    /// Loads the character's outline and gives the face whose slot holds it.
    FT_Face load(char32_t character, scene::Font font) {
        Face const* face = &main_face(font.weight);
        FT_UInt glyph = FT_Get_Char_Index(face->get(), character);
        if (glyph == 0) {
            Face const& other = fallback_face(font.weight);
            FT_UInt const found = other ? FT_Get_Char_Index(other.get(), character) : 0;
            if (found != 0) {
                face = &other;
                glyph = found;
            }
        }
        FT_Face const handle = sized(*face, font.size);
        FT_Load_Glyph(handle, glyph, load_flags);
        return handle;
    }
};

GlyphSource::GlyphSource() : faces_(std::make_unique<Faces>()) {}
GlyphSource::~GlyphSource() = default;

float GlyphSource::advance(char32_t character, scene::Font font) {
    auto const [found, is_new] = faces_->advances.try_emplace({character, font}, 0.0F);
    if (is_new)
        found->second = static_cast<float>(faces_->load(character, font)->glyph->linearHoriAdvance) / 65536.0F;
    return found->second;
}

GlyphBitmap GlyphSource::bitmap(char32_t character, scene::Font font, int shift_quarters, float halo_width) {
    Glyph glyph(faces_->load(character, font)->glyph);
    if (!glyph.get() || glyph.get()->format != FT_GLYPH_FORMAT_OUTLINE) return {};
    if (halo_width > 0) faces_->library.grow(glyph, halo_width);
    FT_Vector shift{shift_quarters * 16, 0};
    if (FT_Glyph_To_Bitmap(glyph.address(), FT_RENDER_MODE_NORMAL, &shift, /*destroy=*/1) != 0) return {};
    return copied(reinterpret_cast<FT_BitmapGlyph>(glyph.get()));
}

scene::TextMeasure::Extent GlyphSource::measure(std::string_view text, scene::Font font) {
    float width = 0;
    for (char32_t const character : characters(text)) width += advance(character, font);
    FT_Face const face = faces_->sized(faces_->main_face(font.weight), font.size);
    float const per_unit = font.size / static_cast<float>(face->units_per_EM);
    return {width, static_cast<float>(face->ascender) * per_unit, -static_cast<float>(face->descender) * per_unit};
}

std::vector<char32_t> characters(std::string_view utf8) {
    std::vector<char32_t> out;
    for (std::size_t i = 0; i < utf8.size();) {
        auto const lead = static_cast<unsigned char>(utf8[i]);
        std::size_t const length = lead < 0x80 ? 1 : lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        char32_t character = length == 1 ? lead : length == 0 ? U'\xFFFD' : static_cast<char32_t>(lead & (0x7FU >> length));
        std::size_t taken = 1;
        for (; taken < length && i + taken < utf8.size(); ++taken) {
            auto const next = static_cast<unsigned char>(utf8[i + taken]);
            if ((next & 0xC0U) != 0x80U) break;
            character = (character << 6) | (next & 0x3FU);
        }
        out.push_back(length > 1 && taken < length ? U'\xFFFD' : character);
        i += taken;
    }
    return out;
}

}
