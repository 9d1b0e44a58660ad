#include "render/fonts.hpp"

#include "core/error.hpp"

#include <fontconfig/fontconfig.h>

#include <memory>

namespace vigie::render {
namespace {

struct Style {
    char const* inter; ///< end of the file's name
    int weight;        ///< fontconfig's scale
};

Style style_of(scene::FontWeight weight) {
    switch (weight) {
    case scene::FontWeight::regular: return {"Regular", FC_WEIGHT_REGULAR};
    case scene::FontWeight::medium: return {"Medium", FC_WEIGHT_MEDIUM};
    case scene::FontWeight::semibold: return {"SemiBold", FC_WEIGHT_SEMIBOLD};
    case scene::FontWeight::bold: return {"Bold", FC_WEIGHT_BOLD};
    }
    return {"Regular", FC_WEIGHT_REGULAR};
}

struct DestroyPattern {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, DestroyPattern>;

/// The nearest font fontconfig knows; empty when it knows none.
std::filesystem::path ask_fontconfig(char const* family, int weight) {
    Pattern const wanted{FcPatternCreate()};
    FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<FcChar8 const*>(family));
    FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
    FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    Pattern const found{FcFontMatch(nullptr, wanted.get(), &result)};
    FcChar8* file = nullptr;
    if (!found || FcPatternGetString(found.get(), FC_FILE, 0, &file) != FcResultMatch) return {};
    return reinterpret_cast<char const*>(file);
}

/// Looking in Debian's folder first spares fontconfig's start, which costs as much as the rest of the text.
std::filesystem::path first_existing(std::initializer_list<std::filesystem::path> candidates) {
    for (std::filesystem::path const& candidate : candidates) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(candidate, ignored)) return candidate;
    }
    return {};
}

}

std::filesystem::path font_file(scene::FontWeight weight) {
    Style const style = style_of(weight);
    std::string const name = std::string("Inter-") + style.inter + ".otf";
    std::filesystem::path file = first_existing({std::filesystem::path("/usr/share/fonts/opentype/inter") / name});
    // fontconfig falls back to its own default sans, DejaVu on Debian, when there is no Inter.
    if (file.empty()) file = ask_fontconfig("Inter", style.weight);
    if (file.empty()) file = fallback_font_file(weight);
    if (file.empty())
        throw core::Error{core::ErrorCode::failed,
                          core::Message{VIGIE_N_("No font was found on this machine. Install the package fonts-inter or "
                                                 "fonts-dejavu-core, then try again.")}};
    return file;
}

std::filesystem::path fallback_font_file(scene::FontWeight weight) {
    bool const is_bold = weight == scene::FontWeight::semibold || weight == scene::FontWeight::bold;
    std::filesystem::path file = first_existing(
        {std::filesystem::path("/usr/share/fonts/truetype/dejavu") / (is_bold ? "DejaVuSans-Bold.ttf" : "DejaVuSans.ttf")});
    return file.empty() ? ask_fontconfig("DejaVu Sans", style_of(weight).weight) : file;
}

}
