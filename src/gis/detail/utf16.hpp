#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace vigie::gis::detail {

/// How wide characters lie in a file; told by the mark it begins with.
enum class Utf16 : std::uint8_t { none, little_endian, big_endian };
[[nodiscard]] Utf16 utf16_of(std::string_view head);

/// UTF-16 into UTF-8, piece by piece: what a piece cuts is kept for the next. Halves of pairs without the other become
/// U+FFFD. The mark a file begins with is left out.
class Utf16Decoder {
public:
    explicit Utf16Decoder(Utf16 order)
        : order_(order) {}

    /// \param is_last nothing comes behind
    void decode(std::span<char const> bytes, std::vector<char>& out, bool is_last);

private:
    void put(unsigned unit, std::vector<char>& out);

    Utf16 order_;
    bool is_first_ = true, has_byte_ = false;
    unsigned byte_ = 0; ///< the first of a unit
    unsigned high_ = 0; ///< the first half of a pair; 0 = none
};

}
