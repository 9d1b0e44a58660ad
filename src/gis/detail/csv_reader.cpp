#include "gis/detail/csv_reader.hpp"

#include "gis/detail/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace vigie::gis::detail {

namespace {

constexpr std::size_t chunk = 1 << 16;
constexpr std::size_t longest_record = 16 << 20;
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

CsvReader::CsvReader(std::filesystem::path const& path, CsvDialect const& dialect)
    : file_(path, std::ios::binary), dialect_(dialect), buffer_(chunk) {
    rewind();
}

void CsvReader::rewind() {
    file_.clear();
    file_.seekg(dialect_.has_bom ? static_cast<std::streamoff>(bom.size()) : 0);
    at_ = size_ = 0;
    line_ = 0;
    current_line_ = 1;
    bytes_read_ = 0;
    quote_is_open_ = false;
}

void CsvReader::skip_header() {
    rewind();
    static_cast<void>(next());
}

bool CsvReader::fill() {
    file_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    at_ = 0;
    size_ = static_cast<std::size_t>(file_.gcount());
    bytes_read_ += file_.gcount();
    return size_ > 0;
}

int CsvReader::get() {
    if (at_ == size_ && !fill()) return EOF;
    char const c = buffer_[at_++];
    if (c == '\n') ++current_line_;
    return static_cast<unsigned char>(c);
}

int CsvReader::peek() {
    if (at_ == size_ && !fill()) return EOF;
    return static_cast<unsigned char>(buffer_[at_]);
}

std::optional<std::vector<std::string>> CsvReader::next() {
    std::vector<std::string> record;
    std::string field;
    bool quoted = false, was_quoted = false, any = false;
    std::size_t length = 0;
    auto const finish_field = [&] {
        record.push_back(dialect_.is_utf8 ? std::move(field) : from_windows_1252(field));
        field.clear();
        was_quoted = false;
    };
    line_ = current_line_;
    for (int c = get();; c = get()) {
        if (c == EOF || ++length > longest_record) {
            quote_is_open_ = quoted || c != EOF;
            if (!any && record.empty() && field.empty()) return std::nullopt;
            finish_field();
            return record;
        }
        if (quoted) {
            if (c != '"') field += static_cast<char>(c);
            else if (peek() == '"') field += static_cast<char>(get());
            else quoted = false;
            continue;
        }
        if (c == '"' && field.empty() && !was_quoted) {
            quoted = was_quoted = any = true;
        } else if (c == dialect_.delimiter) {
            finish_field();
            any = true;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && peek() == '\n') get();
            if (!any && field.empty()) { // a blank line is not a record
                line_ = current_line_;
                continue;
            }
            finish_field();
            return record;
        } else {
            field += static_cast<char>(c);
            any = true;
        }
    }
}

}
