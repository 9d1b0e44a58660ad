#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::core {

/// Whose sheets these are: what stands at the head and at the foot of each.
struct House {
    std::string name;
    std::string footer; ///< address, site: one line
    std::string accent; ///< « #7A1F3D », in place of the navy of headings and rules; empty = navy
    struct Logo {
        int width = 0, height = 0;
        std::vector<std::byte> png; ///< says nothing but what it shows
        friend bool operator==(Logo const&, Logo const&) = default;
    };
    Logo logo;

    [[nodiscard]] bool has_logo() const { return !logo.png.empty(); }
    [[nodiscard]] bool is_empty() const { return name.empty() && footer.empty() && accent.empty() && !has_logo(); }
    friend bool operator==(House const&, House const&) = default;
};

/// Red, green and blue of « #7A1F3D »; absent = it is no colour.
[[nodiscard]] std::optional<std::uint32_t> rgb_of(std::string_view accent);

}
