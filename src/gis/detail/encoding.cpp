#include "gis/detail/encoding.hpp"

#include "gis/detail/gdal.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>

namespace vigie::gis::detail {

namespace {

/// What Windows-1252 puts at 0x80..0x9F (Unicode consortium, CP1252.TXT).
constexpr std::array<char16_t, 32> high_page{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

template <typename Text>
void append(Text& out, unsigned code) {
    auto const put = [&](unsigned byte) { out.push_back(static_cast<char>(byte)); };
    auto const follow = [&](unsigned bits) { put(0x80 | (bits & 0x3F)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        follow(code);
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        follow(code >> 6);
        follow(code);
    } else {
        put(0xF0 | (code >> 18));
        follow(code >> 12);
        follow(code >> 6);
        follow(code);
    }
}

/// Length of the well-formed sequence at `i`, 0 when there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view s, std::size_t i) {
    auto const byte = [&](std::size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0U; };
    auto const follows = [&](std::size_t k) { return (byte(k) & 0xC0U) == 0x80U; };
    unsigned const a = byte(i);
    unsigned const b = byte(i + 1);
    if (a < 0x80) return 1;
    if (a >= 0xC2 && a <= 0xDF) return follows(i + 1) ? 2 : 0;
    if (a >= 0xE0 && a <= 0xEF) {
        bool const bad = (a == 0xE0 && b < 0xA0) || (a == 0xED && b > 0x9F);
        return !bad && follows(i + 1) && follows(i + 2) ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        bool const bad = (a == 0xF0 && b < 0x90) || (a == 0xF4 && b > 0x8F);
        return !bad && follows(i + 1) && follows(i + 2) && follows(i + 3) ? 4 : 0;
    }
    return 0;
}

std::string folded(std::string_view name) {
    std::string out;
    for (char c : name)
        if (std::isalnum(static_cast<unsigned char>(c))) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

}

void append_utf8(std::vector<char>& out, unsigned code) { append(out, code); }

void append_utf8(std::string& out, unsigned code) { append(out, code); }

bool is_utf8(std::string_view bytes) {
    constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
    for (std::size_t i = 0; i < bytes.size();) {
        std::uint64_t word = high_bits;
        if (bytes.size() - i >= sizeof word) std::memcpy(&word, bytes.data() + i, sizeof word);
        if ((word & high_bits) == 0) { // eight plain letters at once
            i += sizeof word;
            continue;
        }
        auto const length = sequence_length(bytes, i);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

std::string from_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (char c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        append_utf8(out, byte >= 0x80 && byte < 0xA0 ? high_page[byte - 0x80U] : byte);
    }
    return out;
}

std::string as_utf8(std::string bytes) { return is_utf8(bytes) ? std::move(bytes) : from_windows_1252(bytes); }

std::string from_encoding(std::string_view bytes, std::string const& encoding) {
    ErrorCapture const quiet;
    char* const text = CPLRecode(std::string(bytes).c_str(), encoding.c_str(), CPL_ENC_UTF8);
    std::string out = text && !quiet.has_failure() ? text : "";
    CPLFree(text);
    return out.empty() && !bytes.empty() ? from_windows_1252(bytes) : as_utf8(std::move(out));
}

bool names_windows_1252(std::string_view encoding) {
    auto const name = folded(encoding);
    constexpr std::array names{"windows1252", "cp1252", "1252", "latin1", "iso88591", "88591", "iso885915", "latin9", "ansi"};
    return std::ranges::find(names, name) != names.end();
}

bool names_utf8(std::string_view encoding) { return folded(encoding) == "utf8"; }

}
