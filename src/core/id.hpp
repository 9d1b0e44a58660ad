#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace vigie::core {

/// Row number of a thing in the project file; 0 = not stored yet. Ids survive undo, reload and threads; pointers do not.
template <typename Tag> struct Id {
    std::int64_t value = 0;

    [[nodiscard]] explicit constexpr operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using ResidenceId = Id<struct ResidenceTag>;
using ZoneLayerId = Id<struct ZoneLayerTag>;
using ZoneId = Id<struct ZoneTag>;
using ContextLayerId = Id<struct ContextLayerTag>;
using CampaignId = Id<struct CampaignTag>;
using GridId = Id<struct GridTag>;
using ScoreRunId = Id<struct ScoreRunTag>;
using ClusterRunId = Id<struct ClusterRunTag>;
using SiteProjectId = Id<struct SiteProjectTag>;
using ImportId = Id<struct ImportTag>;

}

template <typename Tag> struct std::hash<vigie::core::Id<Tag>> {
    std::size_t operator()(vigie::core::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
