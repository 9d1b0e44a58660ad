#pragma once

#include "dossier/dynamics.hpp"

#include <string>
#include <vector>

/// What a story, the minutes and their maps tell of a campaign: counted once, so that they agree.
namespace vigie::dossier {

/// On watch, in a site project, or fallen back: what « followed » means on sheets and screens.
[[nodiscard]] bool is_followed(core::WatchStatus status);

/// Status of each residence at the end of a day, by row.
[[nodiscard]] std::vector<core::WatchStatus> status_on(Snapshot const& snapshot, core::Date day);

/// Since when a campaign's moves are counted: the end of the scored campaign before it; its own beginning when it is
/// the first.
[[nodiscard]] core::Date moves_since(Snapshot const& snapshot, CampaignData const& data);

/// A neighbourhood as a story shows it.
struct StoryZone {
    std::string code, name;
    int residences = 0, scored = 0, complex = 0;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score;
    core::Dynamics dynamics = core::Dynamics::unknown;
    int entries = 0, exits = 0; ///< of followed residences, since moves_since()
    int followed = 0, projects = 0;
};

struct StoryFacts {
    CampaignData const* data = nullptr;
    CampaignData const* before = nullptr; ///< scored before; null = this is the first
    core::Date since{}, as_of{};
    std::vector<StoryZone> zones; ///< of the default layer, in its order; empty without a layer
    std::size_t residences = 0, scored = 0, complex = 0, in_foyers = 0;
    long long dwellings = 0;
    int entries = 0, exits = 0, followed = 0, followed_before = 0, projects = 0, relapses = 0;
    int done = 0, under_way = 0, planned = 0, late = 0,
        actions = 0;                               ///< actions that are not given up; late ones among the open
    std::vector<core::FieldNote const*> decisions; ///< asked since, the newest first
    std::vector<store::StoredFoyer const*> foyers; ///< that the test retains, by rank

    [[nodiscard]] std::vector<StoryZone const*> complex_zones() const; ///< the highest index first
    [[nodiscard]] std::vector<StoryZone const*> of_dynamics(core::Dynamics dynamics) const;
};

/// \pre data is of the snapshot and has scores
[[nodiscard]] StoryFacts story_facts(Snapshot const& snapshot, CampaignData const& data, core::Date as_of);

}
