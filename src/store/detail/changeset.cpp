#include "store/detail/changeset.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace vigie::store {

namespace {

constexpr std::uint8_t table_mark = 'T';
constexpr std::uint8_t operation_delete = 9, operation_insert = 18, operation_update = 23;
constexpr std::uint64_t most_columns = 2000;

enum Kind : std::uint8_t { undefined, integer, real, text, blob, null };

class Reader {
public:
    explicit Reader(std::span<std::byte const> bytes)
        : bytes_(bytes) {}

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return !ok_ || bytes_.empty(); }
    [[nodiscard]] std::uint8_t next() const {
        return bytes_.empty() ? std::uint8_t{0} : std::to_integer<std::uint8_t>(bytes_.front());
    }
    void fail() { ok_ = false; }

    std::uint8_t byte() {
        auto const value = next();
        skip(1);
        return value;
    }
    void skip(std::uint64_t count) {
        if (count > bytes_.size()) ok_ = false;
        bytes_ = ok_ ? bytes_.subspan(static_cast<std::size_t>(count)) : bytes_.subspan(bytes_.size());
    }
    /// SQLite's: seven bits a byte, the highest first; four bytes say any length there can be.
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (int i = 0; i < 5 && ok_; ++i) {
            auto const part = byte();
            value = (value << 7) | (part & 0x7fU);
            if ((part & 0x80U) == 0) return value;
        }
        ok_ = false;
        return 0;
    }

private:
    std::span<std::byte const> bytes_;
    bool ok_ = true;
};

using Keys = std::vector<bool>; ///< per column: is it part of the key?

Keys table_head(Reader& in) {
    auto const columns = in.varint();
    if (columns == 0 || columns > most_columns) in.fail();
    Keys keys;
    for (std::uint64_t i = 0; i < columns && in.ok(); ++i)
        keys.push_back(in.byte() != 0);
    if (std::ranges::find(keys, true) == keys.end()) in.fail();
    std::size_t length = 0;
    for (; in.ok() && in.byte() != 0; ++length) {
    }
    if (length == 0) in.fail();
    return keys;
}

Kind value(Reader& in) {
    auto const kind = in.byte();
    if (kind > null) in.fail();
    if (kind == integer || kind == real) in.skip(8);
    if (kind == text || kind == blob) in.skip(in.varint());
    return static_cast<Kind>(kind);
}

/// A row added or removed: all its values are there, those of its key are values.
void whole_row(Reader& in, Keys const& keys) {
    for (bool const is_key : keys) {
        auto const kind = value(in);
        if (kind == undefined || (is_key && kind == null)) in.fail();
    }
}

/// A row changed: its key before, and what differs before and after.
void changed_row(Reader& in, Keys const& keys) {
    std::vector<bool> before;
    for (bool const is_key : keys) {
        auto const kind = value(in);
        if (is_key && (kind == undefined || kind == null)) in.fail();
        before.push_back(kind != undefined);
    }
    for (std::size_t i = 0; i < keys.size() && in.ok(); ++i) {
        bool const is_there = value(in) != undefined;
        if (is_there != (before[i] && !keys[i])) in.fail();
    }
}

}

bool is_sound_changeset(std::span<std::byte const> bytes) {
    Reader in(bytes);
    Keys keys;
    while (!in.at_end()) {
        auto const mark = in.byte();
        if (mark == table_mark) {
            keys = table_head(in);
            continue;
        }
        if (keys.empty() || in.byte() > 1) return false; // the flag: changed by a trigger or a cascade
        if (mark == operation_insert || mark == operation_delete)
            whole_row(in, keys);
        else if (mark == operation_update)
            changed_row(in, keys);
        else
            return false;
    }
    return in.ok();
}

}
