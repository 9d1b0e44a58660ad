#include "gis/detail/csv_reader.hpp"

#include "gis/detail/encoding.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace vigie::gis::detail {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 18U;
constexpr std::string_view bom = "\xEF\xBB\xBF";

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
