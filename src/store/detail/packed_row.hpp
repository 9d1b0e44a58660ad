#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

struct sqlite3;

/// A row of any table as one blob, every value exactly as it was (a text of JSON would round reals and lose blobs).
/// Per value: a byte for its kind (0 NULL, 1 integer, 2 real, 3 text, 4 blob), then 8 bytes, or a length of 4 bytes and
/// the bytes; little-endian.
namespace vigie::store {

using Value = std::variant<std::monostate, std::int64_t, double, std::string, std::vector<std::byte>>;

/// Bounds-checked; stops at what does not fit.
[[nodiscard]] std::vector<Value> unpacked(std::span<std::byte const> row);

/// Registers what keeps a project safe: vg_pack(value, …), which triggers call, and vg_is_sound(geometry), which stands
/// before each call of SpatiaLite: a blob that another program wrote is looked through first.
void register_guards(sqlite3* connection);

}
