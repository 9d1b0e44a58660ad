#include "gis/detail/utf16.hpp"

#include "gis/detail/encoding.hpp"

#include <utility>

namespace vigie::gis::detail {

namespace {

constexpr unsigned byte_order_mark = 0xFEFF, replacement = 0xFFFD;

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

}

Utf16 utf16_of(std::string_view head) {
    if (head.starts_with("\xFF\xFE")) return Utf16::little_endian;
    return head.starts_with("\xFE\xFF") ? Utf16::big_endian : Utf16::none;
}

void Utf16Decoder::put(unsigned unit, std::vector<char>& out) {
    if (bool const is_mark = std::exchange(is_first_, false) && unit == byte_order_mark; is_mark) return;
    if (auto const high = std::exchange(high_, 0U)) {
        if (is_low(unit)) return append_utf8(out, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
        append_utf8(out, replacement);
    }
    if (is_high(unit))
        high_ = unit;
    else
        append_utf8(out, is_low(unit) ? replacement : unit);
}

void Utf16Decoder::decode(std::span<char const> bytes, std::vector<char>& out, bool is_last) {
    for (char const c : bytes) {
        unsigned const byte = static_cast<unsigned char>(c);
        if (has_byte_)
            put(order_ == Utf16::big_endian ? byte_ << 8U | byte : byte << 8U | byte_, out);
        else
            byte_ = byte;
        has_byte_ = !has_byte_;
    }
    if (!is_last) return;
    bool const is_cut = std::exchange(has_byte_, false) || high_ != 0;
    high_ = 0;
    if (is_cut) append_utf8(out, replacement);
}

}
