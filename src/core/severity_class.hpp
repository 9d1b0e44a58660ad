#pragma once

#include <array>
#include <optional>

namespace vigie::core {

/// A ordinary, B to watch, C complex, D very complex, or not scored (too little data).
enum class SeverityClass : unsigned char { a, b, c, d, not_scored };

inline constexpr std::array all_classes{SeverityClass::d, SeverityClass::c, SeverityClass::b, SeverityClass::a,
                                        SeverityClass::not_scored};

/// « A » … « D », « N » for not scored: the code in files, chips and symbols.
[[nodiscard]] constexpr char letter(SeverityClass c) {
    constexpr std::array letters{'A', 'B', 'C', 'D', 'N'};
    return letters[static_cast<std::size_t>(c)];
}

[[nodiscard]] constexpr std::optional<SeverityClass> class_of_letter(char code) {
    switch (code) {
    case 'A': return SeverityClass::a;
    case 'B': return SeverityClass::b;
    case 'C': return SeverityClass::c;
    case 'D': return SeverityClass::d;
    case 'N': return SeverityClass::not_scored;
    default: return std::nullopt;
    }
}

[[nodiscard]] constexpr bool is_complex(SeverityClass c) { return c == SeverityClass::c || c == SeverityClass::d; }

}
