#include "gis/detail/csv_reader.hpp"

#include "gis/detail/encoding.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace vigie::gis::detail {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 18U;
constexpr std::string_view bom = "\xEF\xBB\xBF";

/// How many fields the first record has with each delimiter; quoted text does not count.
char likely_delimiter(std::string_view head) {
    constexpr std::string_view delimiters = ";,\t|";
    std::array<int, 4> counts{};
    bool quoted = false;
    for (char c : head) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) break;
        if (auto const i = delimiters.find(c); !quoted && i != std::string_view::npos) ++counts[i];
    }
    auto const best = std::ranges::max_element(counts); // the first wins a tie: « ; » before « , »
    return delimiters[static_cast<std::size_t>(best - counts.begin())];
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

}

CsvDialect detect_csv_dialect(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string block(chunk, '\0');
    std::string pending;
    CsvDialect dialect;
    bool first = true;
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
        pending.append(block, 0, static_cast<std::size_t>(file.gcount()));
        if (first) {
            dialect.has_bom = pending.starts_with(bom);
            dialect.delimiter = likely_delimiter(std::string_view(pending).substr(dialect.has_bom ? bom.size() : 0));
            first = false;
        }
        auto const tail = unfinished_tail(pending);
        if (!is_utf8(std::string_view(pending).substr(0, pending.size() - tail))) {
            dialect.is_utf8 = false;
            return dialect;
        }
        pending.erase(0, pending.size() - tail);
    }
    dialect.is_utf8 = pending.empty();
    return dialect;
}

CsvReader::CsvReader(std::filesystem::path const& path, CsvDialect const& dialect, std::size_t block_bytes)
    : file_(path, std::ios::binary), dialect_(dialect), block_bytes_(block_bytes) {
    rewind();
}

void CsvReader::rewind() {
    file_.clear();
    file_.seekg(dialect_.has_bom ? static_cast<std::streamoff>(bom.size()) : 0);
    rest_.clear();
    is_last_ = false;
    lines_ = open_quote_line_ = bytes_read_ = 0;
}

void CsvReader::load(std::vector<char>& bytes, std::size_t more) {
    bytes.resize(rest_.size() + more);
    std::ranges::copy(rest_, bytes.begin());
    file_.read(bytes.data() + rest_.size(), static_cast<std::streamsize>(more));
    bytes_read_ += file_.gcount();
    bytes.resize(rest_.size() + static_cast<std::size_t>(file_.gcount()));
    is_last_ = !file_;
}

}
