#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace vigie::gis::detail {

/// How a table of text is written.
struct CsvDialect {
    char delimiter = ';';
    bool has_bom = false;
    bool is_utf8 = true; ///< else Windows-1252
};

/// Delimiter from the header (the one of ; , tab | that splits it most, quotes respected), encoding from the whole file.
/// Cost: reads the file once, 64 KiB at a time.
[[nodiscard]] CsvDialect detect_csv_dialect(std::filesystem::path const& path);

/// Streaming RFC 4180 reader. GDAL's own reader guesses types, drops ="…" and does not tell where a quote was left open; codes
/// must come through byte for byte, so this one is ours. Memory is bounded by one record (at most 16 MiB).
class CsvReader {
  public:
    CsvReader(std::filesystem::path const& path, CsvDialect const& dialect);

    /// Next record that is not a blank line; absent at the end.
    [[nodiscard]] std::optional<std::vector<std::string>> next();

    [[nodiscard]] std::int64_t line() const { return line_; }             ///< 1-based line on which the last record began
    [[nodiscard]] bool left_quote_open() const { return quote_is_open_; } ///< the file ended, or the record grew too long, in a quote
    [[nodiscard]] std::int64_t bytes_read() const { return bytes_read_; }
    void rewind();
    void skip_header(); ///< back to the first data row

  private:
    int get();
    int peek();
    bool fill();

    std::ifstream file_;
    CsvDialect dialect_;
    std::vector<char> buffer_;
    std::size_t at_ = 0, size_ = 0;
    std::int64_t line_ = 0, current_line_ = 1, bytes_read_ = 0;
    bool quote_is_open_ = false;
};

}
