#include "gis/detail/csv_reader.hpp"

#include <algorithm>
#include <string_view>

namespace vigie::gis::detail {

namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

}

CsvReader::CsvReader(std::filesystem::path const& path, CsvDialect const& dialect, std::size_t block_bytes)
    : file_(path, std::ios::binary)
    , dialect_(dialect)
    , wide_(dialect.utf16)
    , block_bytes_(block_bytes) {
    rewind();
}

void CsvReader::rewind() {
    file_.clear();
    wide_ = Utf16Decoder(dialect_.utf16);
    file_.seekg(dialect_.has_bom ? static_cast<std::streamoff>(bom.size()) : 0);
    rest_.clear();
    is_last_ = false;
    lines_ = open_quote_line_ = bytes_read_ = 0;
}

void CsvReader::load(std::vector<char>& bytes, std::size_t more) {
    bool const is_wide = dialect_.utf16 != Utf16::none;
    bytes.resize(rest_.size() + (is_wide ? 0 : more));
    std::ranges::copy(rest_, bytes.begin());
    if (is_wide) wide_bytes_.resize(more);
    file_.read(is_wide ? wide_bytes_.data() : bytes.data() + rest_.size(), static_cast<std::streamsize>(more));
    auto const got = static_cast<std::size_t>(file_.gcount());
    bytes_read_ += file_.gcount();
    is_last_ = !file_;
    if (is_wide)
        wide_.decode(std::span(wide_bytes_).first(got), bytes, is_last_);
    else
        bytes.resize(rest_.size() + got);
}

}
