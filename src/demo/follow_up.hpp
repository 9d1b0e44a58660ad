#pragma once

#include "core/follow_up.hpp"
#include "demo/stock.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace vigie::demo {

/// A site project with its actions; ids are still to be given by the store.
struct ProjectDraft {
    core::SiteProject project;
    std::vector<core::Action> actions;
    std::vector<std::uint32_t> members; ///< rows of the stock
};

struct FollowUp {
    std::vector<ProjectDraft> projects;
    std::vector<core::WatchEvent> watch_events; ///< by residence, oldest first
    std::vector<core::FieldNote> notes;
    std::vector<core::Lesson> lessons;
};

/// Which residences each of the six site projects takes in: the hardest ones of its neighbourhoods. Needs no ids.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> project_members(std::span<Dwelling const> stock);

/// What teams decided, did and saw. \pre the residences have their ids, `campaigns` those of 2024 to 2026 (or empty
/// ids)
[[nodiscard]] FollowUp build_follow_up(std::span<Dwelling const> stock, std::array<core::CampaignId, 3> campaigns,
                                       std::uint64_t seed);

}
