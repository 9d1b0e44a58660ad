#pragma once

#include "dossier/snapshot.hpp"

#include <string>
#include <vector>

/// Where the actions of the plan are: what is done, under way, late or to start, place by place.
namespace vigie::dossier {

enum class MappedState : unsigned char { late, under_way, to_start, done };
inline constexpr std::array all_mapped_states{MappedState::late, MappedState::under_way, MappedState::to_start, MappedState::done};
[[nodiscard]] std::string mapped_state_label(MappedState state);

struct MappedAction {
    std::string title, axis, lead;
    std::optional<core::Date> due;
    MappedState state = MappedState::to_start;
    std::int64_t days_late = 0;
};

/// A residence, or a site project as a whole, with its actions: late ones first, then as all_mapped_states goes.
struct ActionPlace {
    std::string name;
    std::optional<core::Projected> at; ///< of a project: the middle of its residences; absent = not located
    std::vector<MappedAction> actions;
    [[nodiscard]] MappedState state() const { return actions.front().state; } ///< of its first action
};

/// How many actions an axis has in each state.
struct AxisCount {
    std::string axis;
    std::array<std::size_t, all_mapped_states.size()> by_state{};
};

struct ActionMap {
    std::string title; ///< « 34 actions en 21 lieux : 3 en retard, 12 en cours »
    core::Date date{};
    std::vector<ActionPlace> places; ///< by name; numbered in this order
    std::vector<AxisCount> axes;     ///< the axes of the TFPB framework in their order, then the others by name; they add up to the actions
    std::array<std::size_t, all_mapped_states.size()> by_state{};
    std::size_t actions = 0, unlocated = 0; ///< unlocated: places that the map cannot show
};

/// Those that were given up are left out.
[[nodiscard]] ActionMap action_map(Snapshot const& snapshot, core::Date date = core::today());

}
