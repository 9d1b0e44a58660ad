#include "postgis/copy_stream.hpp"

#include "core/error.hpp"

#include <bit>
#include <cstring>

namespace vigie::postgis {

namespace {

using namespace std::string_view_literals;

constexpr auto signature = "PGCOPY\n\377\r\n\0"sv;
constexpr std::size_t header_length = signature.size() + 8;
constexpr std::size_t block = 64 * 1024;

template <typename Number>
void put(std::string& out, Number number) {
    auto const bits = static_cast<std::make_unsigned_t<Number>>(number);
    for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>((bits >> static_cast<unsigned>(shift)) & 0xffU));
}

template <typename Number>
Number get(std::string_view bytes) {
    std::make_unsigned_t<Number> bits = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        bits = static_cast<std::make_unsigned_t<Number>>((bits << 8U) | static_cast<unsigned char>(bytes[i]));
    return static_cast<Number>(bits);
}

void put_bytes(std::string& out, void const* bytes, std::size_t length) {
    put(out, static_cast<std::int32_t>(length));
    out.append(static_cast<char const*>(bytes), length);
}

struct PutCell {
    std::string& out;
    void operator()(std::monostate) const { put(out, std::int32_t{-1}); }
    void operator()(std::int64_t number) const {
        put(out, std::int32_t{8});
        put(out, number);
    }
    void operator()(double number) const {
        put(out, std::int32_t{8});
        put(out, std::bit_cast<std::int64_t>(number));
    }
    void operator()(std::string const& text) const { put_bytes(out, text.data(), text.size()); }
    void operator()(std::vector<std::byte> const& bytes) const { put_bytes(out, bytes.data(), bytes.size()); }
};

core::Error unreadable() {
    return {core::ErrorCode::refused, VIGIE_N_("The server sent rows that cannot be read. Nothing was kept; have the project published again.")};
}

core::PublishCell cell_of(core::PublishKind kind, std::string_view bytes) {
    bool const is_number = kind == core::PublishKind::integer || kind == core::PublishKind::real;
    if (is_number && bytes.size() != sizeof(std::int64_t)) throw unreadable();
    switch (kind) {
    case core::PublishKind::integer:
        return get<std::int64_t>(bytes);
    case core::PublishKind::real:
        return std::bit_cast<double>(get<std::int64_t>(bytes));
    case core::PublishKind::text:
        return std::string(bytes);
    case core::PublishKind::blob:
    case core::PublishKind::geometry:
        break;
    }
    auto const* const first = reinterpret_cast<std::byte const*>(bytes.data());
    return std::vector<std::byte>(first, first + bytes.size());
}

}

CopyWriter::CopyWriter(Sink sink)
    : sink_(std::move(sink))
    , buffer_(signature) {
    buffer_.append(8, '\0'); // no flag, no extension
}

void CopyWriter::add(core::PublishRow const& row) {
    put(buffer_, static_cast<std::int16_t>(row.size()));
    for (auto const& cell : row)
        std::visit(PutCell{buffer_}, cell);
    ++rows_;
    if (buffer_.size() < block) return;
    sink_(buffer_);
    buffer_.clear();
}

void CopyWriter::end() {
    put(buffer_, std::int16_t{-1});
    sink_(buffer_);
    buffer_.clear();
}

CopyReader::CopyReader(std::vector<core::PublishColumn> const& columns,
                       std::function<void(core::PublishRow const&)> take)
    : columns_(columns)
    , take_(std::move(take))
    , row_(columns.size()) {}

void CopyReader::add(std::string_view bytes) {
    buffer_.append(bytes);
    if (!has_header_) {
        if (buffer_.size() < header_length) return;
        at_ = header_length;
        has_header_ = true;
    }
    while (read_row()) {
    }
    buffer_.erase(0, at_);
    at_ = 0;
}

/// False where the row is not whole yet, and at the end.
bool CopyReader::read_row() {
    std::string_view const bytes = buffer_;
    auto at = at_;
    if (bytes.size() < at + 2) return false;
    auto const fields = get<std::int16_t>(bytes.substr(at));
    if (fields < 0) return false;
    if (static_cast<std::size_t>(fields) != columns_.size()) throw unreadable();
    at += 2;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (bytes.size() < at + 4) return false;
        auto const length = get<std::int32_t>(bytes.substr(at));
        at += 4;
        if (length < 0) {
            row_[i] = std::monostate{};
            continue;
        }
        if (bytes.size() < at + static_cast<std::size_t>(length)) return false;
        row_[i] = cell_of(columns_[i].kind, bytes.substr(at, static_cast<std::size_t>(length)));
        at += static_cast<std::size_t>(length);
    }
    at_ = at;
    ++rows_;
    take_(row_);
    return true;
}

}
