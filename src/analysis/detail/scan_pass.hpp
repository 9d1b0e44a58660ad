#pragma once

#include "analysis/detail/scan_zones.hpp"

#include <cstdint>
#include <span>

namespace vigie::analysis::detail {

inline constexpr std::size_t maps_a_batch = 32;

/// Adds the cases of a centre's areas one after the other, for a batch of maps, and calls reached(zone, counts, lanes) at each circle
/// where some map's count is at least the circle's `least`.
/// \param counts [area * maps_a_batch + map]
/// \param least  least count that matters, one per zone of the centre
using Reached = void (*)(void* context, std::size_t zone, std::int32_t const* counts, std::uint32_t lanes);
void scan_centre(std::span<std::uint32_t const> areas, std::int32_t const* counts, std::int32_t const* least, Reached reached, void* context);

}
