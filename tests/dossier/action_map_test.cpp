// The map of actions: each action is at one place, in one state, on one axis.
#include "dossier/action_map.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace vigie;
using namespace vigie::dossier;

namespace {

core::Date on(int y, unsigned m, unsigned d) { return {std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}; }

core::Action action(std::string title, std::optional<core::ResidenceId> where, core::ActionState state, std::optional<core::Date> due, std::string axis) {
    core::Action made;
    made.code = made.title = std::move(title);
    made.residence = where;
    made.state = state;
    made.due_on = due;
    made.tfpb_axis = std::move(axis);
    return made;
}

Snapshot town() {
    Snapshot s;
    for (int i = 1; i <= 3; ++i) {
        core::Residence r;
        r.id = {i};
        r.code = "R" + std::to_string(i);
        r.name = i == 1 ? "Écluse" : i == 2 ? "Zénith" : "Abri";
        if (i != 3) r.position = core::Projected{100.0 * i, 50};
        s.residences.push_back(r);
    }
    s.row_of = dossier::RowOfId(s.residences);
    using core::ActionState;
    s.actions = {action("late", core::ResidenceId{1}, ActionState::under_way, on(2026, 3, 1), "Sur-entretien"),
                 action("done", core::ResidenceId{1}, ActionState::done, on(2026, 1, 1), "waste"),
                 action("soon", core::ResidenceId{2}, ActionState::under_way, on(2026, 9, 1), "Sur-entretien"),
                 action("to start", core::ResidenceId{3}, ActionState::planned, std::nullopt, "hors convention"),
                 action("dropped", core::ResidenceId{2}, ActionState::abandoned, std::nullopt, "waste"),
                 action("nowhere", std::nullopt, ActionState::planned, std::nullopt, "")};
    return s;
}

}

TEST_CASE("actions are mapped by place, state and axis; those given up are not", "[actions]") {
    auto const map = action_map(town(), on(2026, 4, 14));
    CHECK(map.actions == 5);
    CHECK(map.by_state == std::array<std::size_t, 4>{1, 1, 2, 1}); // late, under way, to start, done
    REQUIRE(map.places.size() == 4);
    CHECK(map.places[0].name == "Abri"); // a French index: É after A, before N and Z
    CHECK(map.places[1].name == "Écluse");
    CHECK(map.places[3].name == "Zénith");
    CHECK(map.unlocated == 2);
    CHECK(map.places[1].actions.size() == 2);
    CHECK(map.places[1].state() == MappedState::late);
    CHECK(map.places[1].actions.front().days_late == 44);
    std::array<std::size_t, 4> sum{};
    for (auto const& axis : map.axes)
        for (std::size_t s = 0; s < sum.size(); ++s) sum[s] += axis.by_state[s];
    CHECK(sum == map.by_state);
    REQUIRE(map.axes.size() == 4);
    CHECK(map.axes[0].axis == "Sur-entretien"); // the framework's order, then the others
    CHECK(map.axes[1].axis == "Déchets, encombrants, épaves");
}
