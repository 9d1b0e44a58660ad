#pragma once

#include "core/zone.hpp"

#include <array>
#include <string_view>

/// The word for what a context layer is, in files and on the command line.
namespace vigie::core {

inline constexpr std::array all_roles{ContextRole::building, ContextRole::road, ContextRole::green, ContextRole::water,
                                      ContextRole::shore,    ContextRole::rail, ContextRole::other};
inline constexpr std::array role_codes{"building", "road", "green", "water", "shore", "rail", "other"};

[[nodiscard]] constexpr char const* code(ContextRole role) { return role_codes[static_cast<std::size_t>(role)]; }

/// A word that is none of these is « other ».
[[nodiscard]] constexpr ContextRole role_of_code(std::string_view code) {
    for (std::size_t i = 0; i < role_codes.size(); ++i)
        if (code == role_codes[i]) return all_roles[i];
    return ContextRole::other;
}

}
