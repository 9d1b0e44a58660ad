#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vigie::gis::detail {

/// A cell as it lies in the file. A quoted one has its inner text in `text` and, seldom, doubled quotes in it or text after the closing one.
struct RawCell {
    std::string_view text;
    std::string_view after; ///< what follows the closing quote
    bool has_doubled_quotes = false;
};

/// Walks over records of delimited text (RFC 4180; lines end with \n, \r\n or \r), eight bytes at a time.
class CsvScan {
  public:
    enum class Outcome {
        record,     ///< cells were given
        end,        ///< nothing is left
        incomplete, ///< the block ends within a record: bring more bytes
        open_quote, ///< the file ends within quotes
    };

    /// \param is_last the file ends where the block ends
    CsvScan(std::string_view block, char delimiter, bool is_last)
        : at_(block.data()), end_(block.data() + block.size()), delimiter_(delimiter), is_last_(is_last) {}

    /// Gives the cells of the next record that is not a blank line; those given before anything but `record` do not count.
    template <typename Put> Outcome next(Put const& put);

    [[nodiscard]] char const* position() const { return at_; } ///< behind the last whole record
    [[nodiscard]] std::int64_t lines() const { return lines_; } ///< line ends passed so far, those within quotes among them
    [[nodiscard]] std::int64_t record_line() const { return record_line_; } ///< line ends before the last record

  private:
    static constexpr std::uint64_t ones = 0x0101010101010101ULL, highs = 0x8080808080808080ULL;

    /// High bits at the bytes that equal those of `pattern`, exact up to the first.
    static std::uint64_t equal_bytes(std::uint64_t word, std::uint64_t pattern) {
        std::uint64_t const difference = word ^ pattern;
        return (difference - ones) & ~difference & highs;
    }
    [[nodiscard]] bool is_end_of_cell(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

    [[nodiscard]] char const* end_of_cell(char const* p) const {
        if constexpr (std::endian::native == std::endian::little) {
            std::uint64_t const delimiters = ones * static_cast<unsigned char>(delimiter_);
            for (; end_ - p >= 8; p += 8) {
                std::uint64_t word = 0;
                std::memcpy(&word, p, sizeof word);
                std::uint64_t const hits = equal_bytes(word, delimiters) | equal_bytes(word, ones * '\n') | equal_bytes(word, ones * '\r');
                if (hits != 0) return p + std::countr_zero(hits) / 8;
            }
        }
        while (p != end_ && !is_end_of_cell(*p)) ++p;
        return p;
    }

    template <typename Put> Outcome cells(char const*& p, Put const& put);
    template <typename Put> Outcome quoted_cell(char const*& p, Put const& put);
    /// Behind the line end at `p`; null when the block ends before it is known which.
    [[nodiscard]] char const* behind_line_end(char const* p) const {
        if (*p == '\n') return p + 1;
        if (p + 1 == end_) return is_last_ ? end_ : nullptr;
        return p[1] == '\n' ? p + 2 : p + 1;
    }

    char const* at_;
    char const* end_;
    char delimiter_;
    bool is_last_;
    std::int64_t lines_ = 0, record_line_ = 0;
};

template <typename Put> CsvScan::Outcome CsvScan::next(Put const& put) {
    while (at_ != end_ && (*at_ == '\n' || *at_ == '\r')) { // blank lines
        char const* const behind = behind_line_end(at_);
        if (behind == nullptr) return Outcome::incomplete;
        at_ = behind;
        ++lines_;
    }
    if (at_ == end_) return Outcome::end;
    std::int64_t const first_line = lines_;
    char const* p = at_;
    auto const outcome = cells(p, put);
    if (outcome == Outcome::record) {
        at_ = p;
        record_line_ = first_line;
    } else {
        lines_ = first_line;
    }
    return outcome;
}

template <typename Put> CsvScan::Outcome CsvScan::cells(char const*& p, Put const& put) {
    for (;;) {
        if (p != end_ && *p == '"') {
            if (auto const outcome = quoted_cell(p, put); outcome != Outcome::record) return outcome;
        } else {
            char const* const end = end_of_cell(p);
            if (end == end_ && !is_last_) return Outcome::incomplete;
            put(RawCell{{p, static_cast<std::size_t>(end - p)}, {}, false});
            p = end;
        }
        if (p == end_) return Outcome::record;
        if (*p != delimiter_) break;
        if (++p == end_ && !is_last_) return Outcome::incomplete;
    }
    p = behind_line_end(p);
    if (p == nullptr) return Outcome::incomplete;
    ++lines_;
    return Outcome::record;
}

template <typename Put> CsvScan::Outcome CsvScan::quoted_cell(char const*& p, Put const& put) {
    char const* const first = p + 1;
    bool is_doubled = false;
    char const* closing = first;
    for (;; closing += 2, is_doubled = true) {
        closing = static_cast<char const*>(std::memchr(closing, '"', static_cast<std::size_t>(end_ - closing)));
        if (closing == nullptr) return is_last_ ? Outcome::open_quote : Outcome::incomplete;
        if (closing + 1 == end_ && !is_last_) return Outcome::incomplete;
        if (closing + 1 == end_ || closing[1] != '"') break;
    }
    char const* const end = end_of_cell(closing + 1);
    if (end == end_ && !is_last_) return Outcome::incomplete;
    for (char const* c = first; (c = static_cast<char const*>(std::memchr(c, '\n', static_cast<std::size_t>(closing - c)))) != nullptr; ++c) ++lines_;
    put(RawCell{{first, static_cast<std::size_t>(closing - first)}, {closing + 1, static_cast<std::size_t>(end - closing - 1)}, is_doubled});
    p = end;
    return Outcome::record;
}

}
