#include "gis/detail/dbf_encoding.hpp"

#include "gis/detail/encoding.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace vigie::gis::detail {

namespace {

constexpr std::streamsize looked_at_bytes = 16 << 20;
constexpr std::size_t language_byte = 29;

std::filesystem::path beside(std::filesystem::path path, std::array<char const*, 2> extensions) {
    for (auto const* extension : extensions)
        if (std::error_code ignored; std::filesystem::is_regular_file(path.replace_extension(extension), ignored))
            return path;
    return {};
}

std::string bytes_of(std::filesystem::path const& path, std::streamsize most) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(most), '\0');
    file.read(bytes.data(), most);
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

/// What the language byte stands for; empty = says nothing. 0x57 (« ANSI ») is what most programs write without
/// thinking.
std::string of_language_byte(unsigned char byte) {
    struct Page {
        unsigned char byte;
        char const* name;
    };
    constexpr std::array pages{Page{0x01, "CP437"},        Page{0x02, "CP850"},        Page{0x03, "windows-1252"},
                               Page{0x57, "windows-1252"}, Page{0x58, "windows-1252"}, Page{0x59, "windows-1252"},
                               Page{0x64, "CP852"},        Page{0x65, "CP866"},        Page{0x7D, "CP1255"},
                               Page{0x7E, "CP1256"},       Page{0x96, "MACINTOSH"},    Page{0xC8, "CP1250"},
                               Page{0xC9, "CP1251"},       Page{0xCA, "CP1254"},       Page{0xCB, "CP1253"}};
    auto const found = std::ranges::find(pages, byte, &Page::byte);
    return found == pages.end() ? std::string() : found->name;
}

/// « UTF-8 », « 88591 », « ANSI 1252 », « latin1 »… as people and programs write it.
std::string of_cpg(std::string text) {
    text = text.substr(0, text.find_first_of("\r\n"));
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    if (names_utf8(text) || text == "65001") return "UTF-8";
    if (names_windows_1252(text)) return "windows-1252";
    bool const is_number = !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (is_number && text.starts_with("8859")) return "ISO-8859-" + text.substr(4);
    return is_number ? "CP" + text : text;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}

FoundEncoding dbf_encoding(std::filesystem::path const& path) {
    std::string body = bytes_of(beside(path, {".dbf", ".DBF"}), looked_at_bytes);
    auto const byte = static_cast<unsigned char>(body.size() > language_byte ? body[language_byte] : 0);
    body.erase(0, std::min<std::size_t>(body.size(), 32)); // numbers of the head
    if (body.size() > 4 && body.size() + 32 == static_cast<std::size_t>(looked_at_bytes))
        body.resize(body.size() - 4); // a sequence cut
    while (!body.empty() && static_cast<unsigned char>(body.back()) == 0x1A)
        body.pop_back();
    bool const is_surely_utf8 = !is_ascii(body) && is_utf8(body);
    auto const cpg = beside(path, {".cpg", ".CPG"});
    if (!cpg.empty()) {
        auto name = of_cpg(bytes_of(cpg, 64));
        if (name == "windows-1252" && is_surely_utf8) return {"UTF-8", EncodingEvidence::utf8_validity};
        if (!name.empty()) return {std::move(name), EncodingEvidence::cpg_file};
    }
    if (is_surely_utf8) return {"UTF-8", EncodingEvidence::utf8_validity};
    if (auto name = of_language_byte(byte); !name.empty()) return {std::move(name), EncodingEvidence::dbf_byte};
    return {is_utf8(body) ? "UTF-8" : "windows-1252",
            is_utf8(body) ? EncodingEvidence::utf8_validity : EncodingEvidence::fallback};
}

}
