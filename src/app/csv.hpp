#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::app {

/// One CSV table on a stream: comma, UTF-8, RFC 4180 quotes, numbers with a point at full precision, absent = empty.
class CsvWriter {
  public:
    explicit CsvWriter(std::ostream& out) : out_(out) {}

    CsvWriter& text(std::string_view value);
    CsvWriter& number(std::optional<double> value);
    CsvWriter& integer(std::optional<std::int64_t> value);
    void end_row();
    void header(std::vector<std::string> const& names);

  private:
    void separate();

    std::ostream& out_;
    bool is_first_ = true;
};

/// Shortest text that reads back as the same number.
[[nodiscard]] std::string exact(double value);

}
