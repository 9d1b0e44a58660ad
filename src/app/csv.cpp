#include "app/csv.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <ostream>

namespace vigie::app {

std::string exact(double value) {
    std::array<char, 32> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

void CsvWriter::separate() {
    if (!is_first_) out_ << ',';
    is_first_ = false;
}

CsvWriter& CsvWriter::text(std::string_view value) {
    separate();
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
        out_ << value;
        return *this;
    }
    out_ << '"';
    for (char const c : value) {
        if (c == '"') out_ << '"';
        out_ << c;
    }
    out_ << '"';
    return *this;
}

CsvWriter& CsvWriter::number(std::optional<double> value) {
    separate();
    if (value && std::isfinite(*value)) out_ << exact(*value);
    return *this;
}

CsvWriter& CsvWriter::integer(std::optional<std::int64_t> value) {
    separate();
    if (value) out_ << *value;
    return *this;
}

void CsvWriter::end_row() {
    out_ << '\n';
    is_first_ = true;
}

void CsvWriter::header(std::vector<std::string> const& names) {
    for (auto const& name : names) text(name);
    end_row();
}

}
