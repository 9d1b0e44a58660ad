#include "gis/detail/csv_detect.hpp"

#include "gis/detail/encoding.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace vigie::gis::detail {

namespace {

constexpr std::size_t chunk = 1 << 16;
constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::string_view delimiters = ";,\t|";
constexpr std::size_t looked_at_records = 40;
constexpr std::size_t longest_title = 12; ///< lines above a header

std::string head_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string head(chunk, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

std::string narrowed(std::string_view wide, Utf16 order) {
    std::vector<char> text;
    Utf16Decoder(order).decode(wide, text, false);
    return {text.begin(), text.end()};
}

/// Width of the first records when parted by each delimiter; quoted text does not count, blank lines neither.
std::array<std::vector<int>, delimiters.size()> widths(std::string_view head) {
    std::array<std::vector<int>, delimiters.size()> all;
    std::array<int, delimiters.size()> counts{};
    bool quoted = false, any = false;
    auto const end_record = [&] {
        for (std::size_t i = 0; i < all.size() && any; ++i)
            all[i].push_back(counts[i] + 1);
        counts = {};
        any = false;
    };
    for (char const c : head) {
        if (all[0].size() == looked_at_records) return all;
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) {
            end_record();
            continue;
        }
        any = true;
        if (auto const i = delimiters.find(c); !quoted && i != std::string_view::npos) ++counts[i];
    }
    if (all[0].empty()) end_record(); // a file of one line
    return all;
}

/// Columns of most records, and how many records agree.
std::pair<int, long> usual_width(std::vector<int> const& records) {
    std::map<int, long> times;
    for (int const width : records)
        ++times[width];
    std::pair<int, long> best{1, 0};
    for (auto const& [width, n] : times)
        if (n > best.second || (n == best.second && width > best.first)) best = {width, n};
    return best;
}

char likely_delimiter(std::string_view head) {
    auto const records = widths(head);
    std::size_t best = 0;
    std::pair<long, int> best_score{-1, 0}; // records that agree on a width above 1, then that width: « ; » wins a tie
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto const [width, agreeing] = usual_width(records[i]);
        std::pair<long, int> const score{width > 1 ? agreeing : 0, width};
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return delimiters[best];
}

/// Bytes of an unfinished UTF-8 sequence at the end of a chunk, to be looked at with the next one.
std::size_t unfinished_tail(std::string_view bytes) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        auto const byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xC0U) == 0x80U) continue;
        std::size_t const needs = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return needs > back ? back : 0;
    }
    return 0;
}

bool is_utf8_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string block(chunk, '\0');
    std::string pending;
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
        pending.append(block, 0, static_cast<std::size_t>(file.gcount()));
        auto const tail = unfinished_tail(pending);
        if (!is_utf8(std::string_view(pending).substr(0, pending.size() - tail))) return false;
        pending.erase(0, pending.size() - tail);
    }
    return pending.empty();
}

void find_encoding(CsvShape& shape, std::filesystem::path const& path, std::string const& stated) {
    if (shape.dialect.utf16 != Utf16::none) { // its mark leaves no doubt, whatever is stated
        shape.evidence = EncodingEvidence::byte_order_mark;
        shape.encoding = shape.dialect.utf16 == Utf16::little_endian ? "UTF-16LE" : "UTF-16BE";
        return;
    }
    bool const is_valid = is_utf8_file(path);
    if (stated.empty()) {
        shape.evidence = shape.dialect.has_bom ? EncodingEvidence::byte_order_mark
                         : is_valid            ? EncodingEvidence::utf8_validity
                                               : EncodingEvidence::fallback;
        shape.encoding = is_valid ? "UTF-8" : "windows-1252";
        shape.dialect.is_utf8 = is_valid;
        return;
    }
    shape.evidence = EncodingEvidence::stated;
    shape.encoding = stated;
    shape.dialect.is_utf8 = !names_windows_1252(stated);
    if (names_windows_1252(stated)) return;
    if (!names_utf8(stated))
        shape.recode = stated;
    else if (!is_valid)
        shape.recode = "UTF-8"; // what is not UTF-8 in it must not reach the project as it is
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// A name has a letter, and is no number, date or address of a cell.
bool looks_like_a_name(std::string const& cell) {
    bool const has_letter = std::ranges::any_of(cell, [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    });
    return has_letter && cell.size() <= 200 && !parse_number(cell) && !cell.starts_with('{');
}

std::size_t filled(std::vector<std::string> const& record) {
    return static_cast<std::size_t>(std::ranges::count_if(record, [](auto const& cell) { return !is_blank(cell); }));
}

bool could_be_header(std::vector<std::string> const& record) {
    std::set<std::string> seen;
    for (auto const& cell : record)
        if (!is_blank(cell) && (!looks_like_a_name(cell) || !seen.insert(cell).second)) return false;
    return !seen.empty();
}

}

std::size_t likely_header(std::vector<std::vector<std::string>> const& records) {
    if (records.empty()) return 0;
    std::vector<std::size_t> sizes;
    for (auto const& record : records)
        sizes.push_back(filled(record));
    auto sorted = sizes;
    std::ranges::sort(sorted);
    auto const usual = sorted[sorted.size() / 2];
    if (sizes[0] >= usual && could_be_header(records[0])) return 0;
    for (std::size_t i = 0; i < std::min(records.size(), longest_title); ++i)
        if (sizes[i] >= 2 && 10 * sizes[i] >= 8 * usual && could_be_header(records[i])) return i;
    return 0;
}

CsvShape detect_csv(std::filesystem::path const& path, SourceOptions const& options) {
    CsvShape shape;
    auto head = head_of(path);
    shape.dialect.utf16 = utf16_of(head);
    if (shape.dialect.utf16 != Utf16::none) head = narrowed(head, shape.dialect.utf16);
    shape.dialect.has_bom = head.starts_with(bom);
    shape.dialect.delimiter =
        options.delimiter ? options.delimiter
                          : likely_delimiter(std::string_view(head).substr(shape.dialect.has_bom ? bom.size() : 0));
    find_encoding(shape, path, options.encoding);
    shape.header_row = options.header_row;
    return shape;
}

}
