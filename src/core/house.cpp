#include "core/house.hpp"

#include <charconv>

namespace vigie::core {

std::optional<std::uint32_t> rgb_of(std::string_view accent) {
    std::uint32_t hex = 0;
    if (accent.size() != 7 || accent[0] != '#') return std::nullopt;
    auto const [end, error] = std::from_chars(accent.data() + 1, accent.data() + 7, hex, 16);
    return error == std::errc() && end == accent.data() + 7 ? std::optional(hex) : std::nullopt;
}

}
