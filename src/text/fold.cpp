#include "text/fold.hpp"

#include <array>

namespace vigie::text {

namespace {

/// Base letters of U+00C0 to U+00FF; « * » = no letter there.
constexpr std::string_view latin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuy*saaaaaaaceeeeiiiidnooooo*ouuuuy*y";

}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        auto const next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (c == 0xC3 && next >= 0x80 && next <= 0xBF) {
            char const base = latin1[next - 0x80U];
            if (base != '*') out += base;
            ++i;
        } else if (c == 0xC5 && (next == 0x92 || next == 0x93)) {
            out += "oe";
            ++i;
        } else if (c == 0xE2 && text.substr(i, 3) == "’") {
            out += '\'';
            i += 2;
        } else {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : text[i];
        }
    }
    return out;
}

}
