#pragma once

#include <array>
#include <charconv>
#include <string>

namespace vigie::analysis::detail {

/// Shortest text that reads back as the same number.
[[nodiscard]] inline std::string shortest(double number) {
    std::array<char, 32> text{};
    auto const end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

}
