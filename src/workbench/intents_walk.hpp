#pragma once

#include "dossier/walk_plan.hpp"
#include "workbench/intents.hpp"

/// What the screen of walks can ask for.
namespace vigie::workbench {

struct ChooseWalk {
    std::int64_t id = 0;
};
struct ChooseStop {
    std::int64_t id = 0;
};
/// A new walk; with `of_selection` it stops at the residences that are selected.
struct PlanWalk {
    std::string name, date, zone;
    bool of_selection = false;
};
struct AddStop {
    core::Projected at; ///< metres of the project; named after a residence within 30 m
    bool is_bend = false;
};
struct MoveStop {
    std::int64_t id = 0;
    core::Projected at;
};
struct WriteStop {
    std::int64_t id = 0;
    std::string name, look_at;
    core::GroundOwner ground = core::GroundOwner::to_clarify;
};
enum class WalkEdit { up, down, remove };
/// Of the chosen stop.
struct EditStop {
    WalkEdit edit = WalkEdit::up;
};
/// How clean it was, in place of what was marked before.
struct MarkStop {
    core::StopMarks marks;
};
struct WriteFinding {
    std::int64_t id = 0, stop = 0; ///< 0 = a new one; no stop
    std::string theme, what, due, photos;
    core::FindingOwner owner = core::FindingOwner::landlord;
};
struct SettleFinding {
    std::int64_t id = 0;
    core::FindingState state = core::FindingState::solved;
};
struct RemoveFinding {
    std::int64_t id = 0;
};

void apply(Workbench& workbench, ChooseWalk const& intent);
void apply(Workbench& workbench, ChooseStop const& intent);
void apply(Workbench& workbench, PlanWalk const& intent);
void apply(Workbench& workbench, AddStop const& intent);
void apply(Workbench& workbench, MoveStop const& intent);
void apply(Workbench& workbench, WriteStop const& intent);
void apply(Workbench& workbench, EditStop const& intent);
void apply(Workbench& workbench, MarkStop const& intent);
void apply(Workbench& workbench, WriteFinding const& intent);
void apply(Workbench& workbench, SettleFinding const& intent);
void apply(Workbench& workbench, RemoveFinding const& intent);

/// Of the walk shown, by a short way; the first stop stays.
void order_walk(Workbench& workbench);
void remove_walk(Workbench& workbench);

}
