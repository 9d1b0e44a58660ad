#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace vigie::text {

namespace {

/// Base letters of U+00C0 to U+00FF; « * » = no letter there.
constexpr std::string_view latin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuy*saaaaaaaceeeeiiiidnooooo*ouuuuy*y";

}

void append_folded(std::string& out, std::string_view text) {
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
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_folded(out, text);
    return out;
}

std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const substituted = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row.back();
}

}
