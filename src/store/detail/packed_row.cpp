#include "store/detail/packed_row.hpp"

#include "store/detail/blob.hpp"

#include <sqlite3.h>

#include <bit>

namespace vigie::store {

namespace {

enum Kind : std::uint8_t { null_value, integer_value, real_value, text_value, blob_value };

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xff);
}

void put_value(std::string& out, sqlite3_value* value) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        out += static_cast<char>(integer_value);
        return put(out, static_cast<std::uint64_t>(sqlite3_value_int64(value)), 8);
    case SQLITE_FLOAT:
        out += static_cast<char>(real_value);
        return put(out, std::bit_cast<std::uint64_t>(sqlite3_value_double(value)), 8);
    case SQLITE_NULL:
        out += static_cast<char>(null_value);
        return;
    default:
        break;
    }
    bool const is_text = sqlite3_value_type(value) == SQLITE_TEXT;
    auto const* const bytes = is_text ? reinterpret_cast<char const*>(sqlite3_value_text(value))
                                      : static_cast<char const*>(sqlite3_value_blob(value));
    auto const size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    out += static_cast<char>(is_text ? text_value : blob_value);
    put(out, size, 4);
    if (size > 0) out.append(bytes, size);
}

void pack(sqlite3_context* context, int count, sqlite3_value** values) {
    std::string row;
    for (int i = 0; i < count; ++i)
        put_value(row, values[i]);
    sqlite3_result_blob64(context, row.data(), row.size(), SQLITE_TRANSIENT);
}

/// NULL for NULL, 0 for what is no blob or malformed.
void look_through(sqlite3_context* context, int, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    if (sqlite3_value_type(values[0]) != SQLITE_BLOB) return sqlite3_result_int(context, 0);
    auto const* const bytes = static_cast<std::byte const*>(sqlite3_value_blob(values[0]));
    sqlite3_result_int(context, is_sound({bytes, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))}) ? 1 : 0);
}

class Reader {
public:
    explicit Reader(std::span<std::byte const> bytes)
        : bytes_(bytes) {}

    [[nodiscard]] bool has(std::size_t count) const { return bytes_.size() >= count; }
    std::uint64_t number(std::size_t count) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value |= std::to_integer<std::uint64_t>(bytes_[i]) << (8 * i);
        bytes_ = bytes_.subspan(count);
        return value;
    }
    std::span<std::byte const> take(std::size_t count) {
        auto const taken = bytes_.first(count);
        bytes_ = bytes_.subspan(count);
        return taken;
    }

private:
    std::span<std::byte const> bytes_;
};

/// \return false where the blob ends too soon
bool read_value(Reader& in, Value& value) {
    auto const kind = in.number(1);
    if (kind == null_value) return true;
    if (kind == integer_value || kind == real_value) {
        if (!in.has(8)) return false;
        auto const bits = in.number(8);
        if (kind == integer_value)
            value = static_cast<std::int64_t>(bits);
        else
            value = std::bit_cast<double>(bits);
        return true;
    }
    if (kind > blob_value || !in.has(4)) return false;
    auto const size = static_cast<std::size_t>(in.number(4));
    if (!in.has(size)) return false;
    auto const bytes = in.take(size);
    if (kind == text_value)
        value = std::string(reinterpret_cast<char const*>(bytes.data()), size);
    else
        value = std::vector<std::byte>(bytes.begin(), bytes.end());
    return true;
}

}

std::vector<Value> unpacked(std::span<std::byte const> row) {
    std::vector<Value> values;
    Reader in(row);
    while (in.has(1)) {
        Value value;
        if (!read_value(in, value)) break;
        values.push_back(std::move(value));
    }
    return values;
}

void register_guards(sqlite3* connection) {
    constexpr int plain = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function_v2(connection, "vg_pack", -1, plain, nullptr, pack, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(connection, "vg_is_sound", 1, plain, nullptr, look_through, nullptr, nullptr, nullptr);
}

}
