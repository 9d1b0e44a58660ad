#pragma once

#include "core/residence.hpp"
#include "demo/town.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace vigie::demo {

inline constexpr std::array campaign_years{2024, 2025, 2026};

/// A residence and what the generator knows of it: the truth that observations then blur.
struct Dwelling {
    core::Residence residence;
    std::uint32_t neighbourhood = 0;
    core::Projected place;            ///< true place, even when the landlord has lost it
    std::array<double, 3> severity{}; ///< 0..100 per campaign
    bool is_barely_known = false;     ///< taken over lately: most sources say nothing of it
    int lifts = 0;
    int estate_dwellings = 0; ///< social dwellings within 150 m, itself included
};

/// Places `count` residences in the town's collective buildings: named, sized, dated, and given a severity that gathers
/// around the town's hotspots. Cost O(count log count).
[[nodiscard]] std::vector<Dwelling> build_stock(Town const& town, int count, std::uint64_t seed);

/// How many neighbourhoods a town of `count` residences has.
[[nodiscard]] int districts_for(int count);

}
