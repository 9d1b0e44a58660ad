#pragma once

#include <array>
#include <cstdint>

namespace vigie::store {

namespace hilbert_detail {

/// Four levels of the curve at a time: 4 bits of x and of y in, 8 bits of key out.
struct Step {
    std::uint8_t key = 0;
    std::uint8_t next = 0; ///< orientation after it
};

/// One level: `orientation` bit 0 swaps the axes, bit 1 turns both around.
constexpr Step one_level(unsigned orientation, unsigned x, unsigned y) {
    if ((orientation & 2U) != 0) {
        x ^= 1U;
        y ^= 1U;
    }
    if ((orientation & 1U) != 0) {
        unsigned const swapped = x;
        x = y;
        y = swapped;
    }
    unsigned const quadrant = (3U * x) ^ y; // (0,0) (0,1) (1,1) (1,0) in this order along the curve
    unsigned next = orientation;
    if (quadrant == 0) next ^= 1U;
    if (quadrant == 3) next ^= 3U;
    return {static_cast<std::uint8_t>(quadrant), static_cast<std::uint8_t>(next)};
}

constexpr std::array<std::array<Step, 256>, 4> table() {
    std::array<std::array<Step, 256>, 4> steps{};
    for (unsigned orientation = 0; orientation < 4; ++orientation)
        for (unsigned bits = 0; bits < 256; ++bits) {
            unsigned key = 0, state = orientation;
            for (int level = 3; level >= 0; --level) {
                auto const step = one_level(state, (bits >> (4 + level)) & 1U, (bits >> level) & 1U);
                key = (key << 2U) | step.key;
                state = step.next;
            }
            steps[orientation][bits] = {static_cast<std::uint8_t>(key), static_cast<std::uint8_t>(state)};
        }
    return steps;
}

inline constexpr auto steps = table();

}

/// Place of a cell along the Hilbert curve (Hilbert, 1891): cells that follow one another are neighbours.
[[nodiscard]] constexpr std::uint64_t hilbert_key(std::uint32_t x, std::uint32_t y) {
    std::uint64_t key = 0;
    unsigned orientation = 0;
    for (int shift = 28; shift >= 0; shift -= 4) {
        auto const& step = hilbert_detail::steps[orientation][(((x >> shift) & 15U) << 4U) | ((y >> shift) & 15U)];
        key = (key << 8U) | step.key;
        orientation = step.next;
    }
    return key;
}

}
