#include "report/detail/pdf_notes.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>

namespace vigie::report {

namespace {

/// A text string of a PDF: UTF-16, in hexadecimal.
std::string pdf_string(std::string_view utf8) {
    std::string out = "<FEFF";
    auto const add = [&](unsigned unit) {
        constexpr char digits[] = "0123456789ABCDEF";
        for (int shift = 12; shift >= 0; shift -= 4) out += digits[(unit >> shift) & 15U];
    };
    for (std::size_t i = 0; i < utf8.size();) {
        auto const first = static_cast<unsigned char>(utf8[i]);
        std::size_t const length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (i + length > utf8.size()) break;
        unsigned code = length == 1 ? first : first & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k) code = code << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        if (code >= 0x10000) {
            add(0xD800 + ((code - 0x10000) >> 10));
            code = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        add(code);
        i += length;
    }
    return out + '>';
}

std::optional<std::size_t> number_after(std::string_view pdf, std::string_view key, std::size_t from) {
    auto const at = pdf.find(key, from);
    if (at == std::string_view::npos) return std::nullopt;
    std::size_t value = 0;
    auto const* const first = pdf.data() + at + key.size();
    return std::from_chars(first, pdf.data() + pdf.size(), value).ec == std::errc() ? std::optional(value) : std::nullopt;
}

/// An object of the file with more entries in its dictionary.
struct Changed {
    std::size_t number = 0;
    std::string text;
};

/// The object whose text `at` lies in, the entries put after its first line. Cairo begins each with « N 0 obj\n<< ».
std::optional<Changed> changed(std::string_view pdf, std::size_t at, std::string const& entries) {
    auto const head = pdf.rfind(" 0 obj\n<<", at), end = pdf.find("endobj", at);
    if (head == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
    auto const line = pdf.rfind('\n', head);
    std::size_t number = 0;
    if (std::from_chars(pdf.data() + line + 1, pdf.data() + head, number).ec != std::errc()) return std::nullopt;
    auto const open = head + std::string_view(" 0 obj\n<<").size();
    return Changed{number, std::to_string(number) + " 0 obj\n<< " + entries + std::string(pdf.substr(open, end - open)) + "endobj\n"};
}

/// Entries for each structure element of a kind, in the order of the file.
bool note_elements(std::string_view pdf, std::string_view kind, std::vector<std::string> const& entries, std::vector<Changed>& all) {
    std::string const key = "<< /Type /StructElem\n   /S /" + std::string(kind) + "\n";
    std::size_t at = 0;
    for (auto const& entry : entries) {
        at = pdf.find(key, at);
        if (at == std::string_view::npos) return false;
        if (!entry.empty()) {
            auto object = changed(pdf, at, entry);
            if (!object) return false;
            all.push_back(std::move(*object));
        }
        at += key.size();
    }
    return pdf.find(key, at) == std::string_view::npos; // else they are not those that were counted
}

}

void add_notes(std::string& pdf, PdfNotes const& notes) {
    auto const trailer = pdf.rfind("trailer\n");
    if (trailer == std::string::npos) return;
    auto const size = number_after(pdf, "/Size ", trailer), root = number_after(pdf, "/Root ", trailer), info = number_after(pdf, "/Info ", trailer),
               start = number_after(pdf, "startxref\n", trailer);
    auto const catalog = pdf.rfind("<< /Type /Catalog");
    if (!size || !root || !info || !start || catalog == std::string::npos) return;
    std::vector<std::string> figures, heads;
    for (auto const& words : notes.figures) figures.push_back(words.empty() ? std::string() : "/Alt " + pdf_string(words));
    for (auto const& scope : notes.heads) heads.push_back(scope.empty() ? std::string() : "/A << /O /Table /Scope /" + scope + " >>");
    std::vector<Changed> all;
    auto named = changed(pdf, catalog, "/Lang (" + notes.language + ")\n   /ViewerPreferences << /DisplayDocTitle true >>\n   ");
    if (!named || named->number != *root) return;
    all.push_back(std::move(*named));
    std::vector<Changed> elements;
    if (note_elements(pdf, "Figure", figures, elements) && note_elements(pdf, "TH", heads, elements))
        for (auto& element : elements) all.push_back(std::move(element));
    std::map<std::size_t, std::size_t> places;
    for (auto const& object : all) {
        places[object.number] = pdf.size();
        pdf += object.text;
    }
    auto const xref = pdf.size();
    pdf += "xref\n";
    for (auto const& [number, place] : places) {
        auto const digits = std::to_string(place);
        pdf += std::to_string(number) + " 1\n" + std::string(10 - std::min<std::size_t>(10, digits.size()), '0') + digits + " 00000 n \n";
    }
    pdf += "trailer\n<< /Size " + std::to_string(*size) + "\n   /Root " + std::to_string(*root) + " 0 R\n   /Info " + std::to_string(*info) +
           " 0 R\n   /Prev " + std::to_string(*start) + "\n>>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
}

}
