#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace vigie::store {

/// 128 bits of a stream of values, to notice that something changed. Fast and of one machine word at a time; not against
/// a person who looks for two streams of one digest (see sha256.hpp for that).
class Digest {
public:
    void add(std::uint64_t word) {
        first_ = std::rotl(first_ ^ word, 29) * 0x9e3779b97f4a7c15ULL;
        second_ = (std::rotl(second_, 41) + word) * 0xbf58476d1ce4e5b9ULL;
    }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
    void add(std::string_view text) {
        add(std::uint64_t{text.size()});
        for (char const c : text)
            add(std::uint64_t{static_cast<unsigned char>(c)});
    }

    /// 64 of the bits.
    [[nodiscard]] std::uint64_t word() const {
        std::uint64_t const mixed = (first_ ^ (second_ >> 29)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 32);
    }

    /// 32 hexadecimal digits.
    [[nodiscard]] std::string text() const {
        std::string digits;
        for (std::uint64_t const word : {first_ ^ (first_ >> 31), second_ ^ (second_ >> 31)})
            for (int shift = 60; shift >= 0; shift -= 4)
                digits += "0123456789abcdef"[(word >> shift) & 15];
        return digits;
    }

private:
    std::uint64_t first_ = 0x2545f4914f6cdd1dULL;
    std::uint64_t second_ = 0x94d049bb133111ebULL;
};

}
