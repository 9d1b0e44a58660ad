#pragma once

#include "gis/detail/csv_scan.hpp"
#include "gis/detail/utf16.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace vigie::gis::detail {

/// How a table of text is written.
struct CsvDialect {
    char delimiter = ';';
    bool has_bom = false;
    bool is_utf8 = true; ///< else Windows-1252
    Utf16 utf16 = Utf16::none; ///< turned into UTF-8 as it is read
};

/// Reads a table of text by blocks of whole records. GDAL's own reader guesses types, drops ="…" and does not tell where a quote was
/// left open; codes must come through byte for byte, so this one is ours. The file is read, not mapped: one that another program
/// shortens meanwhile is then a short file, not a crash. Memory is bounded by a block or one record (at most 16 MiB).
class CsvReader {
  public:
    CsvReader(std::filesystem::path const& path, CsvDialect const& dialect, std::size_t block_bytes = std::size_t{1} << 19U);

    /// Reads the next block into `bytes` and shows its records: sink.cell(RawCell) for each cell, then sink.record(line), line counted
    /// from 1. sink.undo() takes back the cells of a record that the block cuts; it comes again in the next.
    /// \return false when nothing is left, or a quote is
    template <typename Sink> bool next_block(std::vector<char>& bytes, Sink& sink);

    [[nodiscard]] bool left_quote_open() const { return open_quote_line_ > 0; } ///< the file ended, or a record grew too long, in a quote
    [[nodiscard]] std::int64_t open_quote_line() const { return open_quote_line_; } ///< 1-based line on which its record begins
    [[nodiscard]] std::int64_t bytes_read() const { return bytes_read_; }
    [[nodiscard]] bool is_utf8() const { return dialect_.is_utf8; }
    void rewind();

  private:
    static constexpr std::size_t longest_record = std::size_t{16} << 20U;
    /// What was left of the former block, then more of the file.
    void load(std::vector<char>& bytes, std::size_t more);

    std::ifstream file_;
    CsvDialect dialect_;
    Utf16Decoder wide_;
    std::vector<char> wide_bytes_;
    std::size_t block_bytes_;
    std::string rest_;
    bool is_last_ = false;
    std::int64_t lines_ = 0, open_quote_line_ = 0, bytes_read_ = 0;
};

template <typename Sink> bool CsvReader::next_block(std::vector<char>& bytes, Sink& sink) {
    using Outcome = CsvScan::Outcome;
    for (std::size_t more = block_bytes_; !left_quote_open(); more *= 2) {
        load(bytes, more);
        std::string_view const block(bytes.data(), bytes.size());
        CsvScan scan(block, dialect_.delimiter, is_last_);
        bool has_record = false;
        Outcome outcome = Outcome::record;
        while ((outcome = scan.next([&](RawCell const& cell) { sink.cell(cell); })) == Outcome::record) {
            sink.record(lines_ + scan.record_line() + 1);
            has_record = true;
        }
        sink.undo();
        lines_ += scan.lines();
        rest_.assign(scan.position(), block.data() + block.size());
        bool const is_too_long = outcome == Outcome::incomplete && !has_record && rest_.size() > longest_record;
        if (outcome == Outcome::open_quote || is_too_long) open_quote_line_ = lines_ + 1;
        if (has_record) return true;
        if (is_last_) break;
    }
    return false;
}

}
